"""The path through the tree from a predicate to a word: what Gildea and Jurafsky (2002) found to tell an argument's role best.

`^nsubj:pass` is one step up from a subject, `vobj` one down to an object; `^xcomp vnsubj` leads from a complement to the subject of
what it completes. Paths that are longer than LONGEST, or too rare to be learned, are known by their steps alone: `2/1` is two up and
one down, 3 standing for more. rapporteur/predicates/paths.cc does the same; tests/unit/predicates/paths.tsv is read by both.
"""
LONGEST = 3
MOST_STEPS = 3


def path(heads, deprels, predicate, word):
    """heads: index of each word's head, -1 for a root; (path, its steps alone). '.' leads to the predicate itself."""
    above = chain(heads, predicate)
    down = []
    at = word
    while at >= 0 and at not in above:
        down.append(at)
        at = heads[at]
    up = above[:above.index(at)] if at >= 0 else above
    steps = f'{min(len(up), MOST_STEPS)}/{min(len(down), MOST_STEPS)}'
    if len(up) + len(down) > LONGEST:
        return steps, steps
    return ' '.join(['^' + deprels[i] for i in up] + ['v' + deprels[i] for i in reversed(down)]) or '.', steps


def chain(heads, i):
    out = []
    while i >= 0:
        out.append(i)
        i = heads[i]
    return out


def every_step():
    return [f'{u}/{d}' for u in range(MOST_STEPS + 1) for d in range(MOST_STEPS + 1)]


def head_of(heads, upos, begin, end):
    """The word of a span whose head lies outside of it; punctuation only where there is nothing else."""
    tops = [i for i in range(begin, end) if not begin <= heads[i] < end]
    return next((i for i in tops if upos[i] != 'PUNCT'), tops[0])
