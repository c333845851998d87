"""Targets and losses: what each window teaches each head. A window trains only the heads its corpus is annotated for."""
import torch
from torch.nn import functional as F

import event_losses
import semantic_losses
from corpora import lemma_script
from model import CUE_LABELS, LINK_LABELS, distance_bucket

IGNORE = -100
WEIGHTS = dict(upos=0.5, xpos=0.5, feats=0.5, lemma=0.5, sentence=0.5, arc=1.0, rel=0.7, names=1.0, cue=1.0, link=1.0,
               times=0.5, entities=0.5, pair=1.0, predicate=1.0, factuality=0.3, role=1.0,
               event=1.0, mode=0.3, status=0.5, context=0.3, attendance=1.0, background=0.2, participant=1.0, plv=0.5)


def label_index(labels):
    return {kind: {l: i for i, l in enumerate(values)} for kind, values in labels.items()}


def of_window(window, index):
    """Plain lists for one window; None for a layer it lacks."""
    t = dict(tags={k: [] for k in ('upos', 'xpos', 'feats', 'lemma')}, head=[], rel=[], end=[], sentence=[], names=[], cue=[],
             attributions=[])
    has = lambda layer: all(getattr(p, layer) is not None for p, _, _ in window.parts)
    syntax, names, attributions = has('syntax'), has('names'), has('attributions')
    at = sentence = 0
    for p, begin, end in window.parts:
        if syntax:
            for i in range(begin, end):
                upos, xpos, feats, lemma, head, rel = p.syntax[i]
                for kind, value in zip(('upos', 'xpos', 'feats', 'lemma'), (upos, xpos, feats, lemma_script(p.words[i], lemma))):
                    t['tags'][kind].append(index[kind].get(value, IGNORE))
                t['head'].append(IGNORE if head >= 0 and not begin <= head < end else head - begin + at if head >= 0 else -1)
                t['rel'].append(index['deprel'].get(rel, IGNORE))
                t['end'].append(float(p.sentence_end[i]))
                t['sentence'].append(sentence)
                sentence += p.sentence_end[i]
            sentence += 1
        if names:
            t['names'] += [[l in allowed for l in index['names']] for allowed in p.names[begin:end]]
        if attributions:
            cue = [0] * (end - begin)
            for a in p.attributions:
                inside = [i - begin for i in a.cue if begin <= i < end]
                for k, i in enumerate(inside):
                    cue[i] = CUE_LABELS.index('I' if k and inside[k - 1] == i - 1 else 'B')
                if inside:
                    shift = lambda xs: [x - begin + at for x in xs if begin <= x < end]
                    content = [(max(b, begin) - begin + at, min(e, end) - begin + at) for b, e in a.content if b < end and e > begin]
                    t['attributions'].append(([i + at for i in inside], shift(a.source), content))
            if p.cues is not None:
                t['cue'] += [[l in allowed for l in CUE_LABELS] for allowed in p.cues[begin:end]]
            else:
                t['cue'] += [[k == c for k in range(len(CUE_LABELS))] for c in cue]
        at += end - begin
    t['layers'] = (syntax, names, attributions)
    t['semantic'] = dict(semantic_losses.of_window(window, index), length=at)
    t['event'] = event_losses.of_window(window, index)
    return t


def pad(rows, width, value, dtype=torch.long):
    out = torch.full((len(rows), width), value, dtype=dtype)
    for b, r in enumerate(rows):
        out[b, :len(r)] = torch.tensor(r, dtype=dtype)
    return out


def link_targets(targets, width):
    """Over all cues of a batch: window of each, mean weights [C, W], distance buckets [C, W], gold labels [C, W], mask [C, W]."""
    owner, mean, distance, gold, mask = [], [], [], [], []
    for b, t in enumerate(targets):
        n = len(t['cue'])
        for cue, source, content in t['attributions']:
            labels = ['O'] * width
            for b0, e0 in content:
                for i in range(b0, e0):
                    labels[i] = 'I-CONTENT' if i > b0 else 'B-CONTENT'
            for k, i in enumerate(source):
                labels[i] = 'I-SOURCE' if k and source[k - 1] == i - 1 else 'B-SOURCE'
            for i in cue:
                labels[i] = 'O'
            for i in range(1, width):      # a piece that a source or cue has cut in two begins again
                if labels[i][0] == 'I' and labels[i - 1][1:] != labels[i][1:]:
                    labels[i] = 'B' + labels[i][1:]
            owner.append(b)
            row = torch.zeros(width)
            row[cue] = 1 / len(cue)
            mean.append(row)
            distance.append([distance_bucket(0 if cue[0] <= i <= cue[-1] else i - cue[0] if i < cue[0] else i - cue[-1])
                             for i in range(width)])
            gold.append([LINK_LABELS.index(l) for l in labels])
            mask.append([i < n for i in range(width)])
    if not owner:
        return None
    return torch.tensor(owner), torch.stack(mean), torch.tensor(distance), torch.tensor(gold), torch.tensor(mask)


def allowed_loss(logits, rows):
    """Minus log probability of the allowed labels, a mean over words; rows: per window, per word, whether each label is allowed."""
    allowed = torch.cat([torch.tensor(row, dtype=torch.bool) for row in rows]).to(logits.device)
    return -torch.logsumexp(F.log_softmax(logits.float(), dim=-1).masked_fill(~allowed, -1e4), dim=-1).mean()


def losses(model, batch, targets, shared=True, events=True):
    """{head: loss}, each a mean over what it is annotated for; of the shared layers' heads, of those of events, or of both."""
    h, told = model.vectors(batch, shared, events)
    out = shared_losses(model, h, batch, targets) if shared else {}
    if events:
        out.update(event_losses.losses(model, told, [t['event'] for t in targets]))
    return out


def shared_losses(model, h, batch, targets):
    """Of all heads but those of events."""
    B, W, _ = h.shape
    out = {}
    syntax = [b for b, t in enumerate(targets) if t['layers'][0]]
    if syntax:
        hs = h[syntax]
        for kind in ('upos', 'xpos', 'feats', 'lemma'):
            gold = pad([targets[b]['tags'][kind] for b in syntax], W, IGNORE)
            out[kind] = F.cross_entropy(model.tags[kind](hs).float().flatten(0, 1), gold.flatten(), ignore_index=IGNORE)
        words = batch['word_mask'][syntax]
        end = pad([targets[b]['end'] for b in syntax], W, 0.0, torch.float)
        out['sentence'] = F.binary_cross_entropy_with_logits(model.sentence_end(hs)[:, :, 0].float()[words], end[words])
        out['arc'], out['rel'] = syntax_losses(model, hs, [targets[b] for b in syntax], W)
    names = [b for b, t in enumerate(targets) if t['layers'][1]]
    if names:
        words = batch['word_mask'][names]
        out['names'] = allowed_loss(model.tags['names'](h[names][words]), [targets[b]['names'] for b in names])
    told = [b for b, t in enumerate(targets) if t['layers'][2]]
    if told:
        words = batch['word_mask'][told]
        out['cue'] = allowed_loss(model.cue(h[told][words]), [targets[b]['cue'] for b in told])
        links = link_targets([targets[b] for b in told], W)
        if links:
            owner, mean, distance, gold, mask = links
            words = h[told][owner]
            cues = torch.einsum('cw,cwd->cd', mean, words.float()).to(words.dtype)
            out['link'] = model.crf.loss(model.links(words, cues, distance), gold, mask) / (20 * len(owner))
    out.update(semantic_losses.losses(model, h, [t['semantic'] for t in targets]))
    return out


def syntax_losses(model, h, targets, W):
    head = pad([t['head'] for t in targets], W, IGNORE)
    sentence = pad([t['sentence'] for t in targets], W, -1)
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, :, None]
    scores = model.arcs(h)
    scores = torch.cat([scores[:, :, :W].masked_fill(~same, -1e4), scores[:, :, W:]], dim=2)
    column = torch.where(head == -1, torch.full_like(head, W), head)
    arc = F.cross_entropy(scores.flatten(0, 1), column.flatten(), ignore_index=IGNORE)
    known = column >= 0
    b, i = known.nonzero(as_tuple=True)
    j = column[b, i]
    rel = pad([t['rel'] for t in targets], W, IGNORE)[b, i]
    logits = model.relations(h[b, i], h[b, j.clamp(max=W - 1)], j == W)
    return arc, F.cross_entropy(logits, rel, ignore_index=IGNORE)
