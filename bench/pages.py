#!/usr/bin/env python3
"""Scores the text that Rapporteur finds on pages, and the dates.

    bench/pages.py --data DATA --program PROGRAM [--worst N] [SETS …]

DATA is the unpacked archive of pages (scrapinghub-aeb/, newspaper4k-naeb/, trafilatura-eval/, htmldate-eval/), PROGRAM
the built `rapporteur`. Every page goes through `PROGRAM read --format json --force`. What is compared is the body: the
text without the paragraph of part "title".

scrapinghub-aeb and newspaper4k-naeb: precision and recall over sequences of four words, per page, averaged; F1 of the
averages (the definition of Scrapinghub's article-extraction-benchmark). trafilatura-eval: phrases that must and must
not be found. htmldate-eval: share of pages whose day of publication is right, wrong, absent. Python standard library.
"""
import argparse
import gzip
import json
import pathlib
import re
import statistics
import subprocess
import tempfile
from collections import Counter

WORD = re.compile(r"\w+")


def sequences(text):
    words = WORD.findall(text)
    return Counter(tuple(words[i:i + 4]) for i in range(max(1, len(words) - 3)) if words[i:i + 4])


def shares(gold, found):
    """Precision and recall of one page; both are 1 where nothing is wrong, 0 where nothing is right."""
    gold, found = sequences(gold), sequences(found)
    hits = sum((gold & found).values())
    extra, missed = sum((found - gold).values()), sum((gold - found).values())
    if extra == missed == 0:
        return 1.0, 1.0
    return (hits / (hits + extra) if hits else 0.0), (hits / (hits + missed) if hits else 0.0)


def body_of(record):
    """The text of a record without its title; records without sentences are taken whole."""
    if record is None:
        return ""
    article = record["article"]
    text = article["text"]
    title = article.get("title", "")
    if title and text.startswith(title):
        text = text[len(title):]
    return text.strip()


def read(program, page):
    """The record of one gzipped page, or None with the reason on which the program gave up."""
    with tempfile.NamedTemporaryFile(suffix=".html") as file:
        file.write(gzip.decompress(page.read_bytes()))
        file.flush()
        done = subprocess.run([program, "read", "--quiet", "--force", "--format", "json", file.name],
                              capture_output=True, text=True, errors="replace", timeout=300)
    if done.returncode not in range(0, 10):
        raise SystemExit(f"{page}: the program ended with {done.returncode}: {done.stderr[-300:]}")
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    return json.loads(lines[0]) if lines else None


def body_scores(name, folder, gold_file, pages, program, worst):
    gold = json.loads((folder / gold_file).read_text(encoding="utf8"))
    rows = []
    for key, entry in gold.items():
        found = body_of(read(program, folder / pages / f"{key}.html.gz"))
        expected = entry.get("articleBody", "")
        precision, recall = shares(expected, found)
        rows.append((precision if found else None, recall if expected else None, key))
    precision = statistics.mean(row[0] for row in rows if row[0] is not None)
    recall = statistics.mean(row[1] for row in rows if row[1] is not None)
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{name:18} pages {len(rows):4}  precision {precision:.4f}  recall {recall:.4f}  F1 {f1:.4f}")
    for row in sorted(rows, key=lambda r: min(r[0] or 0, r[1] or 0))[:worst]:
        print(f"    {row[2]}  precision {row[0] or 0:.3f}  recall {row[1] or 0:.3f}")
    return f1


def phrase_scores(folder, program):
    right = missed = extra = clean = 0
    for entry in json.loads((folder / "evaldata_en.json").read_text(encoding="utf8")).values():
        record = read(program, folder / "eval_en" / (entry["file"] + ".gz"))
        text = " ".join(record["article"]["text"].split()) if record else ""
        for phrase in entry.get("with") or []:
            hit = " ".join(phrase.split()) in text
            right, missed = right + hit, missed + (not hit)
        for phrase in entry.get("without") or []:
            hit = " ".join(phrase.split()) in text
            extra, clean = extra + hit, clean + (not hit)
    precision, recall = right / (right + extra), right / (right + missed)
    print(f"{'trafilatura-eval':18} phrases {right + missed + extra + clean}  precision {precision:.4f}  "
          f"recall {recall:.4f}  F1 {2 * precision * recall / (precision + recall):.4f}")


def date_scores(folder, program):
    counts = Counter()
    for entry in json.loads((folder / "eval_mediacloud_2020.json").read_text(encoding="utf8")).values():
        if not isinstance(entry["date"], str):
            continue  # a page without a date
        record = read(program, folder / "mediacloud_2020_html_gz" / (entry["file"] + ".gz"))
        if record is None:
            counts["no article"] += 1
            continue
        day = record["article"].get("published", "")[:10]
        counts["right" if day == entry["date"] else "wrong" if day else "absent"] += 1
    print(f"{'htmldate-eval':18} pages {sum(counts.values()):4}  " + "  ".join(f"{k} {v}" for k, v in sorted(counts.items())))


def main():
    sets = ["scrapinghub-aeb", "newspaper4k-naeb", "trafilatura-eval", "htmldate-eval"]
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--program", required=True)
    parser.add_argument("--worst", type=int, default=0, help="list the N worst pages of each set")
    parser.add_argument("sets", nargs="*", default=sets, metavar="SETS", help=", ".join(sets))
    options = parser.parse_args()
    for name in options.sets:
        folder = options.data / name
        if name == "scrapinghub-aeb":
            body_scores(name, folder, "ground-truth.json", "html", options.program, options.worst)
        elif name == "newspaper4k-naeb":
            body_scores(name, folder, "articles_diplomacy_conflict.json", "html_gz", options.program, options.worst)
        elif name == "trafilatura-eval":
            phrase_scores(folder, options.program)
        elif name == "htmldate-eval":
            date_scores(folder, options.program)
        else:
            parser.error(f"unknown set {name}")


if __name__ == "__main__":
    main()
