#!/usr/bin/env python3
"""Fits how events of one article are told to be one happening (data/frames/same_deed.tsv, data/frames/senses.tsv).

    python3 training/same_deed.py --pairs P --model M --data FOLDER [--out data/frames]

P is build/release/apps/dev/event_pairs, M the model, FOLDER the open corpora (training/README.md). The articles, passages and real news of the
corpus's training part are read by the program; its events are paired with the annotated ones, and two of them are one happening if their
annotations say so. Whole articles count twice: they are what a reader has. A weight per feature and the senses of the contexts (a bilinear
likeness of low rank, Chechik et al. 2010) are fitted together, with Gaussian priors, by L-BFGS. The tables fit the model that was given, no
other. Needs scipy. The scores: bench/accuracy record. Tested in training/tests/same_deed_test.py.
"""
import argparse
import json
import os
import subprocess
import tempfile

import numpy as np
from scipy.optimize import minimize

from happenings import PRIOR, ROOT, gold_pairs, write_table

WEIGHTS = {'articles': 2.0, 'passages': 1.0, 'real news': 1.0}
SENSE = 'sense'               # the feature that the senses give; its weight is 1
SIZE = 16                     # numbers of a sense, as in events/senses.h
SENSE_PRIOR = 10.0            # inverse variance of a number of the projection: with 3 the training part is learned by heart, with 30 less is
STEPS = 100


class Pairs:
    """Pairs of events, row by row: features, whether one happening, how often counted, and the rows of their contexts."""

    def __init__(self):
        self.names, self.features, self.targets, self.counts, self.first, self.second, self.contexts = None, [], [], [], [], [], []

    def add(self, record, gold, count):
        row = {e['id']: len(self.contexts) + i for i, e in enumerate(record['events'])}
        word = {e['id']: gold.get((record['article']['id'], e['id'])) for e in record['events']}
        self.contexts += record['contexts']
        for pair in record['pairs']:
            one, other = word[pair['first']], word[pair['second']]
            if one is None or other is None:
                continue
            self.names = [name for name in pair['features'] if name != SENSE]
            self.features.append([pair['features'][name] for name in self.names])
            self.targets.append(one == other)
            self.counts.append(count)
            self.first.append(row[pair['first']])
            self.second.append(row[pair['second']])


def fit(pairs, size=SIZE, steps=STEPS):
    """Weights of the features, the bias last, and the projection of a context to a sense: contexts' width by size."""
    table = np.hstack([np.array(pairs.features, float), np.ones((len(pairs.features), 1))])
    contexts, targets = np.array(pairs.contexts, float), np.array(pairs.targets, float)
    counts, first, second = np.array(pairs.counts), np.array(pairs.first), np.array(pairs.second)
    width = table.shape[1]

    def loss(values):
        weights, projection = values[:width], values[width:].reshape(-1, size)
        senses = contexts @ projection
        z = table @ weights + (senses[first] * senses[second]).sum(1)
        error = counts * (1 / (1 + np.exp(-z)) - targets)
        by_first, by_second = error[:, None] * senses[second], error[:, None] * senses[first]
        slope = np.stack([np.bincount(first, by_first[:, k], len(senses)) + np.bincount(second, by_second[:, k], len(senses))
                          for k in range(size)], 1)
        total = (counts * (np.logaddexp(0, z) - targets * z)).sum()
        total += PRIOR / 2 * weights @ weights + SENSE_PRIOR / 2 * (projection ** 2).sum()
        return total, np.concatenate([table.T @ error + PRIOR * weights, (contexts.T @ slope + SENSE_PRIOR * projection).ravel()])
    # the projection begins off 0, where its slope is 0
    start = np.random.RandomState(0).randn(contexts.shape[1] * size) / np.sqrt(contexts.shape[1])
    found = minimize(loss, np.concatenate([np.zeros(width), start]), jac=True, method='L-BFGS-B', options={'maxiter': steps}).x
    return found[:width], found[width:].reshape(-1, size)


def read(program, model, documents):
    import own_corpus
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as file:
        file.writelines(json.dumps(own_corpus.as_input(d)) + '\n' for d in documents)
        file.flush()
        out = subprocess.run([program, model, file.name], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def write_senses(path, projection):
    with open(path, 'w', encoding='utf8') as out:
        out.write('# What each number of a context (the two vectors of an event\'s word, 768 numbers) adds to its sense (events/senses.cc): a line per number.\n'
                  '# Fitted by training/same_deed.py together with same_deed.tsv, to the vectors of the shipped model and no other.\n'
                  '#   sixteen weights (example: no line says anything by itself; "shelled" and "the bombardment" have senses whose product is large)\n')
        out.writelines('\t'.join(f'{value:.2f}' for value in row) + '\n' for row in projection)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--pairs', required=True)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--data', required=True)
    arguments.add_argument('--out', default=os.path.join(ROOT, 'data/frames'))
    given = arguments.parse_args()
    import own_corpus
    pairs = Pairs()
    for kind, count in WEIGHTS.items():
        documents = list(own_corpus.documents_of(kind, 'train', given.data))
        records = read(given.pairs, given.model, documents)
        gold = gold_pairs(documents, records)
        for record in records:
            pairs.add(record, gold, count)
    weights, projection = fit(pairs)
    at = pairs.names.index('type_vectors') + 1
    write_table(os.path.join(given.out, 'same_deed.tsv'), pairs.names[:at] + [SENSE] + pairs.names[at:], np.insert(weights, at, 1.0), (
        '# What two events of one article have in common or not (events/same_deed.cc), and what it says for one happening: weights of a\n'
        f'# logistic regression, fitted by training/same_deed.py to {len(pairs.targets)} pairs of the corpus\'s training part ({sum(pairs.targets)} of them one).\n'
        '#   feature   weight (example: "swapped" is who attacked whom the other way round, and speaks against)\n'))
    write_senses(os.path.join(given.out, 'senses.tsv'), projection)
    print(f'{len(pairs.targets)} pairs, {sum(pairs.targets)} one happening')


if __name__ == '__main__':
    main()
