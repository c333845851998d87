"""The examples of tests/unit/encoding/windows.tsv, which the C++ test reads too: training and product must cut texts alike."""
import importlib.util
import os
import sys
import types
import unittest
from unittest import mock

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, '..', '..', 'tests', 'unit', 'encoding', 'windows.tsv')
sys.path.insert(0, os.path.join(HERE, '..'))

# Cutting needs no tensors: where PyTorch is not installed, an empty module stands in for it.
stand_in = {} if importlib.util.find_spec('torch') else {'torch': types.ModuleType('torch')}
with mock.patch.dict(sys.modules, stand_in):
    import windows


class Sizes:
    """A word is written as its number of pieces."""

    @staticmethod
    def of(word):
        return [0] * int(word)


def parse_paragraphs(text):
    """'3x1 2x4 | 1x7' as lists of words."""
    paragraphs = []
    for part in text.split('|'):
        items = [item.split('x') for item in part.split()]
        paragraphs.append([size for count, size in items for _ in range(int(count))])
    return paragraphs


class WindowsTest(unittest.TestCase):
    def examples(self):
        with open(EXAMPLES, encoding='utf8') as file:
            for line in file:
                if line.strip() and not line.startswith('#'):
                    yield line.rstrip('\n').split('\t')

    def test_gives_the_examples_that_the_product_gives(self):
        count = 0
        for limit, overlap, pieces, expected in self.examples():
            starts, paragraphs, at = {}, [], 0
            for words in parse_paragraphs(pieces):
                paragraphs.append(types.SimpleNamespace(words=words))
                starts[id(paragraphs[-1])] = at
                at += len(words)
            document = types.SimpleNamespace(corpus='example', paragraphs=paragraphs)
            with mock.patch.object(windows, 'OVERLAP', int(overlap)), self.subTest(pieces=pieces):
                found = windows.cut(document, Sizes, int(limit))
                text = '; '.join(' '.join(f'{starts[id(p)] + b}-{starts[id(p)] + e}' for p, b, e in w.parts) for w in found)
                self.assertEqual(text, expected)
            count += 1
        self.assertGreaterEqual(count, 14)


if __name__ == '__main__':
    unittest.main()
