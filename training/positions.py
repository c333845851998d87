#!/usr/bin/env python3
"""Fits the weights by which positions are ranked (data/positions/weights.tsv) to the training part of the corpus.

    python3 training/positions.py --program R --data FOLDER [--model FILE]        then bench/calibration.py --reset and --fit positions

R is the program. Its positions on the training documents are right where a person marked one of the same actor and stance whose issue
overlaps; logistic regression with a Gaussian prior, by Newton's method. What the program knows of a position says little of whether people mark it (area
under the ROC curve 0.58, by ten folds): they choose what others may follow. Tested by training/tests/positions_test.py.
"""
import argparse
import os
import sys

import numpy as np

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..')
sys.path[:0] = [os.path.join(ROOT, 'bench'), os.path.join(ROOT, 'corpus')]

TABLE = os.path.join(ROOT, 'data/positions/weights.tsv')
FEATURES = ('always', 'deed', 'headline', 'lead', 'state', 'event', 'offers', 'rejects')
PRIOR = 1.0                   # inverse variance of a weight, but that of "always"
OWN_DEED = 'a deed of its own'


def features_of(record, position):
    """As Reader::score of rapporteur/positions/positions.cc."""
    actor = next(a for a in record['actors'] if a['id'] == position['actor'])
    begin = position['span'][0]
    part = next((s['part'] for s in record['sentences'] if s['span'][0] <= begin < s['span'][1]), 'body')
    told = {'always': True, 'deed': OWN_DEED in position['reason'], 'headline': part == 'title', 'lead': part == 'lead',
            'state': actor['kind'] == 'state', 'event': 'event' in position, position['stance']: True}
    return [float(told.get(f, False)) for f in FEATURES]


def fitted(x, y):
    x, y = np.array(x, float), np.array(y, float)
    prior = np.full(x.shape[1], PRIOR)
    prior[0] = 0
    weights = np.zeros(x.shape[1])
    for _ in range(100):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - y) + prior * weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + np.diag(prior + 1e-9), gradient)
    return weights


def examples(program, data):
    import own_corpus
    from agree import layers_of
    from calibration import judged
    from record import record_of
    x, y = [], []
    for kind in own_corpus.KINDS:
        documents = [d for d in own_corpus.documents_of(kind, 'train', data) if 'positions' in layers_of(d)]
        for document, record in zip(documents, own_corpus.read(program, documents) if documents else ()):
            right = judged(record_of(document, notice=False), record, layers_of(document)).get('positions', [])
            for position, (_, is_right) in zip(record['positions'], right):
                x.append(features_of(record, position))
                y.append(is_right)
    return x, y


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('--program', required=True)
    a.add_argument('--model')
    a.add_argument('--data', required=True, help='the unpacked corpora, for the real news')
    a = a.parse_args()

    class Program:
        command = [a.program, 'read', '--force'] + (['--model', a.model] if a.model else [])
    x, y = examples(Program, a.data)
    print(f'{len(y)} positions, {sum(y)} right')
    with open(TABLE, encoding='utf8') as f:
        head = [line for line in f if line.startswith('#')]
    with open(TABLE, 'w', encoding='utf8') as f:
        f.writelines(head + [f'{name}\t{weight:.2f}\n' for name, weight in zip(FEATURES, fitted(x, y))])


if __name__ == '__main__':
    main()
