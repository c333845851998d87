#!/usr/bin/env python3
"""Exports a training run as one model file (model_file.py writes it, rapporteur/nn/model_file.cc reads it).

    training/export.py --run FOLDER --pretrained FOLDER --out models/NAME.bin [--exact]

--exact writes 32-bit weights instead of 8-bit ones: the reference that the 8-bit model is scored against.
"""
import argparse
import json
import os

import numpy as np
import torch

from forms import DEFINITE, FORMS, PRONOUNS
from model import CUE_LABELS, DISTANCE_EDGES, EVENTS_FROM, LINK_LABELS, LanguageCore, load_vocabulary
from model_file import TABLE_LIMIT, WEIGHT_LIMIT, quantise, write
from windows import LIMIT, OVERLAP
from wordpieces import MAX_PIECES, SHAPES


def tensors_of(model, exact):
    w = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    out = {}

    def linear(name, weight, bias):
        out[name + '.weight'], out[name + '.scale'] = (weight, weight[:, 0]) if exact else quantise(weight, WEIGHT_LIMIT)
        out[name + '.bias'] = bias

    def module(name, source):
        linear(name, w[source + '.weight'], w[source + '.bias'])

    table = w['encoder.words.weight']
    out['encoder.words.weight'], out['encoder.words.scale'] = (table, table[:, 0]) if exact else quantise(table, TABLE_LIMIT)
    for table in ('positions', 'shapes', 'layouts'):
        out['encoder.' + table] = w[f'encoder.{table}.weight']
    out['encoder.norm.gain'], out['encoder.norm.bias'] = w['encoder.norm.weight'], w['encoder.norm.bias']
    for source, target, first in (('layers', 'layer', 0), ('events', 'event_layer', EVENTS_FROM)):
        for i in range(len(getattr(model.encoder, source))):
            at, of = f'encoder.{target}.{first + i}.', f'encoder.{source}.{i}.'
            for part in ('qkv', 'out', 'up', 'down'):
                module(at + part, of + part)
            for norm in ('norm1', 'norm2'):
                out[at + norm + '.gain'], out[at + norm + '.bias'] = (w[of + f'{norm}.{k}'] for k in ('weight', 'bias'))
    for kind in model.TAGS:
        module(f'tag.{kind}', f'tags.{kind}')
    for name, source in (('sentence.end', 'sentence_end'), ('cue', 'cue'), ('arc.dependent', 'arc_dependent'),
                         ('arc.head', 'arc_head'), ('rel.dependent', 'rel_dependent'), ('rel.head', 'rel_head'),
                         ('rel.out', 'rel_out'), ('link.word', 'link_word'), ('link.cue', 'link_cue'),
                         ('link.word_gate', 'link_word_gate'), ('link.cue_gate', 'link_cue_gate'), ('link.out', 'link_out'),
                         ('predicate', 'predicate'), ('factuality', 'factuality'), ('background', 'background'),
                         *((f'{h}.{p}', f'{h}.{p}') for h in ('role', 'participant', 'pair')
                           for p in ('word', 'anchor', 'word_gate', 'anchor_gate', 'out'))):
        module(name, source)
    linear('arc.bilinear', w['arc_bilinear'].T.copy(), np.zeros(w['arc_bilinear'].shape[1], np.float32))
    out['arc.root.weight'], out['arc.root.bias'] = w['arc_root.weight'][0], w['arc_root.bias']
    out['arc.head_bias.weight'], out['arc.head_bias.bias'] = w['arc_head_bias.weight'][0], w['arc_head_bias.bias']
    out['rel.root'] = w['rel_root']
    for name, source in (('link.distance', 'link_distance'), ('role.distance', 'role.distance'), ('pair.distance', 'pair.distance'),
                         ('role.path', 'role_path'), ('participant.distance', 'participant.distance'),
                         ('participant.path', 'participant_path'), ('pair.match', 'pair_match'), ('pair.forms', 'pair_forms'),
                         ('pair.kinds', 'pair_kinds')):
        out[name] = w[source + '.weight']
    out['link.start'] = w['crf.start'] + model.crf.legal_start.numpy()
    out['link.moves'] = w['crf.transitions'] + model.crf.legal.numpy()
    return out


def main():
    a = argparse.ArgumentParser()
    for name in ('run', 'pretrained', 'out'):
        a.add_argument('--' + name, required=True)
    a.add_argument('--exact', action='store_true')
    a = a.parse_args()
    labels = json.load(open(os.path.join(a.run, 'labels.json')))
    vocabulary = load_vocabulary(a.pretrained)
    state = torch.load(os.path.join(a.run, 'checkpoint.pt'), map_location='cpu')['model']
    layers = 1 + max(int(k.split('.')[2]) for k in state if k.startswith('encoder.layers.'))
    model = LanguageCore(len(vocabulary), labels, layers)
    model.load_state_dict(state)
    settings = [f'window={LIMIT}', f'overlap={OVERLAP}', f'max_pieces={MAX_PIECES}']
    labels = dict(labels, pieces=vocabulary, shapes=SHAPES, cue=CUE_LABELS, link=LINK_LABELS, settings=settings,
                  distance_edges=[str(e) for e in DISTANCE_EDGES],
                  forms=FORMS, definite=DEFINITE, pronouns=[f'{form} {words}' for form, words in PRONOUNS.items()])
    name = os.path.splitext(os.path.basename(a.out))[0]
    size, digest = write(a.out, name, labels, tensors_of(model, a.exact))
    print(f'{a.out}: {size} bytes, sha256 {digest}')


if __name__ == '__main__':
    main()
