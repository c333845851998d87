"""What the desk takes: texts and pages that are read or kept, what people say about a line, articles that are withdrawn; and that
a desk to read takes none of it. Shared: tests/support/desk.py."""
import json
import os
import unittest

from desk import ARTICLES, DeskTest, article, lines_of, run

PAGE = """<!doctype html><html lang="en"><head><title>Ferry talks &mdash; The Skua</title>
<meta property="article:published_time" content="2026-03-05T08:00:00Z"><meta property="og:site_name" content="The Skua"></head>
<body><article><h1>Ferry talks</h1><p>The ferry will sail again on Friday, Tom Okafor told reporters in Port Amaro.</p>
<p>Norland denied that the ferry had been stopped. &ldquo;We stopped nobody,&rdquo; said Henrik Solberg.</p></article></body></html>
"""
FRENCH = "Le ministre a dit que les n\u00e9gociations de paix reprendraient la semaine prochaine. ".encode() * 20
WAYS = (("/read", "POST", PAGE), ("/articles", "POST", PAGE), ("/articles/fetch", "POST", '{"url": "http://tern.example/"}'),
        ("/corrections", "POST", "{}"), ("/corrections/1", "DELETE", None), ("/articles/0/withdraw", "POST", None),
        ("/articles/0/restore", "POST", None))


class ReadingTest(DeskTest):
    def test_a_page(self):
        read = self.send("/read?name=ferry.html", PAGE.encode())
        self.assertEqual((len(read["records"]), read["failed"]), (1, []))
        told = read["records"][0]["article"]
        self.assertEqual((told["title"], told["outlet"], told["published"][:10]), ("Ferry talks", "The Skua", "2026-03-05"))
        self.assertGreater(len(read["records"][0]["statements"]), 1)

    def test_a_text_with_what_is_known_of_it(self):
        text = "The ferry will sail on Friday, Tom Okafor said.".encode()
        given = "published=2026-03-03&outlet=The+Skua&url=https%3A%2F%2Fskua.example%2F&title=Ferry"
        read = self.send("/read?" + given, text)["records"][0]["article"]
        self.assertEqual((read["published"], read["outlet"], read["url"], read["title"], read["text"]),
                         ("2026-03-03", "The Skua", "https://skua.example/", "Ferry", text.decode()))

    def test_reading_keeps_nothing(self):
        before = self.ask("/stats").json["articles"]
        self.send("/read", PAGE.encode())
        self.assertEqual(self.ask("/stats").json["articles"], before)

    def test_a_bad_article_among_good_ones_costs_none(self):
        body = lines_of([article(1)]) + b"{\"title\": \"cut off\n" + lines_of([article(2), {"title": "no text"}, article(3)])
        read = self.send("/read?name=day.jsonl", body)
        self.assertEqual([r["article"]["title"] for r in read["records"]], ["Ferry 1", "Ferry 2", "Ferry 3"])
        self.assertEqual(len(read["failed"]), 2)
        self.assertEqual({f["name"] for f in read["failed"]}, {"day.jsonl"})
        desk, _ = self.own_desk()
        items = self.send("/articles?name=day.jsonl", body, desk=desk)["items"]
        self.assertEqual([i["outcome"] for i in items], ["added", "failed", "added", "failed", "added"])
        self.assertEqual(self.ask("/stats", desk=desk).json["articles"], len(ARTICLES) + 3)

    def test_what_is_no_article(self):
        for body, code in ((b"", "empty"), (b" \n\t", "empty"), (bytes(range(256)) * 20, "binary"),
                           (b"\x89PNG\r\n\x1a\n" + b"\0" * 500, "binary"), (b"[{\"title\": \"Ferry", "damaged_input"),
                           (b"[{\"a\": " * 5000, "damaged_input"), (FRENCH, "not_english"),
                           (b"<html><body><nav>Home</nav></body></html>", "no_article")):
            read = self.send("/read", body)
            self.assertEqual(len(read["records"]), 0, body[:30])
            self.assertEqual([f["error"]["code"] for f in read["failed"]], [code], body[:30])
        self.assertEqual(len(self.send("/read?force=true", FRENCH)["records"]), 1)

    def test_an_article_over_16_megabytes(self):
        read = self.send("/read", b"The ferry sails, he said. " * 700_000)
        self.assertEqual([f["error"]["code"] for f in read["failed"]], ["too_large"])


class KeepingTest(DeskTest):
    def test_added_unchanged_revised(self):
        desk, _ = self.own_desk()
        add = lambda **more: self.send("/articles", lines_of([article(1, **more)]), desk=desk)["items"][0]
        first = add()
        self.assertEqual((first["outcome"], first["title"], first["statements"]), ("added", "Ferry 1", 1))
        self.assertEqual((add()["outcome"], add()["article"]), ("unchanged", first["article"]))
        self.assertEqual(add(text="Ferry 1\n\nThe ferry is late, Tom Okafor said.")["outcome"], "revised")
        told = self.ask(f"/articles/{first['article']}", desk=desk).json
        self.assertEqual((told["revision"], told["revisions"]), (2, 2))
        old = self.ask(f"/articles/{first['article']}?revision=1", desk=desk).json
        self.assertEqual((old["revision"], old["entries"]), (1, []))
        self.assertIn("sails again", old["text"])

    def test_many_at_once(self):
        desk, _ = self.own_desk()
        items = self.send("/articles", lines_of([article(n) for n in range(40)]), desk=desk)["items"]
        self.assertEqual([(i["outcome"], i["title"]) for i in items], [("added", f"Ferry {n}") for n in range(40)])
        self.assertEqual(self.ask("/stats", desk=desk).json["articles"], len(ARTICLES) + 40)

    def test_withdrawn_and_put_back(self):
        desk, store = self.own_desk()
        line = self.entries(desk=desk)[0]
        before, of = self.ask("/count", desk=desk).json, line["article"]["id"]
        self.assertEqual(self.send(f"/articles/{of}/withdraw", {"note": "retracted"}, desk=desk), {"article": of})
        told = self.ask(f"/articles/{of}", desk=desk).json
        self.assertEqual((told["withdrawn_note"], told["entries"]), ("retracted", []))
        self.refused(f"/entries/{line['id']}", 404, "not_found", desk=desk)
        self.refused(f"/articles/{of}/withdraw", 409, "conflict", method="POST", desk=desk)
        again = next(a for a in ARTICLES if a["url"] == line["article"]["url"])
        self.assertEqual(self.send("/articles", lines_of([again]), desk=desk)["items"][0]["outcome"], "withdrawn")
        gone = [c for c in self.ask("/changes?since=2020&kind=article", desk=desk).json["changes"] if c["change"] == "gone"]
        self.assertEqual([c["id"] for c in gone], [of])
        self.assertEqual(self.send(f"/articles/{of}/restore", desk=desk), {"article": of})
        self.assertEqual(self.ask("/count", desk=desk).json, before)
        self.refused(f"/articles/{of}/restore", 409, "conflict", method="POST", desk=desk)
        for body in (b"[]", b"{\"note\": 1}", b"{\"why\": \"retracted\"}", b"\xff", b"[" * 100_000):
            self.refused(f"/articles/{of}/withdraw", 400, "bad_argument", method="POST", body=body, desk=desk)
        self.assertEqual(run("check", store).returncode, 0)


class CorrectionsTest(DeskTest):
    def setUp(self):
        self.own, self.path = self.own_desk()
        self.line = self.entries(("kind", "event"), ("status", "planned"), desk=self.own)[0]

    def test_made_listed_undone(self):
        asked = {"entry": self.line["id"], "what": "status", "value": "cancelled", "by": "M. Ohe", "note": "see \u201cbelow\u201d"}
        made = self.send("/corrections", asked, desk=self.own, status=201)["corrections"]
        self.assertEqual({k: made[0][k] for k in (*asked, "state", "machine", "number")},
                         {**asked, "state": "in force", "machine": "planned", "number": 1})
        told = self.ask(f"/entries/{self.line['id']}", desk=self.own).json
        self.assertEqual((told["status"], told["corrected"][0]["machine"]), ("cancelled", "planned"))
        self.assertEqual(self.ask("/corrections", desk=self.own).json["corrections"], made)
        self.assertEqual([c["id"] for c in self.ask("/changes?since=2020&kind=correction", desk=self.own).json["changes"]], ["1"])
        self.assertEqual(self.send("/corrections/1", method="DELETE", desk=self.own)["state"], "undone")
        self.assertEqual(self.ask(f"/entries/{self.line['id']}", desk=self.own).json["status"], "planned")
        self.refused("/corrections/1", 409, "conflict", method="DELETE", desk=self.own)
        self.assertEqual([c["state"] for c in self.ask("/corrections", desk=self.own).json["corrections"]], ["undone"])

    def test_several_or_none(self):
        good = {"entry": self.line["id"], "what": "who", "value": "Ana Reis; Tom Okafor"}
        self.refused("/corrections", 404, "not_found", method="POST", desk=self.own,
                     body=json.dumps([good, {"entry": "0000000000000000", "what": "status", "value": "planned"}]))
        self.assertEqual(self.ask("/corrections", desk=self.own).json["corrections"], [])
        two = [good, {"entry": self.line["id"], "what": "place", "value": "Oslo"}]
        made = self.send("/corrections", two, desk=self.own, status=201)["corrections"]
        self.assertEqual([c["what"] for c in made], ["who", "place"])
        told = self.ask(f"/entries/{self.line['id']}", desk=self.own).json
        self.assertEqual([p["name"] for p in told["parties"] if p["role"] == "actor"], ["Ana Reis", "Tom Okafor"])
        self.assertEqual(told["place"]["name"], "Oslo")

    def test_every_kind_of_correction(self):
        one, other = (h["id"] for h in self.ask("/happenings?limit=2", desk=self.own).json["happenings"])
        asked = [{"what": "label", "value": "AID"}, {"what": "status", "value": "denied"}, {"what": "who", "value": ""},
                 {"what": "whom", "value": "Velia"}, {"what": "time", "value": "2026-03-05..2026-03-07"}, {"what": "place", "value": ""},
                 {"what": "not_an_entry"}]
        self.send("/corrections", [{"entry": self.line["id"], **one} for one in asked[:-1]], desk=self.own, status=201)
        told = self.ask(f"/entries/{self.line['id']}", desk=self.own).json
        self.assertEqual((told["label"], told["status"]), ("AID", "denied"))
        self.assertEqual((told["time"]["from"], told["time"]["to"]), ("2026-03-05", "2026-03-08"))
        self.send("/corrections", {"entry": self.line["id"], **asked[-1]}, desk=self.own, status=201)
        self.refused(f"/entries/{self.line['id']}", 404, "not_found", desk=self.own)
        self.send("/corrections", {"entry": one, "what": "merge", "value": other}, desk=self.own, status=201)
        self.assertEqual(len(self.ask("/corrections", desk=self.own).json["corrections"]), 8)
        self.ask("/changes?since=2020", desk=self.own)
        self.assertEqual(run("check", self.path).returncode, 0)

    def test_bodies_that_are_none(self):
        line = self.line["id"]
        for body in (b"", b"{", b"[]", b"7", b"null", b"\"status\"", b"[7]", b"{}", b"\xff\xfe", b"[" * 1_000_000,
                     b"[" * 1_000_000 + b"]" * 1_000_000,
                     b"{\"a\":" * 200_000 + b"1" + b"}" * 200_000, {"entry": line}, {"entry": line, "what": "mood", "value": "grim"},
                     {"entry": line, "what": "status", "value": "maybe"}, {"entry": line, "what": "status", "value": 7},
                     {"entry": line, "what": "time", "value": "2026-02-31"},
                     {"entry": line, "what": "status", "value": "planned", "who": "Reis"},
                     {"entry": [[[]]], "what": "status", "value": "planned"},
                     [{"entry": line, "what": "status", "value": "planned"}] * 1001):
            data = body if isinstance(body, bytes) else json.dumps(body)
            answer = self.ask("/corrections", "POST", data, desk=self.own, status=404 if body in (b"{}",) else 400)
            self.assertIn(answer.json["error"]["code"], ("bad_argument", "not_found"), data[:60])
        self.assertEqual(self.ask("/corrections", desk=self.own).json["corrections"], [])

    def test_odd_words_come_back_as_they_went_in(self):
        for by in ("\u0001 \U0001f54a \u202e", "<script>alert(1)</script>", "'; DROP TABLE corrections; --", "a" * 50_000):
            self.send("/corrections", {"entry": self.line["id"], "what": "status", "value": "planned", "by": by}, desk=self.own, status=201)
            self.assertEqual(self.ask("/corrections", desk=self.own).json["corrections"][-1]["by"], by)


class ReadOnlyTest(DeskTest):
    options = ("--read-only",)

    def test_nothing_is_taken(self):
        self.assertFalse(self.ask("/").json["can_write"])
        with open(self.store, "rb") as file:
            before = file.read()
        for target, method, body in WAYS[1:]:
            self.refused(target, 403, "read_only", method=method, body=body)
        with open(self.store, "rb") as file:
            self.assertEqual(file.read(), before)

    def test_reading_is_no_writing(self):
        self.assertEqual(len(self.send("/read", PAGE.encode())["records"]), 1)


class NoModelTest(DeskTest):
    def test_without_a_model_only_reading_is_refused(self):
        desk, _ = self.own_desk("--model", os.path.join(self.folder, "none.bin"))
        self.assertTrue(self.entries(desk=desk))
        error = self.refused("/read", 501, "no_model", method="POST", body=PAGE, desk=desk)
        self.assertNotIn(self.folder, json.dumps(error))


if __name__ == "__main__":
    unittest.main()
