#!/usr/bin/env python3
"""Whether a confidence means what it says: for each kind of entry, the share of right ones among those of like confidence, on the dev part of the corpus.

    bench/accuracy --data FOLDER calibration           expected calibration error (ten bins; Guo et al. 2017), in hundredths
    bench/calibration.py --data FOLDER --reset                     data/confidence/ as if every score meant what it says; then build, and
    bench/calibration.py --data FOLDER --fit statements events     fits these tables by isotonic regression; then build again, and
    bench/calibration.py --data FOLDER --fit meetings positions    these, whose scores are made of those; then build again

Right is a statement whose speaker, act and content are; an event whose trigger, type and status are; a meeting that is one, with its phase; a position with its
stance. The error of tables fitted on the same documents would flatter them, so --fit also prints that of tables fitted on the other half of the documents.
Tested by bench/tests/calibration_test.py.
"""
import argparse
import os
import sys

import own_corpus
from agree import layers_of
from compare import Comparison, Tally, assign, character_f1, overlap
from record import record_of

HERE = os.path.dirname(os.path.abspath(__file__))
TABLES = os.path.join(HERE, '../data/confidence')
KINDS = ('statements', 'events', 'meetings', 'positions')
BINS = 10
SMALLEST = 25           # entries of one knot: fewer follow the chance of a hundred meetings


def judged(gold, ours, layers):
    """{kind: [(confidence, right)]} of one document, of the layers that gold has in full."""
    c = Comparison(gold, ours, layers, Tally())
    right = {kind: set() for kind in KINDS}
    for i, j in c.statements:
        g, o = gold['statements'][i], ours['statements'][j]
        if g['act'] == o['act'] and c.same_speaker(g, o) and character_f1(g['content'], o['content']) >= 0.8:
            right['statements'].add(j)
    for i, j in c.events:
        g, o = gold['events'][i], ours['events'][j]
        if g['type'] == o['type'] and g['status'] == o['status']:
            right['events'].add(j)
    events = lambda m: {c.event_of.get(e) for e in m['events']} - {None}
    for i, j in assign(gold['meetings'], ours['meetings'], lambda g, o: len(set(g['events']) & events(o))):
        if gold['meetings'][i]['phase'] == ours['meetings'][j]['phase']:
            right['meetings'].add(j)
    same = lambda g, o: overlap([g['span']], [o['span']]) and c.actors.get(o['actor']) == g['actor']
    for i, j in assign(gold['positions'], ours['positions'], same):
        if gold['positions'][i]['stance'] == ours['positions'][j]['stance']:
            right['positions'].add(j)
    return {kind: [(o['confidence'], j in right[kind]) for j, o in enumerate(ours[kind])] for kind in KINDS if kind in layers}


def judged_documents(data, program):
    """Per document its judged() of the dev part."""
    out = []
    for kind in own_corpus.KINDS:
        documents = list(own_corpus.documents_of(kind, 'dev', data))
        for document, record in zip(documents, own_corpus.read(program, documents)):
            out.append(judged(record_of(document, notice=False), record, layers_of(document)))
    return out


def pooled(documents, kind):
    return [pair for d in documents for pair in d.get(kind, [])]


def error(pairs):
    """Expected calibration error, in hundredths: over ten bins of confidence, the mean distance from the share that is right."""
    bins = [[] for _ in range(BINS)]
    for confidence, right in pairs:
        bins[min(BINS - 1, int(confidence * BINS))].append((confidence, right))
    gap = lambda b: abs(sum(c for c, _ in b) - sum(r for _, r in b))
    return 100 * sum(gap(b) for b in bins if b) / max(1, len(pairs))


def fitted(pairs):
    """Knots (score, share): pool adjacent violators, over groups of at least SMALLEST entries of neighbouring scores."""
    pairs = sorted(pairs, key=lambda pair: pair[0])    # by score alone: of equal scores the wrong ones must not stand first
    groups = [pairs[i:i + SMALLEST] for i in range(0, len(pairs), SMALLEST)]
    if len(groups) > 1 and len(groups[-1]) < SMALLEST:
        last = groups.pop()
        groups[-1] += last
    blocks = []
    for group in groups:
        blocks.append([sum(c for c, _ in group), sum(r for _, r in group), len(group)])
        while len(blocks) > 1 and blocks[-2][1] / blocks[-2][2] >= blocks[-1][1] / blocks[-1][2]:
            last = blocks.pop()
            blocks[-1] = [a + b for a, b in zip(blocks[-1], last)]
    knots = []
    for score, right, count in blocks:
        knot = (round(score / count, 3), round(right / count, 3))
        if not knots or knot[0] > knots[-1][0]:
            knots.append(knot)
    return knots


def at(knots, score):
    """As rapporteur/base/curve.cc."""
    for (x0, y0), (x1, y1) in zip(knots, knots[1:]):
        if x0 <= score <= x1:
            return y0 + (score - x0) / (x1 - x0) * (y1 - y0)
    return knots[0][1] if score < knots[0][0] else knots[-1][1]


def is_reset(kind):
    """Whether the table leaves scores as they are; only then are those of the records the stage's own."""
    with open(os.path.join(TABLES, kind + '.tsv'), encoding='utf8') as f:
        return [line.split() for line in f if not line.startswith('#')] == [['0', '0'], ['1', '1']]


def write(kind, knots):
    path = os.path.join(TABLES, kind + '.tsv')
    with open(path, encoding='utf8') as f:
        head = [line for line in f if line.startswith('#')]
    with open(path, 'w', encoding='utf8') as f:
        f.writelines(head + [f'{x:g}\t{y:g}\n' for x, y in knots])


def crossed(documents, kind):
    """Entries with the confidence that the other half's table gives them."""
    halves = documents[::2], documents[1::2]
    out = []
    for mine, other in (halves, halves[::-1]):
        knots = fitted(pooled(other, kind)) or [(0, 0), (1, 1)]
        out += [(at(knots, c), r) for c, r in pooled(mine, kind)]
    return out


def score(data, program):
    """A row for bench/accuracy."""
    documents = judged_documents(data, program)
    yield 'calibration', {kind: error(pooled(documents, kind)) for kind in KINDS}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('--data', required=True)
    a.add_argument('--program', default=os.path.join(HERE, '../build/release/rapporteur'))
    a.add_argument('--model')
    what = a.add_mutually_exclusive_group(required=True)
    what.add_argument('--fit', nargs='+', choices=KINDS, metavar='KIND')
    what.add_argument('--reset', action='store_true')
    a = a.parse_args()
    if a.reset:
        for kind in KINDS:
            write(kind, [(0, 0), (1, 1)])
        return

    class Program:
        command = [a.program, 'read', '--force'] + (['--model', a.model] if a.model else [])
    documents = judged_documents(a.data, Program)
    for kind in a.fit:
        if not is_reset(kind):
            sys.exit(f'data/confidence/{kind}.tsv is fitted already: --reset it and build before')
        pairs = pooled(documents, kind)
        if not pairs:
            sys.exit(f'no {kind} to fit')
        knots = fitted(pairs)
        print(f'{kind:12}{len(pairs)} entries, error {error(pairs):.1f} before, {error(crossed(documents, kind)):.1f} by the other half\'s table')
        write(kind, knots)


if __name__ == '__main__':
    main()
