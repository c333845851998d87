"""The examples of tests/unit/encoding/wordpieces.tsv, which the C++ test reads too: training and product must cut words alike."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
EXAMPLES = os.path.join(HERE, '..', '..', 'tests', 'unit', 'encoding')
sys.path.insert(0, os.path.join(HERE, '..'))

import wordpieces  # noqa: E402


def lines_of(name):
    with open(os.path.join(EXAMPLES, name), encoding='utf8') as file:
        return file.read().rstrip('\n').split('\n')


class WordPiecesTest(unittest.TestCase):
    def setUp(self):
        self.vocabulary = lines_of('vocabulary.txt')
        self.pieces = wordpieces.WordPieces(self.vocabulary)

    def test_gives_the_examples_that_the_product_gives(self):
        examples = 0
        for line in lines_of('wordpieces.tsv'):
            if not line or line.startswith('# '):
                continue
            word, pieces, shape = line.split('\t')
            with self.subTest(word=word):
                self.assertEqual(' '.join(self.vocabulary[i] for i in self.pieces.of(word)), pieces)
                self.assertEqual(wordpieces.shape_of(word), shape)
            examples += 1
        self.assertGreaterEqual(examples, 100)

    def test_layout_counts_spaces_and_quotation_marks(self):
        words = ['said', '"', 'no', '"', 'twice']
        space = [True, True, False, False, True]
        self.assertEqual(wordpieces.layout_features(words, space), [4, 6, 5, 7, 4])

    def test_layout_of_marks_that_open_and_close(self):
        words = ['\u201c', 'no', '\u201d', ',', 'he']
        space = [True, False, False, False, True]
        self.assertEqual(wordpieces.layout_features(words, space), [6, 5, 5, 3, 4])


if __name__ == '__main__':
    unittest.main()
