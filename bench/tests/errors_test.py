"""bench/errors: on the example of docs/formats/corpus.md, a record beside itself and beside copies with one thing changed."""
import copy
import importlib.machinery
import importlib.util
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
BENCH = os.path.dirname(HERE)
sys.path[:0] = [BENCH, os.path.join(BENCH, '../corpus'), os.path.join(BENCH, '../corpus/tests')]
import form  # noqa: E402
from agree import layers_of  # noqa: E402
from compare import Comparison, Tally  # noqa: E402
from form_test import example  # noqa: E402
from record import record_of  # noqa: E402

try:
    import scipy  # noqa: F401
except ImportError:
    scipy = None

loader = importlib.machinery.SourceFileLoader('errors', os.path.join(BENCH, 'errors'))
errors = importlib.util.module_from_spec(importlib.util.spec_from_loader('errors', loader))
loader.exec_module(errors)


@unittest.skipIf(scipy is None, 'needs scipy (./check installs it)')
class ErrorsTest(unittest.TestCase):
    def shown(self, layer, change=lambda r: None):
        document = form.Reader('f', example()).documents[0]
        gold = record_of(document)
        ours = copy.deepcopy(gold)
        change(ours)
        return errors.LAYERS[layer](Comparison(gold, ours, layers_of(document), Tally()))

    def test_with_itself_nothing_is_missing_and_nothing_wrong(self):
        for layer in errors.LAYERS:
            right, missing, wrong = self.shown(layer)
            self.assertEqual((missing, wrong), (set(), set()), layer)
            self.assertTrue(right or layer in ('attendance', 'meetings'), layer)

    def test_another_status_is_missing_as_it_was_and_wrong_as_it_is(self):
        _, missing, wrong = self.shown('statuses', lambda r: r['events'][0].update(status='postponed'))
        self.assertEqual(len(missing), 1)
        self.assertTrue(next(iter(wrong))[1].endswith(': postponed'))

    def test_a_lost_party_is_missing(self):
        def lose(record):
            event = next(e for e in record['events'] if any(p['role'] == 'actor' for p in e['participants']))
            event['participants'] = [p for p in event['participants'] if p['role'] != 'actor']
        right, missing, wrong = self.shown('parties', lose)
        self.assertTrue(right)
        self.assertTrue(all(': actor ' in what for _, what in missing) and missing)
        self.assertEqual(wrong, set())

    def test_what_changed_between_two_builds(self):
        before = {'right': {(3, 'a')}, 'missing': {(9, 'b')}, 'wrong': {(5, 'c')}}
        now = {'right': {(3, 'a'), (9, 'b')}, 'missing': set(), 'wrong': {(1, 'd')}}
        self.assertEqual(errors.lines_of(now, before), [(1, '+', 'wrong', 'd'), (5, '-', 'wrong', 'c'), (9, '+', 'right', 'b')])
        self.assertEqual(errors.lines_of(before, None), [(5, ' ', 'wrong', 'c'), (9, ' ', 'missing', 'b')])


if __name__ == '__main__':
    unittest.main()
