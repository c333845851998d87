"""Answers in gzip: the same words as without, under a tag of their own, from every route and of the screens' files, and streamed.
Shared: tests/support/desk.py."""
import gzip
import json
import unittest
import zlib

from desk import BASE, DemoDeskTest, DeskTest, article, lines_of, run

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


class CodingTest(DeskTest):
    def both(self, target):
        """An answer as it is and in gzip."""
        plain, packed = self.desk.ask("GET", target), self.desk.ask("GET", target, headers=GZIP)
        for answer in (plain, packed):
            self.assertEqual(answer.status, 200, target)
            self.assertIn("Accept-Encoding", answer.headers["Vary"], target)
            self.check_rules(answer)
        self.assertIsNone(plain.headers.get("Content-Encoding"), target)
        return plain, packed

    def test_every_answer_is_the_same_words(self):
        routes = self.ask("/").json["routes"]
        asked = {"/changes": "?since=2020", "/news": "?new-since=2020"}
        packed_ones = 0
        for route in routes:
            path = route["path"][len(BASE):]
            if route["method"] != "GET" or "{" in path:
                continue
            for form in route["forms"].split():
                target = BASE + ("/" if path == "/" else f"{path}.{form}{asked.get(path, '')}")
                plain, packed = self.both(target)
                if packed.headers.get("Content-Encoding") != "gzip":
                    self.assertLess(len(packed.body), 1000, target)
                    continue
                packed_ones += 1
                self.assertLess(len(packed.body), len(plain.body) + 64, target)
                if path not in asked and form != "ics":  # the moment is in these
                    self.assertEqual(gzip.decompress(packed.body), plain.body, target)
                else:
                    self.assertTrue(gzip.decompress(packed.body), target)
        self.assertGreater(packed_ones, 12)

    def test_the_files_of_the_screens(self):
        for target in ("/", "/app.js", "/app.css", "/lib/preact.js"):
            if self.desk.ask("GET", target).status == 404:
                continue  # built without its screens
            plain, packed = self.both(target)
            if packed.headers.get("Content-Encoding") == "gzip":
                self.assertEqual(gzip.decompress(packed.body), plain.body)
                again = self.desk.ask("GET", target, headers=GZIP)
                self.assertEqual(again.body, packed.body)
                self.assertEqual(again.headers["Content-Type"], plain.headers["Content-Type"])

    def test_tags_tell_the_two_apart(self):
        plain, packed = self.both(BASE + "/entries")
        ours, theirs = plain.headers["ETag"], packed.headers["ETag"]
        self.assertNotEqual(ours, theirs)
        for tag, headers, status in ((theirs, GZIP, 304), (ours, {}, 304), (ours, GZIP, 200), (theirs, {}, 200),
                                     (f"{ours}, W/{theirs}", GZIP, 304)):
            answer = self.desk.ask("GET", BASE + "/entries", headers={**headers, "If-None-Match": tag})
            self.assertEqual(answer.status, status, (tag, headers))
            self.assertEqual(answer.headers["ETag"], theirs if headers else ours)
            self.assertIn("Accept-Encoding", answer.headers["Vary"])
            if status == 304:
                self.assertEqual(answer.body, b"")
                self.assertIsNone(answer.headers.get("Content-Encoding"))

    def test_head_tells_what_get_does(self):
        for target in (BASE + "/entries", BASE + "/entries.csv", "/app.js"):
            whole, head = self.desk.ask("GET", target, headers=GZIP), self.desk.ask("HEAD", target, headers=GZIP)
            self.assertEqual(head.body, b"")
            for name in ("Content-Type", "Content-Encoding", "Content-Length", "ETag", "Vary", "X-Total-Count"):
                self.assertEqual(head.headers.get(name), whole.headers.get(name), (target, name))

    def test_what_is_remembered_moves_with_the_store(self):
        desk, store = self.own_desk()
        ask = lambda: desk.ask("GET", BASE + "/entries", headers=GZIP)
        first, same = ask(), ask()
        self.assertEqual((same.body, same.headers["ETag"]), (first.body, first.headers["ETag"]))
        self.assertEqual(run("add", store, "-", "-q", stdin=lines_of([article(1)])).returncode, 0)
        then = ask()
        self.assertNotEqual(then.headers["ETag"], first.headers["ETag"])
        self.assertEqual(json.loads(gzip.decompress(then.body)), desk.ask("GET", BASE + "/entries").json)

    def test_who_does_not_take_it_gets_the_words(self):
        for accepted in ("identity", "gzip;q=0", "br", ""):
            answer = self.desk.ask("GET", BASE + "/entries", headers={"Accept-Encoding": accepted})
            self.assertIsNone(answer.headers.get("Content-Encoding"), accepted)
            self.assertTrue(answer.json["entries"])

    def test_errors_are_words(self):
        answer = self.desk.ask("GET", BASE + "/entries?who=" + "%22" * 1000, headers=GZIP)
        self.assertEqual((answer.status, answer.json["error"]["code"]), (400, "bad_argument"))


class StreamTest(DemoDeskTest):
    """Over the demonstration archive, so that a stream is more than one piece."""

    def test_a_large_export(self):
        plain = self.desk.ask("GET", BASE + "/export?form=gdelt")
        packed = self.desk.ask("GET", BASE + "/export?form=gdelt", headers=GZIP)
        self.assertEqual(packed.headers["Content-Encoding"], "gzip")
        self.assertEqual(packed.headers["X-Total-Count"], plain.headers["X-Total-Count"])
        self.assertEqual(packed.headers["Content-Disposition"], plain.headers["Content-Disposition"])
        self.assertEqual(gzip.decompress(packed.body), plain.body)
        self.assertLess(len(packed.body) * 5, len(plain.body))

    def test_one_that_goes_away_ends_it(self):
        with self.desk.connect(receive=4096) as client:
            client.sendall(b"GET /api/v1/export?form=annotations HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
            self.assertIn(b"Content-Encoding: gzip", client.recv(2000))
        self.assertEqual(self.desk.ask("GET", BASE + "/count", timeout=5).status, 200)

    def test_an_old_client_finds_its_end(self):
        reader = zlib.decompressobj(31)
        with self.desk.connect() as client:
            client.sendall(b"GET /api/v1/export?form=csv HTTP/1.0\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n")
            data = b""
            while piece := client.recv(3000):
                data += piece
        words = reader.decompress(data.split(b"\r\n\r\n", 1)[1])
        self.assertTrue(reader.eof, "its end is there")
        self.assertEqual(words, self.desk.ask("GET", BASE + "/export?form=csv").body)


if __name__ == "__main__":
    unittest.main()
