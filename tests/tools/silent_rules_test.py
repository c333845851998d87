"""silent_rules (apps/dev): rows that a text makes speak are not listed, the others are, with file and line."""
import os
import subprocess
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), '..', '..'))
PROGRAM = os.path.join(os.path.dirname(os.environ.get('RAPPORTEUR', os.path.join(ROOT, 'build/release/rapporteur'))), 'apps/dev/silent_rules')
MODEL = os.path.join(ROOT, 'models/english.bin')


def silent(text):
    with tempfile.NamedTemporaryFile('w', suffix='.txt', encoding='utf8', delete=False) as f:
        f.write(text)
    try:
        done = subprocess.run([PROGRAM, MODEL, f.name], capture_output=True, check=True, timeout=120)
    finally:
        os.remove(f.name)
    return set(done.stdout.decode().split()), done.stderr.decode()


def row(table, words):
    """FILE:LINE of the first row of a table that opens with these words."""
    with open(os.path.join(ROOT, table), encoding='utf8') as f:
        return next(f'{table}:{n}' for n, line in enumerate(f, 1) if line.split('\t')[0] == words)


class SilentRulesTest(unittest.TestCase):
    def test_a_row_that_spoke_is_not_listed(self):
        listed, report = silent('Police arrested the editor on Monday. Norland boycotted the talks in Geneva.\n')
        self.assertNotIn(row('data/frames/coerce.tsv', 'arrest'), listed)
        self.assertNotIn(row('data/meetings/attendance.tsv', 'boycott'), listed)
        self.assertIn(row('data/frames/coerce.tsv', 'imprisonment'), listed)
        self.assertIn(row('data/meetings/attendance.tsv', 'sideline'), listed)
        self.assertRegex(report, r'data/frames/standing.tsv +\d+ of +\d+ spoke')

    def test_it_says_how_it_is_called(self):
        done = subprocess.run([PROGRAM], capture_output=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b'usage: silent_rules MODEL FILE...', done.stderr)


if __name__ == '__main__':
    unittest.main()
