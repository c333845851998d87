"""Corpora of plain text with character spans: re3d (entities), WikiWars (time expressions) and GAP (pronouns and names)."""
import csv
import glob
import json
import os
import re

# re3d → our types. Its persons, organisations and locations are phrases too ("US service members"): only told where capitals begin.
RE3D = {'Nationality': 'GROUP', 'MilitaryPlatform': 'VEHICLE', 'Vehicle': 'VEHICLE', 'Weapon': 'WEAPON', 'Money': 'MONEY',
        'Quantity': 'QUANTITY', 'DocumentReference': 'DOCUMENT', 'Person': 'PERSON', 'Organisation': 'ORGANISATION',
        'Location': 'PLACE'}
PRONOUNS = {'i', 'we', 'our', 'us', 'he', 'his', 'him', 'she', 'her', 'they', 'their', 'them', 'you', 'your', 'it', 'its', 'who', 'whose'}
PHRASES = {'Person', 'Organisation', 'Location'}
ALSO = {'Location': ['FACILITY'], 'Person': ['GROUP'], 'Organisation': ['GROUP']}


def paragraphs_of(text, tokens_dump):
    """[(start, words as (begin, end) in the paragraph, Paragraph)] over the lines of a text."""
    import corpora
    lines = [(m.start(), m.group()) for m in re.finditer(r'[^\n]*\S[^\n]*', text)]
    out = []
    for (start, line), words in zip(lines, corpora.tokenise(tokens_dump, [l for _, l in lines]), strict=True):
        if words:
            p = corpora.Paragraph([line[b:e] for b, e, _ in words],
                                  [i == 0 or words[i - 1][1] < b for i, (b, e, _) in enumerate(words)])
            out.append((start, [(start + b, start + e) for b, e, _ in words], p))
    return out


def bio(words, spans):
    """'B', 'I' or 'O' per word; of spans that overlap the longer one counts."""
    labels = ['O'] * len(words)
    for begin, end in sorted(spans, key=lambda s: s[0] - s[1]):
        inside = [i for i, (b, e) in enumerate(words) if b < end and e > begin]
        if inside and all(labels[i] == 'O' for i in inside):
            labels[inside[0]:inside[-1] + 1] = ['B'] + ['I'] * (len(inside) - 1)
    return labels


def read_re3d(folder, tokens_dump):
    from corpora import NAME_LABELS, Document
    lines = lambda name: [json.loads(l) for f in sorted(glob.glob(os.path.join(folder, '*', name))) for l in open(f, encoding='utf8')]
    spans = {}
    for e in lines('entities.json'):
        spans.setdefault(e['documentId'], []).append((e['begin'], e['end'], e['type']))
    documents = []
    for d in lines('documents.json'):
        document = Document('re3d', [])
        for start, words, p in paragraphs_of(d['text'], tokens_dump):
            p.times = bio(words, [(b, e) for b, e, t in spans.get(d['_id'], []) if t == 'Temporal'])
            p.names = re3d_names(words, p, [s for s in spans.get(d['_id'], []) if s[2] in RE3D], NAME_LABELS)
            document.paragraphs.append(p)
        documents.append(document)
    return documents


def re3d_names(words, p, spans, every_label):
    allowed = [{'O'} for _ in words]
    for begin, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):      # longer ones first: what is inside overrules
        inside = [i for i, (b, e) in enumerate(words) if b < end and e > begin]
        types = [RE3D[kind]] + ALSO.get(kind, [])
        article = bool(inside) and p.words[inside[0]].lower() in ('the', 'a', 'an')
        for k, i in enumerate(inside[1:] if article else inside):
            if kind in PHRASES and p.words[inside[0]].lower() in PRONOUNS:
                allowed[i] = {'O'}
            elif kind in PHRASES and not all(p.words[j][:1].isupper() for j in inside[article:]):
                allowed[i] = set(every_label)
            else:
                allowed[i] = {f'{"I" if k else "B"}-{t}' for t in types}
    return allowed


def read_wikiwars(folder, tokens_dump, numbers):
    """Documents of the given numbers, each line a paragraph; of nested expressions the outer one."""
    from corpora import Document
    documents = []
    for number in numbers:
        path = glob.glob(os.path.join(folder, f'{number:02d}_*.xml'))[0]
        text, spans = plain_times(open(path, encoding='utf8').read())
        document = Document('wikiwars', [])
        for _, words, p in paragraphs_of(text, tokens_dump):
            p.times = bio(words, spans)
            document.paragraphs.append(p)
        documents.append(document)
    return documents


def plain_times(xml):
    """The text of a WikiWars article and the character spans of its TIMEX2 elements."""
    body = xml[xml.index('<TEXT>') + 6:xml.index('</TEXT>')]
    text, spans, starts, length = [], [], [], 0
    for m in re.finditer(r'<(/?)(\w+)[^>]*>|([^<]+)', body):
        if m.group(3):
            piece = m.group(3).replace('&amp;', '&').replace('&lt;', '<').replace('&gt;', '>').replace('&quot;', '"')
            text.append(piece)
            length += len(piece)
        elif m.group(2) == 'TIMEX2':
            if m.group(1):
                spans.append((starts.pop(), length))
            else:
                starts.append(length)
    return ''.join(text), spans


def read_gap(path, tokens_dump):
    """Documents of one snippet: a pronoun and two names, clustered by whether the pronoun is one of them. Nothing else is told."""
    from corpora import Document
    documents = []
    with open(path, encoding='utf8') as f:
        rows = list(csv.DictReader(f, delimiter='\t'))
    for row in rows:
        documents.append(Document('gap', [gap_paragraph(row, *x) for x in paragraphs_of(row['Text'], tokens_dump)]))
    return documents


def gap_paragraph(row, start, words, p):
    p.clusters, p.names_at = {}, {}
    for key in ('Pronoun', 'A', 'B'):
        begin, end = int(row[key + '-offset']), int(row[key + '-offset']) + len(row[key])
        inside = [i for i, (b, e) in enumerate(words) if b < end and e > begin]
        if inside:
            # the first word of a name is its head, as in UD
            p.clusters[inside[0]] = 'pronoun' if key == 'Pronoun' or row[key + '-coref'].upper() == 'TRUE' else key
            p.names_at[inside[0]] = {p.words[i].lower() for i in inside}
    return p
