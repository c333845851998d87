"""Builds small checkouts for the tests of tools/: a dict of paths and texts becomes a folder to run a tool on."""
import os
import subprocess
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def run_tool(tool, files):
    """Exit status and output of tools/<tool> over a checkout that holds just these files."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in files.items():
            target = os.path.join(root, path)
            os.makedirs(os.path.dirname(target), exist_ok=True)
            with open(target, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(target, 0o755 if text.startswith("#!") else 0o644)
        done = subprocess.run([os.path.join(ROOT, "tools", tool), root], capture_output=True, text=True, check=False)
        return done.returncode, done.stdout + done.stderr
