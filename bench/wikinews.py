"""Coreference of events across the documents of MEANTIME (Minard et al. 2016; airbus and stock): bench/accuracy record.

Gold: event mentions and the instances they refer to; one instance id is one real event in the documents of a topic. Ours: the happenings of a store that
holds one topic, its events paired with mentions whose words overlap. The program reads the sixteen types only and MEANTIME marks every event, so that the
measures are over the mentions paired, with baselines on the same ones; and once over all mentions, those that were not read alone. Of what lies behind
the fifth sentence MEANTIME marks only mentions of instances that several documents tell of. Tested by bench/tests/across_test.py.
"""
import collections
import glob
import os
import sys
from xml.etree import ElementTree

import own_corpus
from across import LAYERS, Store, b_cubed, lemma_of
from compare import assign
from semantics import conll


def read_document(root):
    """(text, day of writing, {mention: (span, instance)}); the instance is None where the mention refers to nothing."""
    text, span, last, written = '', {}, None, ''
    for token in root.iter('token'):
        text += '' if last is None else ' ' if token.get('sentence') == last else '\n\n'
        span[token.get('t_id')] = len(text), len(text) + len(token.text)
        text, last = text + token.text, token.get('sentence')
    for time in root.iter('TIMEX3'):
        if time.get('functionInDocument') == 'CREATION_TIME':
            written = time.get('value')[:10]
    # an instance without an id of the whole corpus is known in this document only
    instances = {e.get('m_id'): e.get('instance_id') or (root.get('doc_id'), e.get('m_id')) for e in root.iter('EVENT')}
    refers = {s.get('m_id'): instances.get(t.get('m_id')) for r in root.iter('REFERS_TO') for s in r.findall('source') for t in r.findall('target')}
    mentions = {}
    for m in root.iter('EVENT_MENTION'):
        spans = [span.get(t.get('t_id')) for t in m.findall('token_anchor')]
        if spans and None not in spans:
            mentions[m.get('m_id')] = spans, refers.get(m.get('m_id')) or (root.get('doc_id'), 'mention', m.get('m_id'))
    return text, written, mentions


def pairs_of(mentions, record):
    """{event of the record: mention}, one to one"""
    ids = list(mentions)
    common = lambda m, e: sum(max(0, min(y, d) - max(x, c)) for x, y in mentions[m][0] for c, d in e['trigger'])
    return {record['events'][j]['id']: ids[i] for i, j in assign(ids, record['events'], common)}


def several(labels):
    """How many instances are told in several documents; items begin with the document."""
    documents = collections.defaultdict(set)
    for item, label in labels.items():
        documents[label].add(item[0])
    return sum(len(d) > 1 for d in documents.values())


def clusters(labels):
    out = collections.defaultdict(set)
    for item, label in labels.items():
        out[label].add(item)
    return [frozenset(c) for c in out.values()]


def measures(gold, ours):
    mean = conll([(clusters(gold), clusters(ours))])
    return {**{f'B3 {k}': v for k, v in b_cubed(gold, ours).items()}, **{k: v for k, v in mean.items() if k.lower() in ('conll', 'muc')}}


def topic(name, data, program):
    documents = [read_document(ElementTree.parse(p).getroot())
                 for p in sorted(glob.glob(os.path.join(data, f'meantime/intra_cross-doc_annotation/corpus_{name}/*.xml')))]
    if not documents:
        sys.exit(f'no MEANTIME {name} in {data}')
    inputs = [{'url': f'https://meantime.example/{name}/{i}', 'text': text, **({'published': day} if day else {})} for i, (text, day, _) in enumerate(documents)]
    records = own_corpus.read_articles(program, inputs, '--layers', ','.join(LAYERS))
    store = Store(program, records)
    gold, ours, lemmas = {}, {}, {}
    for (_, _, mentions), record in zip(documents, records):
        article = record['article']['id']
        for m, (spans, instance) in mentions.items():
            gold[article, m], lemmas[article, m] = instance, lemma_of(spans, record)
        ours.update({(article, m): store.events[article, event] for event, m in pairs_of(mentions, record).items()})
    yield from compared(f'MEANTIME {name}', {x: gold[x] for x in ours}, ours, lemmas)
    yield from compared('  unread ones alone', gold, {**{x: x for x in gold}, **ours}, lemmas)


def compared(name, gold, ours, lemmas):
    yield name, {**measures(gold, ours), 'mentions': len(gold), 'instances in several documents': several(gold)}
    yield '  same lemma', measures(gold, {x: lemmas[x] for x in gold})
    yield '  every mention alone', measures(gold, {x: x for x in gold})


def score(data, program):
    print('── events across documents, MEANTIME ──')
    for name in ('airbus', 'stock'):
        yield from topic(name, data, program)
