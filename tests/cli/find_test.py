"""rapporteur find and show: every filter, every format, hostile words; and colours on a terminal only."""
import csv
import io
import json
import os
import pty
import select
import subprocess
import unittest

from program import MODEL, PROGRAM, SOME_FAILED, TALKS, UNUSABLE, USAGE, ProgramTest, run

ODD = """Odd "titles", with commas

"Prices, wages and bread," Ana Reis said, "all went up; nobody asked us."
"""


class KeptTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")
        self.talks = self.add("talks.txt", TALKS, "--published", "2026-03-03T23:30:00-05:00", "--outlet", "The Tern")
        self.odd = self.add("odd.txt", ODD, "--published", "2026-04-01", "--outlet", "The \"Gull\", weekly")

    def add(self, name, text, *given):
        return self.good("add", self.store, self.file(name, text), *given).stdout.split()[1]

    def find(self, *arguments):
        """The statements found, as objects."""
        done = self.good("find", self.store, "--format", "json", *arguments)
        return [json.loads(line) for line in done.stdout.splitlines()]


class FindTest(KeptTest):
    def test_everything_newest_first(self):
        found = self.find()
        self.assertEqual([f["article"] for f in found], sorted((f["article"] for f in found),
                                                              key=[self.odd, self.talks].index))
        self.assertGreaterEqual(len(found), 3)

    def test_speaker(self):
        self.assertEqual({f["speaker"] for f in self.find("--speaker", "solberg")}, {"Henrik Solberg"})
        self.assertEqual(self.find("--speaker", "nobody"), [])
        self.assertEqual(len(self.find("--speaker", "Henrik Sol*")), len(self.find("--speaker", "Solberg")))

    def test_act(self):
        found = self.find("--act", "deny")
        self.assertEqual([f["act"] for f in found], ["deny"])
        done = run("find", self.store, "--act", "denies")
        self.assert_status(done, USAGE)
        self.assert_one_line(done, "denies: cannot be used (a speech act is one of say announce")

    def test_dates(self):
        dates = lambda *words: {f["published"][:10] for f in self.find(*words)}
        self.assertEqual(dates("--since", "2026-03-04"), {"2026-04-01"})
        self.assertEqual(dates("--until", "2026-03"), {"2026-03-03"})
        self.assertEqual(dates("--since", "2026-03-03", "--until", "2026-03-03"), {"2026-03-03"})
        self.assertEqual(dates("--since", "2026"), {"2026-03-03", "2026-04-01"})
        for date in ("yesterday", "2026-13", "03/03/2026", ""):
            if date:
                self.assert_status(run("find", self.store, "--since", date), USAGE)

    def test_text(self):
        self.assertEqual({f["article"] for f in self.find("--text", "bread")}, {self.odd})
        self.assertEqual(self.find("--text", '"bread wages"'), [])
        self.assertEqual(len(self.find("--text", '"wages and bread"')), 1)
        self.assertEqual(len(self.find("--text", "BREA* wages", "--speaker", "Ana")), 1)

    def test_hostile_words(self):
        whole = self.find()
        for words in ("AND", "OR NOT", "NEAR(a b)", '"', '""', "a\"b", "speaker:x", "{content}:x", "^x", "x*y*", "(((",
                      "'; DROP TABLE articles; --", "\\", "%", "_", "-x", "+", "\u201cno date", "\U0001f54a", "a" * 5000,
                      " ".join(["x"] * 2000)):
            for option in ("--text", "--speaker"):
                done = run("find", self.store, f"{option}={words}")
                self.assertIn(done.returncode, (0, USAGE), (words[:50], done.stderr))
                self.assertNotIn("syntax", done.stderr)
        self.assertEqual(self.find(), whole)

    def test_limit(self):
        self.assertEqual(self.find("--limit", "2"), self.find()[:2])
        self.assertEqual(self.find("--limit", "0"), [])

    def test_text_marks_the_sentence(self):
        done = self.good("find", self.store, "--speaker", "Solberg")
        self.assertIn("[We will not negotiate under threat]", done.stdout)
        self.assertIn(f"article {self.talks}", done.stdout)
        none = self.good("find", self.store, "--speaker", "nobody")
        self.assertEqual((none.stdout, none.stderr), ("", "rapporteur: nothing found\n"))

    def test_csv_comes_back_as_it_went_in(self):
        done = self.good("find", self.store, "--format", "csv")
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        objects = self.find()
        self.assertEqual(len(rows), len(objects))
        for row, found in zip(rows, objects):
            for name in ("published", "outlet", "title", "article", "statement", "speaker", "content", "sentence"):
                self.assertEqual(row[name], found.get(name, ""), name)
            self.assertEqual([int(row["start"]), int(row["end"])], found["sentence_span"])
        self.assertIn('Odd "titles", with commas', {row["title"] for row in rows})
        empty = self.good("find", self.store, "--format", "csv", "--speaker", "nobody")
        self.assertEqual(empty.stdout, done.stdout.split("\n")[0] + "\n")

    def test_spans_are_code_points_of_the_text(self):
        text = self.good("show", self.store, self.talks, "--format", "source").stdout
        for found in self.find("--until", "2026-03"):
            start, end = found["sentence_span"]
            self.assertEqual(text[start:end], found["sentence"])
            if "cue_span" in found:
                self.assertEqual(text[slice(*found["cue_span"])], found["cue"])
            self.assertEqual(" \u2026 ".join(text[slice(*s)] for s in found["content_spans"]), found["content"])

    def test_stores_that_cannot_be_used(self):
        with open(self.store, "rb") as file:
            start = file.read(5000)
        for path, reason in ((self.file("missing"), "was not found"), (self.file("page", "<html>"), "is a damaged store"),
                             (self.file("cut", start), "is a damaged store"), (self.file("empty", b""), "is a damaged")):
            for words in (("find", path), ("show", path, "a")):
                done = run(*words)
                self.assert_status(done, UNUSABLE)
                self.assert_one_line(done, path, reason)
        self.assertFalse(os.path.exists(self.file("missing")), "looking makes no store")


class ShowTest(KeptTest):
    def test_text_is_what_read_prints(self):
        given = ["--published", "2026-03-03T23:30:00-05:00", "--outlet", "The Tern"]
        read = self.good("read", self.file("talks.txt"), *given).stdout
        shown = self.good("show", self.store, self.talks[:6]).stdout
        said, events, _ = read.partition("\n\nEvents\n")      # the store keeps statements alone as yet
        self.assertTrue(events)
        self.assertTrue(shown.startswith(said), shown)
        self.assertIn(f"article {self.talks}, revision 1 of 1, added 20", shown)

    def test_json_is_what_read_prints(self):
        given = ["--published", "2026-03-03T23:30:00-05:00", "--outlet", "The Tern", "--format", "json"]
        self.assertEqual(self.good("show", self.store, self.talks, "--format", "json").stdout,
                         self.good("read", self.file("talks.txt"), *given).stdout)

    def test_what_is_not_there(self):
        for words in (("ffffffffffffffff0",), (self.talks, "--revision", "2")):
            done = run("show", self.store, *words)
            self.assert_status(done, SOME_FAILED)
            self.assert_one_line(done, "was not found")
        done = run("show", self.store, "")
        self.assertIn(done.returncode, (SOME_FAILED, USAGE))


class TerminalTest(KeptTest):
    def on_terminal(self, *words, env=None):
        """What a terminal would get on standard output and standard error together."""
        ours, theirs = pty.openpty()
        process = subprocess.Popen([PROGRAM, *words], stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL,
                                   env={**os.environ, "RAPPORTEUR_MODEL": MODEL, "TERM": "xterm", **(env or {})})
        os.close(theirs)
        out = b""
        while select.select([ours], [], [], 120)[0]:
            try:
                piece = os.read(ours, 65536)
            except OSError:
                break
            if not piece:
                break
            out += piece
        os.close(ours)
        self.assertEqual(process.wait(timeout=60), 0)
        return out.decode()

    def test_colours_on_a_terminal_only(self):
        words = ("find", self.store, "--speaker", "Solberg")
        self.assertIn("\x1b[", self.on_terminal(*words))
        self.assertNotIn("\x1b[", self.on_terminal(*words, env={"NO_COLOR": "1"}))
        self.assertNotIn("\x1b[", self.on_terminal(*words, env={"TERM": "dumb"}))
        self.assertNotIn("\x1b[", self.good(*words).stdout)

    def test_a_bar_for_many_files_and_never_when_quiet(self):
        paths = [self.file(f"{n}.txt", TALKS + f"\n{n}\n") for n in range(3)]
        self.assertIn(" of 3 files", self.on_terminal("read", *paths))
        self.assertNotIn(" of 3 files", self.on_terminal("read", *paths, "--quiet"))
        self.assertNotIn(" of 1 file", self.on_terminal("read", paths[0], env={"NO_COLOR": "1"}))


if __name__ == "__main__":
    unittest.main()
