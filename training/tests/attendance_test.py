"""training/attendance.py: the word that names who comes, in the sentence that tells it."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
import attendance  # noqa: E402
import events  # noqa: E402
from documents import read, text_and_words  # noqa: E402

DOCUMENT = '''document: harbour/tern-1
outlet: Tern
genre: passage
published: 2026-03-03
actor norland state "Norland"
actor velia state "Velia"
> Norland met the miners .
  e1 event CONSULT occurred trigger=[met] actor=norland:[Norland] according=none
+ Velia was not asked .
  e2 event CONSULT negated trigger=[asked] recipient=velia:[Velia] according=none
  m1 meeting talks party=norland phase=held event=e1 attendance=velia:excluded:e2 attendance=norland:attended:e1
'''


class AttendanceTest(unittest.TestCase):
    def test_the_word_that_names_who_comes_is_tagged(self):
        document = read(DOCUMENT)
        told = attendance.of_document(document)
        text, covered = text_and_words(document)
        tree = events.Tree([1, -1, 3, 1, 1, 8, 8, 8, -1, 8], ['x'] * 10, ['PROPN'] * 10, [False] * 4 + [True] + [False] * 4 + [True])
        tags = attendance.of_paragraph(told, text, covered, tree)
        self.assertEqual([(i, attendance.LABELS[t]) for i, t in enumerate(tags) if t], [(0, 'attended'), (5, 'excluded')])

    def test_of_what_is_not_annotated_nothing_is_told(self):
        document = read(DOCUMENT.split('  m1')[0])
        self.assertIsNone(attendance.of_document(document))
        self.assertEqual(attendance.of_document(read(DOCUMENT.replace('genre: passage', 'genre: passage\nlayers: events meetings').split('  m1')[0])), [])


if __name__ == '__main__':
    unittest.main()
