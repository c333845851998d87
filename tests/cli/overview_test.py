"""rapporteur happenings, meetings, positions, disputes and timeline: over the corpus's news, they agree with what find finds."""
import collections
import json
import os
import shutil
import tempfile
import unittest

from program import MODEL, PROGRAM, UNUSABLE, USAGE, ProgramTest, run

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
            for words in ((), (self.store, "--format", "csv"), (self.store, "--since", "yesterday"),
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
