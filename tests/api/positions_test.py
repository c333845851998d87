"""Positions under the codes of a codebook that is sent with the question: as the command tells them, kept nowhere, refused with its
line where it is none. Shared: tests/support/desk.py."""
import json
import os
import tempfile
import unittest

from desk import BASE, DeskTest, run

BOOK = "harbours\tharbour*\n# a comment\npeace\tceasefire\ttruce\n"


class CodebookTest(DeskTest):
    def coded(self, book=BOOK, target="/positions", **more):
        return self.ask(target, "POST", book, **more)

    def test_as_the_command_tells_them(self):
        with tempfile.NamedTemporaryFile("w", suffix=".tsv", encoding="utf-8") as file:
            file.write(BOOK)
            file.flush()
            told = {form: run("positions", self.store, "--codebook", file.name, "--format", form).stdout for form in ("json", "csv")}
        lines = [json.loads(line) for line in told["json"].splitlines()]
        self.assertEqual(self.coded().json, {"cut": False, "positions": lines})
        self.assertEqual(self.coded(target="/positions.csv").body, told["csv"])
        self.assertEqual(self.coded(Accept="application/x-ndjson").body, told["json"])
        self.assertIn("harbours", {one.get("code") for one in lines})

    def test_without_it_no_code_is_told_and_none_is_kept(self):
        plain = self.ask("/positions").json
        self.coded()
        self.assertEqual(self.ask("/positions").json, plain)
        self.assertFalse(any("code" in one for one in plain["positions"]))

    def test_the_question_holds(self):
        parties = {one["party"] for one in self.coded(target="/positions?who=Norland").json["positions"]}
        self.assertEqual(parties, {"Norland"})
        self.refused("/positions?since=soon", 400, "bad_argument", method="POST", body=BOOK)
        self.refused("/positions?limit=3", 400, "bad_argument", method="POST", body=BOOK)

    def test_what_is_no_codebook(self):
        for book, where in (("", "codebook"), ("# nothing\n", "codebook"), ("talks\n", "codebook:1"), ("a\ttal*ks\n", "codebook:1"),
                            ("a\ttalk*\nb\ttalk*\n", "codebook:2"), ("a\t\tb\n", "codebook:1"), ("a\t,\n", "codebook:1")):
            error = self.refused("/positions", 400, "bad_argument", method="POST", body=book.encode())
            self.assertEqual(error["input"], where, book)
            self.assertTrue(error["message"])
        for book in (b"\xff\xfe\t\0", b"\0\t\0", os.urandom(5000)):
            self.assertIn(self.desk.ask("POST", BASE + "/positions", book, {"X-Rapporteur": "1"}).status, (200, 400))
        large = ("a\t" + "b" * 1000 + "\n") * 300
        self.refused("/positions", 413, "too_large", method="POST", body=large)

    def test_a_desk_to_read_answers_too(self):
        desk, _ = self.own_desk("--read-only")
        self.assertTrue(self.coded(desk=desk).json["positions"])


if __name__ == "__main__":
    unittest.main()
