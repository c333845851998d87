"""Who may ask, and what the desk does not do for anybody: names of other hosts, tokens, the header that no other site can send,
addresses of this network, files. Shared: tests/support/desk.py."""
import http.server
import json
import os
import signal
import threading
import time
import unittest

from desk import BASE, DeskTest, run

PAGE = b"""<html><head><title>Ferry</title></head>
<body><p>The ferry sails again, Tom Okafor told reporters on Monday in Port Amaro.</p></body></html>"""


class Site(http.server.BaseHTTPRequestHandler):
    """A web site of this machine: /page, /to?ADDRESS (a redirect), /large, /round (a redirect without an end), /slow."""

    asked = []
    go_on = threading.Event()

    def do_GET(self):
        self.asked.append(self.path)
        path, _, rest = self.path.partition("?")
        if path == "/to" or path == "/round":
            self.send_response(302)
            self.send_header("Location", rest or "/round")
            self.end_headers()
            return
        if path == "/slow":
            self.go_on.wait(20)
        self.send_response(200 if path != "/gone" else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            for _ in range(17 if path == "/large" else 1):
                self.wfile.write(PAGE if path != "/large" else b" " * (1 << 20))
        except OSError:
            pass

    def log_message(self, *_):
        pass


class FetchTest(DeskTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.site = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
        cls.site.daemon_threads = True
        threading.Thread(target=cls.site.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.site.server_close)
        cls.addClassCleanup(cls.site.shutdown)
        cls.address = f"http://127.0.0.1:{cls.site.server_address[1]}"

    def setUp(self):
        Site.asked.clear()

    def fetch(self, url, desk, status=200):
        return self.ask("/articles/fetch", "POST", json.dumps({"url": url}), desk=desk, status=status).json

    def test_a_page(self):
        desk, _ = self.own_desk("--fetch-inside")
        item = self.fetch(self.address + "/page", desk)["items"][0]
        self.assertEqual((item["outcome"], item["name"]), ("added", self.address + "/page"))
        self.assertEqual(self.ask(f"/articles/{item['article']}", desk=desk).json["url"], self.address + "/page")
        self.assertEqual(self.fetch(f"{self.address}/to?/page", desk)["items"][0]["outcome"], "added")

    def test_no_machine_of_this_network_unless_it_is_allowed(self):
        port = self.site.server_address[1]
        for host in ("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "127.1", "0x7f000001", "2130706433", "0.0.0.0", "0"):
            error = self.fetch(f"http://{host}:{port}/page", self.desk, 502)["error"]
            self.assertEqual(error["code"], "unreachable")
        self.assertEqual(Site.asked, [])

    def test_no_other_protocol_not_even_by_a_redirect(self):
        desk, _ = self.own_desk("--fetch-inside")
        secret = os.path.join(self.folder, "secret.txt")
        with open(secret, "w", encoding="utf-8") as file:
            file.write("The secret ferry sails, Tom Okafor said.")
        for url in (f"file://{secret}", f"{self.address}/to?file://{secret}", f"FILE://{secret}", "ftp://127.0.0.1/", "gopher://127.0.0.1:70/",
                    f"{self.address}/to?gopher://127.0.0.1:70/", "dict://127.0.0.1/", "nothing", "", "http://",
                    "http:// /", "//", "\u0000", "127.0.0.1"):
            answer = self.ask("/articles/fetch", "POST", json.dumps({"url": url}), desk=desk, status=400)
            self.assertEqual(answer.json["error"]["code"], "bad_argument", url)
        self.assertEqual(self.ask("/count?text=secret", desk=desk).json["count"], 0)

    def test_pages_that_cannot_be_had(self):
        desk, _ = self.own_desk("--fetch-inside")
        self.assertEqual(self.fetch(f"{self.address}/gone", desk, 502)["error"]["code"], "unreachable")
        self.assertEqual(self.fetch(f"{self.address}/round", desk, 502)["error"]["code"], "unreachable")
        self.assertLess(len(Site.asked), 10, "a redirect without an end ends")
        self.assertEqual(self.fetch(f"{self.address}/large", desk, 413)["error"]["code"], "too_large")
        for body in (b"", b"{}", b"[]", b"{\"url\": 1}", b"{\"url\": \"http://a/\", \"name\": \"a\"}", b"{\"url\": [\"http://a\"]}", b"[" * 1_000_000):
            self.refused("/articles/fetch", 400, "bad_argument", method="POST", body=body, desk=desk)

    def test_slow_pages_hold_up_no_question(self):
        desk, _ = self.own_desk("--fetch-inside")
        asked = ("POST", BASE + "/articles/fetch", json.dumps({"url": self.address + "/slow"}), {"X-Rapporteur": "1"})
        threads = [threading.Thread(target=desk.ask, args=asked) for _ in range(8)]
        for thread in threads:
            thread.start()
        try:
            self.assertEqual(desk.ask("GET", BASE + "/count", timeout=5).status, 200)
        finally:
            Site.go_on.set()
            for thread in threads:
                thread.join()

    def test_it_ends_at_once_though_a_page_does_not_come(self):
        for sign in (signal.SIGTERM, signal.SIGINT):
            Site.go_on.clear()
            desk, store = self.own_desk("--fetch-inside")
            head = b"POST /api/v1/articles/fetch HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Rapporteur: 1\r\n"
            body = json.dumps({"url": self.address + "/slow"}).encode()
            with desk.connect() as client:
                client.sendall(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)
                until = time.monotonic() + 10
                while "/slow" not in Site.asked and time.monotonic() < until:
                    time.sleep(0.02)
                self.assertIn("/slow", Site.asked)
                before = time.monotonic()
                desk.process.send_signal(sign)
                self.assertEqual(desk.process.wait(timeout=30), 0)
                self.assertLess(time.monotonic() - before, 1)
            Site.go_on.set()
            Site.asked.clear()
            self.assertEqual(run("check", store).returncode, 0)

    def test_a_desk_to_read_asks_nobody(self):
        desk, _ = self.own_desk("--fetch-inside", "--read-only")
        self.assertEqual(self.fetch(self.address + "/page", desk, 403)["error"]["code"], "read_only")
        self.assertEqual(Site.asked, [])


class HostTest(DeskTest):
    def test_names_of_this_machine(self):
        for host in ("127.0.0.1", "localhost", "[::1]", f"localhost:{self.desk.port}", f"[::1]:{self.desk.port}"):
            self.ask("/count", Host=host)

    def test_names_that_are_not(self):
        for host in ("tern.example", "tern.example:80", "localhost.tern.example", "127.0.0.1.tern.example", "", "[::1", "127.0.0.2"):
            self.refused("/count", 421, "wrong_host", Host=host)
            answer = self.desk.ask("GET", "/", headers={"Host": host})
            self.assertEqual(answer.status, 421)
            self.check_rules(answer)

    def test_what_writes_needs_a_header_that_no_form_can_send(self):
        for target, method in (("/read", "POST"), ("/positions", "POST"), ("/articles", "POST"), ("/articles/fetch", "POST"), ("/corrections", "POST"),
                               ("/corrections/1", "DELETE"), ("/articles/0/withdraw", "POST"), ("/articles/0/restore", "POST")):
            answer = self.desk.ask(method, BASE + target, b"{}", {"Content-Type": "text/plain"})
            self.assertEqual((answer.status, answer.json["error"]["code"]), (403, "header_missing"), target)
            self.refused(target, 403, "header_missing", method=method, X_Rapporteur="")

    def test_no_answer_allows_another_site_to_read_it(self):
        for method in ("GET", "OPTIONS"):
            origin = {"Origin": "https://tern.example", "Access-Control-Request-Headers": "X-Rapporteur"}
            answer = self.desk.ask(method, BASE + "/entries", headers=origin)
            self.assertFalse([name for name in answer.headers if name.lower().startswith("access-control")])


class TokenTest(DeskTest):
    options = ("--address", "0.0.0.0")

    def test_one_is_made_and_asked_for(self):
        self.assertRegex(self.desk.token, "^[0-9a-f]{32}$")
        for target in ("/", "/entries", "/entries.csv", "/nothing", "/openapi.json"):
            error = self.refused(target, 401, "token_missing")
            self.assertNotIn(self.desk.token, json.dumps(error))
        self.refused("/read", 401, "token_missing", method="POST", body=PAGE)
        for target in ("/", "/app.css", "/record", "/api"):
            answer = self.desk.ask("GET", target)
            self.assertEqual((answer.status, answer.headers["WWW-Authenticate"]), (401, "Bearer"), target)
            self.check_rules(answer)

    def test_the_bearer_of_it_may(self):
        self.ask("/entries", Authorization=f"Bearer {self.desk.token}")
        self.ask("/entries", Authorization=f"Bearer {self.desk.token}", Host="desk.example")
        for wrong in ("x" * 32, "", self.desk.token[:-1], self.desk.token + "0", self.desk.token.upper() + "0"):
            self.refused("/entries", 401, "token_missing", Authorization=f"Bearer {wrong}")
        self.refused("/entries", 401, "token_missing", Authorization=f"Basic {self.desk.token}")
        self.refused(f"/entries?token={self.desk.token}", 401, "token_missing")

    def test_a_visit_with_it_leaves_a_cookie(self):
        visit = self.desk.ask("GET", f"/?token={self.desk.token}")
        self.assertEqual((visit.status, visit.headers["Location"], visit.body), (303, "/", b""))
        self.check_rules(visit)
        cookie, *rules = visit.headers["Set-Cookie"].split("; ")
        self.assertEqual(set(rules), {"HttpOnly", "SameSite=Strict", "Path=/"})
        self.ask("/entries", Cookie=cookie)
        self.ask("/entries", Cookie=f"theme=dark; {cookie}; a=b")
        self.refused("/entries", 401, "token_missing", Cookie=cookie[:-1])
        self.refused("/entries", 401, "token_missing", Cookie=f"x{cookie}")
        wrong = self.desk.ask("GET", "/?token=0")
        self.assertEqual((wrong.status, wrong.headers.get("Set-Cookie")), (401, None))

    def test_one_of_ones_own(self):
        desk, _ = self.own_desk("--token", "a-word.that~is_long-enough")
        self.refused("/entries", 401, "token_missing", desk=desk)
        self.ask("/entries", desk=desk, Authorization="Bearer a-word.that~is_long-enough")
        for wrong in ("short", "a word with spaces in it", "a;word;for;no;cookie", "a&word=for&no=address"):
            self.assertEqual(run("serve", self.store, "--port", "0", "--token", wrong).returncode, 2)


class ScreensTest(DeskTest):
    def test_files_of_the_screens_alone(self):
        folder = os.path.join(self.folder, "web")
        os.makedirs(folder, exist_ok=True)
        with open(os.path.join(folder, "app.css"), "w", encoding="utf-8") as file:
            file.write("body {}")
        with open(os.path.join(self.folder, "secret.txt"), "w", encoding="utf-8") as file:
            file.write("secret")
        desk, _ = self.own_desk("--web", folder)
        self.assertEqual(desk.ask("GET", "/app.css").body, b"body {}")
        for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/a/../../secret.txt", "//secret.txt", "/./app.css",
                     "/app.css%00.txt", "/%ff", "/openapi.json", "/none.css"):
            answer = desk.ask("GET", path)
            self.assertIn(answer.status, (400, 404), path)
            self.assertNotIn(b"secret\n", answer.body + b"\n")
            self.check_rules(answer)

    def test_every_place_in_the_screens_is_the_page(self):
        page = self.desk.ask("GET", "/")
        self.assertEqual((page.status, page.type), (200, "text/html"))
        for path in ("/record", "/article/9246a4a0c184bdf6", "/apix"):
            self.assertEqual(self.desk.ask("GET", path).body, page.body)
        self.assertEqual(self.desk.ask("GET", "/", headers={"If-None-Match": page.headers["ETag"]}).status, 304)
        self.assertEqual(self.desk.ask("POST", "/", headers={"X-Rapporteur": "1"}).status, 405)


if __name__ == "__main__":
    unittest.main()
