"""Targets and losses of events: trigger and type (a tag of each word), mode, status, context and background (of the trigger), who comes to a meeting (a tag of each word), and who takes part (a role of each word
of the sentence given the trigger). A row of PLV_train raises the probability that *some* word is the trigger of an event of its type with its two actors.
"""
import torch
from torch.nn import functional as F

import paths
from events import CONTEXTS, EMPTY, MODES, ROLES, STATUSES, TYPES
from semantic_losses import IGNORE, bucket, pad

MOST_EVENTS = 200          # of one batch, to bound the memory of a step
MOST_PAIRS = 60
RECIPIENTS = [ROLES.index(r) for r in ('actor', 'recipient', 'target', 'beneficiary', 'host')]   # what PLV's second actor may be here


def of_window(window, index):
    """Word indexes are those of the window."""
    t = dict(types=[], events=[], pairs=[], attendance=[])
    t['comes'] = any(p.attendance is not None for p, _, _ in window.parts)
    t['has'] = all(p.events is not None or p.silent is not None for p, _, _ in window.parts)
    at = 0
    for p, begin, end in window.parts:
        shift = at - begin
        if t['has']:
            types = [0] * (end - begin) if p.silent is None else [0 if s else IGNORE for s in p.silent[begin:end]]
            for e in p.events or []:
                for i in e.others:
                    if begin <= i < end and types[i - begin] == 0:
                        types[i - begin] = IGNORE
            for e in p.events or []:
                if begin <= e.word < end:
                    types[e.word - begin] = TYPES.index(e.type)
                    b, s = p.tree.sentence_around(e.word)
                    if e.type != 'O' and b >= begin and s <= end:
                        t['events'].append(event_target(p, e, b, s, shift, index))
            t['types'] += types
        for x in p.pairs or []:
            b, s = p.tree.sentence_around(x.actor)
            if p.tree.sentence_around(x.recipient) == (b, s) and b >= begin and s <= end:
                ways = [[way_between(p.tree, i, j, index['paths']) for j in (x.actor, x.recipient)] for i in range(b, s)]
                nobody = lambda word, tree=p.tree, b=b, s=s: [(i, way_between(tree, word, i, index['paths'])) for i in range(b, s)
                                                              if i != word and tree.upos[i] in EMPTY]
                t['pairs'].append(([TYPES.index(k) for k in x.types], b + shift, s + shift, x.actor + shift, x.recipient + shift, ways, shift, nobody))
        t['attendance'] += [IGNORE] * (end - begin) if p.attendance is None else p.attendance[begin:end]
        at += end - begin
    return t


def event_target(p, e, begin, end, shift, index):
    known = lambda i: i not in e.untold if e.complete else p.tree.upos[i] in EMPTY or p.tree.upos[i] == 'VERB'
    told = lambda i: ROLES.index(e.roles[i]) if i in e.roles else 0 if known(i) else IGNORE
    roles = [told(i) for i in range(begin, end)]
    ways = [way_between(p.tree, e.word, i, index['paths']) for i in range(begin, end)]
    row = lambda labels, value: IGNORE if value is None else labels.index(value)
    return (e.word + shift, begin + shift, end + shift, row(MODES, e.mode), row(STATUSES, e.status), row(CONTEXTS, e.context),
            -1.0 if e.background is None else float(e.background), roles, ways)


def way_between(tree, word, other, index):
    way, steps = paths.path(tree.heads, tree.deprels, word, other)
    return index.get(way, index[steps])


def losses(model, h, targets):
    out = {}
    told = [b for b, t in enumerate(targets) if t['has']]
    if told:
        out['event'] = tag_loss(model.tags['events'](h[told]), [targets[b]['types'] for b in told])
        some = [(b, *e) for b in told for e in targets[b]['events']][:MOST_EVENTS]
        if some:
            out.update(trigger_losses(model, h, some))
    comes = [b for b, t in enumerate(targets) if t['comes']]
    if comes:
        out['attendance'] = tag_loss(model.tags['attendance'](h[comes]), [targets[b]['attendance'] for b in comes])
    pairs = [(b, *x) for b, t in enumerate(targets) for x in t['pairs']][:MOST_PAIRS]
    if pairs:
        out['plv'] = torch.stack([pair_loss(model, h[b], *x) for b, *x in pairs]).mean()
    return out


def tag_loss(logits, rows):
    """Of a tag that few words have: a sum over words divided by those that do, so that the rare ones are not lost among the words."""
    gold = pad(rows, logits.shape[1])
    tagged = max(1, int((gold > 0).sum()))
    return F.cross_entropy(logits.float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction='sum') / (2 * tagged + 20)


def trigger_losses(model, h, some):
    owner, words = torch.tensor([e[0] for e in some]), torch.tensor([e[1] for e in some])
    vectors = h[owner, words]
    out = {}
    for head, name, column in (('modes', 'mode', 4), ('statuses', 'status', 5), ('contexts', 'context', 6)):
        gold = torch.tensor([e[column] for e in some])
        if (gold >= 0).any():
            out[name] = F.cross_entropy(model.tags[head](vectors).float(), gold, ignore_index=IGNORE)
    beside = torch.tensor([e[7] for e in some])
    if (beside >= 0).any():
        out['background'] = F.binary_cross_entropy_with_logits(model.background(vectors[beside >= 0])[:, 0].float(), beside[beside >= 0])
    longest = max(e[3] - e[2] for e in some)
    places = torch.tensor([[min(e[2] + k, e[3] - 1) for k in range(longest)] for e in some])
    way = model.participant_path(pad([e[9] for e in some], longest).clamp(min=0))
    scores = model.participant(h[owner[:, None], places], vectors, bucket(places - words[:, None]), way)
    gold = pad([e[8] for e in some], longest)
    out['participant'] = F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORE, reduction='sum') / (3 * len(some))
    return out


def pair_loss(model, h, types, begin, end, actor, recipient, ways, shift, nobody):
    """Minus log probability that at least one word of the sentence tells an event of these types with these two (noisy or); and that those words which can be
    nobody are none to the likeliest of them."""
    anchors = h[begin:end]
    typed = F.softmax(model.tags['events'](anchors).float(), dim=-1)[:, types].sum(-1)
    ends = torch.tensor([actor, recipient])
    distance = bucket(ends[None] - torch.arange(begin, end)[:, None])
    scores = model.participant(h[ends][None], anchors, distance, model.participant_path(torch.tensor(ways)))
    roles = F.softmax(scores, dim=-1)
    p = typed * roles[:, 0, ROLES.index('actor')] * roles[:, 1, RECIPIENTS].sum(-1)
    some = -torch.log(1 - torch.prod(1 - p.clamp(max=0.999)) + 1e-4)
    best = int(p.argmax())
    others = nobody(begin + best - shift)
    if not others:
        return some
    places = torch.tensor([i + shift for i, _ in others])
    scores = model.participant(h[places][None], anchors[best:best + 1], bucket(places[None] - begin - best), model.participant_path(torch.tensor([[w for _, w in others]])))
    return some + F.cross_entropy(scores[0], torch.zeros(len(others), dtype=torch.long))
