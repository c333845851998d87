"""The program as a person runs it, for the tests of tests/cli: run() it, make folders and articles, and check that a
failure is one clear line. The path of the program is in the environment variable RAPPORTEUR. Tests that read articles
need a model (RAPPORTEUR_MODEL, or models/english.bin) and are skipped where there is none."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("RAPPORTEUR", os.path.join(ROOT, "build/release/rapporteur"))
MODEL = os.environ.get("RAPPORTEUR_MODEL", os.path.join(ROOT, "models/english.bin"))
DONE, SOME_FAILED, USAGE, UNUSABLE, OUTPUT_FAILED = range(5)

TALKS = """Velia and Norland to meet over closed harbours

"No date has been agreed," Ana Reis said on Monday. The foreign minister of Velia spoke to reporters in Port Amaro.

Norland denied that its coastguard had fired on the trawler. "We will not negotiate under threat," said Henrik Solberg.
"""
CHANGED = TALKS.replace("No date has been agreed", "A date has been agreed")


def run(*arguments, stdin=None, env=None, limit=300, **more):
    """One run of the program: its status, stdout and stderr as text."""
    environment = {**os.environ, "RAPPORTEUR_MODEL": MODEL, **(env or {})}
    return subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, check=False, timeout=limit,
                          text=True, encoding="utf-8", env=environment, **more)


class ProgramTest(unittest.TestCase):
    """A folder of its own for each test, and assertions on runs."""

    needs_model = True

    def setUp(self):
        if not os.path.exists(PROGRAM):
            self.skipTest(f"{PROGRAM} is not built")
        if self.needs_model and not os.path.exists(MODEL):
            self.skipTest("there is no model")
        self.folder = tempfile.mkdtemp(prefix="rapporteur-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def file(self, name, content=None):
        """The path of a file in the test's folder, written if there is content."""
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if content is not None:
            with open(path, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
        return path

    def articles(self, count):
        """That many different articles in the project's JSON form, one per line."""
        lines = [json.dumps({"url": f"https://tern.example/{n}", "title": f"Talks, day {n}", "outlet": "The Tern",
                             "published": f"2026-03-{n % 28 + 1:02}", "text": TALKS + f"\nThis was day {n}.\n"})
                 for n in range(count)]
        return "\n".join(lines) + "\n"

    def assert_status(self, done, status):
        self.assertEqual(done.returncode, status, done.stderr)

    def good(self, *arguments, **more):
        """Runs and expects success; the run."""
        done = run(*arguments, **more)
        self.assert_status(done, DONE)
        return done

    def assert_one_line(self, done, *pieces):
        """Standard error is one line that holds all of this."""
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        for piece in ("rapporteur: ",) + pieces:
            self.assertIn(piece, done.stderr)
