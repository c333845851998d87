"""tools/check_docs: documents that agree with program, schema and files pass; each way to differ has an example."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

HELP = """#!/bin/sh
case "$1" in
  read) echo "  --format WORD  how to print";;
  *) printf 'Usage: rapporteur\\n  --quiet  say less\\nSubcommands:\\n  read   reads articles\\n';;
esac
"""
SCHEMA = """{"properties": {"act": {"enum": ["say", "deny"]}, "events": {"type": "array", "items": {"$ref": "#/$defs/event"}}},
 "$defs": {"event": {"properties": {"trigger": {}}}}}"""
DOCUMENT_CC = 'std::string_view to_word(SpeechAct act) {\n  return act ? "say" : "deny";\n}\n'
RECORD = "| field | what |\n|---|---|\n| `act` | say or deny |\n| `events` | each with its `trigger` |\n"
GOOD = {
    "build/release/rapporteur": HELP,
    "docs/cli.md": "`rapporteur read --format text`, `--quiet`\n\n| status | when |\n|---|---|\n| 0 | all read |\n| 2 | misuse |\n",
    "apps/cli/exit_status.h": "enum { kAllWell = 0, kMisuse = 2 };\n",
    "docs/formats/record.schema.json": SCHEMA,
    "docs/formats/record.md": RECORD,
    "rapporteur/document/document.cc": DOCUMENT_CC,
    "rapporteur/CMakeLists.txt": "stage(base)\nstage(document base)\nstage(tokens document)\n",
    "rapporteur/README.md": "| `base/` | a |\n| `document/` | b |\n| `tokens/` | c |\n",
    "docs/tour.md": "# Tour\n\n## document\n\n## tokens\n\nSee [the map](../rapporteur/README.md#top).\n",
}


class DocsTest(unittest.TestCase):
    def expect_breach(self, path, text, words):
        status, output = house.run_tool("check_docs", {**GOOD, path: text})
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)

    def test_documents_that_agree_pass(self):
        status, output = house.run_tool("check_docs", GOOD)
        self.assertEqual(status, 0, output)

    def test_an_option_that_is_not_told(self):
        self.expect_breach("docs/cli.md", GOOD["docs/cli.md"].replace("--format", "-f"), "does not tell of --format")

    def test_an_option_that_is_not_there(self):
        self.expect_breach("docs/cli.md", GOOD["docs/cli.md"] + "`--colour`\n", "docs/cli.md:7: tells of --colour")

    def test_a_command_that_is_not_told(self):
        self.expect_breach("docs/cli.md", GOOD["docs/cli.md"].replace("rapporteur read", "rapporteur"),
                           "does not tell of the command 'rapporteur read'")

    def test_exit_statuses_both_ways(self):
        self.expect_breach("docs/cli.md", GOOD["docs/cli.md"].replace("| 2 | misuse |\n", ""), "does not tell of exit status 2")
        self.expect_breach("docs/cli.md", GOOD["docs/cli.md"] + "| 9 | never |\n", "tells of exit status 9")

    def test_a_program_that_is_not_built(self):
        files = dict(GOOD)
        del files["build/release/rapporteur"]
        status, output = house.run_tool("check_docs", files)
        self.assertEqual(status, 1)
        self.assertIn("is not built", output)

    def test_fields_both_ways(self):
        self.expect_breach("docs/formats/record.md", RECORD.replace("`trigger`", "trigger"), "does not tell of the field `trigger`")
        self.expect_breach("docs/formats/record.md", RECORD + "| `mood` | none |\n", "has a row for `mood`")

    def test_words_of_an_enumeration(self):
        self.expect_breach("rapporteur/document/document.cc", DOCUMENT_CC.replace("deny", "refuse"), "`act` differs from the words of SpeechAct")

    def test_the_map_names_every_stage_in_order(self):
        self.expect_breach("rapporteur/README.md", "| `base/` | a |\n| `tokens/` | c |\n| `document/` | b |\n", "the rows are")
        self.expect_breach("rapporteur/README.md", GOOD["rapporteur/README.md"] + "| `events/` | d |\n", "has a row for events/")

    def test_the_tour_passes_every_stage(self):
        self.expect_breach("docs/tour.md", "## document\n", "has no section '## tokens'")

    def test_links_that_lead_nowhere(self):
        self.expect_breach("README.md", "[a](docs/none.md)\n", "README.md:1: the link to docs/none.md leads nowhere")

    def test_links_in_code_and_on_the_web_are_left_alone(self):
        status, output = house.run_tool("check_docs", {**GOOD, "README.md": "[a](https://x.example)\n```\n[b](none.md)\n```\n"})
        self.assertEqual(status, 0, output)

    def test_a_test_that_is_not_there(self):
        self.expect_breach("rapporteur/tokens/a.cc", "// Tested " + "in tests/unit/tokens/a_test.cc.\n",
                           "a.cc:1: tests/unit/tokens/a_test.cc is not there")

    def test_a_path_of_a_machine(self):
        self.expect_breach("docs/a.md", "run it in /" + "home/ana/rapporteur\n", "docs/a.md:1: names a path of somebody's machine")


if __name__ == "__main__":
    unittest.main()
