"""rapporteur stats: figures that agree with what find finds, and a day that is missing."""
import collections
import csv
import io
import json
import os
import unittest

from program import UNUSABLE, ProgramTest, run


class StatsTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")
        lines = self.articles(28).splitlines()
        kept = [line for line in lines if '"2026-03-18"' not in line]
        self.assertEqual(len(kept), 27)
        self.good("add", self.store, self.file("articles.jsonl", "\n".join(kept) + "\n"), "--quiet")

    def test_figures_agree_with_find(self):
        stats = json.loads(self.good("stats", self.store, "--format", "json").stdout)
        found = [json.loads(line) for line in self.good("find", self.store, "--format", "json").stdout.splitlines()]
        counts = collections.Counter((f["kind"], f["label"], f.get("status", "")) for f in found)
        self.assertEqual({(o["kind"], o["label"], o.get("status", "")): o["lines"] for o in stats["lines"]}, counts)
        self.assertEqual((stats["articles"], stats["revisions"], stats["withdrawn"]), (27, 27, 0))
        self.assertEqual((stats["first"], stats["last"]), ("2026-03-01", "2026-03-28"))
        self.assertEqual(sum(o["articles"] for o in stats["readers"]), 27)
        self.assertEqual(stats["bytes"], sum(os.path.getsize(self.store + end) for end in ("", "-wal")
                                             if os.path.exists(self.store + end)))
        self.assertGreater(stats["happenings"]["all"], 0)
        self.assertEqual(stats["happenings"]["told_by_several_outlets"], 0, "there is one outlet")

    def test_a_missing_day_is_told(self):
        stats = json.loads(self.good("stats", self.store, "--format", "json").stdout)
        self.assertEqual(stats["outlets"], [{"outlet": "The Tern", "articles": 27, "undated": 0, "first": "2026-03-01",
                                             "last": "2026-03-28",
                                             "gaps": [{"from": "2026-03-18", "to": "2026-03-18", "days": 1}]}])
        text = self.good("stats", self.store).stdout
        self.assertIn("nothing on 2026-03-18 (1 day on which there usually is something)", text)
        self.assertIn("The Tern", text)

    def test_csv_has_a_row_per_figure(self):
        stats = json.loads(self.good("stats", self.store, "--format", "json").stdout)
        out = self.good("stats", self.store, "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(out, newline="")))
        of = lambda what: [row for row in rows if row["what"] == what]
        self.assertEqual([(r["name"], r["label"], r["detail"], r["count"]) for r in of("lines")],
                         [(o["kind"], o["label"], o.get("status", ""), str(o["lines"])) for o in stats["lines"]])
        self.assertEqual([(r["name"], r["count"], r["first"], r["last"]) for r in of("gap")],
                         [("The Tern", "1", "2026-03-18", "2026-03-18")])
        self.assertEqual([(r["name"], r["count"]) for r in of("outlet")], [("The Tern", "27")])
        self.assertEqual([r["detail"] for r in of("read_by")], [o["sha256"] for o in stats["readers"]])
        single = {row["what"]: row["count"] for row in rows}
        for name in ("articles", "revisions", "withdrawn", "copies", "bytes"):
            self.assertEqual(single[name], str(stats[name]))
        self.assertEqual(single["happenings"], str(stats["happenings"]["all"]))
        self.assertEqual(len(rows), 8 + sum(len(of(w)) for w in ("outlet", "undated", "gap", "lines", "actors", "read_by")))

    def test_an_edited_article_counts_once(self):
        edited = json.loads(self.articles(1))
        edited["text"] += "\nA correction was made.\n"
        self.good("add", self.store, self.file("edited.jsonl", json.dumps(edited) + "\n"), "--quiet")
        stats = json.loads(self.good("stats", self.store, "--format", "json").stdout)
        self.assertEqual((stats["articles"], stats["revisions"]), (27, 28))

    def test_a_store_that_is_not_there(self):
        done = run("stats", self.file("no.store"))
        self.assert_status(done, UNUSABLE)
        self.assert_one_line(done, "was not found")


if __name__ == "__main__":
    unittest.main()
