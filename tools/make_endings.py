#!/usr/bin/env python3
"""Makes data/syntax/endings.tsv from WordNet's words and the tagged words of UD treebanks' training parts.

    tools/make_endings.py WORDNET_FOLDER TRAIN.conllu... > data/syntax/endings.tsv

WORDNET_FOLDER holds index.noun, index.verb, index.adj and the lists of exceptions *.exc (Debian: wordnet-base). Words are
inflected by the rules of English spelling, the doubled consonants as the lists have them; the treebanks add words that
WordNet lacks and tell by their counts which words matter. Of all lists of endings, longest ending first, the one with
the least rows and mistakes together is taken: a row must pay for itself. The word that pays most is its example.
"""
import collections
import math
import re
import sys

HEADER = """# Spelling of regular inflection, undone: what is left of a form without its -s, -ed, -ing, -er or -est, and the lemma.
# The longest ending wins; ^ is the beginning of the word. Of stem and degree, what is left with one vowel and one
# consonant gets its e back ("hop" of "hoped") unless a row has it with ^. What no row knows stays ("want" of "wanted").
# Made by tools/make_endings.py; see README.md. Do not edit: corrections stand in irregular.tsv, which wins.
# kind
# s       nouns and verbs without -s
# stem    verbs without -ed or -ing
# degree  adjectives and adverbs without -er or -est
# kind	ending	lemma	example
"""
SUFFIXES = {
    "s": {"NNS": ("s",), "VBZ": ("s",), "NNPS": ("s",)},
    "stem": {"VBD": ("ed",), "VBN": ("ed",), "VBG": ("ing",)},
    "degree": {"JJR": ("er",), "RBR": ("er",), "JJS": ("est",), "RBS": ("est",)},
}
RULE_COST = 1.0
# One vowel and one consonant: a word without e would have doubled it (hop, hopped), so an e was there (hope, hoped).
# rapporteur/syntax/inflection.cc, lost_its_e, knows the same.
LOST_ITS_E = re.compile("([^aeiouy]*|[^aeiou]*qu)[aeiouy][bcdfgklmnprstvz]")
COMMON, RARE = 1.1, 0.3  # what a word counts by itself: one that WordNet's readers met in texts, and one they did not


def read_index(path):
    """{word: what it counts}"""
    words = {}
    with open(path, encoding="utf-8") as file:
        for cells in map(str.split, file):
            if re.fullmatch("[a-z]{2,}", cells[0]) and not (cells[1] == "n" and re.search("(is|ese|ous)$", cells[0])):
                senses_met = int(cells[5 + int(cells[3])])
                words[cells[0]] = COMMON if senses_met else RARE
    return words


def read_exceptions(path):
    """lemma → its irregular and doubled forms"""
    forms = collections.defaultdict(set)
    with open(path, encoding="utf-8") as file:
        for form, *lemmas in map(str.split, file):
            for lemma in lemmas:
                forms[lemma].add(form)
    return forms


def read_treebanks(paths):
    """Counter of (xpos, form, lemma), in lower case"""
    counts = collections.Counter()
    for path in paths:
        with open(path, encoding="utf-8") as file:
            for line in file:
                cells = line.split("\t")
                if len(cells) == 10 and cells[0].isdigit() and re.fullmatch("[A-Za-z]+", cells[1]):
                    counts[cells[4], cells[1].lower(), cells[2].lower()] += 1
    return counts


def edit(rest, lemma):
    """(dropped, added) that makes the lemma of what is left, if spelling alone explains it"""
    if lemma in (rest, rest + "e"):
        return "", lemma[len(rest):]
    if rest[:-1] == lemma and (rest.endswith("e") or rest.endswith("ck") or rest[-2:-1] == rest[-1:]):
        return rest[-1], ""
    if rest.endswith("ie") and lemma == rest[:-2] + "y":
        return "ie", "y"
    if rest.endswith("i") and lemma == rest[:-1] + "y":
        return "i", "y"
    return None


def inflect(word, suffix):
    if suffix == "s":
        if re.search("[^aeiou]y$", word):
            return word[:-1] + "ies"
        return word + ("es" if re.search("(s|x|z|ch|sh)$", word) else "s")
    if suffix != "ing" and re.search("[^aeiou]y$", word):
        return word[:-1] + "i" + suffix
    if suffix == "ing" and word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not (suffix == "ing" and re.search("(ee|oe|ye)$", word)):
        return word[:-1] + suffix
    return word + suffix


def made_forms(word, suffix, exceptions):
    doubled = word + word[-1] + suffix
    if suffix != "s" and doubled in exceptions:
        # Of longer words the other spelling is met too (travelled, traveled; targetted, targeted).
        return [doubled, word + suffix] if re.search("[aeiou].*([aeiou]l|e[pt])$", word) else [doubled]
    if suffix == "s":
        irregular = {f for f in exceptions if f.endswith("s")}
        return sorted(irregular) or [inflect(word, suffix)]
    return [inflect(word, suffix)]


def collect(kind, words, counts):
    """rest → {(dropped, added): weight}"""
    found = collections.defaultdict(collections.Counter)
    for suffixes, exceptions, listed in words:
        for word, weight in listed.items():
            for suffix in suffixes:
                for form in made_forms(word, suffix, exceptions.get(word, set())):
                    rest = form[: -len(suffix)]
                    how = edit(rest, word) if form.endswith(suffix) and len(rest) > 1 else None
                    if how:
                        found[rest][how] = weight
    for (xpos, form, lemma), count in counts.items():
        for suffix in SUFFIXES[kind].get(xpos, ()):
            rest = form[: -len(suffix)]
            how = edit(rest, lemma) if form.endswith(suffix) and len(rest) > 1 else None
            if how and (count > 1 or how in found[rest]):
                found[rest][how] += math.log2(1 + count)
    return {rest: hows for rest, hows in found.items() if hows}


class Node:
    def __init__(self):
        self.children = {}
        self.words = []


def trie_of(found):
    root = Node()
    for rest, hows in sorted(found.items()):
        node = root
        for letter in reversed("^" + rest):
            node = node.children.setdefault(letter, Node())
        node.words.append((rest, hows))
    return root


def best_rows(node, hows, ending):
    """{how it was until here: (cost, rows)} of the subtree; a row is (ending, how)"""
    kept = {}
    for how in hows:
        cost = sum(sum(w for h, w in words.items() if h != how) for _, words in node.words)
        kept[how] = [cost, ()]
    for letter, child in node.children.items():
        for how, (cost, rows) in best_rows(child, hows, letter + ending).items():
            kept[how][0] += cost
            kept[how][1] += (rows,)
    options = {}
    fits = lambda how: ending.endswith(how[0]) and ending.lstrip("^") != how[0]
    changed = min(((kept[h][0] + RULE_COST, h) for h in hows if ending and fits(h)), default=None)
    for how in hows:
        if changed and changed[0] < kept[how][0]:
            options[how] = (changed[0], ((ending, changed[1]), *kept[changed[1]][1]))
        else:
            options[how] = (kept[how][0], kept[how][1])
    return options


def flat(rows):
    if len(rows) == 2 and isinstance(rows[0], str):
        yield rows
        return
    for row in rows:
        yield from flat(row)


def short_words(kind, found):
    """{"^rest": how} of those short words that keep no e, against the rule."""
    words = {}
    for rest, hows in found.items() if kind != "s" else ():
        best = max(hows, key=hows.get)
        if LOST_ITS_E.fullmatch(rest) and best != ("", "e") and hows[best] > RULE_COST + hows["", "e"]:
            words["^" + rest] = best
    return words


def table(kind, found):
    """Rows (ending, lemma ending, example word)."""
    hows = sorted({how for counter in found.values() for how in counter})
    longer = {rest: hows for rest, hows in found.items() if kind == "s" or not LOST_ITS_E.fullmatch(rest)}
    cost, rows = best_rows(trie_of(longer), hows, "")[("", "")]
    rules = dict(flat(rows)) | short_words(kind, found)
    examples = collections.defaultdict(lambda: (0, ""))
    for rest, words in found.items():
        spelt = "^" + rest
        if rest not in longer and spelt not in rules:
            continue
        ending = next((spelt[i:] for i in range(len(spelt)) if spelt[i:] in rules), None)
        if ending and rules[ending] in words:
            examples[ending] = max(examples[ending], (words[rules[ending]], rest))
    print(f"{kind}: {len(found)} words, {len(rules)} rows, cost {cost:.0f}", file=sys.stderr)
    for ending, (drop, add) in sorted(rules.items(), key=lambda rule: rule[0][::-1]):
        yield ending, ending[: len(ending) - len(drop)] + add, examples[ending][1]


def main(folder, *treebanks):
    sys.setrecursionlimit(10000)
    counts = read_treebanks(treebanks)
    listed = {part: (read_exceptions(f"{folder}/{part}.exc"), read_index(f"{folder}/index.{part}"))
              for part in ("noun", "verb", "adj")}
    words = {
        "s": [(("s",), *listed["noun"]), (("s",), *listed["verb"])],
        "stem": [(("ed", "ing"), *listed["verb"])],
        "degree": [(("er", "est"), listed["adj"][0], {w: n for w, n in listed["adj"][1].items() if len(w) < 7})],
    }
    print(HEADER, end="")
    for kind in words:
        for row in table(kind, collect(kind, words[kind], counts)):
            print(kind, *row, sep="\t")


if __name__ == "__main__":
    main(*sys.argv[1:])
