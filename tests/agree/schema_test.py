"""What the program writes, and what docs/formats/record.schema.json says: every example fits the schema, its spans and
ids hold, and the validator itself sees a broken record. The program's path is in the environment variable RAPPORTEUR."""
import copy
import glob
import json
import os
import subprocess
import sys
import unittest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests"))
try:
    import jsonschema  # noqa: F401
    from validate_schema import faults_of
except ImportError:
    jsonschema = None
PROGRAM = os.environ.get("RAPPORTEUR", os.path.join(ROOT, "build/release/rapporteur"))
FILES = sorted(glob.glob(os.path.join(ROOT, "examples", "*.txt")) + glob.glob(os.path.join(ROOT, "examples", "*.html")))

RECORD = {
    "rapporteur": "0.1.0",
    "article": {"id": "00112233aabbccdd", "published": "2026-03-03", "published_basis": "given", "language": "en",
                "revision": 1, "text": "We wait, Reis said."},
    "sentences": [{"span": [0, 19], "part": "body", "paragraph": 0}],
    "actors": [{"id": "a1", "name": "Reis", "kind": "person",
                "mentions": [{"span": [9, 13], "sentence": 0, "form": "name", "reason": "new name"}]},
               {"id": "a2", "name": "We", "kind": "population",
                "mentions": [{"span": [0, 2], "sentence": 0, "form": "pronoun", "reason": "speaker", "evidence": [9, 13],
                              "others": [{"actor": "a1", "lost": "prominence", "behind": 2}]}]}],
    "times": [], "places": [],
    "statements": [{"id": "0123456789abcdef", "sentence": 0, "speaker": ["a1"], "via": [], "act": "say",
                    "polarity": "positive", "form": "indirect", "cue": [14, 18], "content": [[0, 7]],
                    "confidence": 0.9}],
    "events": [], "meetings": [], "positions": [],
}


@unittest.skipIf(jsonschema is None, "needs jsonschema (./check installs it)")
class SchemaTest(unittest.TestCase):
    def broken(self, change):
        record = copy.deepcopy(RECORD)
        change(record)
        return faults_of(record)

    def test_a_right_record_has_no_faults(self):
        self.assertEqual(faults_of(RECORD), [])

    def test_the_example_of_the_reference_fits(self):
        with open(os.path.join(ROOT, "docs/formats/record.md"), encoding="utf-8") as file:
            example = file.read().split("```json\n")[1].split("```")[0]
        self.assertEqual(faults_of(json.loads(example)), [])

    def test_faults_of_form_are_found(self):
        self.assertTrue(self.broken(lambda r: r.pop("sentences")))
        self.assertTrue(self.broken(lambda r: r.update(extra=1)))
        self.assertTrue(self.broken(lambda r: r["article"].update(url="")))
        self.assertTrue(self.broken(lambda r: r["article"].update(published="yesterday")))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(act="murmur")))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(cue=[14])))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(confidence=1.5)))

    def test_faults_in_the_reasons_of_mentions_are_found(self):
        def mention(change):
            return self.broken(lambda r: change(r["actors"][1]["mentions"][0]))
        self.assertFalse(mention(lambda m: [m.pop(field) for field in ("reason", "evidence", "others")]))
        self.assertTrue(mention(lambda m: m.update(reason="a hunch")))
        self.assertTrue(mention(lambda m: m.update(evidence=[9, 99])))
        self.assertTrue(mention(lambda m: m.update(entry="")))
        self.assertTrue(mention(lambda m: m.update(others=[])))
        self.assertTrue(mention(lambda m: m.update(others=4 * m["others"])))
        self.assertTrue(mention(lambda m: m["others"][0].update(place="p1")))
        self.assertTrue(mention(lambda m: m["others"][0].pop("actor")))
        self.assertTrue(mention(lambda m: m["others"][0].update(actor="a7")))
        self.assertTrue(mention(lambda m: m["others"][0].update(lost="luck")))

    def test_faults_of_reference_are_found(self):
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(cue=[14, 20])))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(cue=[14, 14])))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(speaker=["a3"])))
        self.assertTrue(self.broken(lambda r: r["statements"][0].update(sentence=1)))
        self.assertTrue(self.broken(lambda r: r["actors"][0].update({"for": "a9"})))
        self.assertTrue(self.broken(lambda r: r["statements"].append(r["statements"][0])))

    def test_every_example_fits(self):
        if not os.path.exists(PROGRAM):
            self.skipTest("the program is not built")
        for layers in ([], ["--layers", "tokens,syntax,names,attribution"]):
            command = [PROGRAM, "read", "--quiet", "--format", "json", *layers, *FILES]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, timeout=300)
            lines = done.stdout.decode("utf8").splitlines()
            self.assertEqual(len(lines), len(FILES))
            for file, line in zip(FILES, lines):
                self.assertEqual(faults_of(json.loads(line)), [], file)


if __name__ == "__main__":
    unittest.main()
