"""Chromium as tests and measurements drive it: what npm fetches for that (package-lock.json, kept in build/web-tests), and one browser.
Used by screens_test.py and bench/first_paint."""
import contextlib
import hashlib
import os
import shutil
import subprocess
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
LIBRARIES = os.path.join(os.path.dirname(os.path.dirname(HERE)), "build", "web-tests")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
NODE = shutil.which("node")


def fetched():
    """Whether playwright-core and axe-core are there, or npm could fetch them."""
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


def end(process):
    """Of a server or browser that somebody started."""
    process.terminate()
    try:
        process.wait(timeout=20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@contextlib.contextmanager
def browser(folder):
    """A browser with its files in a folder, as long as the block runs: the address where it is driven."""
    # without the switches about networking it asks its maker's hosts at every start
    process = subprocess.Popen(
        [CHROMIUM, "--headless=new", "--remote-debugging-port=0", "--user-data-dir=" + os.path.join(folder, "browser"),
         "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--hide-scrollbars", "about:blank"],
        stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True, errors="replace")
    try:
        for line in process.stderr:
            if "DevTools listening on " in line:
                threading.Thread(target=process.stderr.read, daemon=True).start()  # a full pipe would stop it
                yield line.split("DevTools listening on ", 1)[1].strip()
                return
        raise OSError("Chromium does not start")
    finally:
        end(process)
        process.stderr.close()
