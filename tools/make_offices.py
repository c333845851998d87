#!/usr/bin/env python3
"""Prints rows for data/actors/offices.tsv that CountryInfo knows and the table lacks: leaders of 1995 to 2010.

    tools/make_offices.py COUNTRYINFO_TXT > rows.tsv

CountryInfo.120116.txt (github.com/openeventdata/CountryInfo, CC BY-SA 3.0) lists presidents, prime ministers and
monarchs of states with the days of their terms. Only terms with both days are taken, of states the table has, longer
than two months, and only where the table has nobody of a like name in that state at that time and the seat is free.
The rows are to be read by a person before they are put into the table: names are in plain letters, genders are left
open, and some sections of the file stand under the wrong state.
"""
import datetime
import os
import re
import sys
import unicodedata

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..")
OFFICES = {"Presidents": "president", "President": "president", "Prime ministers": "prime minister",
           "Prime minister": "prime minister", "Premiers": "premier", "Chancellors": "chancellor", "Kings": "king"}
HONOURS = {"SIR", "DAME", "SHEIKH", "LYONPO", "PRINCE", "KING"}
SINCE = datetime.date(1995, 6, 1)
SHORTEST = 60
NEAR = 400


def plain(text):
    """Capital letters without marks."""
    text = text.replace("\u0142", "l").replace("\u00f8", "o").replace("\u0131", "i").replace("\u0111", "dj")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c)).upper()


def words_of(name):
    return {word for word in re.split(r"[^A-Z]+", plain(name)) if len(word) > 3}


def day(text):
    """The date of YYYYMMDD or of a date of the table; None where there is none."""
    digits = (text.replace("-", "") + "0701")[:8] if len(text) == 4 else (text.replace("-", "") + "15")[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None


def leaders_of(path):
    """State, office, name, first and last day of every dated leader of the file."""
    state = office = None
    for line in open(path, encoding="latin-1"):
        code = re.search(r"<CountryCode>(\w+)</CountryCode>", line)
        state = code.group(1) if code else state
        tag = re.match(r"\s*<(/?)([^>]+)>", line)
        if tag:
            office = None if tag.group(1) else OFFICES.get(tag.group(2))
        leader = re.match(r"\s*\{?([A-Z][^\[\s}]+)", line)
        if office and leader:
            for term in re.findall(r"\[(\d{8}) - (\d{8})\]", line):
                if day(term[0]) and day(term[1]):
                    yield state, office, leader.group(1), day(term[0]), day(term[1])


def name_of(text):
    """"JEAN-PAUL_NGOUPANDE_" as a name."""
    small = {"DE", "DA", "DO", "DAS", "DOS", "VAN", "AL", "EL", "OULD", "BIN", "IBN"}
    words = [w for w in text.strip("_").split("_") if w and w not in HONOURS]
    return " ".join(w.lower() if w in small and i else w if w in ("II", "III", "IV")
                    else re.sub(r"[A-Z]+", lambda m: m.group(0).capitalize(), w) for i, w in enumerate(words))


def main():
    known = {}
    with open(os.path.join(ROOT, "data", "actors", "offices.tsv"), encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                cells = line.rstrip("\n").split("\t")
                last = day(cells[5]) if cells[5] != "-" else datetime.date.max
                words = words_of(cells[0] + " " + cells[1])
                known.setdefault(cells[3], []).append((words, day(cells[4]), last, cells[2]))
    for state, office, text, first, last in leaders_of(sys.argv[1]):
        if not name_of(text) or state not in known or last < SINCE or (last - first).days < SHORTEST:
            continue
        words = words_of(text)
        if any(words & others and abs((first - begin).days) < NEAR for others, begin, _, _ in known[state]):
            continue
        if any(their == office and min(last, end) - max(first, begin) > datetime.timedelta(31)
               for _, begin, end, their in known[state]):
            continue  # the seat is taken in the table
        dates = [first.isoformat(), last.isoformat()]
        print("\t".join([name_of(text), "-", office, state] + dates + ["-", "-", "countryinfo"]))


if __name__ == "__main__":
    main()
