#!/usr/bin/env python3
"""Makes data/actors/states.tsv from two open tables of countries.

    tools/make_states.py MLEDOZE_COUNTRIES_JSON COUNTRY_CODES_CSV > data/actors/states.tsv

The first is mledoze/countries (ODbL 1.0): common and official names, English demonyms, capitals. The second is
datasets/country-codes (PDDL): the Wikidata item of each code. What they lack or get wrong is written by hand in
data/actors/state_words.tsv, so that this file can be made again at any time.
"""
import csv
import json
import sys

HEADER = """# States and territories: code, name, official name, adjectives and people (demonyms), capitals, Wikidata item.
# Made by tools/make_states.py from mledoze/countries (ODbL 1.0) and datasets/country-codes (PDDL); see README.md.
# Do not edit: corrections and further words stand in state_words.tsv.
"""


def wikidata_items(path):
    with open(path, encoding="utf-8", newline="") as file:
        return {row["ISO3166-1-Alpha-3"]: row["wikidata_id"].rsplit("/", 1)[-1] for row in csv.DictReader(file)}


# Kosovo has no ISO code; XKX is the one in common use. Namibia's row is lost on "NA" in the second table.
CODES = {"UNK": "XKX"}
ITEMS = {"XKX": "Q1246", "NAM": "Q1030"}


def row_of(country, items, taken):
    """One line; a territory's demonym gives way to the member of the United Nations that has the same one."""
    code = CODES.get(country["cca3"], country["cca3"])
    demonyms = country.get("demonyms", {}).get("eng", {})
    words = []
    for word in (demonyms.get("m", ""), demonyms.get("f", "")):
        words += [w.strip() for w in word.replace(" or ", ",").split(",") if w.strip() and w.strip() not in words]
    words = [w for w in words if taken.setdefault(w, code) == code]
    return [
        code,
        country["name"]["common"],
        country["name"]["official"],
        ";".join(words),
        ";".join(c for c in country.get("capital", []) if c),
        ITEMS.get(code) or items.get(code, ""),
    ]


def main(countries, codes):
    items = wikidata_items(codes)
    with open(countries, encoding="utf-8") as file:
        countries = json.load(file)
    countries.sort(key=lambda country: (not country["unMember"], country["cca3"]))
    taken = {}
    rows = sorted(row_of(country, items, taken) for country in countries)
    sys.stdout.write(HEADER)
    for row in rows:
        sys.stdout.write("\t".join(cell or "-" for cell in row) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:3])
