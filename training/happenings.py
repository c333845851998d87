#!/usr/bin/env python3
"""Fits the weights by which accounts of different articles are compared (data/happenings/weights.tsv).

    python3 training/happenings.py --pairs P --program R [--others RECORDS] [--out data/happenings/weights.tsv]

P is build/release/apps/dev/account_pairs, R the program. The training threads of the corpus are read by the program; its events
are paired with the annotated ones (corpus/compare.py), and a pair of accounts counts as one happening as far as their events
do. RECORDS are those of real news (read --format json): accounts of articles that were published more than two months apart are no
happening, however alike, and teach what stories of the same parties have in common; they are learned from as if they had been published
in one month. Logistic regression with a Gaussian prior, by L-BFGS. Needs scipy. The scores: bench/accuracy record.
"""
import argparse
import collections
import datetime
import json
import os
import subprocess
import sys
import tempfile

import numpy as np
from scipy.optimize import minimize

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
sys.path[:0] = [os.path.join(ROOT, 'bench'), os.path.join(ROOT, 'corpus')]

PRIOR = 0.5                   # inverse variance of a weight
FAR_DAYS = 60
OTHER_THREADS = 0.2           # share of the pairs from two threads, which are never one happening, that is learned from


def gold_of(split, program):
    """The records the program makes of the split's articles, and {(article, event): (thread, happening)}."""
    import own_corpus
    documents = list(own_corpus.documents_of('articles', split, None))
    records = own_corpus.read(program, documents)
    return records, gold_pairs(documents, records)


def gold_pairs(documents, records):
    """{(article, event): (thread, happening)} of the records' events that are annotated ones."""
    import own_corpus
    from compare import assign, event_weight
    gold = {}
    for document, record in zip(documents, records):
        marked = own_corpus.record_of(document, notice=False)['events']
        for i, j in assign(marked, record['events'], event_weight):
            word = marked[i].get('happening') or f'{document.id} {i}'
            gold[record['article']['id'], record['events'][j]['id']] = document.id.split('/')[0], word
    return gold


def pairs_of(records, program):
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as file:
        file.writelines(json.dumps(r) + '\n' for r in records)
        file.flush()
        out = subprocess.run([program, file.name], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def is_one(pair, gold):
    """How far two accounts tell of one happening, 0 to 1, and whether of one thread; nothing where no event is annotated."""
    sides = [collections.Counter(gold[side['article'], e] for e in side['events'] if (side['article'], e) in gold)
             for side in (pair['first'], pair['second'])]
    if not all(sides):
        return None
    together = sum(n * sides[1][word] for word, n in sides[0].items())
    threads = [next(iter(side))[0] for side in sides]
    return together / (sum(sides[0].values()) * sum(sides[1].values())), threads[0] == threads[1]


def strangers(path, program, count, chance):
    """Features of pairs of accounts of articles that are more than two months apart, as if published within one."""
    with open(path, encoding='utf8') as file:
        records = [json.loads(line) for line in file]
    days = {r['article']['id']: r['article'].get('published', '')[:10] for r in records}
    records = [r for r in records if days[r['article']['id']]]
    day = lambda side: datetime.date.fromisoformat(days[side['article']])
    pairs = [p['features'] for p in pairs_of(records, program) if abs(day(p['first']) - day(p['second'])).days > FAR_DAYS]
    chance.shuffle(pairs)
    for features in pairs[:count]:
        yield list({**features, 'published_apart': chance.rand() / 2}.values())


def fit(features, targets, counts=1.0):
    """Weights, the bias last; `counts`: how often each row is counted."""
    table = np.hstack([features, np.ones((len(features), 1))])

    def loss(weights):
        z = table @ weights
        error = np.logaddexp(0, z) - targets * z
        slope = table.T @ (counts * (1 / (1 + np.exp(-z)) - targets)) + PRIOR * weights
        return (counts * error).sum() + PRIOR / 2 * weights @ weights, slope
    return minimize(loss, np.zeros(table.shape[1]), jac=True, method='L-BFGS-B').x


def write_table(path, names, weights, head):
    with open(path, 'w', encoding='utf8') as out:
        out.write(head)
        out.writelines(f'{name}\t{weight:.3f}\n' for name, weight in zip(names + ['bias'], weights))


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--pairs', required=True)
    arguments.add_argument('--program', required=True)
    arguments.add_argument('--others')
    arguments.add_argument('--count', type=int, default=2000)
    arguments.add_argument('--out', default=os.path.join(ROOT, 'data/happenings/weights.tsv'))
    given = arguments.parse_args()

    class Program:
        command = [given.program, 'read', '--quiet']
    records, gold = gold_of('train', Program)
    chance = np.random.RandomState(0)
    features, targets = [], []
    for pair in pairs_of(records, given.pairs):
        told = is_one(pair, gold)
        if told is None or (not told[1] and chance.rand() > OTHER_THREADS):
            continue
        features.append(list(pair['features'].values()))
        names = list(pair['features'])
        targets.append(told[0])
    for others in strangers(given.others, given.pairs, given.count, chance) if given.others else ():
        features.append(others)
        targets.append(0)
    weights = fit(np.array(features), np.array(targets))
    write_table(given.out, names, weights, (
        '# What two accounts have in common or not (happenings/likeness.cc), and what it says for one happening: weights of a logistic\n'
        f'# regression, fitted by training/happenings.py to {len(targets)} pairs of the corpus\'s training threads ({sum(targets):.0f} of them one).\n'
        '#   feature   weight (example: "swapped" is who attacked whom the other way round, and speaks against)\n'))
    print(f'{len(targets)} pairs, {sum(targets):.1f} one happening')


if __name__ == '__main__':
    main()
