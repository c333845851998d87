"""Agreement of two annotations of the same documents, per layer: F1 of the second against the first (the same either way round), by the
pairing of corpus/compare.py. Documents that only one of them has are left out and counted."""
import words
from compare import Comparison, Tally
from record import record_of


def layers_of(document):
    told = document.header.get('layers')
    if told:
        return set(told.split())
    return {'times', 'places', 'statements', 'events'} if document.header['genre'] == 'passage' else set(words.LAYERS)


def compare_documents(first, second):
    """(tally, number of documents compared, those whose sentences have changed since)"""
    others, tally, both, changed = {d.id: d for d in second}, Tally(), 0, []
    for document in first:
        other = others.get(document.id)
        if other is None:
            continue
        if [(s.text, s.offset, s.check) for s in document.sentences] != [(s.text, s.offset, s.check) for s in other.sentences]:
            changed.append(document.id)
            continue
        Comparison(record_of(document), record_of(other), layers_of(document) & layers_of(other), tally)
        both += 1
    return tally, both, changed


TABLES = ('acts', 'types', 'statuses')


def rows(tally, layers):
    """Lines of a table: layer, what, F1, and the counts it rests on."""
    for (layer, what), (right, gold, ours) in sorted(tally.counts.items(), key=lambda item: item[0][0] in TABLES):
        if (layer in TABLES) != (layers == 'tables'):
            continue
        f1 = 200 * right / (gold + ours) if gold + ours else 0.0
        yield f'{layer:12}{what:28}{f1:6.1f}   {right} of {gold} and {ours}'


def report(first, second):
    tally, both, changed = compare_documents(first, second)
    print(f'{both} documents compared, {len(second) - both} of the second left out' + (f' (other sentences: {", ".join(changed)})' if changed else ''))
    for part in ('layers', 'tables'):
        for line in rows(tally, part):
            print(line)
