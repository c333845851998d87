"""bench/calibration.py and bench/plover.py on numbers and rows made up here."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
sys.path.insert(0, os.path.join(HERE, '../../corpus'))
import calibration  # noqa: E402
import plover  # noqa: E402


class CalibrationTest(unittest.TestCase):
    def test_the_error_is_the_distance_from_the_share_that_is_right(self):
        self.assertAlmostEqual(calibration.error([(0.75, True)] * 3 + [(0.75, False)]), 0)
        self.assertAlmostEqual(calibration.error([(0.9, False)] * 4), 90)
        self.assertAlmostEqual(calibration.error([(0.95, True)] * 5 + [(0.15, True)] * 5), (5 + 85) / 2)

    def test_knots_rise_and_follow_the_shares(self):
        pairs = [(0.2, i < 5) for i in range(25)] + [(0.8, i < 20) for i in range(25)]
        self.assertEqual(calibration.fitted(pairs), [(0.2, 0.2), (0.8, 0.8)])
        falling = [(0.2, i < 20) for i in range(25)] + [(0.8, i < 5) for i in range(25)]
        self.assertEqual(calibration.fitted(falling), [(0.5, 0.5)])

    def test_between_knots_the_line_is_straight(self):
        knots = [(0.2, 0.1), (0.6, 0.5)]
        self.assertAlmostEqual(calibration.at(knots, 0.4), 0.3)
        self.assertEqual((calibration.at(knots, 0), calibration.at(knots, 1)), (0.1, 0.5))

    def test_the_other_half_s_table_is_used(self):
        documents = [{'events': [(0.5, True)] * 25}, {'events': [(0.5, False)] * 25}]
        self.assertEqual({c for c, r in calibration.crossed(documents, 'events') if r}, {0.0})


def event(kind, **roles):
    return {'type': kind, 'participants': [{'role': r, 'span': s} for r, s in roles.items()]}


class PloverTest(unittest.TestCase):
    def test_the_event_of_the_two_parties_counts(self):
        record = {'events': [event('ASSAULT', actor=[20, 25]), event('RETREAT', actor=[0, 4], recipient=[10, 14])]}
        self.assertEqual(plover.coded(record, (0, 4), (9, 14)), 'YIELD')
        self.assertEqual(plover.coded({'events': []}, (0, 4), (9, 14)), 'NONE')

    def test_macro_f1_gives_each_type_one_vote(self):
        self.assertAlmostEqual(plover.macro_f1(['AID', 'AID', 'AGREE'], ['AID', 'AID', 'AID']), 0.4)

    def test_only_the_dev_third_is_scored(self):
        with tempfile.TemporaryDirectory() as folder:
            os.makedirs(os.path.join(folder, 'events/plv'))
            with open(os.path.join(folder, 'events/plv/PLV_train.tsv'), 'w', encoding='utf8') as f:
                f.write('sentence\tmarked_sentence\tgold_root\n' + ''.join(f'A{i} met B\t<s>A{i}</s> met <t>B</t>\tCONSULT\n' for i in range(5)))
            self.assertEqual([r[0] for r in plover.rows_of(folder)], ['A0 met B', 'A3 met B'])


if __name__ == '__main__':
    unittest.main()
