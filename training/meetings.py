#!/usr/bin/env python3
"""Fits the weights by which what is hardly a meeting is left out (data/meetings/worth.tsv).

    python3 training/meetings.py --features F --model MODEL --data FOLDER [--out data/meetings/worth.tsv]

F is build/release/apps/dev/meeting_features. The training part of the corpus is read, articles, passages about meetings and real news (FOLDER holds its
words, as for bench/accuracy), and a meeting counts as one where it is paired with an annotated one (corpus/compare.py). Logistic regression with a
Gaussian prior, as in training/happenings.py. Needs scipy. The scores: bench/accuracy corpus. Then fit the confidence: bench/calibration.py.
"""
import argparse
import json
import os
import subprocess
import sys
import tempfile

import numpy as np

from happenings import ROOT, fit, write_table

sys.path[:0] = [os.path.join(ROOT, 'bench'), os.path.join(ROOT, 'corpus')]

KINDS = ('articles', 'passages', 'real news')


def documents_of(split, data):
    """Those in which every meeting is annotated: of passages, the ones that have any."""
    import own_corpus
    for kind in KINDS:
        for document in own_corpus.documents_of(kind, split, data):
            if 'meetings' in own_corpus.layers_of(document) and (kind != 'passages' or list(document.of_kind('meeting'))):
                yield document


def records_of(documents, program, model):
    import own_corpus
    with tempfile.NamedTemporaryFile('w', suffix='.jsonl', encoding='utf8') as file:
        file.writelines(json.dumps(own_corpus.as_input(d)) + '\n' for d in documents)
        file.flush()
        out = subprocess.run([program, model, file.name], capture_output=True, check=True, text=True)
    return [json.loads(line) for line in out.stdout.splitlines()]


def judged(document, record):
    """(features, whether it is a meeting) of each of the record's."""
    import own_corpus
    from compare import assign
    c = own_corpus.Comparison(own_corpus.record_of(document, notice=False), record, own_corpus.layers_of(document), own_corpus.Tally())
    parties = lambda m: {c.actors.get(p) for p in m['parties']} - {None}
    events = lambda m: {c.event_of.get(e) for e in m['events']} - {None}
    weight = lambda g, o: 2 * len(set(g['events']) & events(o)) + len(set(g['parties']) & parties(o))
    found = {j for _, j in assign(c.gold['meetings'], c.ours['meetings'], weight)}
    return [(features, j in found) for j, features in enumerate(record['features'])]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--features', required=True)
    arguments.add_argument('--model', required=True)
    arguments.add_argument('--data', required=True)
    arguments.add_argument('--out', default=os.path.join(ROOT, 'data/meetings/worth.tsv'))
    given = arguments.parse_args()
    documents = list(documents_of('train', given.data))
    records = records_of(documents, given.features, given.model)
    told = [one for document, record in zip(documents, records) for one in judged(document, record)]
    names = list(told[0][0])
    targets = np.array([float(right) for _, right in told])
    weights = fit(np.array([list(features.values()) for features, _ in told]), targets)
    write_table(given.out, names, weights, (
        '# What is told of a meeting (meetings/worth.cc), and what it says for its being one: weights of a logistic regression, fitted by\n'
        f'# training/meetings.py to {len(targets)} that the program gathers in the training part of corpus/ ({targets.sum():.0f} of them are one).\n'
        '#   feature   weight (example: "told_twice" is "They will meet … the talks" and speaks for; "not" is "has not met" and speaks against)\n'))
    print(f'{len(targets)} meetings, {targets.sum():.0f} of them one')


if __name__ == '__main__':
    main()
