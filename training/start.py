"""Weights to begin a run with: of another run's checkpoint, or of a model file, which the repository always has.

A model file's 8-bit weights are as good a beginning as the checkpoint they came from. Outputs are matched by label, so that a run
may add labels and whole heads; what the file lacks keeps its random beginning.
"""
import json
import os
import re

import numpy as np
import torch

import model_file
from model import EVENTS_FROM

# Parameters whose rows are labels, and the label kind.
LABELLED = {'tags.upos': 'upos', 'tags.xpos': 'xpos', 'tags.feats': 'feats', 'tags.lemma': 'lemma', 'tags.names': 'names',
            'tags.times': 'times', 'tags.entities': 'entities', 'rel_out': 'deprel', 'role.out': 'roles',
            'role_path': 'paths', 'tags.events': 'events', 'tags.modes': 'modes', 'tags.statuses': 'statuses', 'tags.contexts': 'contexts', 'tags.attendance': 'attendance',
            'participant.out': 'participants', 'participant_path': 'paths'}
# Where the one is lacking it begins as the other: who takes part in an event as the arguments of a predicate. Not the outputs, which have other labels.
# The layers of events begin as the shared ones beside them (`like`).
ALIKE = {'participant': 'role'}
# Beginnings of the names of what is there for events alone.
OF_EVENTS = ('encoder.events.', 'tags.events.', 'tags.modes.', 'tags.statuses.', 'tags.contexts.', 'tags.attendance.', 'background.', 'participant')


def begin_with(model, path, names=''):
    """Copies what fits; returns the names of the parameters that nothing was found for. names: beginnings of the only parameters to copy."""
    if not path.endswith('.bin'):
        folder, checkpoint = (path, 'checkpoint.pt') if os.path.isdir(path) else os.path.split(path)
        labels = json.load(open(os.path.join(folder, 'labels.json'), encoding='utf8'))
        state = torch.load(os.path.join(folder, checkpoint), map_location='cpu')['model']
        found = state.get
    else:
        labels, tensors = model_file.read(path)
        found = lambda name: value_of(name, tensors)
    missing = []
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            if not name.startswith(names):
                continue
            value = found(name)
            if value is None:
                value = found(like(name))
            if value is None:
                missing.append(name)
                continue
            value = torch.tensor(value) if isinstance(value, np.ndarray) else value
            kind = LABELLED.get(name.rsplit('.', 1)[0])
            if kind is None:
                parameter.copy_(value.reshape(parameter.shape))
                continue
            rows = {l: i for i, l in enumerate(labels[kind])}
            for i, label in enumerate(model.labels[kind]):
                if label in rows:
                    parameter[i] = value[rows[label]]
    return missing


def like(name):
    """The parameter that another head, or the shared layer beside it, has in this place, or a name of none."""
    if name.startswith('encoder.events.'):
        layer, rest = name.removeprefix('encoder.events.').split('.', 1)
        return f'encoder.layers.{int(layer) + EVENTS_FROM}.{rest}'
    stem = name.split('.')[0].split('_')[0]
    return ALIKE[stem] + name.removeprefix(stem) if stem in ALIKE and '.out.' not in name else ''


def value_of(name, tensors):
    """A parameter's value in a model file, or None."""
    if name == 'arc_bilinear':     # written as a product, output by input
        return tensors['arc.bilinear.weight'].T
    if name == 'crf.transitions':  # written with the tolls of what is illegal, which the model adds again: drop them
        return tensors['link.moves'] * (tensors['link.moves'] > -1e3)
    if name == 'crf.start':
        return tensors['link.start'] * (tensors['link.start'] > -1e3)
    return tensors.get(file_name(name))


def file_name(name):
    """encoder.layers.0.norm1.weight → encoder.layer.0.norm1.gain; tags.upos.bias → tag.upos.bias."""
    if name.startswith('encoder.'):
        name = name.replace('layers.', 'layer.')
        name = re.sub(r'^encoder\.events\.(\d+)', lambda m: f'encoder.event_layer.{int(m[1]) + EVENTS_FROM}', name)
        if 'norm' in name:
            return name.replace('.weight', '.gain')
        table = name.removesuffix('.weight')
        return table if table in ('encoder.positions', 'encoder.shapes', 'encoder.layouts') else name
    if name.startswith('tags.'):
        return 'tag.' + name.removeprefix('tags.')
    if name.split('.')[0] in ('role', 'participant', 'pair', 'predicate', 'factuality', 'background'):
        return name.removesuffix('.weight') if 'distance' in name else name
    if name.endswith('distance.weight') or name in ('rel_root', 'role_path.weight', 'participant_path.weight', 'pair_match.weight', 'pair_forms.weight',
                                                   'pair_kinds.weight'):
        return name.removesuffix('.weight').replace('_', '.')
    head, _, rest = name.partition('_')
    return f'{head}.{rest}' if rest else name
