"""The screens: their modules under node, and each screen in Chromium on the demonstration's archive.

  *.test.mjs     modules without a browser, run by `node --test`
  *.screen.mjs   one screen, driven through playwright-core (browser.mjs); axe-core looks at it, too

What npm fetches (package-lock.json) is kept in build/web-tests. Without node, Chromium or npm's registry the tests that
need them are skipped, and say so. RAPPORTEUR_SHOTS=FOLDER keeps a picture of every screen.
"""
import glob
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "cli"))
import program  # noqa: E402: the program as a person runs it

LIBRARIES = os.path.join(ROOT, "build", "web-tests")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")


def fetched():
    """Whether what the tests drive the browser with is there, or npm could fetch it."""
    with open(os.path.join(HERE, "package-lock.json"), "rb") as file:
        done = os.path.join(LIBRARIES, hashlib.sha256(file.read()).hexdigest())
    if os.path.exists(done):
        return True
    npm = shutil.which("npm")
    if not npm:
        return False
    shutil.rmtree(LIBRARIES, ignore_errors=True)
    os.makedirs(LIBRARIES)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(os.path.join(HERE, name), LIBRARIES)
    run = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=LIBRARIES, check=False,
                         capture_output=True, timeout=300)
    if run.returncode == 0:
        open(done, "w", encoding="utf-8").close()
    return run.returncode == 0


def run_node(path, limit=120, **env):
    """Runs one file of tests; its output where something failed, else nothing."""
    run = subprocess.run([NODE, "--test", "--test-reporter=spec", path], cwd=ROOT, env={**os.environ, **env}, check=False,
                         capture_output=True, text=True, timeout=limit)
    told = run.stdout[max(0, run.stdout.find("failing tests:")):]
    return told[:6000] + run.stderr[-2000:] if run.returncode else ""


def end(process):
    """Of a server or browser that this started."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@unittest.skipUnless(NODE, "node is not installed")
class Modules(unittest.TestCase):
    """Nothing but the modules themselves."""


@unittest.skipUnless(NODE and CHROMIUM, "node and Chromium are not both installed")
class Screens(unittest.TestCase):
    """One server on the demonstration's archive and one browser for all of them."""

    @classmethod
    def setUpClass(cls):
        if not os.path.exists(program.PROGRAM) or not os.path.exists(program.MODEL):
            raise unittest.SkipTest("the program or its model is not there")
        if not fetched():
            raise unittest.SkipTest("npm could not fetch playwright-core and axe-core")
        cls.folder = tempfile.mkdtemp(prefix="rapporteur-web-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        store = os.path.join(cls.folder, "demo.store")
        made = program.run("demo", "--quiet", "--store", store)
        assert made.returncode == 0, made.stderr
        cls.server = subprocess.Popen([program.PROGRAM, "serve", store, "--port", "0"], stdout=subprocess.PIPE, text=True,
                                      env={**os.environ, "RAPPORTEUR_MODEL": program.MODEL})
        cls.addClassCleanup(cls.server.stdout.close)
        cls.addClassCleanup(end, cls.server)
        cls.url = cls.server.stdout.readline().split(": ", 1)[1].strip().rstrip("/")
        cls.browser = cls.start_browser()

    @classmethod
    def start_browser(cls):
        """Chromium, until the last test; returns the address where it is driven."""
        # without the switches about networking the browser asks its maker's hosts at every start
        browser = subprocess.Popen(
            [CHROMIUM, "--headless=new", "--remote-debugging-port=0", "--user-data-dir=" + os.path.join(cls.folder, "browser"),
             "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "about:blank"],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace")
        cls.addClassCleanup(browser.stderr.close)
        cls.addClassCleanup(end, browser)
        for line in browser.stderr:
            if "DevTools listening on " in line:
                threading.Thread(target=browser.stderr.read, daemon=True).start()  # a full pipe would stop it
                return line.split("DevTools listening on ", 1)[1].strip()
        raise AssertionError("Chromium does not start")


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
    add(Screens, found, RAPPORTEUR_URL=lambda self: self.url, RAPPORTEUR_WEB_TESTS=lambda _: LIBRARIES,
        RAPPORTEUR_BROWSER=lambda self: self.browser)

if __name__ == "__main__":
    unittest.main()
