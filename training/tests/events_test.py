"""training/events.py: events of the corpus form with their roles by words, examples of frames without their marks, folds of PLV."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
import events  # noqa: E402
from documents import read, text_and_words  # noqa: E402

DOCUMENT = '''document: harbour/tern-1
outlet: Tern
genre: wire
published: 2026-03-03T14:05:00+01:00
actor norland state "Norland"
> Norland called off talks on Tuesday if 12 men stay .
  @ norland=[Norland]
  t1 time [Tuesday] 2026-03-03
  e1 event CONSULT cancelled trigger=[called off] actor=norland:[Norland] time=t1 condition=e2 according=none
  e2 event COERCE conditional trigger=[stay] recipient=norland context=military quantity=captured:12..12:person:[12 men] according=none
'''


class EventsTest(unittest.TestCase):
    def test_events_have_roles_by_words(self):
        document = read(DOCUMENT)
        text, covered = text_and_words(document)
        heads = [1, -1, 1, 1, 5, 1, 9, 8, 9, 1, 1]
        upos = ['PROPN', 'VERB', 'ADP', 'NOUN', 'ADP', 'PROPN', 'SCONJ', 'NUM', 'NOUN', 'VERB', 'PUNCT']
        tree = events.Tree(heads, ['x'] * 11, upos, [False] * 10 + [True])
        first, second = events.events_of(document, text, covered, tree)
        self.assertEqual((first.word, first.others, first.type, first.status), (1, [2], 'CONSULT', 'cancelled'))
        self.assertEqual(first.roles, {0: 'actor', 2: 'trigger', 5: 'time', 9: 'condition'})
        self.assertEqual(second.roles, {7: 'quantity'})
        self.assertEqual(second.untold, {0})
        self.assertEqual((first.context, second.context), ('O', 'military'))

    def test_examples_lose_their_marks(self):
        text, marks = events.unmarked('{a Norland} [shelled] {r the port}.')
        self.assertEqual(text, 'Norland shelled the port.')
        self.assertEqual(marks, [('a', 0, 7), ('[', 8, 15), ('r', 16, 24)])

    def test_rows_of_plv_keep_to_their_fold(self):
        with tempfile.NamedTemporaryFile('w', suffix='.tsv', encoding='utf8', delete=False) as f:
            f.write('sentence\tgold_root\n' + ''.join(f'{s}\tAGREE\n' for s in 'abcadefgh'))
        self.addCleanup(os.remove, f.name)
        self.assertEqual([r['sentence'] for r in events.plv_rows(f.name, dev=True)], ['a', 'a', 'f'])
        self.assertEqual([r['sentence'] for r in events.plv_rows(f.name)], ['b', 'c', 'd', 'e', 'g', 'h'])

    def test_marked_actors_by_their_marks(self):
        row = {'marked_sentence': '<s>Reis</s> met <t>Dahl</t>.'}
        self.assertEqual(events.marked_actors(row), ('Reis met Dahl.', (0, 4), (9, 13)))
        self.assertIsNone(events.marked_actors({'marked_sentence': 'Reis met <t>Dahl</t>.'}))

    def test_sentences_of_a_tree(self):
        tree = events.Tree([1, -1, -1], ['x'] * 3, ['NOUN', 'VERB', 'VERB'], [False, True, True])
        self.assertEqual((tree.sentence_around(0), tree.sentence_around(2)), ((0, 2), (2, 3)))


if __name__ == '__main__':
    unittest.main()
