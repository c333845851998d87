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
        """The lines found, as objects; as many as the text says."""
        done = self.good("find", self.store, "--format", "json", *arguments)
        found = [json.loads(line) for line in done.stdout.splitlines()]
        text = self.good("find", self.store, *arguments).stdout
        told = f"{len(found)} line{'' if len(found) == 1 else 's'} found" if found else ""
        self.assertEqual(text.split("\n")[0], told)
        return found

    def words(self, *arguments):
        """Of the lines found, sorted."""
        return sorted(found["words"] for found in self.find(*arguments))


def names(found, role):
    return {party["name"] for party in found.get("parties", []) if party["role"] == role}


class FindTest(KeptTest):
    def test_everything_newest_first(self):
        found = self.find()
        articles = [f["article"]["id"] for f in found]
        self.assertEqual(articles, sorted(articles, key=[self.odd, self.talks].index))
        self.assertEqual({f["kind"] for f in found}, {"statement", "event", "meeting", "position"})
        turned = [f["article"]["id"] for f in self.find("--oldest-first")]
        self.assertEqual(turned, sorted(turned, key=[self.talks, self.odd].index))

    def test_kind(self):
        for kind in ("statement", "event", "meeting", "position"):
            self.assertEqual({f["kind"] for f in self.find("--kind", kind)}, {kind})
        both = self.find("--kind", "meeting", "--kind", "position")
        self.assertEqual({f["kind"] for f in both}, {"meeting", "position"})
        self.assert_status(run("find", self.store, "--kind", "rumour"), USAGE)

    def test_who(self):
        said = self.find("--who", "solberg", "--kind", "statement")
        self.assertEqual([names(f, "speaker") for f in said], [{"Henrik Solberg"}])
        self.assertEqual(self.find("--speaker", "solberg", "--kind", "statement"), said)
        self.assertEqual(self.find("--who", "nobody"), [])
        self.assertEqual(self.find("--who", "Henrik Sol*"), self.find("--who", "Solberg"))
        both = self.find("--kind", "statement", "--who", "solberg", "--who", "norland")
        self.assertEqual(set().union(*(names(f, "speaker") for f in both)), {"Henrik Solberg", "Norland"})

    def test_whom_of_those_who_meet(self):
        there, back = (self.words("--who", who, "--whom", whom) for who, whom in (("Velia", "Norland"),
                                                                                  ("Norland", "Velia")))
        self.assertEqual(there, back)
        self.assertIn("meet", there)

    def test_act_and_what(self):
        found = self.find("--act", "deny")
        self.assertEqual([f["label"] for f in found], ["deny"])
        self.assertEqual(self.find("--act", "Deny"), found)
        self.assertEqual({f["label"] for f in self.find("--what", "consult", "--what", "deny")}, {"CONSULT", "deny"})
        for option, words in (("--act", "a speech act is one of say announce"),
                              ("--what", "what is said or done is one of AGREE CONSULT"),
                              ("--status", "a status is one of occurred ongoing")):
            done = run("find", self.store, option, "denies")
            self.assert_status(done, USAGE)
            self.assert_one_line(done, f"denies: cannot be used ({words}")

    def test_status_and_according_to(self):
        self.assertEqual({f["status"] for f in self.find("--status", "denied")}, {"denied"})
        self.assertEqual(self.words("--kind", "event", "--according-to", "Norland"), ["fired"])

    def test_article_id_and_happening(self):
        self.assertEqual(self.find("--article", self.talks, "--article", self.odd), self.find())
        meeting = self.find("--kind", "meeting")[0]
        self.assertEqual(self.find("--id", meeting["id"]), [meeting])
        together = self.find("--happening", meeting["happening"])
        self.assertIn(meeting, together)
        self.assertEqual({f["kind"] for f in together}, {"meeting", "event"})

    def test_dates(self):
        dates = lambda *words: {f["article"]["published"][:10] for f in self.find(*words)}
        self.assertEqual(dates("--since", "2026-03-04"), {"2026-04-01"})
        self.assertEqual(dates("--until", "2026-03"), {"2026-03-03"})
        self.assertEqual(dates("--since", "2026-03-03", "--until", "2026-03-03"), {"2026-03-03"})
        self.assertEqual(dates("--since", "2026"), {"2026-03-03", "2026-04-01"})
        for option in ("--since", "--when"):
            for date in ("yesterday", "2026-13", "03/03/2026", "2026-02-31", "2026-02-29", "2026-00"):
                self.assert_status(run("find", self.store, option, date), USAGE)

    def test_when(self):
        monday = self.find("--when", "2026-03-02")
        self.assertEqual([f["words"] for f in monday], ["No date has been agreed"])
        self.assertEqual(self.find("--when", "2026-03-01..2026-03-02", "--when", "1999"), monday)
        self.assertEqual(self.find("--when", "2026-03-03"), [])
        self.assert_status(run("find", self.store, "--when", "2026-03-02..2026-03-01"), USAGE)

    def test_outlet_confidence_and_background(self):
        self.assertEqual({f["article"]["id"] for f in self.find("--outlet", "gull")}, {self.odd})
        sure = self.find("--confidence", "0.9")
        self.assertTrue(0 < len(sure) < len(self.find()))
        self.assertGreaterEqual(min(f["confidence"] for f in sure), 0.9)
        self.assertEqual(self.find("--background"), [])
        self.assertEqual(self.find("--no-background"), self.find())
        self.assert_status(run("find", self.store, "--background", "--no-background"), USAGE)
        self.assert_status(run("find", self.store, "--confidence", "2"), USAGE)

    def test_text(self):
        self.assertEqual({f["article"]["id"] for f in self.find("--text", "bread")}, {self.odd})
        self.assertEqual(self.find("--text", '"bread wages"'), [])
        said = ("--kind", "statement")
        self.assertEqual(len(self.find(*said, "--text", '"wages and bread"')), 1)
        self.assertEqual(len(self.find(*said, "--text", "BREA* wages", "--who", "Ana")), 1)

    def test_hostile_words(self):
        whole = self.find()
        for words in ("AND", "OR NOT", "NEAR(a b)", '"', '""', "a\"b", "speaker:x", "{content}:x", "^x", "x*y*", "(((",
                      "'; DROP TABLE articles; --", "\\", "%", "_", "-x", "+", "\u201cno date", "\U0001f54a", "a" * 5000,
                      " ".join(["x"] * 2000)):
            for option in ("--text", "--who", "--whom", "--place", "--according-to", "--outlet", "--id"):
                done = run("find", self.store, f"{option}={words}")
                self.assertIn(done.returncode, (0, USAGE), (words[:50], done.stderr))
                self.assertNotIn("syntax", done.stderr)
        self.assertEqual(self.find(), whole)

    def test_limit(self):
        self.assertEqual(self.find("--limit", "2"), self.find()[:2])
        self.assertEqual(self.find("--limit", "0"), [])

    def test_text_marks_the_sentence(self):
        done = self.good("find", self.store, "--who", "Solberg")
        self.assertRegex(done.stdout, r"^\d+ lines found\n\nVelia and Norland to meet")
        self.assertIn("[We will not negotiate under threat]", done.stdout)
        self.assertIn(f"article {self.talks}", done.stdout)
        none = self.good("find", self.store, "--who", "nobody")
        self.assertEqual((none.stdout, none.stderr), ("", "rapporteur: nothing found\n"))

    def test_csv_comes_back_as_it_went_in(self):
        done = run("find", self.store, "--format", "csv")
        self.assert_status(done, 0)
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        objects = self.find()
        self.assertEqual(len(rows), len(objects))
        for row, found in zip(rows, objects):
            article = {name: found["article"].get(name, "") for name in ("published", "outlet", "title")}
            expected = {**article, "article": found["article"]["id"], "sentence": found["sentence"]["text"]}
            for name in ("kind", "id", "label", "words", "status", "happening", "according_to"):
                expected[name] = found.get(name, "")
            self.assertEqual({name: row[name] for name in expected}, expected)
            self.assertEqual([int(row["start"]), int(row["end"])], found["sentence"]["span"])
        self.assertIn('Odd "titles", with commas', {row["title"] for row in rows})
        empty = self.good("find", self.store, "--format", "csv", "--who", "nobody")
        self.assertEqual(empty.stdout, done.stdout.split("\n")[0] + "\n")

    def test_spans_are_code_points_of_the_text(self):
        text = self.good("show", self.store, self.talks, "--format", "source").stdout
        checked = 0
        for found in self.find("--until", "2026-03"):
            start, end = found["sentence"]["span"]
            self.assertEqual(text[start:end], found["sentence"]["text"])
            pieces = [text[slice(*s["span"])] for s in found["spans"] if s["what"] in ("content", "trigger")]
            if pieces:
                self.assertEqual(" \u2026 ".join(pieces), found["words"])
                checked += 1
        self.assertGreater(checked, 5)

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
        self.assertIn("\nMeetings\n", read)
        self.assertTrue(shown.startswith(read), shown)
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
        words = ("find", self.store, "--who", "Solberg")
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
