"""rapporteur read: formats, options, order, bad inputs, standard input and output."""
import json
import os
import subprocess
import unittest

from program import DONE, MODEL, OUTPUT_FAILED, PROGRAM, SOME_FAILED, TALKS, USAGE, ProgramTest, run

BAD = {
    "empty": (b"", "is empty"),
    "blank": (b" \n\t\n", "is empty"),
    "binary": (b"\x7fELF\x02\x01\x01\x00" + bytes(range(256)) * 20, "is not a text"),
    "cut.json": (b'{"url": "https://tern.example/1", "te', "is damaged"),
    "other.json": (b'{"a": 1}', "is of no kind that is read here"),
    "menu.html": (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "holds no article"),
}
FRENCH = ("Le ministre des Affaires \u00e9trang\u00e8res a d\u00e9clar\u00e9 lundi que les n\u00e9gociations "
          "reprendraient la semaine prochaine, selon un porte-parole du gouvernement. ") * 5


class FormatsTest(ProgramTest):
    def test_text_shows_who_said_what(self):
        done = self.good("read", self.file("talks.txt", TALKS))
        self.assertIn("Velia and Norland to meet over closed harbours", done.stdout)
        self.assertIn("Henrik Solberg", done.stdout)
        self.assertIn("No date has been agreed", done.stdout)
        self.assertNotIn("\x1b", done.stdout, "no colours where there is no terminal")
        self.assertEqual(done.stderr, "")

    def test_json_is_one_object_per_line(self):
        done = self.good("read", self.file("a.txt", TALKS), self.file("b.txt", TALKS), "--format", "json")
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 2)
        record = json.loads(lines[0])
        self.assertEqual(record["article"]["text"], TALKS)
        self.assertNotIn("tokens", record)
        for statement in record["statements"]:
            self.assertIn(statement["act"], ("say", "deny", "reject", "decline", "announce", "threaten", "warn"))

    def test_a_table_of_ones_own_wins_and_its_bad_lines_are_told(self):
        table = ("# mine\nHarbour Front\tHF\tguerrilla\tMDA\tREB\t-\nHarbour Front\tHF\tarmed_group\tMDA\tREB\t-\n"
                 "Ana Reis\t-\tforeign minister\tMDA\t2025-01-10\t-\tfemale\tQ1\tmine\n")
        text = "Ana Reis said on Monday that the talks had failed. The Harbour Front denied it.\n"
        done = self.good("read", self.file("a.txt", text), "--format", "json", "--published", "2026-03-03", "--force",
                         "--actors", self.file("mine.tsv", table))
        self.assertIn("mine.tsv:2: is a damaged data table (an unknown kind: guerrilla)", done.stderr)
        actors = {actor["name"]: actor for actor in json.loads(done.stdout)["actors"]}
        self.assertEqual(actors["Harbour Front"]["kind"], "armed group")
        self.assertEqual(actors["Ana Reis"]["country"], "MDA")
        self.assertEqual(actors["Ana Reis"]["offices"][0]["from"], "2025-01-10")
        for path in ("/nowhere/mine.tsv", "/"):
            done = run("read", self.file("a.txt", text), "--actors", path)
            self.assertNotEqual(done.returncode, DONE)
            self.assertIn(f"{path}: cannot be read", done.stderr)

    def test_layers_are_added(self):
        path = self.file("a.txt", TALKS)
        record = json.loads(self.good("read", path, "--format", "json", "--layers", "tokens,names").stdout)
        self.assertIn("tokens", record)
        self.assertIn("names", record)
        self.assertNotIn("syntax", record)
        for layer in ("tokens", "syntax", "names", "attribution"):
            done = self.good("read", path, "--format", "json", "--layers", layer)
            self.assertIn(layer, json.loads(done.stdout))

    def test_conllu_has_ten_columns(self):
        done = self.good("read", self.file("a.txt", TALKS), "--format", "conllu")
        rows = [line for line in done.stdout.split("\n") if line and not line.startswith("#")]
        self.assertGreater(len(rows), 50)
        for row in rows:
            self.assertEqual(row.count("\t"), 9, row)

    def test_what_is_given_stands_in_the_record(self):
        given = ["--published", "2026-03-03T14:05:00+01:00", "--outlet", "The Tern", "--url", "https://tern.example/t",
                 "--title", "Another title"]
        article = json.loads(self.good("read", self.file("a.txt", TALKS), "--format", "json", *given).stdout)["article"]
        self.assertEqual(article["published"], "2026-03-03T14:05:00+01:00")
        self.assertEqual(article["published_basis"], "given")
        self.assertEqual(article["outlet"], "The Tern")
        self.assertEqual(article["url"], "https://tern.example/t")
        self.assertEqual(article["title"], "Another title")
        self.assertEqual(article["text"], TALKS, "a given title is metadata only")

    def test_force_reads_another_language(self):
        path = self.file("french", FRENCH)
        refused = run("read", path)
        self.assert_status(refused, SOME_FAILED)
        self.assert_one_line(refused, "french", "is not in English")
        self.good("read", path, "--force")


class OrderTest(ProgramTest):
    def test_one_thread_is_many(self):
        path = self.file("many.jsonl", self.articles(24))
        one = self.good("read", path, "--format", "json", "--threads", "1").stdout
        self.assertEqual([json.loads(line)["article"]["title"] for line in one.splitlines()],
                         [f"Talks, day {n}" for n in range(24)])
        self.assertEqual(self.good("read", path, "--format", "json", "--threads", "7").stdout, one)
        self.assertEqual(self.good("read", path, "--format", "json").stdout, one)

    def test_folders_are_walked_in_sorted_order(self):
        for name in ("b/2.txt", "a/9.txt", "b/1.txt", "c.txt", ".hidden/x.txt", "a/.secret.txt"):
            self.file("all/" + name, f"About {name}\n\n" + TALKS)
        done = self.good("read", self.file("all"), "--format", "json")
        titles = [json.loads(line)["article"]["text"].split("\n")[0] for line in done.stdout.splitlines()]
        self.assertEqual(titles, ["About a/9.txt", "About b/1.txt", "About b/2.txt", "About c.txt"])

    def test_errors_stand_in_order_and_the_others_go_on(self):
        paths = []
        for number, (name, (content, _)) in enumerate(BAD.items()):
            paths += [self.file(f"{number}-{name}", content), self.file(f"{number}-good.txt", TALKS)]
        done = run("read", "--format", "json", *paths, self.file("missing"))
        self.assert_status(done, SOME_FAILED)
        self.assertEqual(done.stdout.count("\n"), len(BAD))
        lines = done.stderr.splitlines()
        for line, (name, (_, reason)) in zip(lines, BAD.items()):
            self.assertIn(name, line)
            self.assertIn(reason, line)
        self.assertIn("missing: cannot be read (No such file or directory)", lines[-2])
        self.assertIn(f"{len(BAD) + 1} of {2 * len(BAD) + 1} articles could not be read", lines[-1])


class InputTest(ProgramTest):
    def test_standard_input(self):
        self.assertEqual(self.good("read", "-", "--format", "json", stdin=TALKS).stdout,
                         self.good("read", self.file("a.txt", TALKS), "--format", "json").stdout)
        done = run("read", "-", stdin="")
        self.assert_status(done, SOME_FAILED)
        self.assert_one_line(done, "-: is empty")

    def test_a_bad_line_is_named_by_its_number(self):
        lines = self.articles(5).splitlines()
        lines[2] = '{"url": broken}'
        done = run("read", self.file("some.jsonl", "\n".join(lines) + "\n\n"), "--format", "json", "--quiet")
        self.assert_status(done, SOME_FAILED)
        self.assertEqual(done.stdout.count("\n"), 4)
        self.assert_one_line(done, "some.jsonl:3: is damaged")

    def test_a_line_without_an_end_and_a_byte_order_mark(self):
        done = self.good("read", self.file("a.jsonl", "\ufeff" + self.articles(3).rstrip("\n")), "--format", "json")
        self.assertEqual(done.stdout.count("\n"), 3)

    def test_an_object_over_several_lines(self):
        text = json.dumps(json.loads(self.articles(1)), indent=1)
        self.assertEqual(self.good("read", self.file("a.json", text), "--format", "json").stdout.count("\n"), 1)

    def test_files_beyond_the_limit(self):
        huge = self.file("huge.txt")
        with open(huge, "wb") as file:
            file.truncate(70 << 20)
        long_line = self.articles(1) + '{"text": "' + "x" * (66 << 20) + '"}\n' + self.articles(2)
        done = run("read", "--quiet", huge, "/dev/zero", self.file("long.jsonl", long_line), "--format", "json")
        self.assert_status(done, SOME_FAILED)
        self.assertEqual(done.stdout.count("\n"), 3)
        lines = done.stderr.splitlines()
        self.assertEqual(len(lines), 3, done.stderr)
        for line, name in zip(lines, ("huge.txt", "/dev/zero", "long.jsonl:2")):
            self.assertIn(f"{name}: is too large (over 64 MB)", line)

    def test_a_folder_without_files(self):
        os.makedirs(self.file("nothing"))
        done = run("read", self.file("nothing"))
        self.assert_status(done, SOME_FAILED)
        self.assert_one_line(done, "no file")

    def test_a_file_that_may_not_be_read(self):
        path = self.file("secret.txt", TALKS)
        os.chmod(path, 0)
        if os.access(path, os.R_OK):
            self.skipTest("this user may read everything")
        self.assert_one_line(run("read", path), "secret.txt: cannot be read (Permission denied)")

    def test_a_name_cannot_write_lines_or_colours(self):
        done = run("read", self.file("a\n\x1b[31mrapporteur: fine", b""))
        self.assert_one_line(done, "a??[31mrapporteur: fine: is empty")


class UsageTest(ProgramTest):
    needs_model = False

    def test_help_teaches_by_example(self):
        for words in ((), ("read",), ("add",), ("find",), ("show",)):
            done = self.good(*words, "--help")
            self.assertIn("Examples:", done.stdout)
            self.assertEqual(done.stderr, "")

    def test_version(self):
        self.assertRegex(self.good("--version").stdout, r"^rapporteur \d+\.\d+\.\d+\n$")

    def test_wrong_usage(self):
        path = self.file("a.txt", TALKS)
        for words in ((), ("read",), ("sing",), ("read", path, "--loud"), ("read", path, "--format", "xml"),
                      ("read", path, "--threads", "0"), ("read", path, "--threads", "many"),
                      ("read", path, "--format", "json", "--layers", "tokens,feelings"),
                      ("read", path, "--layers", "tokens"), ("read", path, path, "--url", "u"),
                      ("read", self.folder, "--title", "t"), ("read", "-", "-"), ("add", "s"), ("find",),
                      ("find", "s", "--limit", "-1"), ("find", "s", "--limit", "x"), ("show", "s")):
            done = run(*words)
            self.assert_status(done, USAGE)
            self.assertEqual(done.stdout, "", words)
            self.assertNotEqual(done.stderr, "", words)


class OutputTest(ProgramTest):
    def test_a_full_disk_is_told(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([PROGRAM, "read", self.file("a.txt", TALKS)], stdout=full, stderr=subprocess.PIPE,
                                  text=True, check=False, env={**os.environ, "RAPPORTEUR_MODEL": MODEL})
        self.assert_status(done, OUTPUT_FAILED)
        self.assert_one_line(done, "standard output: cannot be written (No space left on device)")

    def test_a_reader_that_goes_away_is_no_trouble(self):
        path = self.file("many.jsonl", self.articles(12))
        command = f"'{PROGRAM}' read '{path}' --format json | head -n 1"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False,
                              env={**os.environ, "RAPPORTEUR_MODEL": MODEL})
        self.assertEqual(done.returncode, DONE)
        self.assertEqual(done.stdout.count("\n"), 1)
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main()
