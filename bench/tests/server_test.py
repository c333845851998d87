"""The mix of bench/server: every target is answered, each as often as its weight says. Shared: tests/support/desk.py."""
import collections
import importlib.machinery
import importlib.util
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "..", "tests", "support"))
from desk import DeskTest  # noqa: E402

loader = importlib.machinery.SourceFileLoader("bench_server", os.path.join(HERE, "..", "server"))
bench = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
loader.exec_module(bench)


class MixTest(DeskTest):
    def test_every_target_is_answered(self):
        bench.EACH, kept = 2, bench.EACH
        self.addCleanup(setattr, bench, "EACH", kept)
        targets = bench.mix(self.desk)
        self.assertEqual(len(targets), 2 * sum(bench.WEIGHTS.values()))
        self.assertEqual(sum(bench.WEIGHTS.values()), 100)
        for target in targets:
            self.assertEqual(self.desk.ask("GET", target).status, 200, target)
        routes = collections.Counter(target.split("?")[0].split("/")[3] for target in targets)
        self.assertEqual(routes["entries"], 2 * sum(bench.WEIGHTS[name] for name in ("entries", "page", "entry")))

    def test_half_of_the_slow_clients_stop_reading_and_end_with_the_run(self):
        with bench.SlowClients(self.desk, 6):
            self.assertEqual(self.desk.ask("GET", "/api/v1/count", timeout=5).status, 200)
        self.assertEqual(self.desk.ask("GET", "/api/v1/count", timeout=5).status, 200)


if __name__ == "__main__":
    unittest.main()
