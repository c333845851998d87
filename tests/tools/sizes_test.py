"""tools/check_sizes: the brace scanner finds functions, and each limit has an example that breaks it."""
import importlib.machinery
import importlib.util
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import house

LOADER = importlib.machinery.SourceFileLoader("check_sizes", os.path.join(house.ROOT, "tools", "check_sizes"))
sizes = importlib.util.module_from_spec(importlib.util.spec_from_loader("check_sizes", LOADER))
LOADER.exec_module(sizes)

OPENING = "// What this file is for, told in one line or more.\n"


def lengths(text):
    return {name: length for name, _, length in sizes.cpp_functions(text)}


class ScannerTest(unittest.TestCase):
    def test_counts_from_the_head_to_the_closing_brace(self):
        self.assertEqual(lengths("int f(int a) {\n  return a;\n}\n"), {"f": 3})

    def test_a_head_of_several_lines_counts(self):
        self.assertEqual(lengths("int f(int a,\n      int b) {\n  return a;\n}\n"), {"f": 4})

    def test_methods_inside_classes_and_namespaces(self):
        text = "namespace n {\nclass C {\n public:\n  int g() const {\n    return 1;\n  }\n};\n}\n"
        self.assertEqual(lengths(text), {"g": 3})

    def test_constructors_with_lists(self):
        self.assertEqual(lengths("C::C(int a) : a_(a), b_(2) {\n  run();\n}\n"), {"C::C": 3})

    def test_tables_and_enums_are_no_functions(self):
        self.assertEqual(lengths("const Row kRows[] = {\n{f(1)},\n{f(2)},\n};\nenum class E { kA };\nstruct S { int a = f(1); };\n"), {})

    def test_lambdas_belong_to_their_function(self):
        self.assertEqual(lengths("void f() {\n  auto g = [](int a) {\n    return a;\n  };\n}\n"), {"f": 5})

    def test_braces_in_strings_characters_and_comments_are_text(self):
        text = 'void f() {\n  a("}{{");\n  b(\'{\');\n  // }}}\n  /* { */\n  c(R"x({{{)x");\n  d = 1\'000\'000;\n}\nvoid g() {\n}\n'
        self.assertEqual(lengths(text), {"f": 8, "g": 2})

    def test_operators(self):
        self.assertEqual(lengths("bool operator==(A a, A b) {\n  return true;\n}\n"), {"operator==": 3})


class SizesTest(unittest.TestCase):
    def expect_breach(self, path, text, words):
        status, output = house.run_tool("check_sizes", {path: text})
        self.assertEqual(status, 1, output)
        self.assertIn(words, output)

    def test_a_good_file_passes(self):
        status, output = house.run_tool("check_sizes", {"rapporteur/base/a.cc": OPENING + "int f() { return 1; }\n"})
        self.assertEqual(status, 0, output)

    def test_a_file_over_600_lines(self):
        self.expect_breach("rapporteur/base/a.cc", OPENING + "int a;\n" * 600, "a.cc:1: 601 lines, over 600")

    def test_document_h_over_300_lines(self):
        self.expect_breach("rapporteur/document/document.h", OPENING + "int a;\n" * 300, "301 lines, over 300")

    def test_a_function_over_120_lines(self):
        self.expect_breach("rapporteur/base/a.cc", OPENING + "void long_one() {\n" + "  step();\n" * 119 + "}\n",
                           "a.cc:2: long_one has 121 lines, over 120")
        self.expect_breach("training/a.py", '"""Trains something, and says here what it is."""\ndef long_one():\n' + "    step()\n" * 120,
                           "long_one has 121 lines")

    def test_a_file_without_its_opening_comment(self):
        self.expect_breach("rapporteur/base/a.cc", '#include "x"\nint a;\n', "opens with no comment")
        self.expect_breach("tools/a", "#!/usr/bin/env python3\nimport os\n", "opens with no comment")

    def test_something_left_to_do(self):
        self.expect_breach("rapporteur/base/a.cc", OPENING + "// TO" + "DO: finish\n", "a.cc:2: something is left to do")

    def test_characters_outside_ascii_in_code(self):
        self.expect_breach("rapporteur/base/a.cc", OPENING + 'auto a = "\u201c";\n', "a.cc:2: a character outside ASCII")

    def test_characters_outside_ascii_in_comments_pass(self):
        status, output = house.run_tool("check_sizes", {"rapporteur/base/a.cc": OPENING + "int a;  // \u201cquoted\u201d\n"})
        self.assertEqual(status, 0, output)


if __name__ == "__main__":
    unittest.main()
