"""What a person should look at again: things that are no mistakes of the form and seldom right. `corpus/corpus check --doubts`.

Tested by corpus/tests/form_test.py.
"""
import form

PRONOUNS = frozenset('he she him her his hers they them their theirs'.split())


def doubts(document):
    """(line, what) of each."""
    yield from doubtful_events(document)
    yield from doubtful_statements(document)
    if document.header['genre'] not in ('passage', 'news'):
        yield from unmarked(document)


def doubtful_events(document):
    statements, events = document.of_kind('statement'), document.of_kind('event')
    for event in events:
        trigger = event.values['trigger'][0]
        inside = {s.id for s in statements for c in s.values.get('content', []) if holds(c, trigger)}
        told = set(event.values['according'][0].split(',')) - {'none'}
        if inside != told:
            yield event.line, f'{event.id} stands in the content of {", ".join(sorted(inside)) or "none"}, and has according={event.values["according"][0]}'
        disputed = set(event.values.get('disputed', [''])[0].split(','))
        if disputed & told:
            yield event.line, f'{event.id} is disputed by the statement that tells it'
    for i, a in enumerate(events):
        for b in events[i + 1:]:
            same = a.words[0] == b.words[0] and set(a.values['trigger']) & set(b.values['trigger'])
            if same and 'denied' in (a.words[1], b.words[1]):
                yield b.line, f'{a.id} and {b.id} have one trigger: one predicate is one event'


def doubtful_statements(document):
    for s in document.of_kind('statement'):
        if s.words[0] == 'ask' and 'cue' not in s.values:
            yield s.line, f'{s.id} is a question without a cue: a journalist\'s is no statement'


def unmarked(document):
    """Names of declared actors and personal pronouns that no annotation covers."""
    covered = {}
    for span in spans_of(document):
        covered.setdefault(span.sentence, []).append(span)
    for i, sentence in enumerate(document.sentences):
        for begin, end, what in candidates(document, sentence.text):
            if not any(c.begin < end and begin < c.end for c in covered.get(i, [])):
                yield sentence.line, f'"{what}" is no mention'


def candidates(document, text):
    for actor in document.actors.values():
        if actor.kind == 'unnamed' or not actor.name[:1].isupper():
            continue
        name = actor.name.split()[-1] if actor.kind == 'person' else actor.name
        for begin, end in form.occurrences(text, name):
            yield begin, end, name
    lower = text.lower()
    for pronoun in PRONOUNS:
        for begin, end in form.occurrences(lower, pronoun):
            yield begin, end, pronoun


def spans_of(document):
    for mention in document.mentions:
        yield mention.span
    for entry in document.entries.values():
        for key, values in entry.values.items():
            for value in values:
                if isinstance(value, form.Span) and entry.kind == 'place':
                    yield value
                elif isinstance(value, tuple):
                    yield from (v for v in value if isinstance(v, form.Span))


def holds(outer, inner):
    return outer.sentence == inner.sentence and outer.begin <= inner.begin and inner.end <= outer.end
