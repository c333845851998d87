"""rapporteur happenings, meetings, positions, disputes and timeline: over the corpus's news, they agree with what find finds."""
import collections
import csv
import io
import json
import os
import re
import shutil
import tempfile
import time
import unittest

from program import MODEL, PROGRAM, ROOT, UNUSABLE, USAGE, ProgramTest, run

COMMANDS = ("happenings", "meetings", "positions", "disputes", "timeline")
# A wrapped line within a sentence, a name longer than a line should be, no date of publication.
UNDATED = """Harbour shelled

Norland shelled the harbour of Bergen on 5 March 2026,
killing nine people, the Velian government said. Velia and Norland will hold talks in Geneva on 12 March 2026.

The Committee for the Protection LONGof Bergen met the government of Norland in Oslo on 6 March 2026.
""".replace("LONG", "and Restoration " * 12)


class OverviewTest(ProgramTest):
    @classmethod
    def setUpClass(cls):
        if not os.path.exists(PROGRAM) or not os.path.exists(MODEL):
            return
        cls.kept = tempfile.mkdtemp(prefix="rapporteur-")
        cls.addClassCleanup(shutil.rmtree, cls.kept, ignore_errors=True)
        cls.store = os.path.join(cls.kept, "tern.store")
        text = os.path.join(cls.kept, "undated.txt")
        with open(text, "w", encoding="utf-8") as file:
            file.write(UNDATED)
        for words in (("demo", "--store", cls.store, "-q"), ("add", cls.store, text, "--outlet", "The Auk", "-q")):
            done = run(*words)
            if done.returncode != 0:
                raise RuntimeError(done.stderr)

    def objects(self, command, *words):
        done = self.good(command, self.store, "--format", "json", *words)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def rows(self, command, *words):
        """Of the CSV, as many as standard error tells; and of how many things."""
        done = self.good(command, self.store, "--format", "csv", *words)
        rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
        self.assertTrue(all(None not in row and None not in row.values() for row in rows), "a cell per column")
        told = re.match(r"rapporteur: (\d+) rows?, of (\d+) ", done.stderr)
        self.assertEqual(int(told[1]), len(rows))
        return rows, int(told[2])

    def text(self, command, *words):
        out = self.good(command, self.store, *words).stdout
        self.assertFalse([c for c in out if ord(c) < 0x20 and c != "\n"], "control characters")
        return out

    def grouped(self, *words):
        """The lines found, by happening."""
        groups = collections.defaultdict(list)
        for found in self.objects("find", *words):
            if "happening" in found:
                groups[found["happening"]].append(found)
        return groups


class HappeningsTest(OverviewTest):
    def test_every_happening_once_with_all_its_events(self):
        groups, seen = self.grouped(), self.objects("happenings")
        self.assertEqual(sorted(h["id"] for h in seen), sorted(groups))
        self.assertGreater(max(h["articles"] for h in seen), 1)
        for happening in seen:
            told = groups[happening["id"]]
            self.assertEqual({e["event"] for e in happening["events"]}, {f["id"] for f in told if f["kind"] == "event"})
            self.assertEqual(happening["articles"], len({f["article"]["id"] for f in told}))
            self.assertEqual(set(happening.get("outlets", [])), {f["article"]["outlet"] for f in told})
            self.assertTrue(1 <= happening["independent"] <= len(happening["outlets"]), happening)

    def test_newest_first_and_undated_last(self):
        last = [h.get("last", "") for h in self.objects("happenings")]
        self.assertEqual(last, sorted(last, reverse=True))
        self.assertEqual(last[-1], "")
        first = [h.get("first", "9999") for h in self.objects("happenings", "--oldest-first")]
        self.assertEqual(first, sorted(first))

    def test_a_line_each_and_its_newest_sentence(self):
        seen, lines = self.objects("happenings"), self.text("happenings").splitlines()
        self.assertTrue(all(line.startswith(" " * 12) for line in lines[1::2]))
        lines = lines[::2]
        self.assertEqual([line.rsplit(" \u00b7 ", 1)[1] for line in lines], [h["id"] for h in seen])
        self.assertEqual([line.split()[0] for line in lines], [h.get("last", "undated")[:10] for h in seen])
        self.assertEqual([line.split()[1] for line in lines], [h["type"] for h in seen])
        self.assertLess(max(map(len, lines)), 1500)

    def test_chosen_by_any_line(self):
        for words in (("--what", "ASSAULT"), ("--outlet", "Auk"), ("--kind", "meeting"), ("--status", "denied")):
            chosen = self.objects("happenings", *words)
            self.assertEqual({h["id"] for h in chosen}, set(self.grouped(*words)), words)
            self.assertTrue(chosen, words)

    def test_news_of_a_new_archive_is_everything(self):
        """All of it came at once: each happening is new, and nothing came tomorrow."""
        news = self.objects("news", "--new-since", "2020-01-01")
        self.assertEqual([h["id"] for h in news], [h["id"] for h in self.objects("happenings")])
        self.assertTrue(all(h["new"] and not h["moves"] for h in news))
        rows, _ = self.rows("news", "--new-since", "2020-01-01", "--limit", "5")
        self.assertEqual([row["happening"] for row in rows], [h["id"] for h in news[:5]])
        self.assertEqual(self.objects("news", "--new-since", "2999"), [])
        self.assertEqual(run("news", self.store, "--new-since", "soon").returncode, USAGE)

    def test_news_tell_what_moved(self):
        """A second article tells of the same talks that they are put off."""
        store = os.path.join(self.folder, "moves.store")
        first = {"url": "https://tern.example/1", "outlet": "The Tern", "published": "2026-03-03T08:00:00Z",
                 "text": "Velia and Norland will hold talks in Geneva on 12 March 2026, the Velian government said.\n"}
        second = {"url": "https://gull.example/1", "outlet": "The Gull", "published": "2026-03-05T08:00:00Z",
                  "text": "The talks between Velia and Norland in Geneva on 12 March 2026 have been postponed.\n"}
        self.good("add", store, self.file("1.json", json.dumps(first)), "-q")
        time.sleep(1.1)  # moments are whole seconds
        since = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        self.good("add", store, self.file("2.json", json.dumps(second)), "-q")
        news = [json.loads(line) for line in
                self.good("news", store, "--new-since", since, "--format", "json").stdout.splitlines()]
        moved = [h for h in news if not h["new"]]
        self.assertEqual(len(moved), 1, news)
        moves = {move["what"]: (move.get("from"), move["to"]) for move in moved[0]["moves"]}
        self.assertEqual(moves["status"], ("scheduled", "postponed"), moves)
        self.assertEqual(moves["sources"], ("1", "2"))

    def test_only_what_several_sources_tell(self):
        several = [h["id"] for h in self.objects("happenings") if h["independent"] >= 2]
        self.assertGreater(len(several), 0)
        self.assertEqual([h["id"] for h in self.objects("happenings", "--sources", "2")], several)

    def test_one_shows_all_its_members(self):
        happening = max(self.objects("happenings"), key=lambda h: len(h["events"]))
        members = self.objects("find", "--happening", happening["id"], "--oldest-first")
        lines = self.text("happenings", "--happening", happening["id"]).splitlines()
        self.assertEqual(len(lines), 2 + 2 * len(members))
        for entry, line, sentence in zip(members, lines[2::2], lines[3::2]):
            self.assertTrue(line.endswith(f"entry {entry['id']}"), line)
            self.assertIn(f"{entry['article']['id']}: {entry['label']} {entry['status']}", line)
            self.assertEqual(sentence.strip(), " ".join(entry["sentence"]["text"].split("\n")))

    def test_a_line_break_of_the_text_is_a_space(self):
        broken = [f for f in self.objects("find", "--outlet", "Auk", "--kind", "event") if "\n" in f["sentence"]["text"]]
        self.assertTrue(broken, "the article's wrapped line is in a sentence with an event")
        self.assertIn("5 March 2026, killing nine", self.text("happenings", "--happening", broken[0]["happening"]))

    def test_limit(self):
        self.assertEqual(self.objects("happenings", "--limit", "3"), self.objects("happenings")[:3])
        self.assertEqual(self.objects("happenings", "--limit", "0"), [])


class MeetingsTest(OverviewTest):
    def test_every_meeting_once_with_all_its_members(self):
        groups, seen = self.grouped("--kind", "meeting"), self.objects("meetings")
        self.assertEqual(sorted(m["id"] for m in seen), sorted(groups))
        for meeting in seen:
            told = groups[meeting["id"]]
            self.assertEqual({m["meeting"] for m in meeting["members"]}, {f["id"] for f in told})
            self.assertEqual([s["article"] for s in meeting["history"]],
                             list(dict.fromkeys(m["article"] for m in meeting["members"])))
            self.assertEqual(meeting["phase"], meeting["history"][-1]["phase"])
            self.assertIn(meeting["kind"], {f["label"] for f in told})
            published = [s.get("published", "") for s in meeting["history"]]
            self.assertEqual(published, sorted(published))
        self.assertTrue(any(len(m["history"]) > 1 for m in seen), "some are followed from article to article")
        self.assertTrue(any("from" not in m for m in seen), "some have no known time")

    def test_a_block_each(self):
        seen, blocks = self.objects("meetings"), self.text("meetings").split("\n\n")
        self.assertEqual(blocks.pop(), "")
        self.assertEqual([b.split("\n")[0].rsplit(" \u00b7 ", 1)[1] for b in blocks], [m["id"] for m in seen])
        for block, meeting in zip(blocks, seen):
            self.assertTrue(block.startswith(f"{meeting['kind']} \u00b7 {meeting['phase']}"), block)
            for step in meeting["history"]:
                self.assertIn(step["article"], block)


class PositionsTest(OverviewTest):
    def test_every_position_once(self):
        seen, found = self.objects("positions"), self.objects("find", "--kind", "position")
        self.assertEqual(sorted(s["entry"] for p in seen for s in p["history"]), sorted(f["id"] for f in found))
        stances = {f["id"]: (f["label"], f["words"]) for f in found}
        for cell in seen:
            self.assertEqual({s["entry"]: (s["stance"], s["issue"]) for s in cell["history"]},
                             {s["entry"]: stances[s["entry"]] for s in cell["history"]})
            self.assertEqual(cell["stance"], cell["history"][-1]["stance"])
            self.assertIn(cell["issue"], cell["wordings"])

    def test_under_the_name_of_each_party(self):
        seen, text = self.objects("positions"), self.text("positions")
        heads = [line for line in text.splitlines() if line and not line.startswith(" ")]
        told = [cell["party"] or "party unknown" for cell in seen]
        self.assertEqual(heads, [name for n, name in enumerate(told) if n == 0 or told[n - 1] != name])
        self.assertEqual(text.count(", entry "), sum(len(cell["history"]) for cell in seen))
        self.assertEqual(text.count("  (shift)"), sum("shift" in s for cell in seen for s in cell["history"]))

    def test_other_kinds_are_not_looked_at(self):
        self.assertEqual(self.objects("positions", "--kind", "event"), self.objects("positions"))


class DisputesTest(OverviewTest):
    def test_each_once_with_two_accounts_of_the_happening(self):
        groups, seen = self.grouped(), self.objects("disputes")
        self.assertGreater(len(seen), 10)
        keys = [(d["happening"], d["what"], d.get("about")) for d in seen]
        self.assertEqual(len(keys), len(set(keys)))
        statements = {f["id"] for f in self.objects("find", "--kind", "statement")}
        for dispute in seen:
            members = {f["id"] for f in groups[dispute["happening"]]}
            accounts = [(v["article"], v["entry"], v["value"]) for v in dispute["values"]]
            self.assertGreater(len(accounts), 1)
            self.assertEqual(len(accounts), len(set(accounts)))
            for _, entry, value in accounts:
                self.assertTrue(value)
                self.assertIn(entry, members | statements)

    def test_a_block_each(self):
        seen, blocks = self.objects("disputes"), self.text("disputes").split("\n\n")
        self.assertEqual(blocks.pop(), "")
        self.assertEqual(len(blocks), len(seen))
        for block, dispute in zip(blocks, seen):
            self.assertEqual(block.count("\n"), 2 * len(dispute["values"]))
            self.assertTrue(block.split("\n")[0].endswith(f"\u00b7 {dispute['happening']}"))

    def test_of_one_happening(self):
        dispute = self.objects("disputes")[0]
        self.assertIn(dispute, self.objects("disputes", "--happening", dispute["happening"]))


class TimelineTest(OverviewTest):
    def test_in_the_order_in_which_it_took_place(self):
        seen = self.objects("timeline")
        begins = [h.get("from") or h["to"] for h in seen]
        self.assertEqual(begins, sorted(begins))
        timed = [h["id"] for h in self.objects("happenings") if "from" in h or "to" in h]
        self.assertEqual(sorted(h["id"] for h in seen), sorted(timed))

    def test_those_without_a_time_are_counted(self):
        done = self.good("timeline", self.store)
        timeless = [h for h in self.objects("happenings") if "from" not in h and "to" not in h]
        self.assertEqual(done.stderr, f"rapporteur: {len(timeless)} more without a known time\n")

    def test_a_line_each_of_undated_articles_too(self):
        seen, lines = self.objects("timeline"), self.text("timeline").splitlines()[::2]
        self.assertTrue(any("last" not in h for h in seen), "an undated article tells when something was")
        for happening, line in zip(seen, lines):
            begin = happening.get("from", "")[:10]  # of an end alone no day is known
            self.assertEqual(line[:12], f"{begin:12}")
            self.assertEqual(line[12:].split()[0], happening["type"])
            self.assertTrue(line.endswith(happening["id"]))
        self.assertEqual(len(lines), len(seen))

    def test_when(self):
        seen = self.objects("timeline", "--outlet", "Auk", "--when", "2026-03-05")
        self.assertEqual([h["from"] for h in seen], ["2026-03-05"])


class CsvTest(OverviewTest):
    def test_happenings_have_a_row_per_account(self):
        rows, things = self.rows("happenings")
        seen, groups = self.objects("happenings"), self.grouped()
        self.assertEqual(things, len(seen))
        self.assertEqual(len(rows), sum(map(len, groups.values())))
        self.assertEqual(list(dict.fromkeys(row["happening"] for row in rows)), [h["id"] for h in seen])
        types = {h["id"]: (h["type"], str(h["independent"])) for h in seen}
        for row in rows:
            self.assertIn(row["id"], {f["id"] for f in groups[row["happening"]]})
            self.assertEqual((row["happening_type"], row["happening_independent"]), types[row["happening"]])
        _, some = self.rows("happenings", "--limit", "3")
        self.assertEqual(some, 3)

    def test_an_account_is_written_as_find_writes_it(self):
        found = {row["id"]: row for row in csv.DictReader(io.StringIO(
            self.good("find", self.store, "--format", "csv").stdout, newline=""))}
        for row in self.rows("happenings")[0]:
            self.assertEqual({name: row[name] for name in found[row["id"]]}, found[row["id"]])

    def test_meetings_have_a_row_per_step_and_per_attendance(self):
        rows, things = self.rows("meetings")
        seen = self.objects("meetings")
        self.assertEqual(things, len(seen))
        self.assertEqual([(r["meeting"], r["step"], r["article"]) for r in rows if r["row"] == "step"],
                         [(m["id"], s["phase"], s["article"]) for m in seen for s in m["history"]])
        attendance = [(m["id"], a["name"], a["as"]) for m in seen for a in m.get("attendance", [])]
        self.assertTrue(attendance)
        self.assertEqual([(r["meeting"], r["party"], r["attendance"]) for r in rows if r["row"] == "attendance"], attendance)
        self.assertEqual(len(rows), len(attendance) + sum(len(m["history"]) for m in seen))

    def test_disputes_have_a_row_per_value(self):
        rows, things = self.rows("disputes")
        seen = self.objects("disputes")
        self.assertEqual(things, len({d["happening"] for d in seen}))
        self.assertEqual([(r["happening"], r["what"], r["value"], r["entry"]) for r in rows],
                         [(d["happening"], d["what"], v["value"], v["entry"]) for d in seen for v in d["values"]])

    def test_timeline_has_a_row_per_happening(self):
        rows, _ = self.rows("timeline")
        self.assertEqual([(r["happening"], r["from"], r["sentence"]) for r in rows],
                         [(h["id"], h.get("from", ""), h["sentence"]) for h in self.objects("timeline")])

    def test_positions_have_a_row_each(self):
        rows, things = self.rows("positions")
        seen = self.objects("positions")
        self.assertEqual(things, len(seen))
        self.assertEqual([(r["party"], r["entry"], r["stance"], r["shift"]) for r in rows],
                         [(p["party"], s["entry"], s["stance"], str(s.get("shift", False)).lower())
                          for p in seen for s in p["history"]])

    def test_a_query_that_is_none_writes_a_file_that_says_so(self):
        for command in ("happenings", "meetings", "disputes"):
            done = run(command, self.store, "--format", "csv", "--since", "2026-02-31")
            self.assert_status(done, USAGE)
            self.assertTrue(done.stdout.splitlines()[-1].startswith("# cut: 2026-02-31"), done.stdout)


class CodebookTest(OverviewTest):
    BOOK = os.path.join(ROOT, "examples", "issues.tsv")

    def test_positions_stand_under_their_codes(self):
        done = self.good("positions", self.store, "--codebook", self.BOOK, "--format", "json")
        seen = [json.loads(line) for line in done.stdout.splitlines()]
        coded = [cell for cell in seen if "code" in cell]
        self.assertTrue(coded)
        self.assertEqual(len({(c["party"], c.get("actor"), c["code"]) for c in coded}), len(coded), "a cell per party and code")
        entries = lambda cells: sorted(s["entry"] for c in cells for s in c["history"])
        self.assertEqual(entries(seen), entries(self.objects("positions")))
        self.assertTrue(any(re.search("(?i)apolog", w) for c in coded if c["code"] == "apology" for w in c["wordings"]))
        without = sum(len(c["history"]) for c in seen if "code" not in c)
        self.assertTrue(0 < without < len(entries(seen)))
        self.assertIn(f"{without} of {len(entries(seen))} positions are under no code", done.stderr)
        text = self.text("positions", "--codebook", self.BOOK)
        self.assertEqual(text.count("\n   apology\n"), sum(c["code"] == "apology" for c in coded))
        rows, _ = self.rows("positions", "--codebook", self.BOOK)
        self.assertEqual([r["code"] for r in rows], [c.get("code", "") for c in seen for _ in c["history"]])

    def test_without_one_there_are_no_codes(self):
        self.assertFalse(any("code" in cell for cell in self.objects("positions")))

    def test_a_mistake_is_told_with_its_line(self):
        for table, *pieces in (("A\tsea\nB\n", ":2: "), ("A\tse*a\n", ":1: ", "an asterisk ends a word"), ("# none\n", "no code")):
            done = run("positions", self.store, "--codebook", self.file("issues.tsv", table))
            self.assert_status(done, USAGE)
            self.assertEqual(done.stdout, "")
            self.assert_one_line(done, "issues.tsv", *pieces)

    def test_a_table_that_is_not_there(self):
        for path in (self.file("none.tsv"), self.folder):
            done = run("positions", self.store, "--codebook", path)
            self.assert_status(done, USAGE)
            self.assert_one_line(done, path, "cannot be read")


class WrongUseTest(OverviewTest):
    def test_nothing_found_is_said(self):
        for command in COMMANDS:
            done = self.good(command, self.store, "--who", "nobody")
            self.assertEqual((done.stdout, done.stderr), ("", "rapporteur: nothing found\n"))
            done = self.good(command, self.store, "--who", "nobody", "--format", "json")
            self.assertEqual((done.stdout, done.stderr), ("", ""))
            self.assertEqual(self.good(command, self.store, "--happening", "no-such", "--format", "json").stdout, "")

    def test_wrong_words(self):
        for command in COMMANDS:
            for words in ((), (self.store, "--format", "xml"), (self.store, "--since", "yesterday"),
                          (self.store, "--what", "no-such"), (self.store, "--limit", "-1"), (self.store, "--no-such")):
                self.assert_status(run(command, *words), USAGE)

    def test_stores_that_cannot_be_used(self):
        page = self.file("page", "<html>")
        for command in COMMANDS:
            for path, reason in ((self.file("missing"), "was not found"), (page, "is a damaged store")):
                done = run(command, path)
                self.assert_status(done, UNUSABLE)
                self.assert_one_line(done, path, reason)


if __name__ == "__main__":
    unittest.main()
