"""tools/check_layout: a good checkout passes, and each rule has an example that breaks it."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

STAGES = "stage(base ICU::uc)\nstage(document base)\nstage(tokens base document)\nstage(names base document tokens)\n"
GOOD = {
    "rapporteur/CMakeLists.txt": STAGES,
    "rapporteur/base/span.h": "// span\n",
    "rapporteur/document/document.h": '#include "rapporteur/base/span.h"\n',
    "rapporteur/tokens/tokens.h": '#include "rapporteur/document/document.h"\n',
    "rapporteur/tokens/rules.h": "// private\n",
    "rapporteur/tokens/tokens.cc": '#include "rapporteur/tokens/tokens.h"\n#include "rapporteur/tokens/rules.h"\n',
    "rapporteur/names/names.h": '#include "rapporteur/tokens/tokens.h"\n',
    "rapporteur/rapporteur.h": "// public\n",
    "rapporteur/pipeline.cc": '#include "rapporteur/names/names.h"\n#include "rapporteur/rapporteur.h"\n',
    "apps/cli/main.cc": '#include "apps/cli/args.h"\n#include "rapporteur/rapporteur.h"\n',
    "apps/cli/args.h": "// args\n",
    "tests/cases/tokens/a.case": "",
    "fuzz/document.cc": "// fuzz\n",
    "fuzz/document_html.cc": "// fuzz\n",
}


class LayoutTest(unittest.TestCase):
    def expect_breach(self, changes, words):
        status, output = house.run_tool("check_layout", {**GOOD, **changes})
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)

    def test_a_one_way_graph_passes(self):
        status, output = house.run_tool("check_layout", GOOD)
        self.assertEqual(status, 0, output)
        self.assertIn("base > document > tokens > names", output)

    def test_a_stage_may_not_include_a_later_one(self):
        self.expect_breach({"rapporteur/document/page.cc": '#include "rapporteur/tokens/tokens.h"\n'},
                           "document includes tokens, which its stage() line does not name")

    def test_ground_may_not_include_the_flow(self):
        self.expect_breach({"rapporteur/base/x.cc": '\n#include "rapporteur/document/document.h"\n'},
                           "rapporteur/base/x.cc:2: base includes document")

    def test_a_stage_needs_only_what_is_declared_above_it(self):
        self.expect_breach({"rapporteur/CMakeLists.txt": STAGES.replace("stage(document base)", "stage(document base tokens)")},
                           "stage document needs tokens, which is not declared above it")

    def test_private_headers_stay_private(self):
        self.expect_breach({"rapporteur/names/names.cc": '#include "rapporteur/tokens/rules.h"\n'},
                           "rapporteur/tokens/rules.h is private to tokens")

    def test_a_header_can_open_another_one(self):
        status, output = house.run_tool("check_layout", {
            **GOOD, "rapporteur/names/names.cc": '#include "rapporteur/tokens/rules.h"\n',
            "rapporteur/tokens/tokens.h": '// Adds tokens. Also public: rules.h (the table).\n'})
        self.assertEqual(status, 0, output)

    def test_only_apps_include_the_public_header(self):
        self.expect_breach({"rapporteur/tokens/x.cc": '#include "rapporteur/rapporteur.h"\n'}, "only apps, bindings and tests may")

    def test_an_app_includes_the_public_header_alone(self):
        self.expect_breach({"apps/cli/main.cc": '#include "rapporteur/store/store.h"\n'}, "an app has rapporteur/rapporteur.h")

    def test_an_app_includes_another_one_by_its_public_header(self):
        self.expect_breach({"apps/cli/main.cc": '#include "apps/server/routes.h"\n'}, "an app has rapporteur/rapporteur.h")
        files = {**GOOD, "apps/cli/main.cc": '#include "apps/server/server.h"\n', "apps/server/server.h": "// public\n"}
        status, output = house.run_tool("check_layout", files)
        self.assertEqual(status, 0, output)

    def test_a_developers_program_may_look_into_a_stage(self):
        dump = {"apps/dev/dump.cc": '#include "rapporteur/tokens/tokens.h"\n'}
        status, output = house.run_tool("check_layout", {**GOOD, **dump})
        self.assertEqual(status, 0, output)

    def test_a_folder_without_a_stage_line(self):
        self.expect_breach({"rapporteur/extras/x.cc": "// x\n"}, "folder extras has no stage() line")

    def test_a_stage_without_its_public_header(self):
        files = {**GOOD, "rapporteur/names/other.h": "// other\n"}
        del files["rapporteur/names/names.h"], files["rapporteur/pipeline.cc"]
        status, output = house.run_tool("check_layout", files)
        self.assertEqual(status, 1)
        self.assertIn("has no public header names.h", output)

    def test_cases_and_fuzz_targets_are_named_for_a_stage(self):
        self.expect_breach({"tests/cases/tokenizer/a.case": ""}, "tests/cases/tokenizer:1: is named for no stage")
        self.expect_breach({"fuzz/html.cc": "// x\n"}, "fuzz/html.cc:1: is named for no stage")

    def test_no_folder_named_utils(self):
        self.expect_breach({"training/utils/x.py": "# x\n"}, "a folder 'utils' says nothing")


if __name__ == "__main__":
    unittest.main()
