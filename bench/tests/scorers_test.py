"""The scorers themselves, on invented text where the right score can be counted by hand."""
import os
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

import conllu  # noqa: E402
import semantics  # noqa: E402

CONTRACTIONS = """\
# newdoc id = invented
# text = I'm late, she said. I can't help it.
1-2\tI'm\t_\t_\t_\t_\t_\t_\t_\t_
1\tI\tI\tPRON\tPRP\t_\t3\tnsubj\t_\tEntity=(7-person)
2\t'm\tbe\tAUX\tVBP\t_\t3\tcop\t_\t_
3\tlate\tlate\tADJ\tJJ\t_\t0\troot\t_\tSpaceAfter=No
4\t,\t,\tPUNCT\t,\t_\t6\tpunct\t_\t_
5\tshe\tshe\tPRON\tPRP\t_\t6\tnsubj\t_\tEntity=(7-person)
6\tsaid\tsay\tVERB\tVBD\t_\t3\tparataxis\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t3\tpunct\t_\t_

1\tI\tI\tPRON\tPRP\t_\t4\tnsubj\t_\tEntity=(7-person)
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_
2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\thelp\thelp\tVERB\tVB\t_\t0\troot\t_\t_
5\tit\tit\tPRON\tPRP\t_\t4\tobj\t_\tSpaceAfter=No
6\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


class Coreference(unittest.TestCase):
    def test_a_mention_in_a_contraction_is_its_own_part_of_it(self):
        self.assertEqual(semantics.gold_clusters(CONTRACTIONS), [{(0, 1), (8, 11), (16, 17)}])

    def test_one_link_of_two_is_kept(self):
        gold, ours = [frozenset('abc')], [frozenset('ab'), frozenset('cd')]
        self.assertEqual(semantics.muc(gold, ours), (1, 2))
        self.assertEqual(semantics.muc(ours, gold), (1, 2))
        recall, mentions = semantics.b_cubed(gold, ours)      # a and b share two of three, c one of three
        self.assertAlmostEqual(recall, 2 / 3 + 2 / 3 + 1 / 3)
        self.assertEqual(mentions, 3)

    def test_nothing_found_keeps_nothing(self):
        self.assertEqual(semantics.muc([frozenset('ab')], []), (0, 1))
        self.assertEqual(semantics.b_cubed([frozenset('ab')], []), (0, 2))


class Roles(unittest.TestCase):
    def test_the_head_of_a_span_hangs_outside_of_it(self):
        words, _ = conllu.read_conllu(CONTRACTIONS)
        first = range(7)
        self.assertEqual(semantics.head_in(words, first, 0, 7), 2)        # "I'm late"
        self.assertEqual(semantics.head_in(words, first, 8, 15), 5)       # "she said"
        self.assertIsNone(semantics.head_in(words, first, 1, 2))          # half a word


class Correlation(unittest.TestCase):
    def test_of_lines(self):
        self.assertAlmostEqual(semantics.pearson([(1, 2), (2, 4), (3, 6)]), 1)
        self.assertAlmostEqual(semantics.pearson([(1, 3), (2, 2), (3, 1)]), -1)
        self.assertEqual(semantics.pearson([(1, 1), (1, 2)]), 0.0)


if __name__ == '__main__':
    unittest.main()
