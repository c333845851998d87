"""tools/make_demo.py: the archive of the demonstration is what the corpus says today, and says that it is invented."""
import json
import os
import subprocess
import sys
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tools"))
import make_demo  # noqa: E402


class DemoTest(unittest.TestCase):
    def test_the_archive_is_up_to_date(self):
        done = subprocess.run([sys.executable, os.path.join(ROOT, "tools/make_demo.py"), "--check"], check=False,
                              capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)

    def test_an_old_archive_is_noticed(self):
        kept, make_demo.TARGET, sys.argv[1:] = make_demo.TARGET, os.devnull, ["--check"]
        self.addCleanup(setattr, make_demo, "TARGET", kept)
        self.assertEqual(make_demo.main(), 1)

    def test_articles_are_invented_in_order_and_none_of_the_test_part(self):
        parts = make_demo.form.read_splits(os.path.join(ROOT, "corpus/splits.tsv"))
        articles = [json.loads(line) for line in make_demo.archive().splitlines()]
        self.assertGreater(len(articles), 50)
        self.assertEqual(articles, sorted(articles, key=make_demo.moment))
        for article in articles:
            self.assertEqual((article["notice"], article["byline"]), (make_demo.NOTICE, make_demo.BYLINE))
            thread = article["url"].split("/")[-2]
            self.assertIn(parts[thread], ("train", "dev"))


if __name__ == "__main__":
    unittest.main()
