"""rapporteur demo: every command of the tour does what it shows, and nothing but the store is written."""
import json
import os
import re
import shlex
import unittest

from program import UNUSABLE, USAGE, ProgramTest, run


class DemoTest(ProgramTest):
    def test_the_tour_shows_what_the_commands_print(self):
        store = self.file("try.store")
        done = self.good("demo", "--store", store)
        blocks = re.split(r"^\$ (?=rapporteur )", done.stdout.partition("\nNow with articles")[0], flags=re.M)[1:]
        commands = [shlex.split(block.partition("\n")[0])[1:] for block in blocks]
        self.assertEqual([words[0] for words in commands], ["add", "meetings", "find", "find", "disputes", "cite"])
        for words, block in zip(commands[1:], blocks[1:]):
            self.assertIn(store, words)
            shown = [line[2:] for line in block.splitlines()[1:] if line.startswith("  ") and "lines more" not in line]
            printed = self.good(*words).stdout.splitlines()
            self.assertGreater(len(shown), 2, words)
            self.assertEqual(shown, printed[:len(shown)], words)
            if len(printed) > len(shown):
                self.assertIn(f"... and {len(printed) - len(shown)} lines more", block)
        self.assertIn("rapporteur add my.store", done.stdout)
        self.assertIn("invented", done.stdout)
        self.assertEqual([name for name in os.listdir(self.folder) if not name.startswith("try.store")], [])

    def test_every_article_says_that_it_is_invented(self):
        store = self.good("demo", "--store", self.file("try.store"), "--quiet").stdout.strip()
        self.assertEqual(store, self.file("try.store"))
        stats = json.loads(self.good("stats", store, "--format", "json").stdout)
        self.assertEqual(stats["articles"], 72)
        found = self.good("find", store, "--format", "json").stdout.splitlines()
        articles = {re.search(r'"article":\{"id":"(\w+)"', line).group(1) for line in found}
        self.assertEqual(len(articles), 72)
        for article in sorted(articles)[::9]:
            self.assertIn("the Rapporteur corpus (invented)", " ".join(self.good("show", store, article).stdout.split()))
            self.assertNotIn("invented", self.good("show", store, article, "--format", "source").stdout)

    def test_without_a_path_it_makes_a_folder_below_the_temporary_one(self):
        done = self.good("demo", "-q", env={"TMPDIR": self.folder})
        self.assertTrue(done.stdout.startswith(os.path.join(self.folder, "rapporteur-demo-")), done.stdout)
        self.assertTrue(os.path.exists(done.stdout.strip()))

    def test_what_is_there_is_left_alone(self):
        path = self.file("mine.store", "mine")
        done = run("demo", "--store", path)
        self.assert_status(done, USAGE)
        self.assert_one_line(done, path, "the demonstration makes a new store")
        with open(path, encoding="utf-8") as file:
            self.assertEqual(file.read(), "mine")

    def test_places_and_models_that_cannot_be_used(self):
        done = run("demo", "-q", env={"TMPDIR": self.file("nowhere")})
        self.assert_status(done, UNUSABLE)
        self.assert_one_line(done, "cannot be written")
        done = run("demo", "-q", "--store", self.file("a.store"), "--model", self.file("no.bin"))
        self.assert_status(done, UNUSABLE)
        self.assert_one_line(done, "no.bin")


if __name__ == "__main__":
    unittest.main()
