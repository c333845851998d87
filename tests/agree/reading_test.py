"""Ways of reading that must give the same bytes: one thread and many, one file at a time and all at once, a file and
standard input, a second run and the first, oneDNN with the instructions of this processor and with those of older ones
(7-bit weights cannot saturate there); and layers on request, which change nothing beside them. The program's path is in the environment variable RAPPORTEUR."""
import glob
import json
import os
import subprocess
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
PROGRAM = os.environ.get("RAPPORTEUR", os.path.join(ROOT, "build/release/rapporteur"))
FILES = sorted(glob.glob(os.path.join(ROOT, "examples", "*.txt")) + glob.glob(os.path.join(ROOT, "examples", "*.html")))
ON_REQUEST = "tokens,syntax,roles,factuality,names,entities,coreference,attribution"
LAYERS = ["--layers", ON_REQUEST]


def read(files, *options, stdin=None, environment=None):
    """Standard output of one `rapporteur read`; fails the test with the program's own words if it does."""
    command = [PROGRAM, "read", "--quiet", *options, *files]
    done = subprocess.run(command, cwd=ROOT, input=stdin, env={**os.environ, **(environment or {})}, capture_output=True, check=False, timeout=300)
    if done.returncode != 0:
        raise AssertionError(f"{command} gave {done.returncode}: {done.stderr.decode(errors='replace')}")
    return done.stdout


class ReadingTest(unittest.TestCase):
    def assert_same(self, first, second):
        if first == second:
            return
        at = next((i for i, (a, b) in enumerate(zip(first, second)) if a != b), min(len(first), len(second)))
        self.fail(f"differ at byte {at}:\n{first[max(0, at - 80):at + 80]!r}\n{second[max(0, at - 80):at + 80]!r}")

    def test_one_thread_is_many(self):
        files = FILES * 4
        for layers in ([], LAYERS):
            one = read(files, "--format", "json", "--threads", "1", *layers)
            self.assertEqual(one.count(b"\n"), len(files))
            self.assert_same(one, read(files, "--format", "json", "--threads", "4", *layers))

    def test_output_is_in_input_order_whatever_finishes_first(self):
        backwards = list(reversed(FILES))
        lines = read(FILES, "--format", "json", "--threads", "4").splitlines()
        self.assertEqual(read(backwards, "--format", "json", "--threads", "4").splitlines(), list(reversed(lines)))

    def test_one_at_a_time_is_all_at_once(self):
        for form in ("json", "conllu", "text"):
            together = read(FILES, "--format", form)
            alone = [read([file], "--format", form) for file in FILES]
            if form == "json":
                self.assert_same(together, b"".join(alone))
            else:
                for text in alone:
                    self.assertIn(text.strip(), together)

    def test_standard_input_is_a_file(self):
        for file in FILES:
            with open(file, "rb") as stream:
                piped = read(["-"], "--format", "json", stdin=stream.read())
            self.assert_same(read([file], "--format", "json"), piped)

    def test_a_second_run_is_the_first(self):
        self.assert_same(read(FILES, "--format", "json"), read(FILES, "--format", "json"))

    def test_older_processors_and_other_products_give_the_same(self):
        here = read(FILES, "--format", "json", *LAYERS)
        for instructions in ("SSE41", "AVX2", "AVX512_CORE"):
            capped = {"RAPPORTEUR_PRODUCT": "onednn", "DNNL_MAX_CPU_ISA": instructions}
            self.assert_same(here, read(FILES, "--format", "json", *LAYERS, environment=capped))

    def test_layers_change_nothing_beside_them(self):
        plain = [json.loads(line) for line in read(FILES, "--format", "json").splitlines()]
        layered = [json.loads(line) for line in read(FILES, "--format", "json", *LAYERS).splitlines()]
        for without, record in zip(plain, layered, strict=True):
            for layer in ON_REQUEST.split(","):
                self.assertTrue(record.pop(layer), layer)
            self.assertEqual(without, record)


if __name__ == "__main__":
    unittest.main()
