"""Writes a model file, and reads one to train on from: docs/formats/model.md is the format, rapporteur/nn/model_file.cc the
program's reader. Needs no PyTorch.

Weights of linear layers take 7 bits (-63 ... 63, one scale per output channel), so that processors whose 8-bit products saturate
in 16 bits (AVX2 without VNNI) give the same sums; the word table takes 8 bits, one scale per word.
"""
import hashlib
import json
import os
import struct

import numpy as np

VERSION = 1
WEIGHT_LIMIT, TABLE_LIMIT = 63, 127


def quantise(matrix, limit):
    scale = np.abs(matrix).max(axis=1) / limit
    scale[scale == 0] = 1
    return np.rint(matrix / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def write(path, name, labels, tensors):
    entries, blob = {}, b''
    for key, value in tensors.items():
        kind = 'int8' if value.dtype == np.int8 else 'float32'
        data = np.ascontiguousarray(value, dtype='<i1' if kind == 'int8' else '<f4').tobytes()
        entries[key] = dict(type=kind, shape=list(value.shape), offset=len(blob))
        blob += data + bytes(-len(data) % 64)
    header = json.dumps(dict(name=name, labels=labels, tensors=entries), ensure_ascii=False, separators=(',', ':')).encode('utf8')
    head = b'RAPMODEL' + struct.pack('<IIQ', VERSION, 0, len(header)) + header
    content = head + bytes(-len(head) % 64) + blob
    digest = hashlib.sha256(content).digest()
    with open(path + '.new', 'wb') as f:
        f.write(content + digest)
    os.replace(path + '.new', path)
    return len(content) + 32, digest.hex()


def read(path):
    """(labels, tensors by name) of a file that write() made; `NAME.weight` of 8 bits comes back as floats, its scale applied."""
    content = open(path, 'rb').read()
    content, digest = content[:-32], content[-32:]
    if content[:8] != b'RAPMODEL' or hashlib.sha256(content).digest() != digest:
        raise ValueError(f'{path}: no model file, or a damaged one')
    version, _, length = struct.unpack('<IIQ', content[8:24])
    if version != VERSION:
        raise ValueError(f'{path}: version {version}, not {VERSION}')
    header = json.loads(content[24:24 + length])
    data = -(-(24 + length) // 64) * 64
    tensors = {}
    for name, entry in header['tensors'].items():
        kind = np.dtype('<i1' if entry['type'] == 'int8' else '<f4')
        count = int(np.prod(entry['shape']))
        tensors[name] = np.frombuffer(content, kind, count, data + entry['offset']).reshape(entry['shape'])
    for name, value in tensors.items():
        if value.dtype == np.int8:
            tensors[name] = value * tensors[name.removesuffix('weight') + 'scale'][:, None]
    return header['labels'], tensors
