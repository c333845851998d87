"""Scores of times, roles, factuality and coreference for bench/accuracy; each yields (name of the set, {measure: value}).

All of it is read from raw text through the program's --layers; spans are compared as places in the text without white space.
"""
import collections
import csv
import glob
import json
import os
import re
from xml.etree import ElementTree

from conllu import read_conllu, raw_paragraphs


AUXILIARIES = {'be.03', 'do.01', 'have.01', 'get.03'}      # predicates in PropBank that take no part of their own (training/semantics.py)


def f1(right, predicted, gold):
    return 200 * right / (predicted + gold) if predicted + gold else 0.0


class Places:
    """Code points of a text → places in it without white space."""

    def __init__(self, text):
        self.at, n = [], 0
        for c in text:
            self.at.append(n)
            n += not c.isspace()
        self.at.append(n)

    def of(self, span):
        return self.at[span[0]], self.at[span[1]]


# ── times ───────────────────────────────────────────────────────────────────────────────────────────────────────────

ENTITIES = (('&lt;', '<'), ('&gt;', '>'), ('&quot;', '"'), ('&apos;', "'"), ('&amp;', '&'))


def marked_times(xml, element, value):
    """The text of an article and [(start, end, value)] of its TIMEX elements, nested ones too."""
    body = xml[xml.index('<TEXT>') + 6:xml.index('</TEXT>')]
    text, times, open_ones = '', [], []
    for m in re.finditer(r'<(/?)(\w+)([^>]*)>|([^<]+)', body):
        if m.group(4):
            piece = m.group(4)
            for entity, character in ENTITIES:
                piece = piece.replace(entity, character)
            text += piece
        elif m.group(2) == element and m.group(1):
            start, told = open_ones.pop()
            times.append((start, len(text), told))
        elif m.group(2) == element:
            told = re.search(value + r'="([^"]*)"', m.group(3))
            open_ones.append((len(text), told.group(1) if told else ''))
    return text, times


def wikiwars(data):
    """Yields (day of writing, text, times)."""
    for path in sorted(glob.glob(os.path.join(data, 'time/wikiwars/keyinline/1[3-6]*.xml'))):
        with open(path, encoding='utf8') as f:
            xml = f.read()
        yield re.search(r'\d{4}-\d\d-\d\d', xml).group(), *marked_times(xml, 'TIMEX2', 'val')


def tempeval(data, name):
    for path in sorted(glob.glob(os.path.join(data, f'time/tempeval3/{name}/*.tml'))):
        with open(path, encoding='utf8') as f:
            xml = f.read()
        yield re.search(r'<DCT>.*?value="([^"]+)"', xml, re.S).group(1)[:10], *marked_times(xml, 'TIMEX3', 'value')


def meantime(data):
    """The title and the first five sentences, which alone are annotated. A time without a token (where a duration begins) is left
    out."""
    for path in sorted(glob.glob(os.path.join(data, 'meantime/intra-doc_annotation/corpus_*/*.xml'))):
        root = ElementTree.parse(path).getroot()
        text, span, last = '', {}, None
        for token in root.iter('token'):
            if int(token.get('sentence')) > 5:
                break
            text += ('' if last is None else ' ' if token.get('sentence') == last else '\n\n')
            span[token.get('t_id')] = (len(text), len(text) + len(token.text))
            text, last = text + token.text, token.get('sentence')
        times, written = [], ''
        for time in root.iter('TIMEX3'):
            spans = [span[a.get('t_id')] for a in time.findall('token_anchor') if a.get('t_id') in span]
            if time.get('functionInDocument') == 'CREATION_TIME':
                written = time.get('value')
            if spans:
                times.append((spans[0][0], spans[-1][1], time.get('value')))
        yield written[:10], text, times


def matched(gold, ours):
    """Pairs (gold, ours) of overlapping times, each in one pair at most: the strict ones first, then from the left."""
    pairs, taken = [], set()
    for strict in (True, False):
        done = {id(g) for g, _ in pairs}
        for g in gold:
            for k, o in enumerate(ours):
                fits = g[:2] == o[:2] if strict else g[0] < o[1] and o[0] < g[1]
                if id(g) not in done and k not in taken and fits:
                    pairs.append((g, o))
                    taken.add(k)
                    done.add(id(g))
    return pairs


def times(data, program):
    """As TempEval-3 counts (UzZaman et al. 2013): strict and relaxed F1 of spans, and value F1 of the relaxed ones."""
    for name, articles in (('WikiWars 13-16', wikiwars(data)), ('MEANTIME', meantime(data)), ('TimeBank', tempeval(data, 'TimeBank')),
                           ('AQUAINT', tempeval(data, 'AQUAINT'))):
        n = collections.Counter()
        for written, text, marked in articles:
            record = program.read([text], *(['--published', written] if written else []))[0]
            before, after = Places(text), Places(record['article']['text'])
            gold = [(*before.of(t[:2]), t[2]) for t in marked]
            ours = [(*after.of(t['span']), t.get('value', '')) for t in record['times']]
            pairs = matched(gold, ours)
            n['strict'] += sum(g[:2] == o[:2] for g, o in pairs)
            n['relaxed'] += len(pairs)
            n['value'] += sum(g[2] == o[2] for g, o in pairs)
            n['gold'] += len(gold)
            n['ours'] += len(ours)
        yield name, {k: f1(n[k], n['ours'], n['gold']) for k in ('strict', 'relaxed', 'value')}


# ── roles and factuality ────────────────────────────────────────────────────────────────────────────────────────────

def sentence_ids(conllu):
    return re.findall(r'^# sent_id = (.*)$', conllu, re.M)


def head_in(words, ids, b, e):
    """The word of a span [b, e) of places whose head, in the gold tree, is outside of it; None for a span that has no word."""
    inside = [k for k in ids if b <= words[k].place[0] and words[k].place[1] <= e]
    numbers = {words[k].columns[0] for k in inside}
    tops = [k for k in inside if words[k].columns[6] not in numbers]
    return next((k for k in tops if words[k].columns[3] != 'PUNCT'), tops[0] if tops else None)


def roles(data, program):
    with open(os.path.join(data, 'syntax/ud_ewt/en_ewt-ud-dev.conllu'), encoding='utf8') as f:
        conllu = f.read()
    words, _ = read_conllu(conllu)
    sentences = {}
    for i, w in enumerate(words):
        sentences.setdefault(w.sentence_start, []).append(i)
    by_id = dict(zip(sentence_ids(conllu), sentences.values(), strict=True))
    gold, predicates = set(), set()
    with open(os.path.join(data, 'semantics/propbank_ewt/ewt-srl-dev.tsv'), encoding='utf8') as f:
        for line in f:
            if line[0] == '#':
                continue
            sentence, predicate, roleset, arguments = (line.rstrip('\n') + '\t\t\t').split('\t')[:4]
            ids = by_id[sentence]
            predicates |= {words[ids[int(predicate) - 1]].place} if arguments or roleset not in AUXILIARIES else set()
            for role, places in (a.rsplit(':', 1) for a in arguments.split()):
                b, e = map(int, places.split('-'))
                gold.add((words[ids[int(predicate) - 1]].place, role, (words[ids[b - 1]].place[0], words[ids[e - 1]].place[1])))
    record = program.read([raw_paragraphs(conllu)], '--layers', 'roles,factuality')[0]
    places = Places(record['article']['text'])
    found = {places.of(p['predicate']) for p in record['roles']}
    ours = {(places.of(p['predicate']), a['role'], places.of(a['span'])) for p in record['roles'] for a in p['arguments']}
    core = lambda triples: {t for t in triples if re.fullmatch(r'ARG\d', t[1])}
    sentence_at = {words[i].place: ids for ids in sentences.values() for i in ids}
    by_head = lambda triples: {(p, role, head_in(words, sentence_at.get(p, []), *span)) for p, role, span in triples}
    told = {t for t in gold if t[0] in found}, {t for t in ours if t[0] in predicates}
    same = lambda a, b: f1(len(a & b), len(b), len(a))
    yield 'PropBank EWT dev', {'roles': same(gold, ours), 'precision': 100 * len(gold & ours) / max(1, len(ours)),
                               'recall': 100 * len(gold & ours) / len(gold), 'numbered': same(core(gold), core(ours)),
                               'by head': same(by_head(gold), by_head(ours)), 'predicates': same(predicates, found),
                               'of right predicates': same(*told)}
    yield 'UDS factuality dev', factuality({places.of(x['span']): x['value'] for x in record['factuality']}, data, words, sentences)


def factuality(ours, data, words, sentences):
    """Pearson's r over the rated predicates that the program found, and how many of all these are."""
    by_text = {' '.join(words[i].columns[1] for i in ids): ids for ids in sentences.values()}
    pairs, rated = [], 0
    with open(os.path.join(data, 'semantics/uds_factuality/dev.jsonl'), encoding='utf8') as f:
        for line in f:
            entry = json.loads(line)
            ids = by_text.get(entry['text'])
            for target in entry['targets'] if ids else ():
                rated += 1
                span = words[ids[target['span1'][0]]].place
                if span in ours:
                    pairs.append((ours[span], target['label']))
    return {'r': pearson(pairs), 'found': 100 * len(pairs) / max(1, rated)}


def pearson(pairs):
    n = len(pairs)
    if n < 2:
        return 0.0
    mean = [sum(p[k] for p in pairs) / n for k in (0, 1)]
    cov = sum((x - mean[0]) * (y - mean[1]) for x, y in pairs)
    spread = [sum((p[k] - mean[k]) ** 2 for p in pairs) ** 0.5 for k in (0, 1)]
    return cov / (spread[0] * spread[1]) if spread[0] and spread[1] else 0.0


# ── coreference ─────────────────────────────────────────────────────────────────────────────────────────────────────

def gold_clusters(block):
    """Sets of places of one OntoGUM document."""
    words, _ = read_conllu(block)
    clusters, open_ones = collections.defaultdict(set), collections.defaultdict(list)
    for w in words:
        field = next((f[7:] for f in w.columns[9].split('|') if f.startswith('Entity=')), '')
        for piece in field.replace('(', ' (').replace(')', ') ').split():
            group = piece.strip('()').split('-')[0]
            if piece[0] == '(':
                open_ones[group].append(w.place[0])
            if piece[-1] == ')' and open_ones[group]:
                clusters[group].add((open_ones[group].pop(), w.place[1]))
    return [c for c in clusters.values() if len(c) > 1]


def muc(gold, ours):
    """(links of `gold` that `ours` keeps, links of `gold`)"""
    owner = {m: i for i, c in enumerate(ours) for m in c}
    kept = sum(len(c) - len({owner.get(m, ('none', m)) for m in c}) for c in gold)
    return kept, sum(len(c) - 1 for c in gold)


def b_cubed(gold, ours):
    owner = {m: c for c in ours for m in c}
    kept = sum(len(c & owner[m]) / len(c) for c in gold for m in c if m in owner)
    return kept, sum(len(c) for c in gold)


def ceaf(gold, ours):
    """The best one-to-one match of entities by phi 4."""
    import numpy
    from scipy.optimize import linear_sum_assignment
    if not gold or not ours:
        return 0.0
    share = numpy.array([[2 * len(a & b) / (len(a) + len(b)) for b in ours] for a in gold])
    return float(share[linear_sum_assignment(-share)].sum())


def conll(documents):
    """{measure: F1} of (gold entities, found entities) per document, all of them sets of places; the mean of the three is CoNLL's."""
    n = collections.Counter()
    for gold, ours in documents:
        mentions = [set().union(*c) for c in (gold, ours)]
        n['mention', 'right'] += len(mentions[0] & mentions[1])
        n['mention', 'gold'] += len(mentions[0])
        n['mention', 'ours'] += len(mentions[1])
        for name, measure in (('muc', muc), ('b3', b_cubed)):
            for key, value in zip(('recall', 'gold'), measure(gold, ours)):
                n[name, key] += value
            for key, value in zip(('precision', 'ours'), measure(ours, gold)):
                n[name, key] += value
        matched = ceaf(gold, ours)
        for key, value in (('recall', matched), ('precision', matched), ('gold', len(gold)), ('ours', len(ours))):
            n['ceaf', key] += value
    scores = {}
    for name in ('muc', 'b3', 'ceaf'):
        r, p = n[name, 'recall'] / max(1, n[name, 'gold']), n[name, 'precision'] / max(1, n[name, 'ours'])
        scores[name] = 200 * r * p / (r + p) if r + p else 0.0
    mentions = f1(n['mention', 'right'], n['mention', 'ours'], n['mention', 'gold'])
    return {'CoNLL': sum(scores.values()) / 3, **scores, 'mentions': mentions}


def ontogum(data):
    """The documents of OntoGUM dev: CoNLL-U with the entities of two mentions or more."""
    with open(os.path.join(data, 'syntax/gum/ontogum-dev-perm.conllu'), encoding='utf8') as f:
        return ['# newdoc' + b for b in f.read().split('# newdoc')[1:]]


def coreference(data, program):
    blocks = ontogum(data)
    documents = []
    for block, record in zip(blocks, program.read([raw_paragraphs(b) for b in blocks], '--layers', 'coreference')):
        places = Places(record['article']['text'])
        documents.append(([frozenset(c) for c in gold_clusters(block)],
                          [frozenset(places.of(s) for s in c) for c in record['coreference']]))
    yield 'OntoGUM dev', conll(documents)
    yield 'GAP development', gap(data, program)


def gap(data, program):
    """Whether the pronoun is in one entity with the name, for both names of each row."""
    with open(os.path.join(data, 'coreference/gap/gap-development.tsv'), encoding='utf8') as f:
        rows = list(csv.DictReader(f, delimiter='\t'))
    n = collections.Counter()
    for row, record in zip(rows, program.read([r['Text'] for r in rows], '--layers', 'coreference')):
        span = lambda k: (int(row[k + '-offset']), int(row[k + '-offset']) + len(row[k]))
        places, original = Places(record['article']['text']), Places(row['Text'])
        pronoun = original.of(span('Pronoun'))
        entities = [[places.of(s) for s in c] for c in record['coreference']]
        others = [m for c in entities if pronoun in c for m in c if m != pronoun]
        for k in 'AB':
            b, e = original.of(span(k))
            said, true = any(x < e and b < y for x, y in others), row[k + '-coref'].upper() == 'TRUE'
            n['right'] += said and true
            n['ours'] += said
            n['gold'] += true
    return {'F1': f1(n['right'], n['ours'], n['gold']), 'precision': 100 * n['right'] / max(1, n['ours']),
            'recall': 100 * n['right'] / n['gold']}
