"""The desk for tests: `rapporteur serve` on a free port over a store of four invented articles, questions to it, and every
answer held against apps/server/openapi.json and against the rules that all answers keep. The path of the program is in the
environment variable RAPPORTEUR. Used by tests/api and tests/agree/server_test.py."""
import http.client
import json
import os
import re
import shutil
import socket
import subprocess
import tempfile
import unittest
import urllib.parse

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("RAPPORTEUR", os.path.join(ROOT, "build/release/rapporteur"))
MODEL = os.environ.get("RAPPORTEUR_MODEL", os.path.join(ROOT, "models/english.bin"))
OPENAPI = os.path.join(ROOT, "apps/server/openapi.json")
BASE = "/api/v1"
WRITES = {"X-Rapporteur": "1"}

# Lines of every kind, a dispute over a figure, a meeting that is called off, an undated article, quotation marks and a comma in an
# outlet, a character outside the Basic Multilingual Plane.
ARTICLES = [
    {"url": "https://tern.example/talks", "title": "Velia and Norland to meet over closed harbours", "outlet": "The Tern",
     "published": "2026-03-03T23:30:00-05:00", "text": """Velia and Norland to meet over closed harbours

"No date has been agreed," Ana Reis said on Monday. The foreign minister of Velia spoke to reporters in Port Amaro.

Velia and Norland will hold talks in Geneva on 12 March 2026. Norland demands that Velia reopen its harbours.

Norland denied that its coastguard had fired on the trawler. "We will not negotiate under threat," said Henrik Solberg."""},
    {"url": "https://gull.example/shelling", "title": "Harbour shelled", "outlet": "The \"Gull\", weekly", "published": "2026-03-06",
     "text": """Harbour shelled

Norland shelled the harbour of Bergen on 5 March 2026, killing nine people, the Velian government said. Velia rejects the closure
of the harbours.

The defence ministry of Norland said that 14 people were killed when Norland shelled the harbour of Bergen on 5 March 2026."""},
    {"url": "https://auk.example/bergen", "title": "Twelve dead in Bergen", "outlet": "The Auk", "published": "2026-03-07",
     "text": """Twelve dead in Bergen

\U0001f54a

Norland shelled the harbour of Bergen on 5 March 2026, killing 12 people, Ana Reis said. "We mourn them," she added.

The talks between Velia and Norland in Geneva, planned for 12 March 2026, were cancelled on Friday, Henrik Solberg said. Velia
supports a ceasefire."""},
    {"url": "https://auk.example/oslo", "title": "Visit to Oslo", "outlet": "The Auk", "text": """Visit to Oslo

The Committee for the Protection of Bergen met the government of Norland in Oslo on 6 March 2026. If Velia reopens the harbours,
Norland will lift the sanctions, Solberg told The Auk."""},
]


def lines_of(articles):
    return "".join(json.dumps(article) + "\n" for article in articles).encode()


def article(number, **more):
    """One more, of its own."""
    return {"url": f"https://skua.example/{number}", "title": f"Ferry {number}", "outlet": "The Skua", "published": "2026-03-05",
            "text": f"Ferry {number}\n\nThe ferry {number} sails again, Tom Okafor said on Monday.\n", **more}


def run(*arguments, stdin=None):
    """One run of the program: its status, stdout and stderr as bytes."""
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, check=False, timeout=300,
                          env={**os.environ, "RAPPORTEUR_MODEL": MODEL})


def query(parameters):
    """"?who=Reis&who=Solberg" of a list of pairs, or nothing."""
    return "?" + urllib.parse.urlencode(parameters) if parameters else ""


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.body = response.read()

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        return (self.headers.get("Content-Type") or "").split(";")[0]


class Desk:
    """The running program. Its output is the first line; what it writes to standard error is in `log`."""

    def __init__(self, store, *options):
        self.log = tempfile.TemporaryFile()
        self.process = subprocess.Popen([PROGRAM, "serve", store, "--port", "0", *options], stdout=subprocess.PIPE, stderr=self.log,
                                        env={**os.environ, "RAPPORTEUR_MODEL": MODEL})
        self.line = self.process.stdout.readline().decode()
        found = re.search(r": http://(\S+):(\d+)/(?:\?token=(\S+))?$", self.line)
        if not found:
            self.stop()
            self.log.seek(0)
            raise RuntimeError(self.line + self.log.read().decode())
        self.port, self.token = int(found[2]), found[3]

    def stop(self):
        """Ends it as a service manager does; its status."""
        if self.process.poll() is None:
            self.process.terminate()
        try:
            status = self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        self.process.stdout.close()
        return status

    def ask(self, method, target, body=None, headers=None, timeout=60):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, target, body=body, headers=headers or {})
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def connect(self, timeout=30, receive=None):
        """A bare connection; `receive`: bytes of its buffer."""
        client = socket.socket()
        if receive:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        client.settimeout(timeout)
        client.connect(("127.0.0.1", self.port))
        return client

    def raw(self, data, timeout=30):
        """What comes back for these bytes until the server closes."""
        with self.connect(timeout) as client:
            client.sendall(data)
            return read_all(client)


def read_all(client):
    pieces = []
    while True:
        try:
            piece = client.recv(1 << 16)
        except ConnectionResetError:
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces)


class Contract:
    """openapi.json, and what an answer has to do with it."""

    def __init__(self):
        with open(OPENAPI, encoding="utf-8") as file:
            self.document = json.load(file)
        self.paths, self.schemas = self.document["paths"], self.document["components"]["schemas"]

    def resolved(self, node):
        while "$ref" in node:
            name = node["$ref"]
            node = self.document
            for part in name[2:].split("/"):
                node = node[part]
        return node

    def operations(self):
        for path, methods in self.paths.items():
            for method, operation in methods.items():
                yield method.upper(), path, operation

    def of(self, method, target):
        """The path of openapi.json that a target belongs to, and its operation."""
        method = "get" if method == "HEAD" else method.lower()
        given = target.split("?")[0][len(BASE):].strip("/").split("/")
        for path, methods in self.paths.items():
            wanted = path.strip("/").split("/")
            if method not in methods or len(wanted) != len(given):
                continue
            suffix = r"(\.(%s))?$" % "|".join(methods[method]["x-forms"].split())
            last = re.sub(suffix, "", given[-1]) if "{" not in wanted[-1] else given[-1]
            if all("{" in w or w == g for w, g in zip(wanted, given[:-1] + [last])):
                return path, methods[method]
        return None, None

    def validator(self, schema):
        return jsonschema.Draft202012Validator({**schema, "components": self.document["components"]})

    def faults(self, answer, operation, with_body=True):
        """What of an answer is not as the operation says; an operation that is not there answers errors alone."""
        responses = operation["responses"] if operation else {"default": {"$ref": "#/components/responses/Fault"}}
        response = self.resolved(responses.get(str(answer.status), responses["default"]))
        for name in response.get("headers", {}):
            if name not in ("ETag", "X-Total-Count") and name not in answer.headers:
                yield f"{answer.status} has no {name}"
        if answer.status == 304:
            if answer.body:
                yield "304 has a body"
            return
        if answer.type not in response["content"]:
            yield f"{answer.status} is {answer.type}: {answer.body[:200]}"
        elif with_body:
            schema, values = response["content"][answer.type], []
            if answer.type.endswith(("/json", "+json")):
                schema, values = schema["schema"], [answer.json]
            elif "x-lines" in schema:
                schema, values = schema["x-lines"], [json.loads(line) for line in answer.body.splitlines()]
            for fault in (fault for value in values for fault in self.validator(schema).iter_errors(value)):
                yield f"{answer.status} {'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"


RULES = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cross-Origin-Opener-Policy": "same-origin",
         "Cross-Origin-Resource-Policy": "same-origin", "Cache-Control": "no-cache"}


@unittest.skipIf(jsonschema is None, "needs jsonschema (./check installs it)")
class DeskTest(unittest.TestCase):
    """A store for the class and a desk over it. A test that writes asks for own_desk()."""

    options = ()

    @classmethod
    def setUpClass(cls):
        if not os.path.exists(PROGRAM) or not os.path.exists(MODEL):
            raise unittest.SkipTest("the program is not built, or there is no model")
        cls.contract = Contract()
        cls.folder = tempfile.mkdtemp(prefix="rapporteur-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.store = os.path.join(cls.folder, "tern.store")
        cls.make_store()
        cls.desk = Desk(cls.store, *cls.options)
        cls.addClassCleanup(cls.desk.stop)

    @classmethod
    def make_store(cls):
        done = run("add", cls.store, "-", "-q", stdin=lines_of(ARTICLES))
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode())

    def own_desk(self, *options):
        """A desk over a copy of the store, for this test alone; and the path of the copy."""
        folder = tempfile.mkdtemp(prefix="rapporteur-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        store = shutil.copy(self.store, os.path.join(folder, "own.store"))
        desk = Desk(store, *options)
        self.addCleanup(desk.stop)
        return desk, store

    def ask(self, target, method="GET", body=None, desk=None, status=200, **headers):
        """An answer that is as openapi.json says and keeps the rules; of another status than the one told it fails."""
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if method not in ("GET", "HEAD"):
            sent.setdefault("X-Rapporteur", "1")
        answer = (desk or self.desk).ask(method, BASE + target, body, sent)
        self.assertEqual(answer.status, status, (method, target, answer.body[:500]))
        _, operation = self.contract.of(method, BASE + target)
        self.assertEqual(list(self.contract.faults(answer, operation, with_body=method != "HEAD")), [], (method, target))
        self.check_rules(answer)
        return answer

    def send(self, target, body=None, method="POST", **more):
        """The JSON of what a writing route answers; `body`: bytes as they are, else JSON."""
        data = body if body is None or isinstance(body, bytes) else json.dumps(body)
        return self.ask(target, method, data, **more).json

    def refused(self, target, status, code, **more):
        """The error with which something is refused."""
        error = self.ask(target, status=status, **more).json["error"]
        self.assertEqual((error["status"], error["code"]), (status, code), error)
        return error

    def check_rules(self, answer):
        self.assertEqual({name: answer.headers.get(name) for name in RULES}, RULES)
        policy = answer.headers.get("Content-Security-Policy", "")
        self.assertIn("default-src 'none'", policy)
        self.assertNotIn("unsafe", policy)
        self.assertEqual(answer.headers.get("Server"), "rapporteur", "no version is told")

    def entries(self, *parameters, desk=None):
        return self.ask("/entries" + query(parameters), desk=desk).json["entries"]

    def pages(self, target, name, parameters, desk=None, between=None):
        """Everything in a list, page by page; `between` is called after each page that is not the last."""
        found, cursor = [], None
        while True:
            more = [("cursor", cursor)] if cursor else []
            page = self.ask(target + query(list(parameters) + more), desk=desk).json
            found.extend(page[name])
            cursor = page.get("next")
            if cursor is None:
                return found
            if between:
                between()


class DemoDeskTest(DeskTest):
    """The same over the demonstration's archive, of which an answer is long."""

    @classmethod
    def make_store(cls):
        done = run("demo", "--store", cls.store, "-q")
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode())
