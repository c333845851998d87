"""rapporteur cite: every style, and lines that are not there."""
import hashlib
import json
import unittest

from program import SOME_FAILED, TALKS, UNUSABLE, USAGE, ProgramTest, run


class CiteTest(ProgramTest):
    def setUp(self):
        super().setUp()
        self.store = self.file("tern.store")
        self.good("add", self.store, self.file("talks.txt", TALKS), "--published", "2026-03-03", "--outlet", "The Tern",
                  "--url", "https://tern.example/talks")
        found = self.good("find", self.store, "--act", "deny", "--format", "json").stdout.splitlines()
        self.line = json.loads(found[0])["id"]
        self.record = json.loads(self.good("show", self.store, self.article(), "--format", "json").stdout)

    def article(self):
        return self.cited("json")["article"]

    def cited(self, style):
        out = self.good("cite", self.store, self.line, "--style", style).stdout
        return json.loads(out) if "json" in style else out

    def test_json_leads_back_to_the_words(self):
        one = self.cited("json")
        text = self.good("show", self.store, one["article"], "--format", "source").stdout[:-1]
        start, end = one["sentence_span"]
        self.assertEqual(text[start:end], one["sentence"])
        self.assertEqual(hashlib.sha256(text.encode()).hexdigest(), one["text_sha256"])
        self.assertEqual(one["id"], self.line)
        self.assertEqual((one["rapporteur"], one["model"], one["model_sha256"]),
                         (self.record["rapporteur"], self.record["model"]["name"], self.record["model"]["sha256"]))
        self.assertEqual(one["revision"], 1)
        self.assertIn("not of what happened", one["notice"])

    def test_text_and_markdown_quote_the_sentence(self):
        one = self.cited("json")
        text = self.good("cite", self.store, self.line).stdout
        self.assertEqual(text, self.cited("text"))
        self.assertTrue(text.startswith(f'"{one["sentence"]}"\nThe Tern, '), text)
        for piece in ("https://tern.example/talks", one["text_sha256"], self.line, one["accessed"],
                      "A record of what was reported, not of what happened."):
            self.assertIn(piece, text)
        self.assertTrue(self.cited("markdown").startswith("> "))

    def test_csl_and_bibtex(self):
        item = self.cited("csl-json")[0]
        self.assertEqual(item["issued"], {"date-parts": [[2026, 3, 3]]})
        self.assertEqual(item["URL"], "https://tern.example/talks")
        self.assertEqual(item["container-title"], "The Tern")
        bibtex = self.cited("bibtex")
        self.assertTrue(bibtex.startswith("@misc{rapporteur-" + self.line))
        self.assertEqual(bibtex.count("{"), bibtex.count("}"))

    def test_what_is_not_there(self):
        done = run("cite", self.store, self.line, "ffffffffffffffff")
        self.assert_status(done, SOME_FAILED)
        self.assert_one_line(done, "ffffffffffffffff: was not found")
        self.assertIn(self.line, done.stdout, "a bad id costs no good one")
        self.assert_status(run("cite", self.store), USAGE)
        self.assert_status(run("cite", self.store, self.line, "--style", "apa"), USAGE)
        self.assert_status(run("cite", self.file("no.store"), self.line), UNUSABLE)


if __name__ == "__main__":
    unittest.main()
