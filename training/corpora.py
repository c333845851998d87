"""Readers of the open corpora: every corpus becomes Documents of Paragraphs of words, annotated for what it is annotated for.

A paragraph's layers are parallel to its words, or None where the corpus says nothing. The corpora are described, with their
licences and traps, in the table at the top of training/README.md; their texts are never copied into the project.
"""
import dataclasses
import glob
import json
import os
import re
import subprocess

import entities
import events
import own
import semantics
import standoff


@dataclasses.dataclass
class Attribution:
    """Word indexes within the paragraph; content in pieces, each a (begin, end) range."""
    cue: list
    source: list
    content: list


@dataclasses.dataclass
class Paragraph:
    words: list
    space_before: list                 # bool per word
    syntax: list = None                # (upos, xpos, feats, lemma, head, deprel) per word; head in this paragraph, -1 root
    sentence_end: list = None          # bool per word
    names: list = None                 # set of allowed BIO labels per word
    attributions: list = None          # list of Attribution
    cues: list = None                  # set of allowed labels 'O' 'B' 'I' per word; None where the attributions tell them all
    times: list = None                 # 'O', 'B' or 'I' per word; None for a word about which nothing is said
    entities: list = None              # list of Entity: every noun phrase and pronoun (GUM)
    clusters: dict = None              # head word of a mention → its coreference cluster in the document (OntoGUM)
    names_at: dict = None              # head word of a mention → the words of its name in lower case; where there is no syntax to tell
    predicates: list = None            # list of Predicate (PropBank)
    factuality: dict = None            # word → −3 … 3 (UDS); words not in it are unrated
    tree: object = None                # events.Tree, the program's parse, of paragraphs with events or pairs
    events: list = None                # list of events.Event
    attendance: list = None            # per word an index into attendance.LABELS, of paragraphs that tell of meetings
    pairs: list = None                 # list of events.Pair (PLV_train)
    silent: list = None                # per word whether it surely tells no event, of paragraphs with pairs or annotated in part


@dataclasses.dataclass
class Entity:
    """A mention; begin, end and head are word indexes within the paragraph."""
    cluster: str
    kind: str
    begin: int
    end: int
    head: int


@dataclasses.dataclass
class Predicate:
    word: int
    arguments: list                    # (role, begin, end)


@dataclasses.dataclass
class Document:
    corpus: str
    paragraphs: list


# ── name labels ─────────────────────────────────────────────────────────────────────────────────────────────────────

NAME_TYPES = ['PERSON', 'ORGANISATION', 'PLACE', 'GROUP', 'EVENT', 'OTHER', 'FACILITY', 'DOCUMENT', 'WEAPON', 'VEHICLE', 'MONEY',
              'QUANTITY']
NAME_LABELS = ['O'] + [f'{p}-{t}' for t in NAME_TYPES for p in 'BI']
AMOUNTS = ['MONEY', 'QUANTITY']        # no name in the corpora of names, so these say nothing about them
THINGS = ['DOCUMENT', 'WEAPON', 'VEHICLE'] + AMOUNTS
# A corpus that does not annotate a type says nothing about it: its O allows that type too (a partial label).
NAME_MAPS = {
    'uner': ({'PER': ['PERSON'], 'ORG': ['ORGANISATION'], 'LOC': ['PLACE', 'FACILITY'], 'OTH': ['GROUP', 'EVENT', 'OTHER']},
             ['GROUP', 'EVENT', 'OTHER'] + THINGS),
    'wikigold': ({'PER': ['PERSON'], 'ORG': ['ORGANISATION'], 'LOC': ['PLACE', 'FACILITY'],
                  'MISC': ['GROUP', 'EVENT', 'OTHER'] + THINGS}, AMOUNTS),
    'politics': ({'politician': ['PERSON'], 'person': ['PERSON'], 'organisation': ['ORGANISATION'],
                  'politicalparty': ['ORGANISATION'], 'country': ['PLACE'], 'location': ['PLACE', 'FACILITY'],
                  'election': ['EVENT'], 'event': ['EVENT'], 'misc': ['GROUP', 'OTHER', 'DOCUMENT']}, AMOUNTS),
    'redocred': ({'PER': ['PERSON'], 'ORG': ['ORGANISATION'], 'LOC': ['PLACE', 'FACILITY', 'GROUP'],   # "German" is a LOC there
                  'MISC': ['GROUP', 'EVENT', 'OTHER'] + THINGS,
                  'TIME': ['O'], 'NUM': ['O'] + AMOUNTS}, AMOUNTS),
}


def allowed_names(labels, corpus):
    """BIO labels of a corpus as the sets of our labels that each allows."""
    types, silent = NAME_MAPS[corpus]
    outside = {'O'} | {f'{p}-{t}' for t in silent for p in 'BI'}
    return [outside if l == 'O' else {t if t == 'O' else f'{l[0]}-{t}' for t in types[l[2:]]} for l in labels]


# ── CoNLL-U ─────────────────────────────────────────────────────────────────────────────────────────────────────────

def read_conllu(path, corpus, names_by_sentence=None, semantics=None):
    """semantics: what semantics.Semantics knows of the sentences, of EWT; GUM's entities are in the file itself."""
    documents, paragraph, columns, meta = [], None, [], {}

    def start_paragraph():
        nonlocal paragraph
        paragraph = Paragraph([], [], [], [], [] if names_by_sentence is not None else None)
        if semantics:
            paragraph.predicates, paragraph.factuality = [], {}
        documents[-1].paragraphs.append(paragraph)

    def end_sentence():
        nonlocal columns
        if not columns:
            return
        base = len(paragraph.words)
        glue_until, glue_spaces, space = 0, True, True
        words = [c for c in columns if c[0].isdigit()]
        tokens = {c[0].split('-')[0]: c for c in columns if '-' in c[0]}
        for c in words:
            number = int(c[0])
            if c[0] in tokens:
                glue_until = int(tokens[c[0]][0].split('-')[1])
                glue_spaces = 'SpaceAfter=No' not in tokens[c[0]][9]
            paragraph.words.append(c[1].replace(' ', ''))
            paragraph.space_before.append(space)
            head = -1 if c[6] == '0' else base + int(c[6]) - 1
            paragraph.syntax.append((c[3], c[4], c[5], c[2], head, c[7]))
            paragraph.sentence_end.append(False)
            space = (glue_spaces if number == glue_until else False) if number <= glue_until else 'SpaceAfter=No' not in c[9]
        paragraph.sentence_end[-1] = True
        if names_by_sentence is not None:
            labels = names_by_sentence.get(meta.get('sent_id'))
            ok = labels is not None and len(labels) == len(words)
            paragraph.names += allowed_names(labels, 'uner') if ok else [set(NAME_LABELS)] * len(words)
        if semantics:
            semantics.add(paragraph, base, meta.get('sent_id'))
        if corpus == 'gum':
            paragraph.entities = (paragraph.entities or []) + entities.of_sentence(words, base)
        columns = []

    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc'):
            documents.append(Document(corpus, []))
            paragraph = None
        elif line.startswith('# newpar') and ('newpar_' not in line):
            start_paragraph()
        elif line.startswith('# sent_id = '):
            meta['sent_id'] = line[12:]
        elif not line:
            end_sentence()
        elif line[0] != '#':
            if paragraph is None:
                start_paragraph()
            columns.append(line.split('\t'))
    end_sentence()
    for document in documents:
        document.paragraphs = [p for p in document.paragraphs if p.words]
    return documents


def read_uner(path):
    """sent_id → BIO labels, from the table that is aligned word for word with EWT."""
    table, labels = {}, None
    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if line.startswith('# sent_id = '):
            labels = table.setdefault(line[12:], [])
        elif line and line[0] != '#':
            labels.append(line.split('\t')[2])
    return table


# ── columns of word and label ───────────────────────────────────────────────────────────────────────────────────────

def guess_spaces(words):
    """Where white space stood before each word of a text that was stored tokenised."""
    spaces, glue, quote_open = [], True, False
    for i, w in enumerate(words):
        before = not glue
        glue = False
        if w in (',', '.', ';', ':', '!', '?', ')', ']', '%', "'s", "n't", '’s', '”', "''"):
            before = False
        if w in ('"', "''", '``'):
            before = not quote_open and i > 0
            glue = not quote_open
            quote_open = not quote_open
        if w in ('(', '[', '$', '“', '``'):
            glue = True
        spaces.append(before or i == 0)
    return spaces


def read_columns(path, corpus, separator):
    """One word and one IO or BIO label a line; a blank line ends a sentence, which becomes a paragraph."""
    paragraphs, words, labels = [], [], []

    def end():
        nonlocal words, labels
        if words:
            bio = []
            for i, l in enumerate(labels):
                if l != 'O' and l[0] == 'I' and (i == 0 or labels[i - 1][2:] != l[2:]):
                    l = 'B' + l[1:]
                bio.append(l)
            paragraphs.append(Paragraph(words, guess_spaces(words), names=allowed_names(bio, corpus)))
        words, labels = [], []

    for line in open(path, encoding='utf8'):
        line = line.rstrip('\n')
        if not line.strip() or line.startswith('-DOCSTART-'):
            end()
            continue
        word, label = line.rsplit(separator, 1)
        words.append(word)
        labels.append(label)
    end()
    return [Document(corpus, [p]) for p in paragraphs]


def read_redocred(path):
    documents = []
    for article in json.load(open(path, encoding='utf8')):
        labels = [['O'] * len(words) for words in article['sents']]
        for entity in article['vertexSet']:
            for mention in entity:
                begin, end = mention['pos']
                row = labels[mention['sent_id']]
                if all(l == 'O' for l in row[begin:end]):
                    row[begin:end] = ['B-' + mention['type']] + ['I-' + mention['type']] * (end - begin - 1)
        words, flat = sum(article['sents'], []), sum(labels, [])
        documents.append(Document('redocred', [Paragraph(words, guess_spaces(words), names=allowed_names(flat, 'redocred'))]))
    return documents


# ── PolNeAR ─────────────────────────────────────────────────────────────────────────────────────────────────────────

def tokenise(tokens_dump, paragraphs):
    """[(begin, end, joined), …] per paragraph text, by the product's own tokenizer (apps/dev/tokens_dump.cc)."""
    flat = '\n'.join(re.sub(r'\s', ' ', p) for p in paragraphs) + '\n'
    out = subprocess.run([tokens_dump], input=flat.encode('utf8'), capture_output=True, check=True).stdout.decode('utf8')
    rows = [json.loads(l) for l in out.splitlines()]
    assert len(rows) == len(paragraphs), (len(rows), len(paragraphs))
    return rows


def read_standoff(path):
    """brat standoff → list of {'Source': [(b, e)…], 'Cue': …, 'Content': …} in characters of the article."""
    spans, records = {}, []
    for line in open(path, encoding='utf8'):
        columns = line.rstrip('\n').split('\t')
        if len(columns) < 2:
            continue
        if line[0] == 'T':
            kind, places = columns[1].split(' ', 1)
            spans[columns[0]] = [tuple(map(int, p.split())) for p in places.split(';')]
        elif line[0] == 'E':
            record = {'Source': [], 'Cue': [], 'Content': []}
            for argument in columns[1].split():
                role, name = argument.split(':')
                role = re.sub(r'\d', '', role)
                if role in record:
                    record[role] += spans.get(name, [])
            if record['Cue'] and record['Content']:
                records.append(record)
    return records


def read_gum(folder, split):
    """GUM, with the coreference of its OntoGUM view (no singletons), which has the same words."""
    documents = read_conllu(os.path.join(folder, f'gum-{split}-perm.conllu'), 'gum')
    views = read_conllu(os.path.join(folder, f'ontogum-{split}-perm.conllu'), 'gum')
    for document, view in zip(documents, views, strict=True):
        for p, q in zip(document.paragraphs, view.paragraphs, strict=True):
            p.clusters = {e.head: e.cluster for e in q.entities or []}
            p.entities = p.entities or []
            p.times = entities.time_labels(p)
    return documents


def read_polnear(folder, tokens_dump):
    """One Document per annotated copy of an article; an article annotated six times appears six times."""
    documents = []
    files = sorted(glob.glob(os.path.join(folder, 'attributions', '*.ann')))
    texts = {}
    for f in files:
        name = os.path.basename(f).rsplit('_', 1)[0]
        texts[name] = open(os.path.join(folder, 'text', name + '.txt'), encoding='utf8', newline='').read()
    pieces = {n: [(m.start(), m.group()) for m in re.finditer(r'[^\n]+', t)] for n, t in texts.items()}
    flat = tokenise(tokens_dump, [p for n in pieces for _, p in pieces[n]])
    tokens, at = {}, 0
    for n in pieces:
        tokens[n] = flat[at:at + len(pieces[n])]
        at += len(pieces[n])
    for f in files:
        name = os.path.basename(f).rsplit('_', 1)[0]
        documents.append(Document('polnear', align(read_standoff(f), pieces[name], tokens[name])))
    return documents


def align(records, pieces, tokens):
    paragraphs = []
    for (start, text), words in zip(pieces, tokens):
        end = start + len(text)
        p = Paragraph([text[b:e] for b, e, _ in words],
                      [i == 0 or words[i - 1][1] < b for i, (b, e, _) in enumerate(words)], attributions=[])
        if not p.words:
            continue
        for record in records:
            if not any(start <= b < end for b, _ in record['Cue']):
                continue

            def covered(places):
                return [i for i, (b, e, _) in enumerate(words)
                        if any(pb < start + e and start + b < pe for pb, pe in places)]

            content = []
            for place in record['Content']:
                inside = covered([place])
                if inside:
                    content.append((inside[0], inside[-1] + 1))
            cue = covered(record['Cue'])
            if cue and content:
                p.attributions.append(Attribution(cue, covered(record['Source']), sorted(content)))
        paragraphs.append(p)
    return paragraphs


# ── lemma as an edit of the form ────────────────────────────────────────────────────────────────────────────────────

def lemma_script(form, lemma):
    """'lower|strip|append': how the lemma is made from the form (rapporteur/syntax/lemma.cc applies it)."""
    for case, base in (('keep', form), ('lower', form.lower())):
        n = len(os.path.commonprefix([base, lemma]))
        if n == len(base) or n >= min(2, len(base) - 1) and n > 0:
            return f'{case}|{len(base) - n}|{lemma[n:]}'
    return f'whole|0|{lemma}'


def apply_lemma_script(form, script):
    case, strip, append = script.split('|', 2)
    if case == 'whole':
        return append
    base = form.lower() if case == 'lower' else form
    return base[:len(base) - int(strip)] + append


# ── all of them ─────────────────────────────────────────────────────────────────────────────────────────────────────

def load(data, tokens_dump, program, split, attached=None):
    """{'ewt': [Document…], …} for split 'train' or 'dev'. attached: the own corpus's real news with its words (own.py);
    program: rapporteur, for the trees of texts with events."""
    p = lambda *x: os.path.join(data, *x)
    out = {
        'ewt': read_conllu(p('syntax/ud_ewt', f'en_ewt-ud-{split}.conllu'), 'ewt',
                           read_uner(p('names/uner_ewt', f'ewt-ner-{split}.aligned.tsv')),
                           semantics.Semantics(p('semantics'), split)),
        'gum': read_gum(p('syntax/gum'), split),
        'politics': read_columns(p('names/crossner/politics', f'{split}.txt'), 'politics', '\t'),
        'polnear': read_polnear(p('attribution/polnear/data', split), tokens_dump),
    }
    if split == 'train':
        out['wikigold'] = read_columns(p('names/wikigold/wikigold.conll.txt'), 'wikigold', ' ')
        out['redocred'] = read_redocred(p('names/redocred/dev_revised.json'))
        out['gap'] = standoff.read_gap(p('coreference/gap/gap-validation.tsv'), tokens_dump)
        out['re3d'] = standoff.read_re3d(p('names/re3d'), tokens_dump)
        out['own'] = own.read_own(os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus'), tokens_dump, program, 'train', attached)
        frames = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../data/frames')
        out['frames'] = events.read_frames(frames, tokens_dump, program)
        out['plv'] = events.read_plv(p('events/plv/PLV_train.tsv'), frames, tokens_dump, program)
        out['wikiwars'] = standoff.read_wikiwars(p('time/wikiwars/keyinline'), tokens_dump, range(1, 13))
    return out
