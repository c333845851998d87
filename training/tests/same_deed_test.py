"""The fit of what makes two events one happening: a likeness that only the contexts hold is learned; a feature's weight has its sign."""
import importlib.util
import os
import unittest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

try:
    import numpy as np
    import scipy  # noqa: F401
except ImportError:
    np = None


def module():
    import sys
    sys.path.insert(0, os.path.join(ROOT, "training"))
    spec = importlib.util.spec_from_file_location("same_deed", os.path.join(ROOT, "training", "same_deed.py"))
    out = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(out)
    return out


@unittest.skipUnless(np, "numpy and scipy are not installed")
class FitTest(unittest.TestCase):
    def setUp(self):
        self.same_deed = module()

    def record(self, kinds, places):
        """Events of some kinds (what their contexts tell) at some places (what their features tell), each compared with every one before."""
        chance = np.random.RandomState(len(kinds))
        contexts = [list(np.eye(4)[kind] + 0.1 * chance.randn(4)) for kind in kinds]
        pairs = [{"first": str(i), "second": str(j), "features": {"same_place": float(places[i] == places[j]), "sense": 9.0}}
                 for j in range(len(kinds)) for i in range(j)]
        return {"article": {"id": "a"}, "events": [{"id": str(i)} for i in range(len(kinds))], "contexts": contexts, "pairs": pairs}

    def test_what_the_contexts_tell_is_learned(self):
        kinds = [0, 1, 2, 3] * 6
        record = self.record(kinds, [0] * len(kinds))
        pairs = self.same_deed.Pairs()
        pairs.add(record, {("a", str(i)): kind for i, kind in enumerate(kinds)}, 5.0)
        weights, projection = self.same_deed.fit(pairs, size=3, steps=60)
        likely = lambda i, j: (np.array(record["contexts"][i]) @ projection) @ (np.array(record["contexts"][j]) @ projection)
        self.assertGreater(likely(0, 4), likely(0, 1) + 1)

    def test_a_feature_that_speaks_for_it_weighs_more_than_nothing(self):
        places = [0, 1] * 10
        pairs = self.same_deed.Pairs()
        pairs.add(self.record([0] * 20, places), {("a", str(i)): place for i, place in enumerate(places)}, 1.0)
        weights, _ = self.same_deed.fit(pairs, size=3, steps=60)
        self.assertEqual(pairs.names, ["same_place"], "the sense is fitted, not taken from the program")
        self.assertGreater(weights[0], 1)

    def test_events_that_are_not_annotated_teach_nothing(self):
        pairs = self.same_deed.Pairs()
        pairs.add(self.record([0, 1], [0, 0]), {("a", "0"): "x"}, 1.0)
        self.assertEqual(pairs.targets, [])


if __name__ == "__main__":
    unittest.main()
