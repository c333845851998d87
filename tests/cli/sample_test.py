"""rapporteur sample: a sheet for coders, the same again, and what filled sheets say."""
import csv
import io
import json
import os
import unittest

from program import SOME_FAILED, UNUSABLE, USAGE, ProgramTest, run


class SampleTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")
        self.good("add", self.store, self.file("articles.jsonl", self.articles(12)), "--quiet")

    def sheet(self, *arguments):
        """The sample as rows, and the line that tells its design."""
        done = self.good("sample", self.store, *arguments)
        return list(csv.DictReader(io.StringIO(done.stdout, newline=""))), done.stderr

    def filled(self, name, rows, coder, answer):
        """The path of a sheet in which everything is answered by answer(row)."""
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows({**row, "coder": coder, "correct": answer(row)} for row in rows)
        return self.file(name, out.getvalue())

    def test_strata_with_their_weights(self):
        rows, design = self.sheet("--size", "8", "--by", "kind", "--seed", "3")
        self.assertIn(f"sample of {len(rows)} of ", design)
        self.assertIn("strata by kind, equal allocation, seed 3", design)
        self.assertEqual(len(rows), 8)
        for row in rows:
            self.assertEqual(row["stratum"], row["kind"])
            self.assertAlmostEqual(float(row["weight"]), int(row["stratum_size"]) / int(row["stratum_sampled"]), 3)
            self.assertEqual((row["coder"], row["correct"], row["comment"]), ("", "", ""))
            self.assertTrue(row["sentence"])
            found = self.good("find", self.store, "--id", row["id"], "--format", "json").stdout
            self.assertEqual(json.loads(found)["kind"], row["kind"])
        sizes = {row["stratum"]: int(row["stratum_size"]) for row in rows}
        everything = self.good("find", self.store, "--format", "json").stdout.splitlines()
        self.assertEqual(sum(sizes.values()), len(everything))

    def test_the_same_seed_gives_the_same_sample(self):
        ids = lambda *words: [row["id"] for row in self.sheet("--size", "9", "--by", "label", *words)[0]]
        self.assertEqual(ids(), ids())
        self.assertNotEqual(ids(), ids("--seed", "2"))

    def test_a_query_and_several_columns(self):
        rows, _ = self.sheet("--kind", "statement", "--by", "label,status", "--size", "1000", "--proportional")
        self.assertEqual({row["kind"] for row in rows}, {"statement"})
        self.assertEqual({row["stratum"] for row in rows}, {f"{r['label']} / {r['status']}" for r in rows})
        self.assertEqual({row["weight"] for row in rows}, {"1"}, "all there are")
        one = json.loads(self.good("sample", self.store, "--size", "5", "--format", "json").stdout.splitlines()[0])
        self.assertIsNone(one["correct"])
        self.assertIn("sentence", json.dumps(one))

    def test_precision_is_weighted_and_coders_are_compared(self):
        rows, _ = self.sheet("--size", "8", "--by", "kind")
        ana = self.filled("ana.csv", rows, "ana", lambda row: "yes" if row["kind"] == "event" else "no")
        ben = self.filled("ben.csv", rows, "ben", lambda row: "yes")
        sizes = {row["stratum"]: int(row["stratum_size"]) for row in rows}
        said = json.loads(self.good("sample", "--measure", ana, "--measure", ben, "--format", "json").stdout)
        by_coder = {one["coder"]: one for one in said["coders"]}
        self.assertAlmostEqual(by_coder["ana"]["precision"], sizes["event"] / sum(sizes.values()))
        self.assertEqual(by_coder["ben"]["precision"], 1)
        self.assertLess(by_coder["ben"]["interval"][0], 1)
        events = sum(row["kind"] == "event" for row in rows)
        self.assertEqual((said["pairs"][0]["both"], said["pairs"][0]["alike"]), (8, events))
        text = self.good("sample", "--measure", ana, "--measure", ben).stdout
        for piece in ("ana and ben: ", "Cohen's kappa 0.000", "Krippendorff's alpha", "weighted by the lines"):
            self.assertIn(piece, text)
        alone = self.good("sample", "--measure", ana).stdout
        self.assertNotIn("kappa", alone)

    def test_what_cannot_be(self):
        for words, status, piece in (
                (("sample", self.store, "--size", "1", "--by", "label"), USAGE, "more strata"),
                (("sample", self.store, "--by", "colour"), USAGE, "strata are made by some of kind label"),
                (("sample", self.store, "--size", "0"), USAGE, "from 1 to"),
                (("sample", self.store, "--act", "denies"), USAGE, "denies"),
                (("sample",), USAGE, "either a store"),
                (("sample", self.store, "--measure", "x.csv"), USAGE, "either a store"),
                (("sample", "--measure", self.file("none.csv")), SOME_FAILED, "cannot be read"),
                (("sample", "--measure", self.file("odd.csv", 'a,"b\n')), SOME_FAILED, "does not end"),
                (("sample", "--measure", self.file("empty.csv", "")), SOME_FAILED, "is empty"),
                (("sample", self.file("no.store")), UNUSABLE, "was not found")):
            done = run(*words)
            self.assert_status(done, status)
            self.assert_one_line(done, piece)
        self.assertFalse(os.path.exists(self.file("no.store")))


if __name__ == "__main__":
    unittest.main()
