"""The program with a store on a PostgreSQL server: every command prints what it prints of a file, byte for byte; a writer
that is killed loses nothing that was committed; readers do not wait for it; a password is never shown. The server is
started by with_server; where there is none to be had, the tests are skipped."""
import hashlib
import json
import os
import random
import re
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cli"))
from program import DONE, MODEL, PROGRAM, ROOT, SOME_FAILED, UNUSABLE, ProgramTest, run  # noqa: E402

WITH_SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "with_server")
ARTICLES = os.path.join(ROOT, "data/demo/articles.jsonl")


class ServerTest(ProgramTest):
    """A server for all tests of a class; a schema for each."""

    @classmethod
    def setUpClass(cls):
        cls.server = subprocess.Popen([WITH_SERVER, "sh", "-c", 'echo "$RAPPORTEUR_TEST_SERVER"; cat'],
                                      stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                      text=True)
        cls.address = cls.server.stdout.readline().strip()

    @classmethod
    def tearDownClass(cls):
        cls.server.stdin.close()
        cls.server.wait()
        cls.server.stdout.close()

    def setUp(self):
        super().setUp()
        if not self.address:
            self.assertEqual(self.server.wait(), 77)
            self.skipTest("no PostgreSQL here")
        schema = re.sub(r"\W", "_", self.id().rsplit(".", 1)[1].lower())
        self.sql(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
        self.store = f"{self.address}?options=-csearch_path%3D{schema}"
        self.schema = schema

    def sql(self, text):
        done = subprocess.run(["psql", "-qtA", self.address, "-c", text], capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def add(self, store, *arguments):
        done = run("add", store, "--quiet", *arguments)
        self.assertEqual(done.returncode, DONE, done.stderr)


class SameAsAFile(ServerTest):
    def test_every_command(self):
        records = self.file("records.jsonl", run("read", ARTICLES, "--format", "json").stdout)
        file = self.file("a.store")
        for store in (file, self.store):
            self.add(store, "--records", records)

        def both(command, *arguments, in_order=True):
            a, b = run(command, file, *arguments), run(command, self.store, *arguments)
            self.assertEqual(a.returncode, b.returncode, (command, arguments, a.stderr, b.stderr))
            for name in ("stdout", "stderr"):
                texts = [getattr(one, name).replace(store, "STORE") for one, store in ((a, file), (b, self.store))]
                # moments of adding, sizes, names of stores
                texts = [re.sub(r"(20\d\d-\d\d-\d\dT)?\d\d:\d\d:\d\dZ|\b20\d{6}T?\d{6}(Z|\b)", "MOMENT", text) for text in texts]
                if not in_order:
                    texts = [sorted(text.splitlines()) for text in texts]
                self.assertEqual(*texts, (command, arguments))
            return a.stdout

        questions = [[], ["--who", "Norland"], ["--whom", "Velia", "--what", "CONSULT"], ["--text", 'no* "date"'],
                     ["--text", "talks", "--text", "ferry", "--status", "planned"], ["--place", "Port"],
                     ["--outlet", "tern"], ["--when", "2026-01..2026-12"], ["--since", "2026", "--confidence", "0.5"],
                     ["--according-to", "minister"], ["--oldest-first", "--limit", "7"], ["--who", "nobody at all"]]
        self.assertGreater(len(both("find").splitlines()), 100)
        for question in questions:
            both("find", "--format", "json", *question)
        for command in ("happenings", "meetings", "positions", "disputes", "timeline", "actors"):
            self.assertGreater(len(both(command, "--format", "json").splitlines()), 1)
            both(command, "--limit", "3")
        for form in ("csv", "json", "gdelt", "icews", "plover", "sidecar", "ical", "annotations", "graphml"):
            both("export", "--form", form, "--no-text")
        both("changes", "--since", "2020", in_order=False)  # by moments, and adding takes some
        self.assertIn(" 0 faults", both("check"))
        line = re.search(r'"id":"([0-9a-f]{16})"', run("find", file, "--format", "json", "--kind", "event").stdout)[1]
        both("correct", line, "--status", "denied", "--by", "M. Ohe")
        both("find", "--format", "json", "--id", line)
        both("cite", line)
        both("correct", "--list", "--format", "json")
        both("correct", "--undo", "1")
        article = re.search(r'"article":\{"id":"([0-9a-f]{16})"', run("find", file, "--format", "json").stdout)[1]
        both("withdraw", article, "--note", "asked for by the paper")
        both("show", article)
        both("find", "--format", "json")
        self.assertIn(" 0 faults", both("check"))
        a, b = (re.sub(r"\S+ [MK]B|20\d\d-\d\d-\d\dT\S+", "-", run("stats", store).stdout) for store in
                (file, self.store))
        self.assertEqual(a.replace(file, "STORE"), b.replace(self.store, "STORE"))


class Writers(ServerTest):
    def test_killed_lose_nothing(self):
        records = self.file("records.jsonl", run("read", ARTICLES, "--format", "json").stdout)
        for moment in (0.15, 0.3, 0.5, 0.8):
            writer = subprocess.Popen([PROGRAM, "add", self.store, "--quiet", "--records", records])
            time.sleep(moment)
            writer.send_signal(signal.SIGKILL)
            writer.wait()
            checked = run("check", self.store)
            self.assertIn(checked.returncode, (DONE, UNUSABLE), checked.stdout)
            if checked.returncode == UNUSABLE:  # before there was any table
                self.assertIn("no store", checked.stderr)
        self.add(self.store, "--records", records)
        self.assertEqual(run("check", self.store).returncode, DONE)
        with open(ARTICLES, encoding="utf-8") as file:
            self.assertEqual(self.sql(f"SELECT count(*) FROM {self.schema}.articles"), str(sum(1 for _ in file)))

    def test_come_one_after_the_other_and_readers_do_not_wait(self):
        articles = self.file("a.jsonl", self.articles(12))
        self.add(self.store, self.file("first.txt", "Ana Reis said on Monday that no date had been agreed."))
        writers = [subprocess.Popen([PROGRAM, "add", self.store, "--quiet", articles],
                                    env={**os.environ, "RAPPORTEUR_MODEL": MODEL}) for _ in range(3)]
        seen = []
        while any(writer.poll() is None for writer in writers):
            done = run("find", self.store, "--limit", "1")
            self.assertEqual(done.returncode, DONE, done.stderr)
            seen.append(done.stdout)
        self.assertTrue(seen)
        self.assertEqual([writer.returncode for writer in writers], [DONE] * 3)
        self.assertEqual(self.sql(f"SELECT count(*) FROM {self.schema}.revisions"), "13")
        self.assertEqual(run("check", self.store).returncode, DONE)


class LostConnections(ServerTest):
    def test_end_an_add_in_one_line_and_leave_nothing_by_half(self):
        records = self.file("r.jsonl", run("read", "--format", "json", self.file("n.jsonl", self.articles(40))).stdout)
        ends = set()
        for moment in (0.2, 0.4, 0.6):
            writer = subprocess.Popen([PROGRAM, "add", self.store, "--records", records, "--quiet"], stderr=subprocess.PIPE, text=True)
            time.sleep(moment)
            self.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'")
            told = writer.communicate()[1].splitlines()
            ends.add(writer.returncode)
            self.assertEqual(len(told), int(writer.returncode != DONE), told)
            self.assertTrue(all("connection" in line for line in told), told)
        self.assertLessEqual(ends, {DONE, UNUSABLE})
        self.add(self.store, "--records", records)  # what was lost comes now, the rest is there
        self.assertEqual(self.sql(f"SELECT count(*) FROM {self.schema}.revisions"), "40")
        self.assertEqual(run("check", self.store).returncode, DONE)


class Refusals(ServerTest):
    def test_of_what_is_no_store(self):
        done = run("find", self.store)
        self.assertEqual(done.returncode, UNUSABLE)
        self.assertIn("no store in it yet", done.stderr)
        self.sql(f"CREATE TABLE {self.schema}.recipes (name text)")
        done = run("add", self.store, self.file("a.txt", "No date was agreed, Ana Reis said."))
        self.assertEqual(done.returncode, UNUSABLE)
        self.assertIn("tables of another program", done.stderr)
        self.assertEqual(self.sql(f"SELECT count(*) FROM pg_tables WHERE schemaname = '{self.schema}'"), "1")

    def test_never_show_a_password(self):
        for address in ("postgresql://ana:secret@127.0.0.1:1/desk?connect_timeout=2",
                        "postgresql://127.0.0.1:1/desk?connect_timeout=2&user=ana&password=secret"):
            done = run("find", address)
            self.assertEqual(done.returncode, UNUSABLE)
            self.assertEqual(len(done.stderr.splitlines()), 1, done.stderr)
            self.assertNotIn("secret", done.stderr)
            self.assertIn("***", done.stderr)

    def test_of_a_newer_version(self):
        self.add(self.store, self.file("a.txt", "No date was agreed, Ana Reis said."))
        self.sql(f"UPDATE {self.schema}.rapporteur_store SET version = 99")
        done = run("find", self.store)
        self.assertEqual(done.returncode, UNUSABLE)
        self.assertIn("version 99; this program knows 4", done.stderr)

    def test_an_article_that_a_server_cannot_keep_costs_no_other(self):
        records = [json.loads(line) for line in run("read", "--format", "json", self.file("n.jsonl", self.articles(3)))
                   .stdout.splitlines()]
        text = records[1]["article"]["text"].replace("Ana Reis", "Ana\0Reis")
        records[1]["article"].update(text=text, sha256=hashlib.sha256(text.encode()).hexdigest())
        file = self.file("r.jsonl", "".join(json.dumps(record) + "\n" for record in records))
        done = run("add", self.store, "--records", file)
        self.assertEqual(done.returncode, SOME_FAILED, done.stderr)
        self.assertIn(records[1]["article"]["id"], done.stderr)
        self.assertIn("NUL", done.stderr)
        self.assertEqual(self.sql(f"SELECT count(*) FROM {self.schema}.articles"), "2")
        self.assertEqual(run("check", self.store).returncode, DONE)

    def test_a_name_of_any_length(self):
        records = [json.loads(line) for line in run("read", "--format", "json", self.file("n.jsonl", self.articles(1)))
                   .stdout.splitlines()]
        chance = random.Random(1)
        for actor in records[0]["actors"]:
            actor["name"] = " ".join("".join(chance.choices("abcdefghijklmnop", k=9)) for _ in range(900))
        self.add(self.store, "--records", self.file("r.jsonl", json.dumps(records[0]) + "\n"))
        self.assertEqual(run("check", self.store).returncode, DONE)

    def test_of_another_encoding(self):
        self.sql("DROP DATABASE IF EXISTS latin")
        self.sql("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
        done = run("add", self.address.replace("/postgres", "/latin"), self.file("a.txt", "Ana Reis said no."))
        self.assertEqual(done.returncode, UNUSABLE)
        self.assertIn("a store needs UTF8", done.stderr)

    def test_no_address_is_quoted(self):
        self.add(self.store, self.file("a.txt", "No date was agreed, Ana Reis said."))
        store = self.store.replace("rapporteur@", "rapporteur:secret@")
        for done in (run("cite", store, "ffff"), run("show", store, "ffff"), run("demo", "--store", store)):
            self.assertNotEqual(done.returncode, DONE)
            self.assertNotIn("secret", done.stdout + done.stderr)


class FirstWriters(ServerTest):
    def test_may_come_at_once(self):
        records = self.file("r.jsonl", run("read", "--format", "json", self.file("n.jsonl", self.articles(2))).stdout)
        for number in range(6):
            schema = f"Race {number}"  # with a capital and a space
            self.sql(f'DROP SCHEMA IF EXISTS "{schema}" CASCADE; CREATE SCHEMA "{schema}"')
            store = self.address + "?options=-csearch_path%3D%22Race%5C%20" + str(number) + "%22"
            writers = [subprocess.Popen([PROGRAM, "add", store, "--quiet", "--records", records],
                                        stderr=subprocess.PIPE, text=True) for _ in range(5)]
            told = [writer.communicate()[1] for writer in writers]
            self.assertEqual([writer.returncode for writer in writers], [DONE] * 5, told)
            self.assertEqual(self.sql(f'SELECT count(*) FROM "{schema}".revisions'), "2")


if __name__ == "__main__":
    import unittest
    unittest.main()
