"""corpus/compare.py: counted by hand on the example of docs/formats/corpus.md, against itself and against copies with one thing changed."""
import copy
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.dirname(HERE), HERE]
import form  # noqa: E402
import words  # noqa: E402
from agree import layers_of  # noqa: E402
from compare import Comparison, Tally, assign, same_place  # noqa: E402
from form_test import example  # noqa: E402
from record import record_of  # noqa: E402

try:
    import scipy  # noqa: F401
except ImportError:
    scipy = None


def gold():
    return record_of(form.Reader('f', example()).documents[0])


@unittest.skipIf(scipy is None, 'needs scipy (./check installs it)')
class CompareTest(unittest.TestCase):
    def counts(self, change=lambda r: None, layers=words.LAYERS):
        ours, tally = copy.deepcopy(gold()), Tally()
        change(ours)
        Comparison(gold(), ours, set(layers), tally)
        return {key: tuple(c) for key, c in tally.counts.items()}

    def test_with_itself_all_is_right(self):
        for key, (right, told, said) in self.counts().items():
            self.assertEqual((right, right), (told, said), key)
        self.assertEqual(self.counts()['events', 'actor, recipient'], (3, 3, 3))
        self.assertEqual(self.counts()['mentions', 'strict'], (10, 10, 10))

    def test_every_article_and_passage_with_itself(self):
        files = form.files_in(*(os.path.join(os.path.dirname(HERE), folder) for folder in ('threads', 'passages')))
        for document in (d for path in files for d in form.read_file(path)[0]):
            record, tally = record_of(document), Tally()
            Comparison(record, record, layers_of(document), tally)
            self.assertEqual({k: c for k, c in tally.counts.items() if not c[0] == c[1] == c[2]}, {}, document.id)

    def test_one_thing_wrong(self):
        def statements(change):
            return self.counts(lambda r: change(r['statements']))

        def events(change):
            return self.counts(lambda r: change(r['events']))

        self.assertEqual(statements(lambda s: s[0].update(act='deny'))['statements', 'act'], (2, 3, 3))
        self.assertEqual(statements(lambda s: s[0].update(act='deny'))['acts', 'deny'], (0, 0, 1))
        self.assertEqual(statements(lambda s: s[0].update(act='deny'))['statements', 'who, act and what'], (2, 3, 3))
        self.assertEqual(statements(lambda s: s.pop(0))['statements', 'found'], (2, 3, 2))
        self.assertEqual(statements(lambda s: s.pop(0))['events', 'according to'], (1, 2, 2))
        self.assertEqual(statements(lambda s: s[1].update(cue=[0, 2]))['statements', 'found'], (2, 3, 3))
        self.assertEqual(statements(lambda s: s[1].update(addressee=['a1']))['statements', 'addressee'], (0, 1, 1))
        self.assertEqual(events(lambda e: e[0].update(status='possible'))['statuses', 'planned'], (0, 1, 0))
        self.assertEqual(events(lambda e: e[0].update(status='possible'))['events', 'type and status'], (2, 3, 3))
        self.assertEqual(events(lambda e: e[0]['participants'].pop())['events', 'actor, recipient'], (2, 3, 2))
        self.assertEqual(events(lambda e: e[0].update(trigger=[[0, 2]]))['events', 'found'], (2, 3, 3))
        self.assertEqual(events(lambda e: e[0].update(trigger=[[0, 2]]))['events', 'time'], (0, 1, 1))
        self.assertEqual(events(lambda e: e[2].update(according_to=[e[0]['according_to'][0]]))['events', 'own voice'], (0, 1, 0))
        self.assertEqual(self.counts(lambda r: r['meetings'][0].update(phase='held'))['meetings', 'phase'], (0, 1, 1))
        self.assertEqual(self.counts(lambda r: r['meetings'][0]['attendance'].clear())['meetings', 'attendance'], (0, 1, 0))
        self.assertEqual(self.counts(lambda r: r['positions'][0].update(stance='supports'))['positions', 'stance'], (0, 1, 1))

    def test_a_speaker_counts_by_its_place_too(self):
        def another_actor(record):
            record['actors'].append({'id': 'a99', 'name': 'x', 'kind': 'unnamed', 'mentions': []})
            record['statements'][1]['speaker'] = ['a99']

        self.assertEqual(self.counts(another_actor)['statements', 'speaker'], (3, 3, 3))
        self.assertEqual(self.counts(lambda r: r['statements'][1].update(speaker=['a3'], source=[0, 3]))['statements', 'speaker'], (2, 3, 3))

    def test_one_whom_the_words_show_in_part_is_told_by_what_it_says(self):
        def a_norland(record):                              # "a Norland" of "a Norland official": neither its end nor half of it
            official = next(a for a in record['actors'] if a['name'] == 'a Norland official')
            begin = official['mentions'][0]['span'][0]
            official.update(name='official', mentions=[{**official['mentions'][0], 'span': [begin, begin + 5]}])

        self.assertEqual(self.counts()['actors', 'found'], self.counts(a_norland)['actors', 'found'])
        without_source = lambda r: (a_norland(r), r['statements'][1].pop('source'))
        self.assertLess(self.counts(without_source)['actors', 'found'][0], self.counts()['actors', 'found'][0])

    def test_only_the_layers_that_gold_has(self):
        self.assertEqual({layer for layer, _ in self.counts(layers=['times'])}, {'times'})

    def test_assignment_is_the_best_not_the_first(self):
        weight = {('a', 'x'): 3, ('a', 'y'): 2, ('b', 'x'): 2, ('b', 'y'): 0}
        self.assertEqual(assign('ab', 'xy', lambda g, o: weight[g, o]), [(0, 1), (1, 0)])
        self.assertEqual(assign('', 'xy', lambda g, o: 1), [])

    def test_same_place(self):
        self.assertTrue(same_place((0, 30), (22, 30)))
        self.assertTrue(same_place((0, 10), (0, 6)))
        self.assertFalse(same_place((0, 10), (0, 4)))
        self.assertFalse(same_place((0, 10), (10, 12)))


if __name__ == '__main__':
    unittest.main()
