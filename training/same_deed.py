#!/usr/bin/env python3
"""Fits the weights by which events of one article are told to be one happening (data/frames/same_deed.tsv).

    python3 training/same_deed.py --pairs P --model M --data FOLDER [--out data/frames/same_deed.tsv]

P is build/release/apps/dev/event_pairs, M the model, FOLDER the open corpora (training/README.md). The articles, passages and real news of the
corpus's training part are read by the program; its events are paired with the annotated ones, and two of them are one happening if their
annotations say so. Whole articles count twice: they are what a reader has. Needs scipy. The scores: bench/accuracy record.
"""
import argparse
import json
import os
import subprocess
import tempfile

import numpy as np
from happenings import ROOT, fit, gold_pairs, write_table

WEIGHTS = {'articles': 2.0, 'passages': 1.0, 'real news': 1.0}


def read(program, model, documents):
    import own_corpus
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as file:
        file.writelines(json.dumps(own_corpus.as_input(d)) + '\n' for d in documents)
        file.flush()
        out = subprocess.run([program, model, file.name], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--pairs', required=True)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--data', required=True)
    arguments.add_argument('--out', default=os.path.join(ROOT, 'data/frames/same_deed.tsv'))
    given = arguments.parse_args()
    import own_corpus
    features, targets, counts, names = [], [], [], None
    for kind, weight in WEIGHTS.items():
        documents = list(own_corpus.documents_of(kind, 'train', given.data))
        records = read(given.pairs, given.model, documents)
        gold = gold_pairs(documents, records)
        for record in records:
            word = {e['id']: gold.get((record['article']['id'], e['id'])) for e in record['events']}
            for pair in record['pairs']:
                one, other = word[pair['first']], word[pair['second']]
                if one is None or other is None:
                    continue
                names = list(pair['features'])
                features.append(list(pair['features'].values()))
                targets.append(one == other)
                counts.append(weight)
    weights = fit(np.array(features), np.array(targets, float), np.array(counts))
    write_table(given.out, names, weights, (
        '# What two events of one article have in common or not (events/same_deed.cc), and what it says for one happening: weights of a\n'
        f'# logistic regression, fitted by training/same_deed.py to {len(targets)} pairs of the corpus\'s training part ({sum(targets)} of them one).\n'
        '#   feature   weight (example: "swapped" is who attacked whom the other way round, and speaks against)\n'))
    print(f'{len(targets)} pairs, {sum(targets)} one happening')


if __name__ == '__main__':
    main()
