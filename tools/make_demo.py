#!/usr/bin/env python3
"""Makes the archive that `rapporteur demo` reads: the articles of the corpus's threads, one JSON object per line
(docs/formats/article.md), in the order in which they were published.

    tools/make_demo.py           writes data/demo/articles.jsonl
    tools/make_demo.py --check   exits 1 where that file is not what the corpus says today

The threads of the training and the development part, never those of the test part. That an article is invented stands in its byline
and in a field of its own, not in its text, where it would be read as news. Tested in tests/tools/demo_test.py.
"""
import datetime
import json
import os
import sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
sys.path.insert(0, os.path.join(ROOT, "corpus"))
import form  # noqa: E402
from record import NOTICE, text_of  # noqa: E402

TARGET = os.path.join(ROOT, "data", "demo", "articles.jsonl")
PARTS = ("train", "dev")
BYLINE = "the Rapporteur corpus (invented)"  # a citation has "by" before it


def article_of(document):
    text = text_of(document, notice=False).text
    header = document.header
    title = document.sentences[0].text if document.sentences[0].part == "title" else None
    known = {"url": f"https://corpus.example/{document.id}", "title": title, "outlet": header.get("outlet"),
             "byline": BYLINE, "published": header.get("published"), "text": text, "notice": NOTICE}
    return {field: value for field, value in known.items() if value}


def documents():
    parts = form.read_splits(os.path.join(ROOT, "corpus", "splits.tsv"))
    for path in form.files_in(os.path.join(ROOT, "corpus", "threads")):
        some, mistakes = form.read_file(path)
        if mistakes:
            raise form.Wrong(str(mistakes[0]))
        yield from (d for d in some if parts.get(d.id.split("/")[0]) in PARTS)


def moment(article):
    """When it was published, to sort by; a bare date is its midnight, no date comes last."""
    if "published" not in article:
        return datetime.datetime.max.replace(tzinfo=datetime.timezone.utc)
    when = datetime.datetime.fromisoformat(article["published"].replace("Z", "+00:00"))
    return when if when.tzinfo else when.replace(tzinfo=datetime.timezone.utc)


def archive():
    articles = sorted((article_of(d) for d in documents()), key=lambda a: (moment(a), a["url"]))
    return "".join(json.dumps(a, ensure_ascii=False, separators=(",", ":")) + "\n" for a in articles)


def main():
    wanted = archive()
    if "--check" in sys.argv[1:]:
        try:
            with open(TARGET, encoding="utf-8") as file:
                fresh = file.read() == wanted
        except OSError:
            fresh = False
        if not fresh:
            print("data/demo/articles.jsonl is not up to date: run tools/make_demo.py", file=sys.stderr)
        return 0 if fresh else 1
    os.makedirs(os.path.dirname(TARGET), exist_ok=True)
    with open(TARGET, "w", encoding="utf-8") as file:
        file.write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
