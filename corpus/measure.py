"""What is in the corpus, and how varied it is: the tables of corpus/README.md, made by `corpus/corpus measure`."""
import collections
import json
import os
import re
import subprocess
import tempfile

import form
import words
from record import text_of


def group_of(document):
    return document.id.split('/')[0]


def kind_of(document):
    return {'passage': 'passages', 'news': 'real news'}.get(document.header['genre'], 'articles')


def count_words(text):
    return len(re.findall(r"\w[\w'’-]*", text))


def row(*cells):
    return '| ' + ' | '.join(str(c) for c in cells) + ' |'


def table(head, rows):
    return '\n'.join([row(*head), '|' + '---|' * len(head), *(row(*r) for r in rows)])


def sizes(documents, splits):
    rows = []
    for kind in ('articles', 'passages', 'real news'):
        for split in ('train', 'dev', 'test'):
            some = [d for d in documents if kind_of(d) == kind and splits.get(group_of(d)) == split]
            if some:
                entries = collections.Counter(e.kind for d in some for e in d.entries.values())
                sentences = [s for d in some for s in d.sentences]
                rows.append((kind, split, len(some), len(sentences), sum(count_words(s.text) for s in sentences) or '-',
                             *(entries[k] for k in ('statement', 'event', 'meeting', 'position')),
                             sum(len(e.values.get('attendance', [])) for d in some for e in d.of_kind('meeting'))))
    return table(('', 'part', 'documents', 'sentences', 'words', 'statements', 'events', 'meetings', 'positions', 'attendances'), rows)


def counts(documents, kind, position, order):
    parts = ('articles', 'passages', 'real news')
    seen = collections.Counter((kind_of(d), e.words[position]) for d in documents for e in d.of_kind(kind))
    return table(('', *parts, 'all'), [(w, *(seen[p, w] for p in parts), sum(seen[p, w] for p in parts)) for w in order])


def variety(documents, program):
    """Over the texts that are our own: the words of others are not here."""
    own = [d for d in documents if 'source' not in d.header]
    spans = lambda kind, key: [d.words_of(s).lower() for d in own for e in d.of_kind(kind) for s in e.values.get(key, [])]
    cues, triggers = collections.Counter(spans('statement', 'cue')), collections.Counter(spans('event', 'trigger'))
    lengths = [count_words(s.text) for d in own for s in d.sentences] or [0]
    names = collections.Counter(a.name for d in own for a in d.actors.values() if a.kind != 'unnamed')
    chains = collections.Counter(len(e.values.get('via', [])) for d in own for e in d.of_kind('statement'))
    share = lambda part, whole: f'{100 * part / max(1, whole):.0f} %'
    common = ', '.join(f'*{w}* {share(n, sum(cues.values()))}' for w, n in cues.most_common(5))
    lengths.sort()
    rows = [('distinct cues', f'{len(cues)} of {sum(cues.values())}; the commonest: {common}'),
            ('distinct triggers', f'{len(triggers)} of {sum(triggers.values())}'),
            ('words per sentence', f'half of them {lengths[len(lengths) // 4]} to {lengths[3 * len(lengths) // 4]}, the longest {lengths[-1]}'),
            ('names of actors', f'{len(names)}, seen in one document only: {share(sum(n == 1 for n in names.values()), len(names))}'),
            ('statements with a chain', f'{sum(n for k, n in chains.items() if k)}; of three or more: {sum(n for k, n in chains.items() if k > 1)}')]
    if program:
        lemmas = trigger_lemmas(own, program)
        once = share(sum(n == 1 for n in lemmas.values()), len(lemmas))
        common = ', '.join(f'*{w}* {share(n, sum(lemmas.values()))}' for w, n in lemmas.most_common(5))
        rows.append(('distinct lemmas that begin a trigger', f'{len(lemmas)}, {once} of them once; the commonest: {common}'))
    return table(('', ''), rows)


def trigger_lemmas(documents, program):
    """How often each lemma of a trigger's first word comes ("walked out" as walk), as the program lemmatises the articles that are our own."""
    texts = [(d, text_of(d)) for d in documents if 'source' not in d.header]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'corpus.jsonl')
        with open(path, 'w', encoding='utf8') as f:
            f.writelines(json.dumps({'url': f'https://corpus.example/{d.id}', 'text': text.text}) + '\n' for d, text in texts)
        done = subprocess.run([program, 'read', '--quiet', '--force', '--format', 'json', '--layers', 'tokens,syntax', path], capture_output=True, text=True)
    records = [json.loads(line) for line in done.stdout.splitlines()]
    if len(records) != len(texts):
        raise form.Wrong(f'{program} has read {len(records)} of {len(texts)} documents: {done.stderr[-200:].strip()}')
    lemmas = collections.Counter()
    for (document, text), record in zip(texts, records):
        lemma_at = {tuple(t['span']): w['lemma'].lower() for t, w in zip(record['tokens'], record['syntax'])}
        for event in document.of_kind('event'):
            begin, end = text.span(event.values['trigger'][0])
            lemmas.update([next((lemma for (b, e), lemma in lemma_at.items() if begin < e and b < end), '?')])
    return lemmas


def report(documents, splits, program=None):
    yield 'How much', sizes(documents, splits)
    yield 'Events by status', counts(documents, 'event', 1, words.STATUSES)
    yield 'Events by type', counts(documents, 'event', 0, words.TYPES)
    yield 'Statements by act', counts(documents, 'statement', 0, words.ACTS)
    yield 'How varied', variety(documents, program)
