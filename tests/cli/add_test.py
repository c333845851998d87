"""rapporteur add: twice, revisions, several at once, crashes and full disks, through the program itself."""
import json
import os
import resource
import signal
import sqlite3
import subprocess
import time
import unittest

from program import CHANGED, MODEL, PROGRAM, SOME_FAILED, TALKS, UNUSABLE, ProgramTest, run


class StoreTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")

    def add(self, *arguments, **more):
        return self.good("add", self.store, *arguments, **more)

    def cell(self, sql):
        database = sqlite3.connect(self.store)
        try:
            return database.execute(sql).fetchone()[0]
        finally:
            database.close()

    def assert_sound(self):
        """SQLite agrees, every article has one current revision, every record is whole, and every entry of the newest
        records has its line."""
        self.assertEqual(self.cell("PRAGMA integrity_check"), "ok")
        self.assertEqual(self.cell("SELECT count(*) FROM pragma_foreign_key_check"), 0)
        self.assertEqual(self.cell("SELECT count(*) FROM articles"),
                         self.cell("SELECT count(*) FROM revisions WHERE current"))
        database = sqlite3.connect(self.store)
        for key, current, record in database.execute("SELECT key, current, record FROM revisions").fetchall():
            entries = json.loads(record)
            lines = database.execute("SELECT kind, id FROM entries WHERE revision = ? ORDER BY kind, number", (key,))
            expected = [(kind, entry["id"]) for kind in ("event", "meeting", "position", "statement")
                        for entry in entries[kind + "s"]] if current else []
            self.assertEqual(lines.fetchall(), expected)
        database.close()


class AddTest(StoreTest):
    def test_adds_and_says_so(self):
        done = self.add(self.file("a.txt", TALKS), "--outlet", "The Tern")
        self.assertRegex(done.stdout, r"^added +[0-9a-f]{16} +\d+ statements  Velia and Norland to meet")
        self.assertEqual(done.stderr, "rapporteur: added 1, revised 0, unchanged 0, failed 0\n")
        self.assert_sound()

    def test_the_same_article_twice_changes_nothing(self):
        path = self.file("a.txt", TALKS)
        self.add(path)
        with open(self.store, "rb") as file:
            before = file.read()
        self.assertRegex(self.add(path).stdout, "^unchanged ")
        with open(self.store, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_twice_in_one_run(self):
        path = self.file("a.txt", TALKS)
        self.assertIn("added 1, revised 0, unchanged 2", self.add(path, path, path).stderr)

    def test_a_changed_text_is_a_revision(self):
        for given in (["--url", "https://tern.example/talks"], ["--published", "2026-03-03"]):
            self.add(self.file("a.txt", TALKS), *given)
            done = self.add(self.file("a.txt", CHANGED), *given)
            self.assertRegex(done.stdout, "^revised ")
            article = done.stdout.split()[1]
            self.assertIn("A date has been agreed", self.good("show", self.store, article).stdout)
            self.assertIn("No date has been agreed",
                          self.good("show", self.store, article, "--revision", "1").stdout)
        self.assertEqual(self.good("find", self.store, "--text", '"No date has"').stdout, "")
        self.assert_sound()

    def test_back_and_forth_in_one_run(self):
        url = "https://tern.example/talks"
        lines = [json.dumps({"url": url, "title": "Talks", "text": text}) for text in (TALKS, CHANGED, TALKS, TALKS)]
        done = self.add(self.file("a.jsonl", "\n".join(lines)))
        self.assertEqual([line.split()[0] for line in done.stdout.splitlines()],
                         ["added", "revised", "revised", "unchanged"])
        # the store already has what the first line says, until the second line is stored
        done = self.add(self.file("b.jsonl", "\n".join(lines[1:])))
        self.assertEqual([line.split()[0] for line in done.stdout.splitlines()], ["revised", "revised", "unchanged"])
        self.assert_sound()

    def test_bad_inputs_cost_only_themselves(self):
        done = run("add", self.store, self.file("a.txt", TALKS), self.file("b.txt", b""), self.file("c.txt", CHANGED),
                   "--quiet")
        self.assert_status(done, SOME_FAILED)
        self.assert_one_line(done, "b.txt: is empty")
        self.assertEqual(done.stdout, "")
        self.assert_sound()

    def test_one_thread_is_many(self):
        path = self.file("many.jsonl", self.articles(12))
        self.add(path, "--threads", "1")
        other = self.file("other.store")
        self.good("add", other, path, "--threads", "5")
        found = []
        for store in (self.store, other):
            lines = [json.loads(line) for line in self.good("find", store, "--format", "json").stdout.splitlines()]
            self.assertGreater(len(lines), 50)
            found.append([{name: line[name] for name in line if name not in ("added", "modified")} for line in lines])
        self.assertEqual(*found)


class UnusableTest(StoreTest):
    def test_what_is_no_store_is_left_alone(self):
        page = self.file("page.html", "<html>" + "x" * 3000)
        other = self.file("other.db")
        database = sqlite3.connect(other)
        database.execute("CREATE TABLE recipes (name TEXT)")
        database.close()
        newer = self.file("newer.store")
        self.good("add", newer, self.file("a.txt", TALKS))
        database = sqlite3.connect(newer)
        database.execute("PRAGMA user_version = 99")
        database.close()
        for path, reason in ((page, "is a damaged store"), (other, "a database of another program"),
                             (newer, "is a store of a newer version"), (self.folder, "a folder, not a store"),
                             (self.file("no") + "/such/store", "cannot be written")):
            before = open(path, "rb").read() if os.path.isfile(path) else None
            for words in (("add", path, self.file("a.txt", TALKS)),):
                done = run(*words)
                self.assert_status(done, UNUSABLE)
                self.assert_one_line(done, path, reason)
            if before is not None:
                self.assertEqual(open(path, "rb").read(), before)

    def test_a_missing_or_damaged_model(self):
        path = self.file("a.txt", TALKS)
        with open(MODEL, "rb") as file:
            start = file.read(100_000)
        for name, content in (("missing", None), ("page", b"<html>"), ("cut", start), ("empty", b"")):
            model = self.file(name, content)
            for words in (("read", path), ("add", self.store, path)):
                done = run(*words, "--model", model)
                self.assert_status(done, UNUSABLE)
                self.assert_one_line(done, model)
                done = run(*words, env={"RAPPORTEUR_MODEL": model})
                self.assert_status(done, UNUSABLE)
                self.assert_one_line(done, model)

    def test_a_busy_store_is_waited_for(self):
        self.add(self.file("a.txt", TALKS))
        other = sqlite3.connect(self.store)
        other.execute("BEGIN IMMEDIATE")
        begun = time.monotonic()
        done = run("add", self.store, self.file("b.txt", CHANGED), "--title", "Another")
        self.assert_status(done, UNUSABLE)
        self.assertIn("is in use by another process", done.stderr)
        self.assertGreater(time.monotonic() - begun, 5)
        other.rollback()
        other.close()
        self.add(self.file("b.txt", CHANGED), "--title", "Another")


class CrashTest(StoreTest):
    """One process is stopped in the middle of adding many articles; those it had told of are there, and whole."""

    def start(self, *more, **options):
        path = self.file("many.jsonl", self.articles(400))
        return subprocess.Popen(["stdbuf", "-oL", PROGRAM, "add", self.store, path, *more], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, env={**os.environ, "RAPPORTEUR_MODEL": MODEL},
                                **options)

    def stop_after(self, process, lines, how):
        heard = [process.stdout.readline() for _ in range(lines)]
        process.send_signal(how)
        rest, errors = process.stdout.read(), process.stderr.read()     # communicate() forgets what readline() has read ahead
        process.wait(timeout=120)
        return [line.split()[1] for line in heard + rest.splitlines() if len(line.split()) > 1], errors

    def test_kill_9(self):
        for lines in (1, 4):
            told, _ = self.stop_after(self.start(), lines, signal.SIGKILL)
            self.assert_sound()
            for article in told[:lines]:
                self.assertEqual(self.cell(f"SELECT count(*) FROM articles WHERE id = '{article}'"), 1)
            self.assertLess(self.cell("SELECT count(*) FROM articles"), 400)

    def test_ctrl_c(self):
        process = self.start()
        told, errors = self.stop_after(process, 3, signal.SIGINT)
        self.assertEqual(process.returncode, -signal.SIGINT)
        self.assertIn("interrupted", errors)
        self.assert_sound()
        self.assertEqual(self.cell("SELECT count(*) FROM articles"), len(told))
        self.assertLess(len(told), 400)
        self.assertEqual(sorted(os.listdir(self.folder)), ["many.jsonl", "tern.store"], "nothing stands beside it")

    def test_a_full_disk(self):
        limit = 1_200_000
        process = self.start("--quiet", preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))
        _, errors = process.communicate(timeout=300)
        self.assertEqual(process.returncode, UNUSABLE, errors)
        self.assertIn("tern.store: cannot be written", errors)
        self.assertEqual(errors.count("\n"), 1, errors)
        self.assert_sound()
        self.assertGreater(self.cell("SELECT count(*) FROM articles"), 3)

    def test_two_at_once(self):
        paths = [self.file(f"{n}.jsonl", self.articles(8 + n)) for n in range(2)]
        processes = [subprocess.Popen([PROGRAM, "add", self.store, path, "--quiet"], stderr=subprocess.PIPE, text=True,
                                      env={**os.environ, "RAPPORTEUR_MODEL": MODEL}) for path in paths]
        for process in processes:
            self.assertEqual((process.communicate(timeout=300)[1], process.returncode), ("", 0))
        self.assertEqual(self.cell("SELECT count(*) FROM articles"), 9)
        self.assertEqual(self.cell("SELECT count(*) FROM revisions"), 9)
        self.assert_sound()


if __name__ == "__main__":
    unittest.main()
