#!/usr/bin/env python3
"""Trains the language core on a CPU (or an accelerator, where torch finds one), with checkpoints it resumes from.

    training/train.py --data FOLDER --tokens-dump PROGRAM --pretrained FOLDER --run FOLDER [--epochs N] [--words N]

FOLDER of --data: the archives of the open corpora, unpacked side by side. The run folder receives labels.json, checkpoint.pt
(every --save steps); the same command goes on from the checkpoint. --start begins a new run with the weights of another run or
of a model file.
"""
import argparse
import collections
import glob
import json
import os
import random
import time

import torch

import attendance
import corpora
import entities
import events
import paths
import start
import swaps
import targets
import windows
from model import LAYERS, TIME_LABELS, LanguageCore, load_vocabulary
from wordpieces import WordPieces

# How often a corpus is read in one epoch.
SHARES = {'ewt': 2, 'gum': 2, 'politics': 3, 'wikigold': 1, 'redocred': 1, 're3d': 2, 'wikiwars': 1, 'gap': 1,
          'polnear': 0.7, 'own': 1, 'plv': 2, 'frames': 1}


def collect_labels(train):
    """Label inventories of the syntactic heads: what occurs at least three times (lemma scripts and features), sorted."""
    counts = {k: collections.Counter() for k in ('upos', 'xpos', 'feats', 'lemma', 'deprel')}
    for name in ('ewt', 'gum'):
        for d in train[name]:
            for p in d.paragraphs:
                for word, (upos, xpos, feats, lemma, _, rel) in zip(p.words, p.syntax):
                    for k, v in zip(counts, (upos, xpos, feats, corpora.lemma_script(word, lemma), rel)):
                        counts[k][v] += 1
    least = dict(upos=1, xpos=1, feats=2, lemma=3, deprel=2)
    labels = {k: sorted(v for v in c if c[v] >= least[k]) for k, c in counts.items()}
    roles = collections.Counter(r for d in train['ewt'] for p in d.paragraphs for x in p.predicates for r, _, _ in x.arguments)
    labels['roles'] = ['O'] + [r for r in sorted(roles) if roles[r] >= 10]
    labels['paths'] = paths.every_step() + common_paths(train['ewt'])
    labels['names'] = corpora.NAME_LABELS
    labels['entities'] = ['O'] + entities.KINDS
    labels['events'], labels['modes'], labels['statuses'], labels['contexts'] = events.TYPES, events.MODES, events.STATUSES, events.CONTEXTS
    labels['participants'], labels['attendance'] = events.ROLES, attendance.LABELS
    labels['times'] = TIME_LABELS
    return labels


def common_paths(documents):
    """Paths that lead to the head of an argument at least ten times."""
    counts = collections.Counter()
    for p in (p for d in documents for p in d.paragraphs):
        heads, deprels, upos = [s[4] for s in p.syntax], [s[5] for s in p.syntax], [s[0] for s in p.syntax]
        for x in p.predicates:
            for _, b, e in x.arguments:
                way, steps = paths.path(heads, deprels, x.word, paths.head_of(heads, upos, b, e))
                counts[way] += way != steps
    return sorted(way for way, n in counts.items() if n >= 10)


def epoch_batches(train, wordpieces, words, seed, epoch):
    """The same list for the same seed and epoch, so that a resumed run meets the same batches."""
    rng = random.Random(1000 * seed + epoch)
    pool, whole = [], []
    for name, share in SHARES.items():
        documents = train[name]
        if name == 'polnear':      # one annotated copy of an article per epoch
            by_text = collections.defaultdict(list)
            for d in documents:
                by_text[' '.join(d.paragraphs[0].words) + str(len(d.paragraphs))].append(d)
            documents = [rng.choice(copies) for copies in by_text.values()]
        if share < 1:
            documents = rng.sample(documents, round(share * len(documents)))
        if name == 'gap':
            cut = [w for d in documents for w in windows.cut(d, wordpieces)]
            whole += windows.in_order(sorted(cut, key=lambda w: w.pieces), words)
            continue
        for _ in range(max(1, share)):
            for d in documents:
                cut = windows.cut(d, wordpieces, rng.choice((64, 96, 128, windows.LIMIT)))
                if name == 'gum':      # coreference is learned within a batch: a document stays together
                    whole += windows.in_order(cut, words)
                else:
                    pool += cut
    batches = windows.batches(pool, words, rng) + [b for b in whole if b]
    rng.shuffle(batches)
    return batches, rng


HEADS = dict(names='tags.names', times='tags.times', entities='tags.entities', pair='pair', predicate='predicate',
             factuality='factuality', role='role', event='tags.events', mode='tags.modes', status='tags.statuses', context='tags.contexts', attendance='tags.attendance', background='background',
             participant='participant', plv='tags.events')


# What the corpora that do not teach every head teach; the others are read for all of them.
TEACHES = {'polnear': (), 'plv': ('event', 'plv', 'participant'), 'frames': ('event', 'mode', 'participant')}
EVENTS = {'event', 'mode', 'status', 'context', 'attendance', 'background', 'participant', 'plv'}
SHARED = set(targets.WEIGHTS) - EVENTS
# What both kinds of layers stand on: it stays as it is where one kind is trained alone.
BELOW_BOTH = ('encoder.words.', 'encoder.positions.', 'encoder.shapes.', 'encoder.layouts.', 'encoder.norm.')


def teaches(corpus, heads):
    """Whether a corpus has anything to say to one of these heads."""
    if heads == SHARED:
        return corpus not in ('plv', 'frames')
    if heads <= EVENTS and corpus not in ('own', 'plv', 'frames'):
        return False
    return corpus not in TEACHES or any(h in TEACHES[corpus] for h in heads)


def freeze_all_but(model, heads):
    """Leaves only the parameters of these heads to be trained, and only their losses; with all heads of the events, or all that read the
    shared layers, these layers too."""
    layers = start.OF_EVENTS if EVENTS <= heads else ()
    for name, p in model.named_parameters():
        if heads == SHARED:
            p.requires_grad = not name.startswith(start.OF_EVENTS + BELOW_BOTH)
        else:
            p.requires_grad = name.startswith(layers) or any(name.startswith((HEADS[h] + '.', HEADS[h] + '_')) for h in heads)
    for head in targets.WEIGHTS:
        targets.WEIGHTS[head] *= head in heads


def optimiser(model, rate, head_rate):
    decay, plain, heads = [], [], []
    for name, p in model.named_parameters():
        if name == 'encoder.words.weight':
            p.requires_grad = False
        if not p.requires_grad:
            continue
        if not name.startswith('encoder') or 'shapes' in name or 'layouts' in name:
            heads.append(p)
        else:
            (decay if p.dim() > 1 else plain).append(p)
    return torch.optim.AdamW([dict(params=decay, lr=rate, weight_decay=0.01), dict(params=plain, lr=rate, weight_decay=0.0),
                              dict(params=heads, lr=head_rate, weight_decay=0.0)], betas=(0.9, 0.98), fused=True)


def keep_weights(model, run, step, most):
    """weights-000100.pt and so on, the last `most` of them."""
    if not most:
        return
    path = os.path.join(run, f'weights-{step:06}.pt')
    torch.save(dict(model=model.state_dict()), path + '.new')
    os.replace(path + '.new', path)
    for old in sorted(glob.glob(os.path.join(run, 'weights-*.pt')))[:-most]:
        os.remove(old)


def arguments():
    a = argparse.ArgumentParser()
    for name in ('data', 'tokens-dump', 'program', 'pretrained', 'run'):
        a.add_argument('--' + name, required=True)
    a.add_argument('--epochs', type=int, default=2)
    a.add_argument('--words', type=int, default=1100, help='words per step')
    a.add_argument('--rate', type=float, default=3e-4)
    a.add_argument('--head-rate', type=float, default=1e-3)
    a.add_argument('--steps', type=int, help='stop after so many, the learning rate falling accordingly; may be set anew when resuming')
    a.add_argument('--only', help='train these heads alone, on an encoder that stays as it is: events (all of its heads, and its own layers), shared (all others, and the shared layers), ' + ','.join(HEADS))
    a.add_argument('--layers', type=int, default=LAYERS, help='of the encoder: fewer are faster, and know less')
    a.add_argument('--save', type=int, default=200)
    a.add_argument('--seed', type=int, default=1, help='another one draws other batches, hidden words and swapped names')
    a.add_argument('--keep', type=int, default=0, help='of the last so many saved weights each stays in a file, for average.py')
    a.add_argument('--news', help="a folder of the own corpus's real news with its words (corpus/corpus attach)")
    a.add_argument('--start', help='weights this run begins with: the folder of another run, or a model file')
    a.add_argument('--events-start', help='weights that the layers and heads of events begin with, where these are others')
    return a.parse_args()


def main():
    a = arguments()
    torch.manual_seed(6 + a.seed)
    os.makedirs(a.run, exist_ok=True)
    train = corpora.load(a.data, a.tokens_dump, a.program, 'train', a.news)
    names = swaps.Names([d for corpus in train.values() for d in corpus], os.path.join(a.data, 'gazetteer/world-cities/data/world-cities.csv'))
    vocabulary = load_vocabulary(a.pretrained)
    wordpieces = WordPieces(vocabulary)
    labels = collect_labels(train)
    json.dump(labels, open(os.path.join(a.run, 'labels.json'), 'w'))
    index = targets.label_index(labels)
    model = LanguageCore(len(vocabulary), labels, a.layers)
    model.encoder.load_pretrained(a.pretrained)
    groups = {'events': EVENTS, 'shared': SHARED}
    only = {h for name in a.only.split(',') for h in groups.get(name, [name])} if a.only else set()
    reads = dict(shared=not only or not only <= EVENTS, events=only != SHARED)
    if only:
        freeze_all_but(model, only)
        for name in train:
            if not teaches(name, only):
                train[name] = []
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    # On a processor without bfloat16 products, emulating them is three to twenty times slower than 32 bits. torch.ops.mkldnn._is_mkldnn_bf16_supported()
    # does not tell: it says yes wherever there is AVX-512.
    half = device == 'cuda' or torch.cpu._is_avx512_bf16_supported()
    torch.set_flush_denormal(True)
    opt = optimiser(model, a.rate, a.head_rate)
    steps = [len(epoch_batches(train, wordpieces, a.words, a.seed, e)[0]) for e in range(a.epochs)]
    total, done = min(sum(steps), a.steps or sum(steps)), 0
    schedule = torch.optim.lr_scheduler.LambdaLR(opt, lambda s: min(1, (s + 1) / (0.04 * total)) * max(0.02, 1 - s / total))
    checkpoint = os.path.join(a.run, 'checkpoint.pt')
    if os.path.exists(checkpoint):
        c = torch.load(checkpoint)
        model.load_state_dict(c['model']), opt.load_state_dict(c['opt']), schedule.load_state_dict(c['schedule'])
        done = c['done']
    elif a.start:
        print('beginning at random:', ' '.join(start.begin_with(model, a.start)) or 'nothing', flush=True)
        if a.events_start:
            start.begin_with(model, a.events_start, start.OF_EVENTS)
    print(f'{total} steps, {done} done', flush=True)
    model.train()
    if only and only != SHARED:
        model.encoder.eval()
        model.encoder.events_dropout.train()
    at, started, seen, sums = 0, time.time(), 0, collections.Counter()
    for epoch in range(a.epochs):
        batches, rng = epoch_batches(train, wordpieces, a.words, a.seed, epoch)
        for batch in batches:
            at += 1
            if at <= done or at > total:
                continue
            inputs = windows.stack([windows.encode(w, wordpieces, windows.draw_case_noise(rng), lambda: windows.draw_hidden(rng),
                                                   names.draw(w, rng)) for w in batch])
            with torch.autocast(device, dtype=torch.bfloat16, enabled=half):
                parts = targets.losses(model, inputs, [targets.of_window(w, index) for w in batch], **reads)
            loss = sum(targets.WEIGHTS[k] * v for k, v in parts.items() if targets.WEIGHTS[k])
            if not torch.is_tensor(loss):
                continue
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            opt.step()
            schedule.step()
            seen += sum(w.words for w in batch)
            for k, v in parts.items():
                sums[k] += v.item()
                sums[k, 'n'] += 1
            if at % 20 == 0:
                line = ' '.join(f'{k} {sums[k] / sums[k, "n"]:.3f}' for k in targets.WEIGHTS if sums[k, 'n'])
                print(f'{at}/{total} {seen / (time.time() - started):.0f} words/s {line}', flush=True)
                sums.clear()
            if at % a.save == 0 or at == total:
                torch.save(dict(model=model.state_dict(), opt=opt.state_dict(), schedule=schedule.state_dict(), done=at),
                           checkpoint + '.new')
                os.replace(checkpoint + '.new', checkpoint)
                keep_weights(model, a.run, at, a.keep)


if __name__ == '__main__':
    main()
