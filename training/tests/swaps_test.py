"""Other names in place of those of a text."""
import os
import random
import sys
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

import swaps  # noqa: E402


def paragraph(*pairs):
    """Words with their label: ('Ana', 'B-PERSON')."""
    return types.SimpleNamespace(words=[w for w, _ in pairs], names=[{label} for _, label in pairs])


def documents():
    """Thirty persons of two words, thirty of one."""
    names = [paragraph((f'First{chr(97 + i)}', 'B-PERSON'), (f'Last{chr(97 + i)}', 'I-PERSON')) for i in range(26)]
    names += [paragraph((f'Single{chr(97 + i)}', 'B-PERSON')) for i in range(26)]
    return [types.SimpleNamespace(paragraphs=names)]


class Swaps(unittest.TestCase):
    def test_spans_are_of_one_sure_type(self):
        p = paragraph(('Ana', 'B-PERSON'), ('Reis', 'I-PERSON'), ('left', 'O'), ('Velia', 'B-PLACE'), ('Dahl', 'B-PERSON'))
        self.assertEqual(swaps.spans_of(p), [(0, 2, 'PERSON'), (3, 4, 'PLACE'), (4, 5, 'PERSON')])
        p.names[3] = {'B-PLACE', 'B-GROUP', 'B-EVENT'}      # a corpus that does not tell them apart
        self.assertEqual(swaps.spans_of(p), [(0, 2, 'PERSON'), (4, 5, 'PERSON')])
        p.names[3] = {'B-PLACE', 'B-FACILITY'}
        self.assertEqual(len(swaps.spans_of(p)), 3)

    def test_the_same_name_is_replaced_by_the_same(self):
        p = paragraph(('Reis', 'B-PERSON'), ('met', 'O'), ('Dahl', 'B-PERSON'), ('and', 'O'), ('Reis', 'B-PERSON'))
        window = types.SimpleNamespace(parts=[(p, 0, 5)])
        names, drawn = swaps.Names(documents(), None), []
        for seed in range(40):
            other = names.draw(window, random.Random(seed))
            if other:
                drawn.append(other)
                self.assertEqual(sorted(i for _, i in other), [0, 2, 4])
                self.assertEqual(other[id(p), 0], other[id(p), 4])
        self.assertTrue(3 < len(drawn) < 25, len(drawn))      # about a quarter

    def test_a_name_keeps_its_number_of_words_or_stays(self):
        names = swaps.Names(documents(), None)
        rng = random.Random(1)
        self.assertEqual(len(names.other('PERSON', 2, rng)), 2)
        self.assertIsNone(names.other('PERSON', 3, rng))
        self.assertIsNone(names.other('PLACE', 1, rng))

    def test_made_up_names_begin_like_one_and_end_like_another(self):
        for seed in range(20):
            self.assertRegex(swaps.glued('Norwich', 'Velstan', random.Random(seed)), '^No[rwi]*(an|tan|stan|lstan)$')


if __name__ == '__main__':
    unittest.main()
