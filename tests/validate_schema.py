#!/usr/bin/env python3
"""Validates records (one JSON object per line) against docs/formats/record.schema.json, and what a schema cannot say:
spans lie inside the text and ids point at something.

    tests/validate_schema.py [--skip-without-jsonschema] FILE...      (- is standard input)

Prints one line per fault (file:line: where: what) and exits 1 if there is any. Needs the package python3-jsonschema, which ./check
installs; with the option, a machine without it is a pass with a note. Python tests import `faults_of`.
"""
import json
import pathlib
import sys

SCHEMA = pathlib.Path(__file__).resolve().parent.parent / "docs" / "formats" / "record.schema.json"


def schema_faults(record):
    import jsonschema

    validator = jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf8")))
    for error in validator.iter_errors(record):
        yield "/".join(map(str, error.absolute_path)) or "record", error.message[:200]


def pieces(value, path=""):
    """Every (path, key, value) below a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        where = f"{path}/{key}" if path else str(key)
        yield where, key, below
        yield from pieces(below, where)


def reference_faults(record):
    size = len(record["article"]["text"])
    actors = {actor["id"] for actor in record["actors"]}
    places = {place["id"] for place in record["places"]}
    sentences = len(record["sentences"])
    for where, key, value in pieces({k: v for k, v in record.items() if k != "article"}):
        is_span = isinstance(value, list) and len(value) == 2 and all(type(x) is int for x in value)
        if is_span and not 0 <= value[0] < value[1] <= size:
            yield where, f"span {value} is not inside the text of {size} code points"
        if key == "sentence" and not value < sentences:
            yield where, f"there is no sentence {value}"
        if key in ("speaker", "via", "addressee"):
            yield from ((where, f"there is no actor {x}") for x in value if x not in actors)
        if key in ("for", "of") and value not in actors:
            yield where, f"there is no actor {value}"
        if key == "others":
            yield from ((where, f"there is no {x}") for other in value for x in (other.get("actor"), other.get("place"))
                        if x is not None and x not in actors | places)
        if key == "head" and not value < len(record["syntax"]):
            yield where, f"there is no word {value}"
    if "syntax" in record and "tokens" in record and len(record["syntax"]) != len(record["tokens"]):
        yield "syntax", "has not one entry per token"
    ids = [entry["id"] for entry in record["statements"]]
    if len(ids) != len(set(ids)):
        yield "statements", "an id stands twice"


def faults_of(record):
    """(where, what) for every fault of one record; empty where it is right."""
    faults = list(schema_faults(record))
    return faults or list(reference_faults(record))


def main(arguments):
    lenient = "--skip-without-jsonschema" in arguments
    files = [a for a in arguments if a != "--skip-without-jsonschema"]
    try:
        import jsonschema  # noqa: F401
    except ImportError:
        print("validate_schema.py: jsonschema is not installed", file=sys.stderr)
        sys.stdin.read() if "-" in files else None
        return 0 if lenient else 2
    faults = 0
    for name in files:
        source = sys.stdin.buffer.read() if name == "-" else pathlib.Path(name).read_bytes()
        for number, line in enumerate(source.decode("utf8").split("\n"), 1):
            if not line.strip():
                continue
            for where, what in faults_of(json.loads(line)):
                print(f"{name}:{number}: {where}: {what}")
                faults += 1
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
