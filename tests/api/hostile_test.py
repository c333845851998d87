"""Clients that mean harm or are broken: what is no HTTP, sends too much, too little or too slowly, or stops reading. Each costs its
own connection and nothing else. The deadlines themselves are tested in tests/unit/server/http_test.cc. Shared:
tests/support/desk.py."""
import json
import os
import signal
import socket
import threading
import time
import unittest

from desk import BASE, DemoDeskTest, DeskTest, read_all, run

HOST = b"Host: 127.0.0.1\r\n"
SOON = 5  # seconds in which a request is answered, however busy others keep the desk


def status_of(answer):
    """Of the first answer in these bytes."""
    return int(answer.split(b" ", 2)[1]) if answer.startswith(b"HTTP/1.1 ") else None


class BytesTest(DeskTest):
    def check_alive(self):
        self.assertIsNone(self.desk.process.poll())
        self.assertEqual(self.desk.ask("GET", BASE + "/count", timeout=SOON).status, 200)

    def test_what_is_no_http(self):
        for data in (b"\r\n\r\n\r\n", b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET  / HTTP/1.1\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                     b"GET / HTTP/1.1\r\nHost 127.0.0.1\r\n\r\n", b"GET / HTTP/1.1\r\n: x\r\n\r\n", b"GET / HTTP/1.1\r\nA\0B: c\r\n\r\n",
                     b"G\xffT / HTTP/1.1\r\n\r\n", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", os.urandom(4000) + b"\r\n\r\n", b"\0" * 4000,
                     b"GET /\0 HTTP/1.1\r\n" + HOST + b"\r\n"):
            answer = self.desk.raw(data + b"\r\n\r\n")
            self.assertIn(status_of(answer), (400, None), data[:40])
            if answer:
                self.assertIn(b"bad_request", answer)
                self.assertIn(b"default-src 'none'", answer)
        self.check_alive()

    def test_targets_that_are_none(self):
        for target in (b"*", b"http://127.0.0.1/", b"//", b"/%", b"/%0", b"/%zz", b"/%00", b"/%ff", b"/api/v1/entries?who=%00", b"/api/v1/entries?who=%ff",
                       b"/api/v1/entries?%c0%80", b"/api/v1/entries?who=%ed%a0%80", b"/api/v1/../v1/entries", b"/api/v1/%2e%2e/entries",
                       b"/api/v1/entries?" + b"&".join([b"who=a"] * 513), b"/\xff"):
            answer = self.desk.raw(b"GET " + target + b" HTTP/1.1\r\n" + HOST + b"Connection: close\r\n\r\n")
            self.assertIn(status_of(answer), (200,) if target == b"//" else (400,), target)
        self.check_alive()

    def test_bounds_of_a_question(self):
        for words in ("a" * 8000, "%22" * 1000, "(" * 3000, "*" * 3000, "%F0%9F%95%8A" * 600, "-" * 500):
            for name in ("who", "text", "place", "when", "cursor", "id", "outlet"):
                self.assertIn(self.ask_any(f"/entries?{name}={words}"), (200, 400))
        self.assertEqual(self.ask_any("/entries?" + "&".join(["who=reis"] * 512)), 200)

    def ask_any(self, target):
        return self.desk.ask("GET", BASE + target).status

    def test_a_head_without_an_end(self):
        for head in (b"GET /" + b"a" * (1 << 20) + b" HTTP/1.1\r\n\r\n", b"GET / HTTP/1.1\r\nA: " + b"a" * (1 << 20) + b"\r\n\r\n",
                     b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 200_000 + b"\r\n"):
            with self.desk.connect() as client:
                try:
                    client.sendall(head)
                except OSError:
                    pass  # it need not take all of it
                answer = read_all(client)
            self.assertEqual(status_of(answer), 431)
            self.assertIn(b"too_large", answer)
        self.check_alive()

    def test_a_body_that_is_too_large(self):
        head = b"POST /api/v1/read HTTP/1.1\r\n" + HOST + b"X-Rapporteur: 1\r\n"
        with self.desk.connect() as client:
            client.sendall(head + b"Content-Length: 68000000\r\n\r\n" + b"a" * 100_000)
            self.assertEqual(status_of(read_all(client)), 413)
        with self.desk.connect() as client:
            client.sendall(head + b"Expect: 100-continue\r\nContent-Length: 68000000\r\n\r\n")
            self.assertEqual(status_of(client.recv(1 << 16)), 413, "told before it is sent")
        with self.desk.connect() as client:
            client.sendall(head + b"Transfer-Encoding: chunked\r\n\r\n")
            piece = b"100000\r\n" + b"a" * (1 << 20) + b"\r\n"
            try:
                for _ in range(70):
                    client.sendall(piece)
            except OSError:
                pass
            self.assertEqual(status_of(read_all(client)), 413)
        self.check_alive()

    def test_lengths_that_lie(self):
        head = b"POST /api/v1/read HTTP/1.1\r\n" + HOST + b"X-Rapporteur: 1\r\nConnection: close\r\n"
        text = b"The ferry sails, Tom Okafor said."
        for length in (b"-1", b"x", b"0x10", b"99999999999999999999999", b"5, 6", b"5\r\nContent-Length: 6",
                       b"5\r\nTransfer-Encoding: chunked"):
            self.assertIn(status_of(self.desk.raw(head + b"Content-Length: " + length + b"\r\n\r\n" + text)), (400, 413), length)
        longer = self.desk.raw(head + b"Content-Length: %d\r\n\r\n" % len(text) + text + b"GET /api/v1/count HTTP/1.1\r\n\r\n")
        self.assertEqual((status_of(longer), longer.count(b"HTTP/1.1")), (200, 1), "what is behind the body of a last request is none")
        with self.desk.connect() as client:
            client.sendall(head + b"Content-Length: 1000\r\n\r\n" + text)
            client.shutdown(socket.SHUT_WR)
            self.assertEqual(status_of(read_all(client)), 400)
        self.check_alive()

    def test_a_body_in_chunks(self):
        head = b"POST /api/v1/read HTTP/1.1\r\n" + HOST + b"X-Rapporteur: 1\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
        pieces = [b"The ferry sails,", b" Tom Okafor said on Monday."]
        chunks = b"".join(b"%x;name=value\r\n%b\r\n" % (len(p), p) for p in pieces) + b"0\r\nTrailer: x\r\n\r\n"
        answer = self.desk.raw(head + chunks)
        self.assertEqual(status_of(answer), 200)
        self.assertIn(b"Tom Okafor said on Monday.", answer)
        for broken in (b"zz\r\nabc\r\n0\r\n\r\n", b"-1\r\n\r\n", b"3\r\nabcde\r\n0\r\n\r\n", b"ffffffffffffffffff\r\na"):
            self.assertIn(status_of(self.desk.raw(head + broken)), (400, 413), broken)
        self.check_alive()

    def test_requests_sent_one_behind_the_other(self):
        one = b"GET /api/v1/count?kind=%b HTTP/1.1\r\n" + HOST + b"%b\r\n"
        kinds = [b"statement", b"event", b"meeting", b"rumour", b"position"] * 20
        answer = self.desk.raw(b"".join(one % (kind, b"") for kind in kinds) + one % (b"event", b"Connection: close\r\n"))
        heads = [piece.split(b" ", 1)[0] for piece in answer.split(b"HTTP/1.1 ")[1:]]
        self.assertEqual(heads, [b"400" if kind == b"rumour" else b"200" for kind in kinds] + [b"200"])

    def test_the_old_version(self):
        answer = self.desk.raw(b"GET /api/v1/entries.csv HTTP/1.0\r\n" + HOST + b"\r\n")
        self.assertEqual(status_of(answer), 200)
        self.assertNotIn(b"chunked", answer)
        self.assertEqual(answer.split(b"\r\n\r\n", 1)[1], run("find", self.store, "--format", "csv").stdout)
        self.assertEqual(status_of(self.desk.raw(b"GET / HTTP/1.0\r\n\r\n")), 421, "it names no host")

    def test_connections_cut_in_the_middle(self):
        line = self.entries()[0]["id"]
        body = json.dumps({"entry": line, "what": "status", "value": "negative"}).encode()
        whole = b"POST /api/v1/corrections HTTP/1.1\r\n" + HOST + b"X-Rapporteur: 1\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        for at in range(1, len(whole), 7):
            with self.desk.connect() as client:
                client.sendall(whole[:at])
                if at % 2:  # not closed but reset
                    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        self.check_alive()
        self.assertEqual(self.ask("/corrections").json["corrections"], [], "half a request changes nothing")


class SlowTest(DeskTest):
    def test_three_hundred_that_send_a_byte_a_second(self):
        request = b"GET /api/v1/entries HTTP/1.1\r\n" + HOST + b"\r\n"
        clients = [self.desk.connect() for _ in range(300)]
        try:
            for at in range(3):
                for client in clients:
                    client.sendall(request[at:at + 1])
                for _ in range(5):
                    self.assertEqual(self.desk.ask("GET", BASE + "/entries", timeout=SOON).status, 200)
                time.sleep(1)
            for client in clients:
                client.sendall(request[3:])
            for client in clients:
                self.assertEqual(status_of(client.recv(1 << 16)), 200, "slow, but within their time")
        finally:
            for client in clients:
                client.close()

    def test_many_that_send_nothing_and_more_than_are_let_in(self):
        clients = []
        try:
            for _ in range(1100):
                clients.append(self.desk.connect())
        except OSError:
            pass  # no more files here: those that are open will do
        try:
            self.assertGreater(len(clients), 300)
            for client in clients[100:200]:
                client.close()
            until = time.monotonic() + SOON
            while time.monotonic() < until:
                try:
                    if self.desk.ask("GET", BASE + "/count", timeout=SOON).status == 200:
                        break
                except OSError:
                    time.sleep(0.1)
            self.assertEqual(self.desk.ask("GET", BASE + "/count", timeout=SOON).status, 200)
        finally:
            for client in clients:
                client.close()


class StreamTest(DemoDeskTest):
    """Over the demonstration archive, whose annotations are larger than what lies in a connection's buffers."""

    LARGE = b"GET /api/v1/export?form=annotations HTTP/1.1\r\n" + HOST + b"\r\n"

    def begun(self, desk=None):
        """A client that takes the beginning of a large export and then no more."""
        client = (desk or self.desk).connect(receive=4096)
        client.sendall(self.LARGE)
        self.assertEqual(status_of(client.recv(1000)), 200)
        return client

    def busy(self):
        answer = self.desk.ask("GET", BASE + "/export?form=annotations", timeout=60)
        return answer.status == 503

    def test_one_that_stops_reading_keeps_nobody_waiting(self):
        with self.begun():
            for target in ("/entries", "/facets", "/entries.csv", "/export?form=gdelt"):
                self.assertEqual(self.desk.ask("GET", BASE + target, timeout=SOON * 4).status, 200)

    def test_more_than_can_be_written_are_told_to_come_again(self):
        clients = [self.begun() for _ in range(16)]
        answer = self.ask("/export?form=annotations", status=503)
        self.assertEqual((answer.json["error"]["code"], answer.headers["Retry-After"]), ("busy", "5"))
        self.assertEqual(self.ask("/count").status, 200)
        for client in clients:
            client.close()
        until = time.monotonic() + 4 * SOON
        while self.busy() and time.monotonic() < until:
            time.sleep(0.2)
        self.assertFalse(self.busy(), "the streams of those that are gone have ended")

    def test_all_of_it_comes_to_one_that_reads_slowly(self):
        whole = self.desk.ask("GET", BASE + "/export?form=gdelt-mentions").body
        with self.desk.connect(receive=4096) as client:
            client.sendall(self.LARGE.replace(b"annotations", b"gdelt-mentions").replace(b"HTTP/1.1", b"HTTP/1.0"))
            pieces = []
            while piece := client.recv(3000):
                pieces.append(piece)
                time.sleep(0.001)
        self.assertEqual(b"".join(pieces).split(b"\r\n\r\n", 1)[1], whole)

    def test_ended_during_a_stream(self):
        for sign in (signal.SIGTERM, signal.SIGINT):
            desk, store = self.own_desk()
            clients = [self.begun(desk) for _ in range(3)]
            waiting = desk.connect()  # and one that has asked nothing yet
            before = time.monotonic()
            desk.process.send_signal(sign)
            self.assertEqual(desk.process.wait(timeout=10), 0)
            self.assertLess(time.monotonic() - before, 2)
            answer = read_all(clients[0])
            self.assertFalse(answer.endswith(b"0\r\n\r\n"), "the missing last chunk tells that this is not all")
            for client in clients + [waiting]:
                client.close()
            self.assertEqual(run("check", store).returncode, 0)


class ManyTest(DeskTest):
    def test_readers_and_writers_at_once(self):
        desk, store = self.own_desk()
        line = self.entries(("kind", "statement"), desk=desk)[0]["id"]
        faults = []

        def ask(method, target, body, status):
            for _ in range(10):
                answer = desk.ask(method, BASE + target, body, {"X-Rapporteur": "1"})
                if answer.status != status:
                    faults.append((target, answer.status, answer.body[:200]))

        correction = json.dumps({"entry": line, "what": "status", "value": "negative"})
        works = [("GET", "/entries", None, 200), ("GET", "/facets", None, 200), ("GET", "/entries.csv", None, 200), ("GET", "/timeline", None, 200),
                 ("POST", "/corrections", correction, 201), ("POST", "/read", "The ferry sails, Tom Okafor said.", 200),
                 ("GET", "/changes?since=2020", None, 200), ("POST", "/articles", "The ferry sails, Tom Okafor said.", 200)] * 3
        threads = [threading.Thread(target=ask, args=work) for work in works]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(faults, [])
        self.assertEqual(len(self.ask("/corrections", desk=desk).json["corrections"]), 30)
        self.assertEqual(run("check", store).returncode, 0)

    def test_a_store_that_goes_away(self):
        desk, store = self.own_desk()
        self.assertEqual(self.ask("/count", desk=desk).status, 200)
        for end in ("", "-wal", "-shm"):
            if os.path.exists(store + end):
                os.remove(store + end)
        for target in ("/entries", "/facets", "/entries.csv"):
            answer = desk.ask("GET", BASE + target, timeout=SOON)
            self.assertIn(answer.status, (200, 500, 503), "what is open still is read")
            self.assertNotIn(os.path.dirname(store).encode(), answer.body)


if __name__ == "__main__":
    unittest.main()
