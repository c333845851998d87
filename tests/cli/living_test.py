"""rapporteur correct, withdraw, changes and check: what a person does to a store and what the program says to it."""
import contextlib
import csv
import io
import json
import os
import sqlite3
import unittest

from program import CHANGED, ROOT, SOME_FAILED, TALKS, UNUSABLE, USAGE, ProgramTest, run


class LivingTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")
        self.talks = self.add("talks.txt", TALKS)

    def add(self, name, text):
        given = ["--published", "2026-03-03", "--outlet", "The Tern", "--url", "https://tern.example/talks"]
        return self.good("add", self.store, self.file(name, text), *given).stdout.split()[1]

    def find(self, *words):
        return [json.loads(line) for line in
                self.good("find", self.store, "--format", "json", *words).stdout.splitlines()]

    def denial(self):
        return self.find("--act", "deny")[0]

    def changes(self, *words):
        lines = self.good("changes", self.store, "--format", "json", *words).stdout.splitlines()
        return [json.loads(line) for line in lines]

    def correct(self, *words):
        return self.good("correct", self.store, *words)

    def check(self):
        done = self.good("check", self.store)
        self.assertRegex(done.stdout, r"^\d+ revisions?, \d+ lines?, 0 faults\n$")


class CorrectTest(LivingTest):
    def test_a_correction_is_found_and_told(self):
        line = self.denial()
        done = self.correct(line["id"], "--label", "reject", "--who", "Ana Reis", "--by", "M. Ohe", "--note", "sic")
        self.assertEqual(len(done.stdout.splitlines()), 2)
        self.assertIn("in force", done.stdout)
        self.assertIn("label reject (the program read: deny), by M. Ohe: sic", done.stdout)
        now = self.find("--id", line["id"])[0]
        self.assertEqual(now["label"], "reject")
        self.assertEqual([p["name"] for p in now["parties"] if p["role"] == "speaker"], ["Ana Reis"])
        self.assertEqual([(c["what"], c["machine"]) for c in now["corrected"]], [("label", "deny"), ("who", "Norland")])
        self.assertEqual(self.find("--act", "deny"), [])
        text = self.good("find", self.store, "--act", "reject").stdout
        self.assertIn("Ana Reis", text)
        self.assertIn(f"corrected (1): label of statement {line['id']}; the program read \"deny\"; by M. Ohe", text)
        self.assertIn('"deny"', self.good("show", self.store, self.talks, "--format", "json").stdout)
        self.check()

    def test_ids_are_shown_where_they_are_asked_for(self):
        line = self.denial()
        self.assertIn(f"{line['id']}  statement  deny", self.good("find", self.store, "--ids").stdout)
        self.assertNotIn(f"{line['id']}  statement", self.good("find", self.store).stdout)

    def test_undoing_restores(self):
        before = self.find()
        line = self.denial()
        self.correct(line["id"], "--not-an-entry")
        self.assertEqual(self.find("--act", "deny"), [])
        self.assertIn("undone", self.correct("--undo", "1").stdout)
        forget = lambda lines: [{k: v for k, v in one.items() if k != "modified"} for one in lines]
        self.assertEqual(forget(self.find()), forget(before))
        done = run("correct", self.store, "--undo", "1")
        self.assert_status(done, USAGE)
        self.assert_one_line(done, "undone")
        self.assert_status(run("correct", self.store, "--undo", "7"), SOME_FAILED)
        self.check()

    def test_it_outlasts_a_revision(self):
        line = self.denial()
        self.correct(line["id"], "--label", "reject")
        self.add("changed.txt", CHANGED)
        self.assertEqual(self.find("--id", line["id"])[0]["label"], "reject")
        self.check()

    def test_the_list_is_for_training(self):
        line = self.denial()
        self.correct(line["id"], "--label", "reject", "--by", "M. Ohe")
        self.correct(line["id"], "--place", "")
        self.correct("--undo", "2")
        rows = [json.loads(row) for row in
                self.good("correct", self.store, "--list", "--format", "json").stdout.splitlines()]
        self.assertEqual([(r["number"], r["what"], r["value"], r["state"]) for r in rows],
                         [(1, "label", "reject", "in force"), (2, "place", "", "undone")])
        self.assertEqual((rows[0]["entry"], rows[0]["machine"], rows[0]["by"], rows[0]["article"]),
                         (line["id"], "deny", "M. Ohe", self.talks))
        self.assertEqual(self.good("correct", self.store, "--list").stdout.count("\n"), 2)

    def test_wrong_usage(self):
        identity = self.denial()["id"]
        for words, said in (((identity,), "nothing to correct"), ((), "give one of"),
                            ((identity, "--list"), "give one of"), (("--list", "--label", "deny"), "take no correction"),
                            (("--merge", "x"), "need --happening"), ((identity, "--merge", "x"), "need --happening"),
                            (("--happening", "x", "--label", "deny"), "only --merge and --split"),
                            ((identity, "--label", "denies"), "is one of say announce"),
                            ((identity, "--time", "soon"), "a time is")):
            done = run("correct", self.store, *words)
            self.assert_status(done, USAGE)
            self.assert_one_line(done, said)
        self.assert_status(run("correct", self.store, "ffff", "--label", "deny"), SOME_FAILED)
        self.assert_status(run("correct", self.file("missing"), identity, "--label", "deny"), UNUSABLE)
        self.assertEqual(self.good("correct", self.store, "--list").stdout, "")


class WithdrawTest(LivingTest):
    def test_out_and_back(self):
        before = self.find()
        self.assertEqual(self.good("withdraw", self.store, self.talks[:5], "--note", "retracted").stdout,
                         f"withdrawn  {self.talks}\n")
        self.assertEqual(self.find(), [])
        self.assertRegex(self.good("show", self.store, self.talks).stdout, r"withdrawn 20\S+, retracted")
        same = self.good("add", self.store, self.file("talks.txt"), "--url", "https://tern.example/talks")
        self.assertTrue(same.stdout.startswith(f"withdrawn  {self.talks}"), same.stdout)
        self.assertEqual(self.find(), [])
        self.assert_status(run("withdraw", self.store, self.talks), USAGE)
        self.good("withdraw", self.store, self.talks, "--undo")
        self.assertEqual(len(self.find()), len(before))
        self.assert_status(run("withdraw", self.store, self.talks, "--undo"), USAGE)
        self.assert_status(run("withdraw", self.store, "ffff"), SOME_FAILED)
        self.check()

    def test_a_changed_text_brings_it_back(self):
        self.good("withdraw", self.store, self.talks)
        self.add("changed.txt", CHANGED)
        self.assertGreater(len(self.find()), 0)
        self.assertNotIn("withdrawn", self.good("show", self.store, self.talks).stdout)


class ChangesTest(LivingTest):
    def test_what_is_new_changed_and_gone(self):
        lines = self.find()
        *new, last = self.changes("--since", "2020")
        self.assertEqual(sorted(c["id"] for c in new if c["kind"] not in ("article", "happening", "actor")),
                         sorted(line["id"] for line in lines))
        self.assertEqual({c["change"] for c in new}, {"new"})
        self.assertEqual(last, {"next": new[-1]["at"]})
        self.assertEqual(self.changes("--since", "2100"), [{"next": "2100"}])
        with sqlite3.connect(self.store) as database:  # let it be long ago
            database.execute("UPDATE ledger SET added = '2001', modified = '2001'")
        self.correct(self.denial()["id"], "--label", "reject")
        changed = self.changes("--since", "2020", "--kind", "statement")[:-1]
        self.assertEqual([(c["change"], c["label"]) for c in changed], [("changed", "reject")])
        self.good("withdraw", self.store, self.talks)
        gone = self.changes("--since", "2020", "--kind", "statement")[:-1]
        self.assertEqual({(c["change"], c["article"]) for c in gone}, {("gone", self.talks)})

    def test_forms(self):
        text = self.good("changes", self.store, "--since", "2020").stdout
        self.assertRegex(text.splitlines()[-1], r"^next: --since 20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertRegex(text, r"new      statement   [0-9a-f]{16}  deny positive · Norland · ")
        table = self.good("changes", self.store, "--since", "2020", "--format", "csv").stdout
        *rows, last = csv.DictReader(io.StringIO(table, newline=""))
        self.assertTrue(last["at"].startswith("# next: 20"))
        self.assertEqual(len(rows), len(text.splitlines()) - 1)
        self.assertIn("deny", {row["label"] for row in rows})

    def test_wrong_usage(self):
        for words in (("--since", "soon"), ("--since", "2026", "--kind", "line"), ()):
            self.assert_status(run("changes", self.store, *words), USAGE)
        self.assert_status(run("changes", self.file("missing"), "--since", "2026"), UNUSABLE)


class UpgradeTest(ProgramTest):
    def test_tells_what_could_not_be_read(self):
        with open(os.path.join(ROOT, "rapporteur/store/tables.cc"), encoding="utf-8") as file:
            first = file.read().split('R"sql(')[1].split(')sql"')[0]
        store = self.file("old.store")
        with contextlib.closing(sqlite3.connect(store)) as db:
            db.executescript(first + "PRAGMA application_id = 0x52505254; PRAGMA user_version = 1;")
            for key in (1, 2):
                db.execute("INSERT INTO articles VALUES (?, ?)", (key, f"{key:016x}"))
                db.execute("INSERT INTO revisions (article, revision, current, added, sha256, text, record) "
                           "VALUES (?, 1, 1, '2025-11-12T10:00:00Z', '', 'No.', '{}')", (key,))
            db.commit()
        first, second = (run("find", store) for _ in range(2))
        self.assertEqual(first.stderr.splitlines()[0],
                         "rapporteur: the store is brought up to date, but 2 records could not be read; their articles have no lines")
        self.assertNotIn("up to date", second.stderr)


class CheckTest(LivingTest):
    def test_damage_is_told_and_mended(self):
        self.check()
        with sqlite3.connect(self.store) as database:
            database.execute("UPDATE entries SET label = 'confirm' WHERE label = 'deny'")
        done = run("check", self.store)
        self.assert_status(done, SOME_FAILED)
        self.assertIn(f"article {self.talks}: lines that are not those of its record\n", done.stdout)
        self.assertRegex(done.stdout, r"1 revision, \d+ lines, 1 fault\n$")
        mended = self.good("check", self.store, "--repair")
        self.assertTrue(mended.stdout.startswith("written anew\n"))
        self.assertEqual(len(self.find("--act", "deny")), 1)
        self.assert_status(run("check", self.file("missing")), UNUSABLE)


if __name__ == "__main__":
    unittest.main()
