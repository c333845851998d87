"""rapporteur actors: who appears in a store, in every form; and find --actor."""
import csv
import io
import json
import unittest

from program import SOME_FAILED, UNUSABLE, USAGE, ProgramTest, run


class ActorsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("a.store")
        self.good("add", self.store, self.file("articles.jsonl", self.articles(2)))

    def ask(self, *options):
        done = self.good("actors", self.store, *options, "--format", "json")
        return [json.loads(line) for line in done.stdout.splitlines()]

    def test_one_person_of_two_articles_is_one(self):
        (ana,) = self.ask("--who", "ana reis")
        self.assertEqual((ana["name"], ana["kind"], ana["articles"]), ("Ana Reis", "person", 2))
        self.assertEqual((ana["first"], ana["last"]), ("2026-03-01", "2026-03-02"))
        self.assertGreaterEqual(ana["entries"], 2)
        self.assertEqual(ana["names"], [{"name": "Ana Reis", "articles": 2}])

    def test_the_id_leads_to_what_one_says(self):
        (ana,) = self.ask("--who", "reis")
        found = self.good("find", self.store, "--actor", ana["id"], "--format", "json").stdout.splitlines()
        self.assertEqual(len(found), ana["entries"])
        for line in found:
            self.assertIn(ana["id"], [party.get("actor") for party in json.loads(line)["parties"]])
        self.assertEqual(self.good("find", self.store, "--actor", "0" * 16, "--format", "json").stdout, "")

    def test_questions_are_joined(self):
        everybody = self.ask()
        self.assertGreater(len(everybody), 2)
        self.assertEqual({actor["kind"] for actor in self.ask("--kind", "person")}, {"person"})
        self.assertEqual(self.ask("--who", "reis", "--kind", "state"), [])
        self.assertEqual(len(self.ask("--limit", "1")), 1)
        self.assertEqual(self.ask("--country", "ABW"), [])
        self.assertEqual(everybody, sorted(everybody, key=lambda actor: (-actor["articles"], actor["name"])))

    def test_text_and_csv_tell_the_same(self):
        text = self.good("actors", self.store, "--who", "reis").stdout
        self.assertIn("Ana Reis  (person", text)
        self.assertIn("2 articles", text)
        rows = list(csv.DictReader(io.StringIO(self.good("actors", self.store, "--who", "reis", "--format", "csv").stdout)))
        self.assertEqual([row["name"] for row in rows], ["Ana Reis"])
        self.assertIn(rows[0]["id"], text)

    def test_nobody_is_no_failure(self):
        done = self.good("actors", self.store, "--who", "nobody")
        self.assertEqual(done.stdout, "")
        self.assert_one_line(done, "nobody found")
        header = self.good("actors", self.store, "--who", "nobody", "--format", "csv").stdout
        self.assertEqual(header.count("\n"), 1)

    def test_bad_questions_are_told(self):
        for options in (("--who", "..."), ("--kind", "wizard"), ("--country", "norway"), ("--office", "")):
            done = run("actors", self.store, *options)
            self.assert_status(done, USAGE)
            self.assertEqual(done.stdout, "")
        self.assertIn(run("actors", self.file("none.store")).returncode, (SOME_FAILED, UNUSABLE))


if __name__ == "__main__":
    unittest.main()
