"""PLOVER root codes of PLV_train's dev third (every third row), from raw text: the event whose participants are the marked actors, CONCEDE and RETREAT merged as
YIELD there; and with the marked actors given, by build/release/apps/dev/event_between. As ../shared/tools/score_layers.py counts it.
Tested by bench/tests/calibration_test.py.
"""
import json
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.join(HERE, '../training'))   # behind this folder: both have a semantics.py

from events import marked_actors, plv_rows  # noqa: E402

ROOT = {'CONCEDE': 'YIELD', 'RETREAT': 'YIELD'}
QUAD = dict(AGREE=1, CONSULT=1, SUPPORT=1, YIELD=1, COOPERATE=2, AID=2, REQUEST=3, ACCUSE=3, REJECT=3, THREATEN=3, PROTEST=4, SANCTION=4, MOBILIZE=4,
            COERCE=4, ASSAULT=4)


def rows_of(data):
    """Of the dev third those whose marks are whole: (sentence, source, target, root)."""
    rows = plv_rows(os.path.join(data, 'events/plv/PLV_train.tsv'), dev=True)
    marked = [(marked_actors(r), r['gold_root']) for r in rows]
    return [(*m, root) for m, root in marked if m is not None]


def touches(span, other):
    return span[0] < other[1] and other[0] < span[1]


def coded(record, source, target):
    """The root of the event that has most of the two as its participants; 'NONE' without any event."""
    best = None
    for k, event in enumerate(record['events']):
        has = lambda roles, span: any(p['role'] in roles and 'span' in p and touches(p['span'], span) for p in event['participants'])
        others = [p for p in event['participants'] if p['role'] != 'actor' or not ('span' in p and touches(p['span'], source))]
        second = any('span' in p and touches(p['span'], target) for p in others)
        found = (has(('actor',), source) + second, -k)
        if best is None or found > best[0]:
            best = found, event['type']
    return ROOT.get(best[1], best[1]) if best else 'NONE'


def macro_f1(gold, ours):
    scores = []
    for k in sorted(set(gold), key=str):
        right = sum(g == o == k for g, o in zip(gold, ours))
        scores.append(2 * right / (gold.count(k) + ours.count(k)))
    return sum(scores) / len(scores)


def given(rows, model):
    """Roots with the marked actors given, by the dev program; None where it was not built."""
    program = os.path.join(HERE, '../build/release/apps/dev/event_between')
    if not os.path.exists(program):
        return None
    lines = ''.join(json.dumps({'text': t, 'actor': s, 'recipient': r}) + '\n' for t, s, r, _ in rows)
    out = subprocess.run([program] + ([model] if model else []), input=lines.encode('utf8'), capture_output=True, check=True)
    return [ROOT.get(t, t) for t in out.stdout.decode('utf8').split()]


def row_of(gold, ours):
    quads = [[QUAD.get(k, 0) for k in side] for side in (gold, ours)]
    return {'root macro-F1': 100 * macro_f1(gold, ours), 'quad macro-F1': 100 * macro_f1(*quads),
            'root accuracy': 100 * sum(g == o for g, o in zip(gold, ours)) / len(gold), 'coded': 100 * sum(o != 'NONE' for o in ours) / len(ours)}


def score(data, program):
    rows = rows_of(data)
    gold = [root for *_, root in rows]
    records = program.read([text for text, *_ in rows])
    yield 'PLV dev, raw text', row_of(gold, [coded(r, s, t) for r, (_, s, t, _) in zip(records, rows)])
    ours = given(rows, program.command[program.command.index('--model') + 1] if '--model' in program.command else None)
    if ours is not None:
        yield 'PLV dev, actors given', row_of(gold, ours)
