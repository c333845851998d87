"""GUM's entities: mentions with type and coreference, and what they tell of times."""

KINDS = ['person', 'place', 'organization', 'object', 'event', 'time', 'substance', 'animal', 'plant', 'abstract']


def of_sentence(words, base):
    """Entities of one sentence (columns of its words), their words counted from `base`. A bracket that nothing closes is left out."""
    from corpora import Entity
    out, open_ones = [], []
    heads = [int(c[6]) - 1 for c in words]
    for i, c in enumerate(words):
        field = next((f[7:] for f in c[9].split('|') if f.startswith('Entity=')), '')
        for piece in field.replace('(', ' (').replace(')', ') ').split():
            if piece[0] == '(':
                parts = piece.strip('()').split('-')
                open_ones.append((parts[0], parts[1] if len(parts) > 1 else '', i))
            if piece[-1] == ')':
                group = piece.strip('()').split('-')[0]
                at = next((k for k in range(len(open_ones) - 1, -1, -1) if open_ones[k][0] == group), None)
                if at is not None:
                    _, kind, begin = open_ones.pop(at)
                    head = next((k for k in range(begin, i + 1) if not begin <= heads[k] <= i), begin)
                    out.append(Entity(group, kind, base + begin, base + i + 1, base + head))
    return out


def time_labels(p):
    """'O' for the words that are surely in no time expression, None for the rest: GUM bounds times otherwise than TIMEX."""
    labels = ['O' if s[0] not in ('NUM', 'ADV', 'ADJ', 'DET', 'ADP') and not s[5].endswith(':unmarked') else None for s in p.syntax]
    for e in p.entities:
        if e.kind == 'time':
            labels[e.begin:e.end] = [None] * (e.end - e.begin)
    return labels
