"""Running whole programs and measuring them, for bench/speed and bench/peers."""
import os
import re
import subprocess
import sys
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), ".."))
VENV = os.path.join(ROOT, "build", "bench-venv")
WORD = re.compile(r"\w+|[^\w\s]")


def run(command):
    """(seconds, peak memory in MB, standard output) of a whole process; ends here if it fails."""
    environment = dict(os.environ, OMP_NUM_THREADS="1")
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment) as process:
        out, err = process.communicate()
        seconds = time.perf_counter() - begin
        if process.returncode != 0:
            sys.exit(f"{' '.join(command[:4])} … failed ({process.returncode}): {err.decode(errors='replace')[-800:]}")
    return seconds, out


def peak_memory(command):
    """Peak resident memory of one process in MB."""
    pid = os.posix_spawnp(command[0], command, os.environ, file_actions=[
        (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)])
    _, _, usage = os.wait4(pid, 0)
    return usage.ru_maxrss / 1024


def make_environment():
    """The Python with the pinned spaCy in it; made once."""
    python = os.path.join(VENV, "bin", "python")
    mark, wanted = os.path.join(VENV, "requirements.txt"), os.path.join(ROOT, "bench", "requirements.txt")
    with open(wanted, encoding="utf-8") as file:
        requirements = file.read()
    if not os.path.exists(mark) or open(mark, encoding="utf-8").read() != requirements:
        print("making build/bench-venv for spaCy (once)", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", wanted], check=True)
        with open(mark, "w", encoding="utf-8") as file:
            file.write(requirements)
    return python


def count_words(paths):
    total = 0
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            total += len(WORD.findall(file.read()))
    return total
