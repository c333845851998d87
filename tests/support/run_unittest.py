"""Runs one Python test file and reports like GoogleTest does, so that ./check can count both.

    run_unittest.py tests/agree/threads_test.py

Where GTEST_OUTPUT=json:FOLDER/ is set (./check sets it), FOLDER/<file>.json gets the number of tests, failures
and skips. Python's standard library only. Used by tests/CMakeLists.txt for every tests/*/*_test.py.
"""
import importlib.util
import json
import os
import sys
import unittest


def load(path):
    """The file as a module; its folder and tests/support are on the import path."""
    sys.path[:0] = [os.path.dirname(os.path.abspath(path)), os.path.dirname(os.path.abspath(__file__))]
    spec = importlib.util.spec_from_file_location(os.path.splitext(os.path.basename(path))[0], path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def write_counts(path, result):
    """Writes the counts where GoogleTest programs write theirs; does nothing outside ./check."""
    target = os.environ.get("GTEST_OUTPUT", "")
    if not target.startswith("json:"):
        return
    folder = target[len("json:"):]
    os.makedirs(folder, exist_ok=True)
    folder_name = os.path.basename(os.path.dirname(os.path.abspath(path)))
    name = folder_name + "_" + os.path.basename(path).replace("_test.py", "")
    counts = {"tests": result.testsRun, "failures": len(result.failures) + len(result.errors),
              "skipped": len(result.skipped)}
    with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
        json.dump(counts, file)


def main():
    path = sys.argv[1]
    suite = unittest.defaultTestLoader.loadTestsFromModule(load(path))
    result = unittest.TextTestRunner(verbosity=1).run(suite)
    write_counts(path, result)
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main())
