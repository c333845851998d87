"""GUM's entities: mentions with type and coreference, and what they tell of names and times."""

KINDS = ['person', 'place', 'organization', 'object', 'event', 'time', 'substance', 'animal', 'plant', 'abstract']
# What a name of each kind of entity may be called; another kind's names are OTHER or anything.
NAME_KINDS = {'person': ['PERSON', 'GROUP'], 'place': ['PLACE', 'FACILITY'], 'organization': ['ORGANISATION'], 'event': ['EVENT']}


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


def allowed_names(p):
    """Sets of name labels per word. Only what is plain is said: a run of proper nouns with the head of an entity is a name of its
    kind, a word that is no proper noun, adjective or number is none outside such an entity's reach; the rest may be anything."""
    from corpora import NAME_LABELS
    tags = [s[0] for s in p.syntax]
    anything, nothing = set(NAME_LABELS), {'O', 'B-MONEY', 'I-MONEY', 'B-QUANTITY', 'I-QUANTITY'}
    allowed = [nothing if t not in ('PROPN', 'ADJ', 'NUM', 'X', 'SYM') else anything for t in tags]
    for e in p.entities:                      # "University of Velia": the words between proper nouns are left open
        run = [i for i in range(e.begin, e.end) if tags[i] == 'PROPN']
        for i in range(run[0], run[-1] + 1) if run else ():
            if tags[i] != 'PROPN':
                allowed[i] = anything
    runs = {k: proper_run(e, tags) for k, e in enumerate(p.entities) if tags[e.head] == 'PROPN'}
    for k, (begin, end) in runs.items():
        e = p.entities[k]
        types = NAME_KINDS.get(e.kind)
        inside = any(b <= begin and end <= x and (b, x) != (begin, end) for b, x in runs.values())   # "Stirling" of "Stirling Prize"
        before = begin > e.begin and tags[begin - 1] in ('ADJ', 'NOUN', 'NUM', 'X') and p.words[begin - 1][:1].isupper()
        joined = end < e.end - 1 and tags[end] in ('ADP', 'CCONJ', 'PART', 'DET', 'PUNCT') and tags[end + 1] == 'PROPN'
        for i in range(begin, end):
            if inside or joined or before or not types:
                allowed[i] = anything
                continue
            allowed[i] = {f'{"I" if i > begin else "B"}-{t}' for t in types}
            if e.kind == 'person' and i > begin:      # "President Reis": a title before the name is none of it
                allowed[i] |= {'B-PERSON'}
                allowed[i - 1] = allowed[i - 1] | {'O'}
    return allowed


def proper_run(e, tags):
    """The proper nouns around the head of an entity, within it."""
    begin, end = e.head, e.head + 1
    while begin > e.begin and tags[begin - 1] == 'PROPN':
        begin -= 1
    while end < e.end and tags[end] == 'PROPN':
        end += 1
    return begin, end


def time_labels(p):
    """'O' for the words that are surely in no time expression, None for the rest: GUM bounds times otherwise than TIMEX."""
    labels = ['O' if s[0] not in ('NUM', 'ADV', 'ADJ', 'DET', 'ADP') and not s[5].endswith(':unmarked') else None for s in p.syntax]
    for e in p.entities:
        if e.kind == 'time':
            labels[e.begin:e.end] = [None] * (e.end - e.begin)
    return labels
