"""Who comes to a meeting and who does not, as training targets: a tag of the word that names somebody in the sentence that tells it ("Sudan, which had not been
asked": *Sudan*, or *which*, excluded). From the own corpus's documents that tell of meetings. Tested by training/tests/attendance_test.py.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus'))

import words as closed_lists  # noqa: E402

LABELS = ['O'] + list(closed_lists.ATTENDANCE)
PARTIES = ('actor', 'recipient', 'host', 'mediator', 'beneficiary', 'speaker', 'addressee')


def of_document(document):
    """[(span, how)] of everybody whose coming the document tells; None where it is not annotated for meetings."""
    meetings = list(document.of_kind('meeting'))
    layers = document.header.get('layers')
    if not meetings and (layers is None or 'meetings' not in layers.split()):
        return None
    out = {}
    for meeting in meetings:
        for who, how, entry in meeting.values.get('attendance', []):
            span = told_at(document, who, document.entries[entry] if entry else meeting)
            if span is not None:
                out.setdefault(span, how)
    return sorted(out.items())


def told_at(document, who, entry):
    """Where an entry names somebody, or another of its sentence does; None where none does."""
    of = lambda e: [span for role in PARTIES for actor, span in e.values.get(role, []) if actor == who and span is not None]
    beside = [e for e in document.entries.values() if e.sentence == entry.sentence and e.id != entry.id]
    spans = of(entry) + [s for e in beside for s in of(e)] + [m.span for m in document.mentions if m.actor == who]
    return next((s for s in spans if s.sentence == entry.sentence), None)


def of_paragraph(told, text, covered, tree):
    """Per word the index of its label; None where nothing is told of the paragraph."""
    if told is None:
        return None
    out = [0] * len(tree.heads)
    for span, how in told:
        inside = covered(text.span(span))
        if inside:
            out[tree.head_of(inside)] = LABELS.index(how)
    return out
