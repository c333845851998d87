"""Other names in place of those of a text: whoever learns names from a few thousand sentences learns the names. A window's persons,
places and organisations are now and then all replaced, the same one by the same, by others of their kind and number of words: names
of the other corpora, cities of the world, and made-up ones, glued together of two real ones. Tags, trees and labels stay true.
"""
import collections
import csv
import os

TYPES = ('PERSON', 'PLACE', 'ORGANISATION')
SHARE = 0.25           # of the windows
MADE_UP = 0.3          # of the persons and places of one or two words


def spans_of(p):
    """(begin, end, type) of the names of a paragraph that are surely of one of TYPES."""
    out, open_one = [], None
    for i, allowed in enumerate(p.names + [{'O'}]):
        kind = next((t for t in TYPES if f'B-{t}' in allowed), None) if len(allowed) <= 2 else None
        inside = open_one and len(allowed) <= 2 and f'I-{open_one[1]}' in allowed
        if open_one and not inside:
            out.append((open_one[0], i, open_one[1]))
            open_one = None
        if kind:
            open_one = (i, kind)
    return out


class Names:
    def __init__(self, documents, cities):
        """documents: those whose names may be borrowed; cities: the table of world cities, or None."""
        pools = collections.defaultdict(set)
        for p in (p for d in documents for p in d.paragraphs if p.names is not None):
            for begin, end, kind in spans_of(p):
                words = tuple(p.words[begin:end])
                if all(w[:1].isupper() for w in words) and end - begin <= 4:
                    pools[kind, end - begin].add(words)
        if cities and os.path.exists(cities):
            with open(cities, encoding='utf8') as f:
                for row in csv.DictReader(f):
                    for name in (row['name'], row['country']):
                        words = tuple(name.split())
                        if all(w.isalpha() and w[:1].isupper() for w in words):
                            pools['PLACE', len(words)].add(words)
        self.pools = {k: sorted(v) for k, v in pools.items()}

    def other(self, kind, length, rng):
        """A name of that many words, or None where there are too few to choose from."""
        pool = self.pools.get((kind, length), [])
        if len(pool) < 20:
            return None
        words = rng.choice(pool)
        if kind != 'ORGANISATION' and length <= 2 and rng.random() < MADE_UP:
            words = words[:-1] + (glued(words[-1], rng.choice(pool)[-1], rng),)
        return words

    def draw(self, window, rng):
        """{(id of paragraph, word): the word to read instead}, for most windows empty."""
        out, known = {}, {}
        if rng.random() >= SHARE:
            return out
        for p, first, last in window.parts:
            if p.names is None:
                continue
            for begin, end, kind in spans_of(p):
                key = (kind, *(w.lower() for w in p.words[begin:end]))
                if key not in known:
                    known[key] = self.other(kind, end - begin, rng)
                if known[key]:
                    out.update({(id(p), begin + k): w for k, w in enumerate(known[key])})
        return out


def glued(a, b, rng):
    """The beginning of one name and the end of another: Nor-wich, Vel-stan."""
    head = a[:max(2, round(len(a) * rng.uniform(0.35, 0.65)))]
    tail = b[len(b) - max(2, round(len(b) * rng.uniform(0.35, 0.65))):].lower()
    return head + tail
