"""Texts of the open corpora whose sentences corpus/news labels: `text_of(data, source)` for a source "CORPUS DOCUMENT".

The corpora are unpacked side by side in one folder (training/README.md). A text here is the very string that the offsets of corpus/news
count in, so how it is put together from tokens may never change. Tested through corpus/tests/attach_test.py.
"""
import csv
import functools
import glob
import json
import os
import re
from xml.etree import ElementTree


def text_of(data, source):
    """The text, or None where the corpus has no such document."""
    corpus, _, document = source.partition(' ')
    reader = READERS.get(corpus)
    return reader(data, document) if reader else None


def polnear(data, document):
    path = os.path.join(data, 'attribution/polnear/data/train/text', document + '.txt')
    if not os.path.isfile(path):
        return None
    with open(path, encoding='utf8', newline='') as f:
        return f.read()


@functools.cache
def gum_texts(data):
    path = os.path.join(data, 'syntax/gum/gum-train-perm.conllu')
    if not os.path.isfile(path):
        return {}
    with open(path, encoding='utf8') as f:
        texts, name = {}, None
        for line in f:
            opened = re.match(r'# newdoc id = (\S+)', line)
            if opened:
                name = opened[1]
                texts[name] = ''
            elif line.startswith('# newpar') and texts[name]:
                texts[name] += '\n'
            elif line.startswith('# text = '):
                texts[name] += line[9:].rstrip('\n') + '\n'
        return texts


@functools.cache
def re3d_texts(data):
    texts = {}
    for path in sorted(glob.glob(os.path.join(data, 'names/re3d/*/documents.json'))):
        with open(path, encoding='utf8') as f:
            for line in f:
                if line.strip():
                    document = json.loads(line)
                    texts[document['_id']] = document['text']
    return texts


NO_SPACE_BEFORE = re.compile(r"[,.;:?!%)\]’]$|'s$|'$|n't$|'(?:re|ve|ll|d|m)$|''$")
NO_SPACE_AFTER = re.compile(r'^(?:[$(\[£€]|``)$')


def meantime(data, document):
    """Its tokens joined as an editor writes them; one line per sentence. Only the title and the first five sentences are annotated there."""
    found = glob.glob(os.path.join(data, 'meantime/intra-doc_annotation/corpus_*', document + '.xml'))
    if len(found) != 1:
        return None
    text, last = '', None
    for token in ElementTree.parse(found[0]).getroot().iter('token'):
        word, sentence = token.text, token.get('sentence')
        if last is not None and sentence != last[1]:
            text += '\n'
        elif last is not None and not NO_SPACE_BEFORE.search(word) and not NO_SPACE_AFTER.match(last[0]):
            text += ' '
        text, last = text + word, (word, sentence)
    return text + '\n'


@functools.cache
def case2021_texts(data):
    """Snippets of news on conflict by their number; one to four sentences each, some cut off, some with another place's name put in."""
    path = os.path.join(data, 'events/case2021_task2/test_set_final_release_with_labels.tsv')
    if not os.path.isfile(path):
        return {}
    with open(path, encoding='utf8') as f:
        rows = csv.DictReader(f, delimiter='\t', quoting=csv.QUOTE_NONE)
        return {row['id']: row['EventSnippet'] + '\n' for row in rows}


@functools.cache
def plv_texts(data):
    """Single sentences of PLV_train by their number."""
    path = os.path.join(data, 'events/plv/PLV_train.tsv')
    if not os.path.isfile(path):
        return {}
    with open(path, encoding='utf8') as f:
        return {row['sentence_id']: row['sentence'] + '\n' for row in csv.DictReader(f, delimiter='\t')}


def among(texts):
    """The reader of a corpus whose texts lie in one file: {document: text}."""
    return lambda data, document: texts(data).get(document)


READERS = {'polnear': polnear, 'gum': among(gum_texts), 're3d': among(re3d_texts), 'meantime': meantime, 'case2021': among(case2021_texts),
           'plv': among(plv_texts)}
