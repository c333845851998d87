"""tools/count_tests: single tests are counted where a program reports them, a crashed program counts as a failure."""
import json
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house


def run(statuses, reports):
    """Output of the tool for ctest statuses by name and reports by name."""
    with tempfile.TemporaryDirectory() as root:
        cases = "".join(f'<testcase name="{name}" status="{status}"/>' for name, status in statuses.items())
        with open(os.path.join(root, "a.xml"), "w", encoding="utf-8") as file:
            file.write(f"<testsuite>{cases}</testsuite>")
        for name, report in reports.items():
            with open(os.path.join(root, name + ".json"), "w", encoding="utf-8") as file:
                json.dump(report, file)
        done = subprocess.run([os.path.join(house.ROOT, "tools", "count_tests"), os.path.join(root, "a.xml"), root],
                              capture_output=True, text=True, check=False)
        return done.returncode, done.stdout.strip()


class CountTest(unittest.TestCase):
    def test_sums_the_single_tests_of_programs(self):
        self.assertEqual(run({"unit_a": "run", "agree_b": "fail"},
                             {"unit_a": {"tests": 12, "failures": 0, "testsuites": [{"testsuite": [
                                 {"result": "SKIPPED"}, {"result": "COMPLETED"}]}]},
                              "agree_b": {"tests": 5, "failures": 2, "skipped": 1}}), (0, "13 2 2"))

    def test_a_program_without_a_report_counts_as_one(self):
        self.assertEqual(run({"unit_a": "run", "unit_b": "fail", "unit_c": "notrun"}, {}), (0, "1 1 1"))

    def test_a_crash_behind_a_clean_report_is_a_failure(self):
        self.assertEqual(run({"unit_a": "fail"}, {"unit_a": {"tests": 4, "failures": 0}}), (0, "3 1 0"))

    def test_no_test_at_all_is_an_error(self):
        self.assertEqual(run({}, {})[0], 1)


if __name__ == "__main__":
    unittest.main()
