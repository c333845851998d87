#!/usr/bin/env python3
"""Averages the weights of runs and model files into a new run folder: what went on from common weights may be averaged, and scores
better than either (Wortsman et al. 2022, "model soups" and "WiSE-FT").

    training/average.py --pretrained FOLDER --out RUN [--own NAMES] [--layers N] WEIGHT=SOURCE...

SOURCE is a run's folder, one of its checkpoints (a .pt file beside its labels.json), or a model file. The first one gives the labels;
a parameter that another one lacks is averaged over those that have it.
"""
import argparse
import json
import os
import shutil

import torch

import start
from model import LAYERS, LanguageCore, load_vocabulary


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument('--pretrained', required=True)
    a.add_argument('--out', required=True)
    a.add_argument('--own', help='beginnings of the names of parameters that the first source alone gives, as role,pair: heads that '
                                 'have changed their form')
    a.add_argument('--layers', type=int, default=LAYERS, help='of the encoders, as in train.py')
    a.add_argument('sources', nargs='+', metavar='WEIGHT=SOURCE')
    a = a.parse_args()
    sources = [(float(weight), path) for weight, path in (s.split('=', 1) for s in a.sources)]
    folder = sources[0][1] if os.path.isdir(sources[0][1]) else os.path.dirname(sources[0][1])
    labels = json.load(open(os.path.join(folder, 'labels.json'), encoding='utf8'))
    model = LanguageCore(len(load_vocabulary(a.pretrained)), labels, a.layers)
    sums, weights = {}, {}
    own = tuple(a.own.split(',')) if a.own else ()
    for weight, path in sources:
        missing = set(start.begin_with(model, path))
        for name, parameter in model.named_parameters():
            if name not in missing and not (sums.get(name) is not None and name.startswith(own)):
                sums[name] = sums.get(name, 0) + weight * parameter.detach().double()
                weights[name] = weights.get(name, 0) + weight
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(sums[name] / weights[name])
    os.makedirs(a.out, exist_ok=True)
    torch.save(dict(model=model.state_dict()), os.path.join(a.out, 'checkpoint.pt'))
    shutil.copy(os.path.join(folder, 'labels.json'), a.out)


if __name__ == '__main__':
    main()
