"""Real news with and without its words: `attach` puts the sentences of the unpacked corpora into files that hold labels only, `detach` takes
every word of them out again and leaves offsets (docs/formats/corpus.md, "Real news"). Tested by corpus/tests/attach_test.py.
"""
import re

import form
import sources

SENTENCE = re.compile(r'(title> |caption> |> |\+ )(\d+)-(\d+) #([0-9a-f]{4})(?: (.*))?')
SPAN = re.compile(r'\[(?:\\.|[^\\\]])*\]\d*')


def attach(text, data):
    """The file's text with the words of each sentence put in; raises form.Wrong where the corpora do not have them."""
    lines, source = [], None
    for line in text.split('\n'):
        if line.startswith('source: '):
            source = sources.text_of(data, line[8:].strip())
            if source is None:
                raise form.Wrong(f'no such document in the unpacked corpora: {line[8:]}')
        found = SENTENCE.fullmatch(line)
        if found:
            begin, end = int(found[2]), int(found[3])
            words = (source or '')[begin:end]
            if len(words) != end - begin or form.check_number(words) != found[4]:
                raise form.Wrong(f'another version of the corpus: the words at {begin}-{end} have not the check number {found[4]}')
            line = f'{found[1]}{begin}-{end} #{found[4]} {words}'
        lines.append(line)
    return '\n'.join(lines)


def detach(text, file):
    """The file's text with offsets for every span and no words of the source; raises form.Wrong on a mistake."""
    reader = form.Reader(file, text)
    if reader.mistakes:
        raise form.Wrong(str(reader.mistakes[0]))
    lines, document, sentence = [], -1, -1
    for line in text.split('\n'):
        found = SENTENCE.fullmatch(line)
        if line.startswith('document:'):
            document, sentence = document + 1, -1
        if found:
            sentence += 1
            line = f'{found[1]}{found[2]}-{found[3]} #{found[4]}'
        elif line.startswith('actor '):
            line = re.sub(r'^(actor \S+ \S+) "[^"]*"', r'\1', line)
        elif line[:1] in ' \t' and line.strip():
            at = sentence
            line = SPAN.sub(lambda m: offsets(reader, document, at, m.group()), line)
        elif line.startswith('#'):
            continue                        # a comment may quote
        lines.append(line)
    return '\n'.join(lines)


def offsets(reader, document, sentence, raw):
    span = reader.span(reader.documents[document], sentence, raw)
    there = span.sentence - sentence
    return f'[{there:+d}: {span.begin}-{span.end}]' if there else f'[{span.begin}-{span.end}]'
