"""CoNLL-U as the benches compare it: words with their place in the text without white space."""
import collections
import re

Word = collections.namedtuple('Word', 'span part form columns sentence_start')


def read_conllu(text):
    """Words with their place in the text without white space; words of one multiword token share its place."""
    words, sentences, at = [], [], 0
    for block in re.split(r'\n\s*\n', text):
        rows = [line.split('\t') for line in block.split('\n') if line and line[0] != '#']
        if not rows:
            continue
        start, base, until, span = at, len(words), 0, None
        for c in rows:
            if '-' in c[0]:
                until = int(c[0].split('-')[1])
                length = len(re.sub(r'\s', '', c[1]))
                span = (at, at + length)
                at += length
            elif c[0].isdigit():
                form = re.sub(r'\s', '', c[1])
                if int(c[0]) <= until:
                    words.append(Word(span, int(c[0]), form, c, base))
                else:
                    words.append(Word((at, at + len(form)), 0, '', c, base))
                    at += len(form)
        sentences.append((start, at))
    return words, sentences


def raw_paragraphs(conllu):
    paragraphs, current = [], ''
    for line in conllu.split('\n'):
        if line.startswith(('# newdoc', '# newpar')) and current:
            paragraphs.append(current.strip())
            current = ''
        if line.startswith('# text = '):
            current += line[9:] + ' '
    return '\n\n'.join(paragraphs + [current.strip()]) + '\n'
