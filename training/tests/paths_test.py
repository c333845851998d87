"""The examples of tests/unit/predicates/paths.tsv, which the C++ test reads too: training and product must go the same ways."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))

import paths  # noqa: E402

EXAMPLES = os.path.join(HERE, '..', '..', 'tests', 'unit', 'predicates', 'paths.tsv')


class Paths(unittest.TestCase):
    def test_examples(self):
        with open(EXAMPLES, encoding='utf8') as f:
            lines = [l.rstrip('\n').split('\t') for l in f if l.strip() and l[0] != '#']
        self.assertGreaterEqual(len(lines), 8)
        for tree, predicate, word, way, steps in lines:
            heads = [int(w.split('/')[0]) - 1 for w in tree.split()]
            deprels = [w.split('/')[1] for w in tree.split()]
            self.assertEqual(paths.path(heads, deprels, int(predicate) - 1, int(word) - 1), (way, steps), (tree, predicate, word))

    def test_the_head_of_a_span_is_no_punctuation(self):
        self.assertEqual(paths.head_of([1, -1, 1], ['PUNCT', 'NOUN', 'PUNCT'], 0, 2), 1)
        self.assertEqual(paths.head_of([2, 2, -1], ['PUNCT', 'NOUN', 'VERB'], 0, 2), 1)
        self.assertEqual(paths.head_of([1, -1], ['PUNCT', 'VERB'], 0, 1), 0)


if __name__ == '__main__':
    unittest.main()
