"""Events as training targets: those of the project's own corpus with trigger, type, mode, status and who takes part; the examples of data/frames, which tell
one word's type and parties and nothing of the rest of the sentence; and the rows of PLV_train, which have a type and two actors and leave open which word
tells the event.

Who takes part is learned from paths through the tree as well (paths.py); no event corpus has trees, so the program's own are read, which are also what
it will have at run time. Tested by training/tests/events_test.py.
"""
import csv
import dataclasses
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

import paths

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus'))

import words as closed_lists  # noqa: E402

TYPES = ['O'] + sorted(closed_lists.TYPES)
MODES = ['O'] + [f'{t} {m}' for t in sorted(closed_lists.TYPES) for m in closed_lists.TYPES[t]]
STATUSES = list(closed_lists.STATUSES)
CONTEXTS = ['O'] + list(closed_lists.CONTEXTS)
CONTEXTS_KEPT = 0.5      # a document that gives this share of its events a context tells of the others that they have none
ROLES = ['O', 'actor', 'recipient', 'host', 'mediator', 'beneficiary', 'instrument', 'target', 'time', 'place', 'condition', 'quantity', 'trigger']
# Words of these classes tell no event and are nobody, whatever stands around them: known also where a sentence is annotated in part.
EMPTY = {'PUNCT', 'DET', 'ADP', 'AUX', 'CCONJ', 'SCONJ', 'PART', 'SYM', 'ADV', 'INTJ', 'X'}
# PLV_train merges these.
PLV_TYPES = {'YIELD': ('CONCEDE', 'RETREAT')}
PLV_FOLD = 3            # every third row is for scoring


@dataclasses.dataclass
class Event:
    """Words are indexes within the paragraph."""
    word: int                  # head of the trigger
    others: list               # its other words: neither taught as a trigger nor as none
    type: str                  # 'O': told to be none
    mode: str                  # 'TYPE mode' or 'O'; None where nothing is told
    status: str                # None likewise
    background: bool           # None likewise
    context: str               # the first of its contexts or 'O'; None likewise
    roles: dict                # head word of a participant, time, place, condition or figure, or another word of the trigger → role; of one sentence
    untold: set                # words of participants that were marked without a span: nothing is taught
    complete: bool = True      # whether what is not marked in the sentence is none


@dataclasses.dataclass
class Pair:
    """A row of PLV_train: an event of one of the types, told by some word of the paragraph."""
    types: tuple
    actor: int                 # head words
    recipient: int


@dataclasses.dataclass
class Tree:
    """The program's parse of a paragraph."""
    heads: list                # word index in the paragraph, -1 for a root
    deprels: list
    upos: list
    ends: list                 # whether a sentence ends behind the word
    lemmas: list = None        # lower case

    def sentence_around(self, word):
        begin = word
        while begin > 0 and not self.ends[begin - 1]:
            begin -= 1
        while not self.ends[word]:
            word += 1
        return begin, word + 1

    def head_of(self, words):
        return paths.head_of(self.heads, self.upos, words[0], words[-1] + 1)


def read_trees(program, texts):
    """Per text {(begin, end) of a word: (index, index of its head or -1, deprel, upos, whether a sentence ends, lemma)}."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'texts.jsonl')
        with open(path, 'w', encoding='utf8') as f:
            f.writelines(json.dumps({'text': t}) + '\n' for t in texts)
        out = subprocess.run([program, 'read', '--format', 'json', '--layers', 'tokens,syntax', path], capture_output=True, check=True)
    records = [json.loads(line) for line in out.stdout.decode('utf8').splitlines()]
    if len(records) != len(texts):
        raise ValueError(f'{len(texts)} texts in, {len(records)} records out')
    return [words_of(r) for r in records]


def words_of(record):
    ends = {s['span'][1] for s in record['sentences']}
    return {tuple(t['span']): (i, w.get('head', -1), w['deprel'], w['upos'], t['span'][1] in ends, w['lemma'].lower())
            for i, (t, w) in enumerate(zip(record['tokens'], record['syntax'], strict=True))}


def tree_of(words, parsed):
    """The Tree of a paragraph whose words stand at these places of the text; None where the program cut the words otherwise."""
    rows = [parsed.get(w) for w in words]
    if any(r is None for r in rows):
        return None
    place = {r[0]: i for i, r in enumerate(rows)}
    ends = [r[4] for r in rows]
    ends[-1] = True
    return Tree([place.get(r[1], -1) for r in rows], [r[2] for r in rows], [r[3] for r in rows], ends, [r[5] for r in rows])


def events_of(document, text, covered, tree):
    """Events of a paragraph of the own corpus. covered(span of the text) gives its words."""
    words_in = lambda spans: sorted({i for s in spans for i in covered(text.span(s))})
    triggers = {e.id: words_in(e.values['trigger'][:1]) for e in document.of_kind('event')}
    told = [e for e in document.of_kind('event') if 'context' in e.values]
    no_context = 'O' if len(told) >= CONTEXTS_KEPT * max(1, len(triggers)) else None
    out = []
    for e in document.of_kind('event'):
        if not triggers[e.id]:
            continue
        word = tree.head_of(triggers[e.id])
        begin, end = tree.sentence_around(word)
        roles, untold = {}, set()

        def put(role, words):
            if words and begin <= words[0] and words[-1] < end:
                head = tree.head_of(words)
                if head != word:
                    roles.setdefault(head, role)

        for role in ('actor', 'recipient', 'host', 'mediator', 'beneficiary'):
            for actor, span in e.values.get(role, []):
                if span is not None:
                    put(role, words_in([span]))
                else:
                    untold.update(i for m in document.mentions if m.actor == actor for i in words_in([m.span]))
        for role in ('instrument', 'target', 'time', 'place', 'condition'):
            for value in e.values.get(role, []):
                if not isinstance(value, str):
                    put(role, words_in([value]))
                elif value in triggers:
                    put(role, triggers[value])
                elif value in document.entries and 'span' in document.entries[value].values:
                    put(role, words_in(document.entries[value].values['span'][:1]))
        for *_, span in e.values.get('quantity', []):
            words = [i for i in words_in([span]) if tree.upos[i] == 'NUM'] or words_in([span])
            put('quantity', words[:1])
        mode = f'{e.words[0]} {e.values["mode"][0]}' if 'mode' in e.values else 'O'
        others = [i for i in words_in(e.values['trigger']) if i != word]
        roles.update((i, 'trigger') for i in others if begin <= i < end)
        out.append(Event(word, others, e.words[0], mode, e.words[1], 'background' in e.values, e.values.get('context', [no_context])[0], roles, untold))
    return out


def frame_rows(folder):
    rows = []
    for path in sorted(glob.glob(os.path.join(folder, '*.tsv'))):
        with open(path, encoding='utf8') as f:
            cells = [line.rstrip('\n').split('\t') for line in f if line[0] not in '#\n']
        rows += [c for c in cells if len(c) == 9]
    return rows


def telling_words(folder):
    """Lemmas that some frame makes an event: other words tell none."""
    return {c[0].split()[-1 if c[1] == 'n' else 0] for c in frame_rows(folder) if c[3] != 'NONE'}


def silent(p, telling):
    """Per word whether it surely tells no event."""
    return [u in EMPTY or u in ('PROPN', 'PRON', 'NUM') or lemma not in telling for lemma, u in zip(p.tree.lemmas, p.tree.upos)]


def read_frames(folder, tokens_dump, program):
    """Each example as one document: its bracketed word is an event of the row's type, or none; of the others that may tell one nothing is told, nor who else takes
    part."""
    import standoff
    from corpora import Document
    rows, telling = frame_rows(folder), telling_words(folder)
    examples = [unmarked(c[8]) for c in rows]
    out = []
    for cells, (text, marks), parsed in zip(rows, examples, read_trees(program, [t for t, _ in examples])):
        _, words, p = standoff.paragraphs_of(text, tokens_dump)[0]
        p.tree = tree_of(words, parsed)
        covered = lambda b, e: [i for i, (x, y) in enumerate(words) if x < e and y > b]
        trigger = next(covered(b, e) for kind, b, e in marks if kind == '[')
        if p.tree is None or not trigger:
            continue
        word = p.tree.head_of(trigger)
        begin, end = p.tree.sentence_around(word)
        roles = {}
        for kind, b, e in marks:
            inside = covered(b, e)
            if kind in 'ar' and inside and begin <= inside[0] and inside[-1] < end:
                roles[p.tree.head_of(inside)] = 'actor' if kind == 'a' else 'recipient'
        kind = 'O' if cells[3] == 'NONE' else cells[3]
        p.events = [Event(word, [], kind, f'{kind} {cells[4]}' if cells[4] != '-' else None, None, None, None, roles, set(), complete=False)]
        p.silent = silent(p, telling)
        out.append(Document('frames', [p]))
    return out


def unmarked(example):
    """(sentence, [(kind, begin, end)]): '[' is the predicate, 'a' an actor, 'r' a recipient."""
    text, marks, opened = '', [], []
    for m in re.finditer(r'\{([ar]) |\[|[\]}]|[^\[\]{}]+', example):
        if m.group() in ']}':
            kind, begin = opened.pop()
            marks.append((kind, begin, len(text)))
        elif m.group()[0] in '[{':
            opened.append((m.group(1) or '[', len(text)))
        else:
            text += m.group()
    return text, marks


def plv_rows(path, dev=False):
    """Rows of PLV_train that may be learned from: those of other folds, and of sentences that the dev fold does not have; or the dev fold."""
    with open(path, encoding='utf8') as f:
        rows = list(csv.DictReader(f, delimiter='\t'))
    kept = [r for i, r in enumerate(rows) if i % PLV_FOLD == 0]
    if dev:
        return kept
    taken = {r['sentence'].strip() for r in kept}
    return [r for i, r in enumerate(rows) if i % PLV_FOLD and r['sentence'].strip() not in taken]


def marked_actors(row):
    """(sentence, span of the source, span of the target) by the marks of a row; None where they are not as they should be."""
    marks = {'s': None, 't': None}
    text, at = '', 0
    for m in re.finditer(r'<(/?)([st])>', row['marked_sentence']):
        text += row['marked_sentence'][at:m.start()]
        at = m.end()
        if m.group(1):
            if marks[m.group(2)] is None:
                return None
            marks[m.group(2)] = (marks[m.group(2)][0], len(text))
        else:
            marks[m.group(2)] = (len(text), len(text))
    text += row['marked_sentence'][at:]
    return (text, marks['s'], marks['t']) if all(m and m[0] < m[1] for m in marks.values()) else None


def read_plv(path, frames, tokens_dump, program):
    """Each sentence with its rows as one document of one paragraph; frames: the folder of data/frames, which knows what surely tells no event."""
    import standoff
    from corpora import Document
    telling = telling_words(frames)
    by_text = {}
    for row in plv_rows(path):
        marked = marked_actors(row)
        if marked is not None and '\n' not in marked[0]:
            by_text.setdefault(marked[0], []).append((row['gold_root'], marked[1], marked[2]))
    out = []
    for (text, rows), parsed in zip(by_text.items(), read_trees(program, list(by_text))):
        paragraphs = standoff.paragraphs_of(text, tokens_dump)
        if len(paragraphs) != 1:
            continue
        _, words, p = paragraphs[0]
        p.tree = tree_of(words, parsed)
        if p.tree is None:
            continue
        p.pairs, p.silent = [], silent(p, telling)
        for root, source, target in rows:
            heads = [[i for i, (b, e) in enumerate(words) if b < span[1] and e > span[0]] for span in (source, target)]
            if all(heads):
                p.pairs.append(Pair(PLV_TYPES.get(root, (root,)), *(p.tree.head_of(h) for h in heads)))
        out.append(Document('plv', [p]))
    return out
