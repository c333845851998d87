"""The screens: their modules under node, and each screen in Chromium on the demonstration's archive.

  *.test.mjs     modules without a browser, run by `node --test`
  *.screen.mjs   one screen, driven through playwright-core (browser.mjs); axe-core looks at it, too

What npm fetches (package-lock.json) is kept in build/web-tests. Without node, Chromium or npm's registry the tests that
need them are skipped, and say so. RAPPORTEUR_SHOTS=FOLDER keeps a picture of every screen.
"""
import glob
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))
sys.path.insert(0, HERE)
import chromium  # noqa: E402
import program  # noqa: E402: the program as a person runs it


def run_node(path, limit=120, **env):
    """Runs one file of tests; its output where something failed, else nothing."""
    run = subprocess.run([chromium.NODE, "--test", "--test-reporter=spec", path], cwd=ROOT, env={**os.environ, **env}, check=False,
                         capture_output=True, text=True, timeout=limit)
    told = run.stdout[max(0, run.stdout.find("failing tests:")):]
    return told[:6000] + run.stderr[-2000:] if run.returncode else ""


@unittest.skipUnless(chromium.NODE, "node is not installed")
class Modules(unittest.TestCase):
    """Nothing but the modules themselves."""


@unittest.skipUnless(chromium.NODE and chromium.CHROMIUM, "node and Chromium are not both installed")
class Screens(unittest.TestCase):
    """One server on the demonstration's archive and one browser for all of them."""

    @classmethod
    def setUpClass(cls):
        if not os.path.exists(program.PROGRAM) or not os.path.exists(program.MODEL):
            raise unittest.SkipTest("the program or its model is not there")
        if not chromium.fetched():
            raise unittest.SkipTest("npm could not fetch playwright-core and axe-core")
        cls.folder = tempfile.mkdtemp(prefix="rapporteur-web-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        store = os.path.join(cls.folder, "demo.store")
        made = program.run("demo", "--quiet", "--store", store)
        assert made.returncode == 0, made.stderr
        cls.server = subprocess.Popen([program.PROGRAM, "serve", store, "--port", "0"], stdout=subprocess.PIPE, text=True,
                                      env={**os.environ, "RAPPORTEUR_MODEL": program.MODEL})
        cls.addClassCleanup(cls.server.stdout.close)
        cls.addClassCleanup(chromium.end, cls.server)
        cls.url = cls.server.stdout.readline().split(": ", 1)[1].strip().rstrip("/")
        cls.browser = cls.enterClassContext(chromium.browser(cls.folder))


def add(to, path, **env):
    """A test of the class for one file."""
    def test(self):
        more = {name: str(value(self)) for name, value in env.items()}
        fault = run_node(path, **more)
        if fault:
            self.fail(fault)
    name = os.path.basename(path).rsplit(".", 2)[0]
    test.__doc__ = os.path.relpath(path, ROOT)
    setattr(to, "test_" + name, test)


for found in sorted(glob.glob(os.path.join(HERE, "*.test.mjs"))):
    add(Modules, found)
for found in sorted(glob.glob(os.path.join(HERE, "*.screen.mjs"))):
    add(Screens, found, RAPPORTEUR_URL=lambda self: self.url, RAPPORTEUR_WEB_TESTS=lambda _: chromium.LIBRARIES,
        RAPPORTEUR_BROWSER=lambda self: self.browser)

if __name__ == "__main__":
    unittest.main()
