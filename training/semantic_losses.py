"""Losses of what is read from syntax on: times, predicates with their arguments, factuality, entities and coreference."""
from typing import NamedTuple

import torch
from torch.nn import functional as F

import paths
from entities import KINDS
from forms import FORMS, form_of
from model import MATCHES, TIME_LABELS, distance_bucket

IGNORE = -100
MOST_BEFORE = 300          # candidates that a mention is compared with, counted back from it; rapporteur/coreference does the same
MOST_PREDICATES = 240      # of one batch, to bound the memory of a step


class Mention(NamedTuple):
    """A mention by its head word: place in the window, cluster or None, what it is compared by, and a key across windows."""
    word: int
    cluster: object
    head: str
    names: set
    form: int
    kind: int
    key: tuple


def of_window(window, index):
    """What one window teaches, with word indexes within the window. `seen` keys name words across overlapping windows."""
    t = dict(document=id(window.document), times=[], entities=[], predicates=[], factuality=[], mentions=[])
    parts = [p for p, _, _ in window.parts]
    t['has'] = {k: all(getattr(p, k) is not None for p in parts) for k in ('times', 'entities', 'clusters', 'predicates')}
    at = 0
    for p, begin, end in window.parts:
        shift = at - begin
        inside = lambda i: begin <= i < end
        if t['has']['times']:
            t['times'] += [IGNORE if l is None else TIME_LABELS.index(l) for l in p.times[begin:end]]
        if t['has']['entities']:
            kinds = [0] * (end - begin)
            for e in p.entities:
                if inside(e.head) and e.kind in KINDS:
                    kinds[e.head - begin] = 1 + KINDS.index(e.kind)
            t['entities'] += kinds
        if t['has']['clusters']:
            kind_of = {e.head: 1 + KINDS.index(e.kind) for e in p.entities or [] if e.kind in KINDS}
            for i in range(begin, end):
                if i in kind_of or i in p.clusters:
                    t['mentions'].append(Mention(i + shift, p.clusters.get(i), p.words[i].lower(), name_words(p, i),
                                                 form_of(p, i), kind_of.get(i, 0), (id(p), i)))
        if t['has']['predicates']:
            for x in p.predicates:
                b, e = sentence_around(p, x.word)
                if b >= begin and e <= end:
                    t['predicates'].append((x.word + shift, b + shift, e + shift, role_labels(p, x, b, e, index['roles']),
                                            path_labels(p, x.word, b, e, index['paths'])))
            t['factuality'] += [(i + shift, v) for i, v in p.factuality.items() if inside(i)]
        at += end - begin
    return t


def sentence_around(p, word):
    begin = word
    while begin > 0 and not p.sentence_end[begin - 1]:
        begin -= 1
    end = word
    while not p.sentence_end[end]:
        end += 1
    return begin, end + 1


def role_labels(p, predicate, begin, end, index):
    """Per word of a sentence the role of the argument that it heads; 0 for words that head none, and for roles too rare to be learned."""
    heads, upos = [s[4] for s in p.syntax], [s[0] for s in p.syntax]
    labels = [0] * (end - begin)
    for role, b, e in predicate.arguments:
        labels[paths.head_of(heads, upos, b, e) - begin] = index.get(role, 0)
    labels[predicate.word - begin] = 0
    return labels


def path_labels(p, predicate, begin, end, index):
    heads, deprels = [s[4] for s in p.syntax], [s[5] for s in p.syntax]
    out = []
    for i in range(begin, end):
        way, steps = paths.path(heads, deprels, predicate, i)
        out.append(index.get(way, index[steps]))
    return out


def name_words(p, head):
    """The words of a mention's name, lower-cased: its head and what is flat or compound below it, where these are proper nouns."""
    if p.names_at is not None:
        return p.names_at.get(head) or {p.words[head].lower()}
    out = {p.words[head].lower()}
    if p.syntax[head][0] == 'PROPN':
        for i in range(max(0, head - 6), min(len(p.words), head + 7)):
            upos, _, _, _, h, rel = p.syntax[i]
            if h == head and upos == 'PROPN' and rel.split(':')[0] in ('flat', 'compound'):
                out.add(p.words[i].lower())
    return out


def losses(model, h, targets):
    """{head: loss}; h [B, W, WIDTH], targets of of_window() in the order of the batch."""
    out = {}
    timed = [b for b, t in enumerate(targets) if t['has']['times']]
    if timed:
        gold = pad([targets[b]['times'] for b in timed], h.shape[1])
        out['times'] = F.cross_entropy(model.tags['times'](h[timed]).float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    described = [b for b, t in enumerate(targets) if t['has']['entities']]
    if described:
        gold = pad([targets[b]['entities'] for b in described], h.shape[1])
        out['entities'] = F.cross_entropy(model.tags['entities'](h[described]).float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
    pairs = coreference_loss(model, h, targets)
    if pairs is not None:
        out['pair'] = pairs
    predicated = [b for b, t in enumerate(targets) if t['has']['predicates']]
    if predicated:
        out.update(predicate_losses(model, h, [(b, targets[b]) for b in predicated]))
    return out


def pad(rows, width):
    out = torch.full((len(rows), width), IGNORE)
    for b, r in enumerate(rows):
        out[b, :len(r)] = torch.tensor(r)
    return out


def predicate_losses(model, h, targets):
    out = {}
    gold = torch.full(h.shape[:2], -1.0)
    for b, t in targets:
        gold[b, :t['length']] = 0
        for word, *_ in t['predicates']:
            gold[b, word] = 1
    known = gold >= 0
    out['predicate'] = F.binary_cross_entropy_with_logits(model.predicate(h)[:, :, 0].float()[known], gold[known])
    rated = [(b, i, v) for b, t in targets for i, v in t['factuality']]
    if rated:
        b, i, v = zip(*rated)
        out['factuality'] = F.smooth_l1_loss(model.factuality(h[list(b), list(i)])[:, 0].float(), torch.tensor(v))
    some = [(b, *x) for b, t in targets for x in t['predicates']][:MOST_PREDICATES]
    if some:
        longest = max(end - begin for _, _, begin, end, _, _ in some)
        owner = torch.tensor([b for b, *_ in some])
        places = torch.tensor([[min(begin + k, end - 1) for k in range(longest)] for _, _, begin, end, _, _ in some])
        words = torch.tensor([w for _, w, *_ in some])
        distance = bucket(places - words[:, None])
        way = model.role_path(pad([way for *_, way in some], longest).clamp(min=0))
        scores = model.role(h[owner[:, None], places], h[owner, words], distance, way)
        gold = pad([roles for *_, roles, _ in some], longest)
        # a sum over words, so that a role weighs the same in long sentences
        out['role'] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction='sum') / (3 * len(some))
    return out


BUCKETS = torch.tensor([distance_bucket(d) for d in range(-64, 65)])


def bucket(offset):
    return BUCKETS[offset.clamp(-64, 64) + 64]


def coreference_loss(model, h, targets):
    """Each mention picks one of those before it or none (score 0); the probability of all right ones is raised (Lee et al. 2017)."""
    mentions, seen = [], set()
    order = 0
    for b, t in enumerate(targets):
        for m in t['mentions']:
            if m.key not in seen:        # chunks of a long paragraph share words
                seen.add(m.key)
                mentions.append((b, order + m.word, m))
        order += t['length']
    if len(mentions) < 2:
        return None
    b, place, mentions = zip(*mentions)
    vectors = h[list(b), [m.word for m in mentions]]
    place = torch.tensor(place)
    n = len(mentions)
    match = torch.tensor([[2 if x.head == y.head else 1 if x.names & y.names else 0 for y in mentions] for x in mentions])
    same = torch.tensor([[x.cluster is not None and x.cluster == y.cluster for y in mentions] for x in mentions])
    form = torch.tensor([m.form for m in mentions])
    kind = torch.tensor([m.kind for m in mentions])
    behind = torch.arange(n)[:, None] - torch.arange(n)[None, :]
    document = torch.tensor([targets[i]['document'] for i in b])
    reachable = (behind > 0) & (behind <= MOST_BEFORE) & (document[:, None] == document[None])
    scores = []
    for start in range(0, n, 64):      # the pairs of 64 mentions at a time
        rows = slice(start, min(n, start + 64))
        shared = (model.pair_match(match[rows]) + model.pair_forms(form[rows][:, None] * len(FORMS) + form[None])
                  + model.pair_kinds(kind[rows][:, None] * (1 + len(KINDS)) + kind[None]))
        scores.append(model.pair(vectors[None], vectors[rows], bucket(place[None] - place[rows][:, None]), shared)[:, :, 0])
    scores = torch.cat(scores).masked_fill(~reachable, -1e4)
    scores = torch.cat([scores, torch.zeros(n, 1)], dim=1)
    right = same & reachable
    right = torch.cat([right, ~right.any(dim=1, keepdim=True)], dim=1)
    return (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right, -1e4), 1)).mean()


assert MATCHES == ['none', 'name', 'head']
