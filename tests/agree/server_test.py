"""The server says what the program prints: over the demonstration archive the same questions give the same objects in the same
order, and the other forms byte for byte. Shared: tests/support/desk.py."""
import json
import os
import re
import unittest
import urllib.parse

from desk import ARTICLES, DemoDeskTest, DeskTest, lines_of, query, run

# Questions as parameters; the options of the program have the same names but for the two of `as_options`.
QUESTIONS = ([], [("kind", "event"), ("kind", "meeting")], [("who", "minister"), ("order", "oldest")],
             [("what", "CONSULT"), ("status", "planned"), ("background", "false")], [("text", "\"the talks\" said"), ("confidence", "0.5")],
             [("since", "2027"), ("until", "2028-06"), ("outlet", "the")], [("when", "2028-01..2028-12")],
             [("according-to", "officials"), ("kind", "event")], [("who", "nobody at all")])


def as_options(parameters):
    out = []
    for name, value in parameters:
        if name == "order":
            out.append("--oldest-first")
        elif name == "background":
            out.append("--background" if value == "true" else "--no-background")
        else:
            out += [f"--{name}", value]
    return out


def without_moment(body):
    """Without moments: calendars and annotations have that of the export in them."""
    return re.sub(rb"DTSTAMP:\d{8}T\d{6}Z|20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", b"", body)


class AgreeTest(DemoDeskTest):
    def printed(self, command, *words):
        done = run(command, self.store, *words)
        self.assertEqual(done.returncode, 0, done.stderr)
        return done.stdout

    def objects(self, command, *words):
        return [json.loads(line) for line in self.printed(command, *words, "--format", "json").splitlines()]

    def body(self, target):
        """Without the schema being asked: the pages of the same objects are held to it."""
        answer = self.desk.ask("GET", "/api/v1" + target)
        self.assertEqual(answer.status, 200, answer.body[:300])
        return answer.body


class LinesTest(AgreeTest):
    def test_find(self):
        found = 0
        for asked in QUESTIONS:
            words = as_options(asked)
            lines = self.printed("find", *words, "--format", "json")
            self.assertEqual(self.body("/entries.jsonl" + query(asked)), lines, asked)
            self.assertEqual(self.body("/entries.csv" + query(asked)), self.printed("find", *words, "--format", "csv"), asked)
            objects = [json.loads(line) for line in lines.splitlines()]
            self.assertEqual(self.ask("/count" + query(asked)).json["count"], len(objects))
            self.assertEqual(self.ask("/facets" + query(asked)).json["count"], len(objects))
            self.assertEqual(self.pages("/entries", "entries", asked + [("limit", "1000")]), objects, asked)
            found += len(objects) > 0
        self.assertEqual(found, len(QUESTIONS) - 1, "every question but the last finds something")

    def test_a_part_of_the_lines(self):
        self.assertEqual(self.body("/entries.csv?limit=5"), self.printed("find", "--limit", "5", "--format", "csv"))
        self.assertEqual(self.body("/entries.csv?limit=5&what=CONSULT"), self.printed("find", "--limit", "5", "--what", "CONSULT", "--format", "csv"))

    def test_export_in_every_form(self):
        for asked in QUESTIONS[1:4]:
            for form in self.ask("/").json["export_forms"]:
                for options in ([], ["no-text"], ["all-statuses"]):
                    parameters = asked + [("form", form["name"])] + [(option, "true") for option in options]
                    words = [*as_options(asked), "--form", form["name"], *(f"--{option}" for option in options)]
                    self.assertEqual(without_moment(self.body("/export" + query(parameters))),
                                     without_moment(self.printed("export", *words)), parameters)
        self.assertEqual(self.body("/export?form=gdelt&dates=published"), self.printed("export", "--form", "gdelt", "--dates", "published"))

    def test_what_is_counted_is_what_is_exported(self):
        for asked in QUESTIONS:
            answer = self.desk.ask("GET", "/api/v1/export" + query(asked + [("form", "json")]))
            self.assertEqual(int(answer.headers["X-Total-Count"]), len(answer.body.splitlines()))

    def test_cite(self):
        for line in self.objects("find", "--limit", "3"):
            for style in ("text", "markdown", "json", "csl-json", "bibtex"):
                self.assertEqual(self.body(f"/entries/{line['id']}/citation?style={style}"),
                                 self.printed("cite", line["id"], "--style", style))

    def test_show(self):
        article = self.objects("find", "--limit", "1")[0]["article"]["id"]
        told = self.ask(f"/articles/{article}").json
        self.assertEqual(told["record"], self.objects("show", article)[0])
        self.assertEqual(told["text"].encode() + b"\n", self.printed("show", article, "--format", "source"))


class OverviewTest(AgreeTest):
    def test_views_in_pages_and_whole(self):
        for view in ("happenings", "meetings", "disputes"):
            for asked in QUESTIONS + ([("sources", "2")],):
                words = as_options(asked)
                lines = self.printed(view, *words, "--format", "json")
                self.assertEqual(self.body(f"/{view}.jsonl" + query(asked)), lines, (view, asked))
                self.assertEqual(self.body(f"/{view}.csv" + query(asked)), self.printed(view, *words, "--format", "csv"), (view, asked))
                self.assertEqual(self.pages(f"/{view}", view, asked + [("limit", "40")]), [json.loads(line) for line in lines.splitlines()],
                                 (view, asked))

    def test_news(self):
        asked = [("new-since", "2020-01-01")]
        lines = self.printed("news", *as_options(asked), "--format", "json")
        self.assertEqual(self.body("/news.jsonl" + query(asked)), lines)
        self.assertEqual(self.body("/news.csv" + query(asked)), self.printed("news", *as_options(asked), "--format", "csv"))
        self.assertEqual(self.pages("/news", "news", asked + [("limit", "40")]), [json.loads(line) for line in lines.splitlines()])

    def test_timeline_and_positions(self):
        for view in ("timeline", "positions"):
            for asked in QUESTIONS:
                words = as_options(asked)
                lines = self.printed(view, *words, "--format", "json")
                self.assertEqual(self.body(f"/{view}.jsonl" + query(asked)), lines, (view, asked))
                self.assertEqual(self.body(f"/{view}.csv" + query(asked)), self.printed(view, *words, "--format", "csv"), (view, asked))
                self.assertEqual(self.ask(f"/{view}" + query(asked)).json[view], [json.loads(line) for line in lines.splitlines()])

    def test_where_a_meeting_stands(self):
        for phase in ("held", "cancelled", "scheduled"):
            self.assertEqual(self.ask(f"/meetings?limit=1000&status={phase}").json["meetings"], self.objects("meetings", "--status", phase))

    def test_some_of_the_rows(self):
        for view in ("happenings", "meetings", "disputes"):
            self.assertEqual(self.body(f"/{view}.csv?limit=3"), self.printed(view, "--limit", "3", "--format", "csv"), view)

    def test_a_calendar_is_that_of_the_meetings(self):
        self.assertEqual(without_moment(self.body("/meetings.ics")), without_moment(self.printed("export", "--form", "ical", "--kind", "meeting")))

    def test_actors(self):
        for asked in ([], [("kind", "state")], [("who", "Union")], [("office", "foreign minister")], [("country", "FRA"), ("kind", "person")]):
            words = as_options(asked)
            lines = self.printed("actors", *words, "--format", "json")
            self.assertEqual(self.body("/actors.jsonl" + query(asked)), lines, asked)
            self.assertEqual(self.body("/actors.csv" + query(asked)), self.printed("actors", *words, "--format", "csv"))
            self.assertEqual(self.ask("/actors" + query(asked + [("limit", "10000")])).json["actors"], [json.loads(l) for l in lines.splitlines()])
        self.assertEqual(self.body("/actors.csv?limit=2"), self.printed("actors", "--limit", "2", "--format", "csv"))
        one = self.objects("actors", "--limit", "1")[0]
        self.assertEqual(self.ask(f"/actors/{one['id']}").json, one)

    def test_stats(self):
        here, there = self.ask("/stats").json, self.objects("stats")[0]
        for one in (here, there):
            del one["bytes"]  # the log of the file grows with who has it open
        self.assertEqual(here, there)
        rows = lambda body: [row for row in body.splitlines() if not row.startswith(b"bytes")]
        self.assertEqual(rows(self.body("/stats.csv")), rows(self.printed("stats", "--format", "csv")))


class LivingTest(AgreeTest):
    @classmethod
    def make_store(cls):
        super().make_store()
        found = [json.loads(line) for line in run("find", cls.store, "--kind", "event", "--limit", "2", "--format", "json").stdout.splitlines()]
        for words in ((found[0]["id"], "--status", "cancelled", "--note", "see \"below\""), (found[1]["id"], "--who", "Ana Reis"), ("--undo", "1")):
            if run("correct", cls.store, *words).returncode != 0:
                raise RuntimeError(words)
        article = run("find", cls.store, "--limit", "1", "--oldest-first", "--format", "json").stdout
        run("withdraw", cls.store, json.loads(article)["article"]["id"])

    def test_corrections(self):
        lines = self.printed("correct", "--list", "--format", "json")
        self.assertEqual(self.body("/corrections.jsonl"), lines)
        self.assertEqual(self.ask("/corrections").json["corrections"], [json.loads(line) for line in lines.splitlines()])
        self.assertEqual(len(lines.splitlines()), 2)

    def test_changes(self):
        for asked in ([("since", "2020")], [("since", "2020"), ("kind", "correction"), ("kind", "article")], [("since", "2100")]):
            lines = self.printed("changes", *as_options(asked), "--format", "json").splitlines(keepends=True)[:-1]  # the last: next
            self.assertEqual(self.body("/changes.jsonl" + query(asked)), b"".join(lines))
            rows = self.printed("changes", *as_options(asked), "--format", "csv").splitlines(keepends=True)[:-1]
            self.assertEqual(self.body("/changes.csv" + query(asked)), b"".join(rows))
            self.assertEqual(self.pages("/changes", "changes", asked + [("limit", "1500")]), [json.loads(line) for line in lines])

    def test_a_corrected_line_and_a_withdrawn_article(self):
        self.assertEqual(self.body("/entries.jsonl"), self.printed("find", "--format", "json"))


class ReadTest(DeskTest):
    def test_a_text_is_read_as_the_program_reads_it(self):
        path = os.path.join(self.folder, "talks.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write(ARTICLES[0]["text"])
        given = [("published", "2026-03-03"), ("outlet", "The Tern"), ("url", "https://tern.example/a?b=c&d"), ("title", "Harbours")]
        asked = urllib.parse.urlencode([("name", path), *given])
        with open(path, "rb") as file:
            read = self.send("/read?" + asked, file.read())
        done = run("read", path, "--format", "json", "-q", *as_options(given))
        self.assertEqual(read, {"failed": [], "records": [json.loads(done.stdout)]})

    def test_json_lines_too(self):
        done = run("read", "-", "--format", "json", "-q", stdin=lines_of(ARTICLES))
        self.assertEqual(self.send("/read", lines_of(ARTICLES))["records"], [json.loads(line) for line in done.stdout.splitlines()])

    def test_what_is_added_here_is_what_is_added_there(self):
        desk, _ = self.own_desk()
        stores = [os.path.join(self.folder, name) for name in ("empty.store", "there.store")]
        for store, articles in zip(stores, (ARTICLES[:1], ARTICLES)):
            self.assertEqual(run("add", store, "-", "-q", stdin=lines_of(articles)).returncode, 0)
        desk.stop()
        type(self).store, kept = stores[0], self.store
        self.addCleanup(setattr, type(self), "store", kept)
        desk, store = self.own_desk()
        self.send("/articles", lines_of(ARTICLES[1:]), desk=desk)
        when = re.compile(rb'"(added|modified)":"[^"]*",?')
        self.assertEqual(when.sub(b"", run("find", store, "--format", "json").stdout),
                         when.sub(b"", run("find", stores[1], "--format", "json").stdout))


if __name__ == "__main__":
    unittest.main()
