"""training/positions.py: what is learned from, and that the weights follow it."""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))

try:
    import positions
except ImportError:
    positions = None

RECORD = {'actors': [{'id': 'a1', 'kind': 'state'}, {'id': 'a2', 'kind': 'person'}],
          'sentences': [{'span': [0, 20], 'part': 'title'}, {'span': [22, 60], 'part': 'body'}]}


@unittest.skipUnless(positions, 'numpy is not installed')
class PositionsTest(unittest.TestCase):
    def told(self, **position):
        values = positions.features_of(RECORD, {'reason': "'demanded' takes a side", 'span': [25, 30], 'stance': 'demands', **position})
        return {f for f, v in zip(positions.FEATURES, values) if v}

    def test_features(self):
        self.assertEqual(self.told(actor='a1'), {'always', 'state'})
        self.assertEqual(self.told(actor='a2', span=[3, 9], stance='offers', event='e'), {'always', 'headline', 'event', 'offers'})
        self.assertEqual(self.told(actor='a2', reason="'join' is a deed of its own that it rules out or ties to a condition"), {'always', 'deed'})

    def test_weights_follow_what_is_right(self):
        x = [[1, 1, 0, 0, 0, 0, 0, 0]] * 10 + [[1, 0, 0, 0, 1, 0, 0, 0]] * 10
        weights = dict(zip(positions.FEATURES, positions.fitted(x, [0] * 9 + [1] + [1] * 9 + [0])))
        self.assertLess(weights['deed'], 0)
        self.assertGreater(weights['state'], 0)
        self.assertEqual(weights['lead'], 0)


if __name__ == '__main__':
    unittest.main()
