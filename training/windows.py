"""Windows: what the encoder sees at once. Paragraphs are packed in order until LIMIT pieces, with [SEP] between them; a paragraph
longer than that is cut into chunks that overlap by OVERLAP words. rapporteur/encoding/windows.cc does the same at run time.
"""
import dataclasses

import torch

from wordpieces import SHAPE_ID, layout_features, shape_of

LIMIT = 160
OVERLAP = 24
POOL = 600             # windows among which those of similar length are put together


@dataclasses.dataclass
class Window:
    document: object       # the Document it was cut from
    parts: list            # (paragraph, first word, one past last)
    pieces: int            # with [CLS] and [SEP]s

    @property
    def words(self):
        return sum(e - b for _, b, e in self.parts)


def cut(document, wordpieces, limit=LIMIT):
    """Windows over a document, in order."""
    windows, parts, used = [], [], 1
    for p in document.paragraphs:
        sizes = [len(wordpieces.of(w)) for w in p.words]
        total = sum(sizes) + 1
        if parts and used + total > limit:
            windows.append(Window(document, parts, used))
            parts, used = [], 1
        if 1 + total <= limit:
            parts.append((p, 0, len(p.words)))
            used += total
            continue
        begin = 0
        while True:
            end, pieces = begin, 2
            while end < len(sizes) and pieces + sizes[end] <= limit:
                pieces += sizes[end]
                end += 1
            windows.append(Window(document, [(p, begin, end)], pieces))
            if end == len(sizes):
                break
            begin = max(begin + 1, end - OVERLAP)
    if parts:
        windows.append(Window(document, parts, used))
    return windows


def encode(window, wordpieces, case_noise=None, hidden=lambda: False, swapped={}):
    """Piece ids, first piece of each word, shape and layout feature of each piece; words run through the window's parts.
    `hidden` is asked for each word whether [MASK] stands for it; `swapped` has the words that others stand for (swaps.py)."""
    pieces, shapes, layouts, first = [wordpieces.cls], [0], [0], []
    for p, begin, end in window.parts:
        layout = layout_features(p.words, p.space_before)
        for i in range(begin, end):
            word = swapped.get((id(p), i), p.words[i])
            if case_noise:
                word = case_noise(word)
            ids = [wordpieces.mask] if hidden() else wordpieces.of(word)
            first.append(len(pieces))
            pieces += ids
            shapes += [SHAPE_ID[shape_of(word)]] * len(ids)
            layouts += [layout[i]] * len(ids)
        pieces.append(wordpieces.sep)
        shapes.append(0)
        layouts.append(0)
    return pieces, first, shapes, layouts


def stack(encoded):
    """Padded tensors of a batch: pieces, shapes, layouts [B, P], mask [B, P], first [B, W] (0 where there is no word)."""
    P, W = max(len(e[0]) for e in encoded), max(len(e[1]) for e in encoded)
    out = [torch.zeros(len(encoded), n, dtype=torch.long) for n in (P, P, P, W)]
    mask = torch.zeros(len(encoded), P, dtype=torch.bool)
    word_mask = torch.zeros(len(encoded), W, dtype=torch.bool)
    for b, (pieces, first, shapes, layouts) in enumerate(encoded):
        out[0][b, :len(pieces)] = torch.tensor(pieces)
        out[1][b, :len(pieces)] = torch.tensor(shapes)
        out[2][b, :len(pieces)] = torch.tensor(layouts)
        out[3][b, :len(first)] = torch.tensor(first)
        mask[b, :len(pieces)] = True
        word_mask[b, :len(first)] = True
    return dict(pieces=out[0], shapes=out[1], layouts=out[2], first=out[3], mask=mask, word_mask=word_mask)


def draw_case_noise(rng):
    """Now and then a whole window in lower case or capitals, so that headlines and careless text do not collapse."""
    x = rng.random()
    return str.lower if x < 0.02 else str.upper if x < 0.04 else None


def draw_hidden(rng):
    """Whether to hide a word, so that its neighbours learn to speak for it."""
    return rng.random() < 0.02


def in_order(windows, words_per_batch):
    """Batches of the windows of one document, in its order."""
    out, count = [[]], 0
    for w in windows:
        if count >= words_per_batch:
            out.append([])
            count = 0
        out[-1].append(w)
        count += w.words
    return out


def batches(windows, words_per_batch, rng):
    """Lists of windows of about words_per_batch words, similar lengths together, in random order."""
    windows = windows[:]
    rng.shuffle(windows)
    chunks = []
    for k in range(0, len(windows), POOL):
        pool = sorted(windows[k:k + POOL], key=lambda w: w.pieces)
        batch, count = [], 0
        for w in pool:
            batch.append(w)
            count += w.words
            if count >= words_per_batch:
                chunks.append(batch)
                batch, count = [], 0
        if batch:
            chunks.append(batch)
    rng.shuffle(chunks)
    return chunks


