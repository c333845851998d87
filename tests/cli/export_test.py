"""rapporteur export: every form, its counts against find's, no words where none are wanted, and an end that says why."""
import csv
import io
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile
import unittest

from program import MODEL, OUTPUT_FAILED, PROGRAM, UNUSABLE, USAGE, ProgramTest, run

TABLES = ("gdelt", "gdelt-mentions", "icews", "polecat", "sidecar")
FORMS = ("csv", "json", "ical", "annotations", "graphml", "plover") + TABLES


class ExportTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        if not os.path.exists(PROGRAM) or not os.path.exists(MODEL):
            return
        cls.kept = tempfile.mkdtemp(prefix="rapporteur-")
        cls.addClassCleanup(shutil.rmtree, cls.kept, ignore_errors=True)
        cls.store = os.path.join(cls.kept, "tern.store")
        done = run("demo", "--store", cls.store, "-q")
        if done.returncode != 0:
            raise RuntimeError(done.stderr)

    def export(self, form, *words):
        """What is written, and how many lines were written and left out as standard error tells."""
        done = self.good("export", self.store, "--form", form, *words)
        told = re.fullmatch(r"rapporteur: (\d+) written, (\d+) left out\n", done.stderr)
        self.assertTrue(told, done.stderr)
        return done.stdout, int(told[1]), int(told[2])

    def found(self, *words):
        return [json.loads(line) for line in
                self.good("find", self.store, "--format", "json", *words).stdout.splitlines()]

    def start(self, form, **more):
        return subprocess.Popen([PROGRAM, "export", self.store, "--form", form], stderr=subprocess.PIPE, bufsize=0, **more)


class FormsTest(ExportTest):
    def test_the_forms_are_those_of_the_help(self):
        told = self.good("export", "--help").stdout
        for form in FORMS:
            self.assertRegex(told, rf"(?m)\b{form}  ")

    def test_written_and_left_out_are_the_entries_of_the_query(self):
        for words in ((), ("--kind", "meeting"), ("--what", "CONSULT", "--limit", "7"), ("--who", "nobody")):
            count = len(self.found(*words))
            for form in FORMS:
                out, written, left = self.export(form, *words)
                self.assertEqual(written + left, count, (form, words))
                self.assertNotIn("# cut", out)
                self.assertNotIn('{"cut"', out)

    def test_rows_are_as_many_as_told(self):
        out, written, left = self.export("csv")
        self.assertEqual((len(list(csv.DictReader(io.StringIO(out, newline="")))), left), (written, 0))
        out, written, left = self.export("json")
        self.assertEqual(([json.loads(line)["id"] for line in out.splitlines()], left),
                         ([found["id"] for found in self.found()], 0))
        out, written, _ = self.export("gdelt")
        events = [line.split("\t") for line in out.splitlines()]
        self.assertEqual({len(row) for row in events}, {len(events[0])})
        out, written, left = self.export("ical")
        self.assertEqual(len(re.findall("(?m)^BEGIN:V(?:EVENT|JOURNAL)\r?$", out)), written)
        self.assertTrue(left > 0 and written > 0)

    def test_tables_take_what_happened_unless_all_is_asked_for(self):
        happened = [f for f in self.found("--kind", "event", "--no-background") if f["status"] in ("occurred", "ongoing")]
        _, some, _ = self.export("gdelt")
        _, all_of_them, _ = self.export("gdelt", "--all-statuses")
        self.assertTrue(0 < some <= len(happened) < all_of_them, (some, len(happened), all_of_them))

    def test_days_of_publication_on_request(self):
        days = lambda out: [line.split("\t")[1] for line in out.splitlines()]
        told, published = self.export("gdelt")[0], self.good("export", self.store, "--form", "gdelt", "--dates", "published")
        empty, filled = days(told), days(published.stdout)
        self.assertEqual(len(empty), len(filled))
        self.assertTrue(0 < empty.count("") < len(empty))
        self.assertEqual(filled.count(""), 0, "every article of the archive is dated")
        self.assertEqual([day for day in empty if day], [new for old, new in zip(empty, filled) if old])
        count = re.fullmatch(r"rapporteur: \d+ written, \d+ left out, (\d+) dated by publication\n", published.stderr)
        self.assertEqual(int(count[1]), empty.count(""))
        for form in ("icews", "polecat", "plover"):
            done = self.good("export", self.store, "--form", form, "--dates", "published")
            self.assertRegex(done.stderr, r"[1-9]\d* dated by publication\n$")

    def test_forms_without_a_day_fill_none(self):
        for form in set(FORMS) - {"gdelt", "icews", "polecat", "plover"}:
            done = run("export", self.store, "--form", form, "--dates", "published")
            self.assert_status(done, USAGE)
            self.assertEqual(done.stdout, "")
            self.assert_one_line(done, "--dates published is for gdelt, icews, polecat and plover")

    def test_no_text_leaves_no_sentence(self):
        sentences = {f["sentence"]["text"] for f in self.found() if len(f["sentence"]["text"]) > 40}
        sentences -= {f["article"]["title"] for f in self.found()}
        self.assertGreater(len(sentences), 100)
        unwrapped = lambda out: out.replace("\r\n ", "").replace("\\,", ",").replace("\\;", ";")
        for form in FORMS:
            whole, words, count = self.export(form)
            bare, bare_words, bare_count = self.export(form, "--no-text")
            self.assertEqual((bare_words, bare_count), (words, count), form)
            bare = unwrapped(bare)
            self.assertEqual([s for s in sentences if s in bare], [], form)
            if form in ("csv", "json"):
                self.assertTrue([s for s in sentences if s in unwrapped(whole)], form)

    def test_nothing_is_a_whole_file_too(self):
        self.assertEqual(self.export("csv", "--who", "nobody")[0].count("\n"), 1)
        self.assertIn("END:VCALENDAR", self.export("ical", "--who", "nobody")[0])
        self.assertIn("</graphml>", self.export("graphml", "--who", "nobody")[0])


class EndTest(ExportTest):
    def test_a_full_disk_is_told(self):
        for form in FORMS:
            with open("/dev/full", "wb") as full:
                process = self.start(form, stdout=full)
                errors = process.communicate(timeout=300)[1].decode()
            self.assertEqual(process.returncode, OUTPUT_FAILED, errors)
            self.assertIn("standard output: cannot be written", errors)

    def test_a_reader_that_went_away_is_no_complaint(self):
        process = self.start("csv", stdout=subprocess.PIPE)
        process.stdout.readline()
        process.stdout.close()
        errors = process.stderr.read().decode()
        process.stderr.close()
        self.assertIn(process.wait(timeout=300), (OUTPUT_FAILED, -signal.SIGPIPE))
        self.assertNotIn("cannot be written", errors)

    def interrupted(self, form):
        process = self.start(form, stdout=subprocess.PIPE)
        head = process.stdout.readline()  # what follows fills the pipe: it waits for us
        process.send_signal(signal.SIGINT)
        rest, errors = process.communicate(timeout=300)
        self.assertEqual(process.returncode, -signal.SIGINT, errors)
        return (head + rest).decode().replace("\r\n", "\n"), errors.decode()

    def test_an_interrupted_export_says_so_in_its_last_line(self):
        whole, count, _ = self.export("csv")
        self.assertGreater(len(whole), 300_000, "more than a pipe holds")
        out, errors = self.interrupted("csv")
        self.assertEqual(out.splitlines()[-1], "# cut: interrupted")
        self.assertLess(int(re.search(r"(\d+) written", errors)[1]), count)
        self.assertTrue(whole.startswith(out[:out.rindex("# cut")]), "whole rows, as in the whole export")
        out, _ = self.interrupted("json")
        self.assertEqual(json.loads(out.splitlines()[-1]), {"cut": "interrupted"})

    def test_an_interrupted_document_is_closed(self):
        out, _ = self.interrupted("graphml")
        self.assertIn("</graphml>", out)
        self.assertEqual(out.splitlines()[-1], "<!-- cut: interrupted -->")


class WrongUseTest(ExportTest):
    def test_wrong_words(self):
        for words in ((), (self.store,), (self.store, "--form", "xlsx"), (self.store, "--form", "CSV "),
                      (self.store, "--form", "gdelt", "--dates", "today"),
                      (self.store, "--form", "csv", "--format", "json"), ("--form", "csv")):
            self.assert_status(run("export", *words), USAGE)

    def test_a_query_that_is_none_writes_an_export_that_says_so(self):
        done = run("export", self.store, "--form", "csv", "--since", "yesterday")
        self.assert_status(done, USAGE)
        self.assertIn("yesterday: cannot be used", done.stderr)
        self.assertIn("# cut: yesterday", done.stdout.splitlines()[-1])

    def test_stores_that_cannot_be_used(self):
        for path, reason in ((self.file("missing"), "was not found"), (self.file("page", "<html>"), "is a damaged store")):
            done = run("export", path, "--form", "csv")
            self.assert_status(done, UNUSABLE)
            self.assertEqual(done.stdout, "")
            self.assert_one_line(done, path, reason)


if __name__ == "__main__":
    unittest.main()
