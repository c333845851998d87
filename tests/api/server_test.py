"""The table of routes: openapi.json holds every one and no other, in every form; every answer is as it says; what is asked
wrongly gets the one error shape; pages, tags and forms work alike on all routes. Shared: tests/support/desk.py."""
import glob
import json
import os
import re
import unittest

from desk import ARTICLES, BASE, ROOT, Contract, DeskTest, article, jsonschema, lines_of, query, run

PAGED = (("/entries", "entries"), ("/happenings", "happenings"), ("/meetings", "meetings"), ("/disputes", "disputes"))


@unittest.skipIf(jsonschema is None, "needs jsonschema (./check installs it)")
class DocumentTest(unittest.TestCase):
    """openapi.json by itself."""

    @classmethod
    def setUpClass(cls):
        cls.contract = Contract()

    def references(self, node):
        if isinstance(node, dict):
            if isinstance(node.get("$ref"), str):
                yield node["$ref"]
            node = list(node.values())
        if isinstance(node, list):
            for below in node:
                yield from self.references(below)

    def test_every_reference_leads_somewhere_and_every_component_is_used(self):
        used = set(self.references(self.contract.document))
        for name in used:
            self.contract.resolved({"$ref": name})
        parts = self.contract.document["components"]
        there = {f"#/components/{kind}/{name}" for kind in parts if kind != "securitySchemes" for name in parts[kind]}
        layers = re.compile(r"schemas/Record(Token|Word|Predicate|Name|Factuality|Entity|Coreferent|Attribution|Argument)")
        self.assertEqual({name for name in there - used if not layers.search(name)}, set())

    def test_schemas_are_schemas(self):
        jsonschema.Draft202012Validator.check_schema({"$defs": self.contract.schemas})

    def test_examples_fit(self):
        for name, schema in self.contract.schemas.items():
            for example in schema.get("examples", []):
                self.assertEqual([], [e.message for e in self.contract.validator(schema).iter_errors(example)], name)
        for name, parameter in self.contract.document["components"]["parameters"].items():
            self.assertTrue(parameter["description"].endswith("."), name)
            faults = self.contract.validator(parameter["schema"]).iter_errors(parameter["example"])
            self.assertEqual([], [e.message for e in faults], name)

    def test_operations_are_told_apart(self):
        names = [operation["operationId"] for _, _, operation in self.contract.operations()]
        self.assertEqual(len(names), len(set(names)))
        for method, path, operation in self.contract.operations():
            given = [self.contract.resolved(p) for p in operation["parameters"]]
            self.assertEqual(re.findall(r"\{(\w+)\}", path), [p["name"] for p in given if p["in"] == "path"], path)
            self.assertEqual(method != "GET", any(p["name"] == "X-Rapporteur" for p in given), (method, path))
            self.assertEqual(len(given), len({(p["in"], p["name"]) for p in given}), path)

    def test_closed_shapes_are_closed(self):
        open_ones = {name for name, schema in self.contract.schemas.items()
                     if "properties" in schema and schema.get("additionalProperties") is not False}
        self.assertEqual(open_ones, {"ArticleSent"}, "an article may have fields that are passed over")

    def test_the_record_is_that_of_its_schema(self):
        with open(os.path.join(ROOT, "docs/formats/record.schema.json"), encoding="utf-8") as file:
            text = file.read()
        name = lambda word: "Record" + "".join(part.capitalize() for part in word.split("_"))
        text = re.sub(r'"#/\$defs/(\w+)"', lambda m: f'"#/components/schemas/{name(m[1])}"', text)
        record = json.loads(text)
        self.assertEqual({k: v for k, v in record.items() if not k.startswith("$")}, self.contract.schemas["Record"])
        for word, schema in record["$defs"].items():
            self.assertEqual(schema, self.contract.schemas[name(word)], word)

    def test_every_code_of_an_error_and_no_other(self):
        codes = set()
        for path in glob.glob(os.path.join(ROOT, "apps/server/*.cc")):
            with open(path, encoding="utf-8") as file:
                text = file.read()
            codes |= set(re.findall(r'error_reply\(\d+,\s*"(\w+)"', text)) | set(re.findall(r'ErrorCode::k\w+, \d+, "(\w+)"', text))
        self.assertEqual(codes, set(self.contract.schemas["ErrorCode"]["enum"]))


class RoutesTest(DeskTest):
    @classmethod
    def make_store(cls):
        super().make_store()
        found = json.loads(run("find", cls.store, "--kind", "event", "--limit", "1", "--format", "json").stdout)
        if run("correct", cls.store, found["id"], "--status", "planned", "--by", "M. Ohe").returncode != 0:
            raise RuntimeError("the correction is not made")

    def table(self):
        return self.ask("/").json["routes"]

    def test_the_table_both_ways(self):
        there = {(route["method"], route["path"], route["forms"]) for route in self.table()}
        told = {(method, BASE + path, operation["x-forms"]) for method, path, operation in self.contract.operations()}
        self.assertEqual(there, told)

    def test_the_words_are_those_of_the_schemas(self):
        words, schemas = self.ask("/").json["words"], self.contract.schemas
        self.assertEqual(words["kinds"], schemas["Kind"]["enum"])
        self.assertEqual(words["acts"] + words["event_types"] + words["meeting_kinds"] + words["stances"], schemas["Label"]["enum"])
        self.assertEqual(set(words["statuses"] + words["phases"] + words["polarities"]), set(schemas["Status"]["enum"]))
        self.assertEqual((words["phases"], words["stances"]), (schemas["Phase"]["enum"], schemas["Stance"]["enum"]))
        self.assertEqual(words["actor_kinds"], schemas["ActorKind"]["enum"])
        forms = self.ask("/").json["export_forms"]
        self.assertEqual([form["name"] for form in forms], schemas["ExportForm"]["enum"])

    def ids(self):
        entry = self.entries(("kind", "meeting"))[0]
        actor = self.ask("/actors?limit=1").json["actors"][0]["id"]
        return {"/entries/{id}": entry["id"], "/entries/{id}/citation": entry["id"], "/articles/{id}": entry["article"]["id"],
                "/happenings/{id}": entry["happening"], "/actors/{id}": actor}

    def required(self, path):
        """The query without which a route answers nothing, of examples."""
        parameters = map(self.contract.resolved, self.contract.paths[path]["get"]["parameters"])
        return query([(p["name"], p["example"]) for p in parameters if p["in"] == "query" and p.get("required")])

    def test_every_question_is_answered_in_every_form(self):
        ids = self.ids()
        for route in self.table():
            path = route["path"][len(BASE):]
            if route["method"] != "GET":
                continue
            target = re.sub(r"\{\w+\}", ids.get(path, ""), path)
            asked = self.required(path)
            whole = self.ask(target + asked)
            for form in route["forms"].split():
                by_suffix = self.ask(f"{target}.{form}{asked}") if "{" not in path and path != "/" else whole
                types = {"json": "application/json", "csv": "text/csv", "jsonl": "application/x-ndjson", "ics": "text/calendar",
                         "rss": "application/rss+xml"}
                if path not in ("/export", "/entries/{id}/citation"):
                    self.assertEqual(by_suffix.type, types[form], target)
                    by_accept = self.ask(target + asked, Accept=f"text/x-nothing;q=0.9, {types[form]} ;q=0.5, */*")
                    self.assertEqual(by_accept.type, types[form], target)
                    if form != "ics" and not asked:  # of those that are asked since when, and calendars, the moment is in the answer
                        self.assertEqual(by_accept.body, by_suffix.body, target)
                self.assertTrue(by_suffix.body, target)

    def test_a_form_that_a_route_has_not(self):
        self.refused("/positions.ics", 404, "not_found")
        self.refused("/entries.xml", 404, "not_found")
        self.assertEqual(self.ask("/count", Accept="text/csv").type, "application/json")

    def test_every_form_of_an_export(self):
        for form in self.ask("/").json["export_forms"]:
            for more in ("", "&no-text=true", "&all-statuses=true") + (("&dates=published",) if form["dates"] else ()):
                answer = self.ask(f"/export?form={form['name']}{more}")
                self.assertEqual(answer.headers["X-Total-Count"], str(self.ask("/count").json["count"]))
                self.assertRegex(answer.headers["Content-Disposition"], r'^attachment; filename="rapporteur-[a-z-]+-[0-9a-f]{8}\.\w+"$')
            if not form["dates"]:
                self.refused(f"/export?form={form['name']}&dates=published", 400, "bad_argument")
        self.assertEqual(self.ask("/export?limit=0").headers["X-Total-Count"], "0")

    def test_every_style_of_a_citation(self):
        entry = self.entries()[0]["id"]
        for style in ("text", "markdown", "json", "csl-json", "bibtex"):
            self.assertIn(b"A record of what was reported", self.ask(f"/entries/{entry}/citation?style={style}").body)
        self.assertEqual(self.ask(f"/entries/{entry}/citation").body, self.ask(f"/entries/{entry}/citation?style=text").body)
        self.refused(f"/entries/{entry}/citation?style=harvard", 400, "bad_argument")

    def test_the_file_itself_is_served(self):
        self.assertEqual(self.ask("/openapi.json").json, self.contract.document)
        self.assertEqual(self.ask("/openapi").body, self.ask("/openapi.json").body)

    def test_head_is_get_without_the_body(self):
        for target in ("/", "/entries", "/entries.csv", "/stats", "/export?form=gdelt", "/changes?since=2020", "/entries/none"):
            status = 404 if target.endswith("none") else 200
            whole, head = self.ask(target, status=status), self.ask(target, "HEAD", status=status)
            self.assertEqual(head.body, b"")
            for name in ("Content-Type", "X-Total-Count", "Content-Length", "Content-Disposition"):
                self.assertEqual(head.headers.get(name), whole.headers.get(name), (target, name))
            if target != "/changes?since=2020":
                self.assertEqual(head.headers.get("ETag"), whole.headers.get("ETag"), target)


class ErrorsTest(DeskTest):
    def test_a_parameter_that_a_route_does_not_know(self):
        for _, path, operation in self.contract.operations():
            target = re.sub(r"\{\w+\}", "0", path)
            method = next(m for m in self.contract.paths[path] if self.contract.paths[path][m] is operation).upper()
            error = self.refused(f"{target}?whoo=Reis", 400, "bad_argument", method=method)
            self.assertEqual(error["input"], "whoo")

    def test_values_that_are_none(self):
        for target, shown in (("/entries?since=2026-02-31", "2026-02-31"), ("/entries?until=yesterday", "yesterday"),
                              ("/count?when=2026-03-02..2026-03-01", "2026-03-02..2026-03-01"), ("/facets?what=denies", "denies"),
                              ("/entries?status=maybe", "maybe"), ("/network?kind=rumour", "rumour"), ("/map?act=murmur", "murmur"),
                              ("/entries?confidence=2", "2"), ("/entries?confidence=nan", "nan"), ("/entries?confidence=", None),
                              ("/timeline?background=yes", "yes"), ("/entries?order=best", "best"), ("/entries?limit=0", "0"),
                              ("/entries?limit=1001", "1001"), ("/entries?limit=-1", "-1"), ("/entries?limit=99999999999999999999", None),
                              ("/entries?cursor=here", "here"), ("/happenings?cursor=here", "here"), ("/entries?missing=verb", "verb"), ("/entries?who=%2C", ","),
                              ("/export?form=word", "word"), ("/export?no-text=1", "1"), ("/happenings?sources=many", "many"),
                              ("/actors?kind=unnamed", None), ("/actors?country=Norway", "Norway"), ("/changes?since=soon", "soon"),
                              ("/changes?since=2020&kind=rumour", None), ("/changes", None), ("/entries.csv?cursor=a", "a"),
                              ("/meetings.ics?sources=2", "sources"), ("/timeline?limit=3", "limit"), ("/articles/0?revision=0", "0")):
            error = self.refused(target, 400, "bad_argument")
            if shown is not None:
                self.assertEqual(error.get("input"), shown, target)

    def test_what_is_not_there(self):
        for target in ("/entries/0000000000000000", "/entries/0000000000000000/citation", "/happenings/x", "/actors/%F0%9F%95%8A",
                       "/articles/zzzz", "/articles/", "/entries/", "/entry", "/entries/a/b", "/entriesx", "/entries//", "/openapi.json.json"):
            error = self.refused(target, 404, "not_found")
            self.assertNotIn(self.folder, json.dumps(error), "no path of the machine is told")
        found = self.entries()[0]["article"]["id"]
        self.assertEqual(self.refused(f"/articles/{found}?revision=7", 404, "not_found")["input"], found)
        for target in ("/articles/zzzz/withdraw", "/articles/zzzz/restore"):
            self.refused(target, 404, "not_found", method="POST")
        for number in ("0", "-1", "7", "x", "99999999999999999999"):
            self.refused(f"/corrections/{number}", 404, "not_found", method="DELETE")
        other = self.desk.ask("GET", "/api/v2/")
        self.assertEqual((other.status, other.json["error"]["code"]), (404, "not_found"))

    def test_methods(self):
        allowed = {}
        for method, path, _ in self.contract.operations():
            allowed.setdefault(path, set()).add(method)
        for path, methods in allowed.items():
            for method in {"GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS"} - methods:
                answer = self.desk.ask(method, BASE + re.sub(r"\{\w+\}", "0", path), headers={"X-Rapporteur": "1"})
                matching = {"/articles/fetch": {"GET", "POST"}}.get(path, methods)  # also an {id}
                self.check_rules(answer)
                if method in matching:
                    continue
                self.assertEqual((answer.status, answer.json["error"]["code"]), (405, "method_not_allowed"), (method, path))
                self.assertEqual(set(answer.headers["Allow"].split(", ")), matching, path)

    def test_an_article_that_several_ids_begin_with(self):
        beginning = os.path.commonprefix([e["article"]["id"] for e in self.entries()])
        self.assertEqual(beginning, "", "of four hashes two begin alike by chance")
        one = self.entries()[0]["article"]["id"]
        self.assertEqual(self.ask(f"/articles/{one[:10]}").body, self.ask(f"/articles/{one}").body)


class PagesTest(DeskTest):
    def test_every_line_once_whatever_the_size_of_a_page(self):
        for target, name in PAGED:
            for asked in ([], [("order", "oldest")]):
                whole = self.ask(target + query(asked + [("limit", "1000")])).json
                self.assertNotIn("next", whole)
                for size in (1, 2, 3, 7):
                    self.assertEqual(self.pages(target, name, asked + [("limit", str(size))]), whole[name], (target, size))

    def test_the_count_is_of_the_whole_question_and_on_the_first_page_alone(self):
        first = self.ask("/entries?kind=event&limit=2").json
        self.assertEqual(first["count"], self.ask("/count?kind=event").json["count"])
        self.assertEqual(len(first["entries"]), 2)
        self.assertNotIn("count", self.ask("/entries" + query([("kind", "event"), ("limit", "2"), ("cursor", first["next"])])).json)

    def test_of_happenings_a_page_holds_as_many_as_it_may(self):
        for target, name in PAGED[1:]:
            of = {"disputes": "happening"}.get(name, "id")
            self.assertEqual(len({one[of] for one in self.ask(target + "?limit=1").json[name]}), 1)
            rows = self.ask(target + ".jsonl?limit=1").body.decode().splitlines()
            self.assertEqual([json.loads(row) for row in rows], self.ask(target + "?limit=1").json[name])

    def test_every_line_once_while_articles_are_added(self):
        for order in ("newest", "oldest"):
            desk, store = self.own_desk()
            before = [e["id"] for e in self.ask(f"/entries?order={order}", desk=desk).json["entries"]]
            number = [0]

            def add():
                number[0] += 1
                new = [article(number[0], published=f"2026-03-{4 + number[0] % 5:02}")]
                self.assertEqual(run("add", store, "-", "-q", stdin=lines_of(new)).returncode, 0)

            seen = [e["id"] for e in self.pages("/entries", "entries", [("order", order), ("limit", "9")], desk, add)]
            self.assertGreater(number[0], 2)
            self.assertEqual(len(seen), len(set(seen)), "none comes twice")
            self.assertEqual([one for one in seen if one in set(before)], before, "none that was there is missing")

    def test_a_cursor_that_is_gone_says_to_begin_again(self):
        desk, _ = self.own_desk()
        first = self.ask("/happenings?limit=1", desk=desk).json
        into = next(h["id"] for h in self.ask("/happenings", desk=desk).json["happenings"] if h["id"] != first["next"])
        of = self.entries(("happening", first["next"]), desk=desk)
        self.send("/corrections", {"entry": first["next"], "what": "merge", "value": into}, desk=desk, status=201)
        left = {h["id"] for h in self.ask("/happenings", desk=desk).json["happenings"]}
        for gone in {first["next"], into} - left:
            for target in ("/happenings", "/meetings", "/disputes"):
                self.refused(f"{target}?cursor={gone}", 410, "gone", desk=desk)
        self.assertEqual(len({first["next"], into} - left), 1, "one of the two is no more")
        self.assertTrue(of)
        self.refused("/news?new-since=2020&cursor=0123456789abcdef", 410, "gone", desk=desk)

    def test_changes_in_pages(self):
        whole = self.ask("/changes?since=2020&limit=10000").json["changes"]
        self.assertEqual(self.pages("/changes", "changes", [("since", "2020"), ("limit", "7")]), whole)
        rows = self.ask("/changes.jsonl?since=2020").body.decode().splitlines()
        self.assertEqual([json.loads(row) for row in rows], whole)


class TagsTest(DeskTest):
    def test_what_the_client_has_is_not_sent_again(self):
        for target in ("/", "/entries", "/facets", "/stats.csv", "/network", "/openapi.json", "/corrections"):
            tag = self.ask(target).headers["ETag"]
            for known in (tag, f'W/{tag}', f'"x", {tag}', "*"):
                for method in ("GET", "HEAD"):
                    self.assertEqual(self.ask(target, method, status=304, If_None_Match=known).headers["ETag"], tag)
            self.ask(target, If_None_Match='"x"')

    def test_a_change_by_another_process_moves_it(self):
        desk, store = self.own_desk()
        tags = lambda: [self.ask(t, desk=desk).headers["ETag"] for t in ("/entries", "/count", "/facets", "/stats", "/timeline")]
        before = tags()
        self.assertEqual(tags(), before)
        self.assertEqual(run("add", store, "-", "-q", stdin=lines_of([article(1)])).returncode, 0)
        after = tags()
        self.assertEqual([a == b for a, b in zip(after, before)], [False, False, False, False, True], "a ferry is on no timeline")
        found = self.entries(("kind", "statement"), desk=desk)[0]["id"]
        self.assertEqual(run("correct", store, found, "--status", "negative").returncode, 0)
        self.assertNotEqual(tags()[0], after[0])
        self.assertEqual(self.ask(f"/entries/{found}", desk=desk).json["status"], "negative")

    def test_a_change_through_the_desk_moves_it(self):
        desk, _ = self.own_desk()
        first = self.ask("/count", desk=desk)
        self.send("/articles", lines_of([article(1)]), desk=desk)
        second = self.ask("/count", desk=desk)
        self.assertGreater(second.json["count"], first.json["count"])
        self.assertNotEqual(second.headers["ETag"], first.headers["ETag"])

    def test_a_feed_leads_to_the_host_that_it_was_asked_by(self):
        for host in ("localhost", "127.0.0.1", "localhost"):
            feed = self.ask("/entries.rss", Host=f"{host}:{self.desk.port}").body.decode()
            self.assertIn(f"<link>http://{host}:{self.desk.port}/article/", feed)
            self.assertEqual(feed.count("<item>"), len(self.entries()))


class ValuesTest(DeskTest):
    def test_spans_are_code_points(self):
        checked = 0
        for entry in self.entries():
            text = self.ask(f"/articles/{entry['article']['id']}").json["text"]
            begin, end = entry["sentence"]["span"]
            self.assertEqual(text[begin:end], entry["sentence"]["text"])
            checked += "\U0001f54a" in text[:begin]
        self.assertGreater(checked, 3, "lines behind a character that is two units of UTF-16")

    def test_an_article_holds_its_lines(self):
        for url in {e["article"]["url"] for e in self.entries()}:
            lines = [e for e in self.entries(("order", "oldest")) if e["article"]["url"] == url]
            told = self.ask(f"/articles/{lines[0]['article']['id']}").json
            self.assertEqual(told["entries"], lines)
            self.assertEqual(told["text"], next(a["text"] for a in ARTICLES if a["url"] == url))
            self.assertEqual(told["record"]["article"]["text"], told["text"])

    def test_facets_are_counts(self):
        facets, lines = self.ask("/facets?outlet=auk").json, self.entries(("outlet", "auk"))
        self.assertEqual(facets["count"], len(lines))
        for name, of in (("kind", "kind"), ("status", "status")):
            told = {one["value"]: one["count"] for one in facets[name]}
            self.assertEqual(told, {v: sum(e.get(of) == v for e in lines) for v in {e.get(of) for e in lines} - {None}})
        for one in facets["what"]:
            asked = (("outlet", "auk"), ("kind", one["kind"]), ("what", one["value"]))
            self.assertEqual(one["count"], self.ask("/count" + query(asked)).json["count"])
        self.assertEqual([d["value"] for d in facets["day"]], ["2026-03-07"])

    def test_what_lines_lack(self):
        lines = self.entries()
        lacks = {"who": lambda e: not any(p["role"] in ("speaker", "actor", "party", "delegate") for p in e.get("parties", [])),
                 "whom": lambda e: not any(p["role"] in ("addressee", "recipient") for p in e.get("parties", [])),
                 "time": lambda e: not ({"from", "to"} & set(e.get("time", {}))), "place": lambda e: "place" not in e,
                 "published": lambda e: "published" not in e["article"]}
        told = {one["value"]: one["count"] for one in self.ask("/facets").json["missing"]}
        for what, lack in lacks.items():
            found = {e["id"] for e in self.entries(("missing", what))}
            self.assertEqual(found, {e["id"] for e in lines if lack(e)}, what)
            self.assertEqual(told.get(what, 0), len(found))
        self.assertGreater(told["place"], 3)
        self.assertGreater(told["published"], 1, "the visit to Oslo has no date")
        either = {e["id"] for e in self.entries(("missing", "published"), ("missing", "time"))}
        self.assertEqual(either, {e["id"] for e in lines if lacks["time"](e) or lacks["published"](e)})

    def test_charts_name_lines_of_the_question(self):
        ids = {e["id"] for e in self.entries()}
        for target, name in (("/network", "edges"), ("/map", "places")):
            chart = self.ask(target).json
            self.assertTrue(chart[name])
            self.assertEqual((chart["entries"], chart["cut"]), (len(ids), False))
            for one in chart[name]:
                self.assertLessEqual(set(one["entries"]), ids)
                self.assertEqual(one["count"], len(one["entries"]))
                self.assertEqual(sum(one["what"].values()), one["count"])
        nodes = {node["id"] for node in self.ask("/network").json["nodes"]}
        self.assertLessEqual({edge[end] for edge in self.ask("/network").json["edges"] for end in ("from", "to")}, nodes)

    def test_a_happening_and_everything_about_it(self):
        dispute = self.ask("/disputes").json["disputes"][0]
        told = self.ask(f"/happenings/{dispute['happening']}").json
        self.assertEqual(told["disputes"], [dispute])
        self.assertEqual({e["id"] for e in told["entries"]}, {e["id"] for e in self.entries(("happening", told["id"]))})
        meeting = self.ask("/meetings").json["meetings"][0]
        self.assertEqual(self.ask(f"/happenings/{meeting['id']}").json["meeting"], meeting)


if __name__ == "__main__":
    unittest.main()
