"""Scores the program on the project's own corpus (corpus/), layer by layer, and prints a table per type: bench/accuracy corpus.

The articles go in as JSON lines with their outlet and date, as a feed delivers them; the records that come out are compared with those a
person marked (corpus/compare.py). Real news is read from the unpacked corpora (corpus/attach.py). Tested in bench/tests/scorers_test.py.
"""
import json
import os
import subprocess
import sys
import tempfile

CORPUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus')
sys.path.insert(0, CORPUS)

import form  # noqa: E402
from agree import TABLES, layers_of  # noqa: E402
from compare import Comparison, Tally  # noqa: E402
from record import record_of, text_of  # noqa: E402

KINDS = {'articles': 'threads', 'passages': 'passages', 'real news': 'news'}


def documents_of(kind, split, data):
    """The documents of one kind that belong to the split; real news with its words put in."""
    from attach import attach
    parts = form.read_splits(os.path.join(CORPUS, 'splits.tsv'))
    for path in form.files_in(os.path.join(CORPUS, KINDS[kind])):
        with open(path, encoding='utf8') as f:
            text = f.read()
        reader = form.Reader(path, attach(text, data) if kind == 'real news' else text)
        if reader.mistakes:
            sys.exit(str(reader.mistakes[0]))
        yield from (d for d in reader.documents if parts.get(d.id.split('/')[0]) == split)


def as_input(document):
    header = document.header
    fields = {'url': f'https://corpus.example/{document.id}', 'text': text_of(document, notice=False).text}
    if document.sentences[0].part == 'title':
        fields['title'] = document.sentences[0].text
    return {**fields, **{k: header[k] for k in ('outlet', 'published') if k in header}}


def read(program, documents, *options):
    return read_articles(program, map(as_input, documents), *options)


def read_articles(program, articles, *options):
    """One record per article, a mapping as a feed has it."""
    articles = list(articles)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'corpus.jsonl')
        with open(path, 'w', encoding='utf8') as f:
            f.writelines(json.dumps(a) + '\n' for a in articles)
        out = subprocess.run(program.command + ['--format', 'json', *options, path], capture_output=True)
    records = [json.loads(line) for line in out.stdout.decode('utf8').splitlines()]
    if len(records) != len(articles):
        sys.exit(f'{len(articles)} documents in, {len(records)} records out: {out.stderr.decode("utf8")[-300:]}')
    return records


def tally_of(documents, records):
    tally = Tally()
    for document, record in zip(documents, records):
        gold = record_of(document, notice=False)
        if gold['article']['text'] != record['article']['text']:
            sys.exit(f'{document.id}: the program has not kept the text')
        Comparison(gold, record, layers_of(document), tally)
    return tally


def corpus(split):
    def score(data, program):
        for kind in KINDS:
            try:
                documents = list(documents_of(kind, split, data))
            except form.Wrong as e:
                print(f'── {kind}, {split}: left out, {e} ──')
                continue
            if not documents:
                continue
            tally = tally_of(documents, read(program, documents))
            print(f'── {kind}, {split}: {len(documents)} documents ──')
            for layer in dict.fromkeys(layer for layer, _ in tally.counts if layer not in TABLES):
                yield layer, {what: tally.f1(layer, what) for name, what in tally.counts if name == layer}
            print_tables(tally)
    return score


def print_tables(tally):
    """Precision, recall and F1 of each act, type and status."""
    for table in TABLES:
        rows = sorted((what, counts) for (name, what), counts in tally.counts.items() if name == table)
        if any(counts[2] for _, counts in rows):
            print(f'  {table:14}{"P":>7}{"R":>7}{"F1":>7}{"gold":>7}')
            for what, (right, gold, ours) in rows:
                precision, recall = 100 * right / max(1, ours), 100 * right / max(1, gold)
                print(f'  {what:14}{precision:7.1f}{recall:7.1f}{tally.f1(table, what):7.1f}{gold:7}')
