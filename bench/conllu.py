"""CoNLL-U as the benches compare it: words with their place in the text without white space."""
import collections
import re

# place: as span, but of a word within a multiword token its own part of it, where the words spell the token ("do" and "n't").
Word = collections.namedtuple('Word', 'span part form columns sentence_start place')


def read_conllu(text):
    """Words with their place in the text without white space; words of one multiword token share its place."""
    words, sentences, at = [], [], 0
    for block in re.split(r'\n\s*\n', text):
        rows = [line.split('\t') for line in block.split('\n') if line and line[0] != '#']
        if not rows:
            continue
        start, base, until, span, places = at, len(words), 0, None, {}
        for c in rows:
            form = re.sub(r'\s', '', c[1])
            if '-' in c[0]:
                first, until = map(int, c[0].split('-'))
                span = (at, at + len(form))
                places = places_within(span, form, [re.sub(r'\s', '', r[1]) for r in rows if r[0].isdigit() and first <= int(r[0]) <= until])
                places = dict(zip(range(first, until + 1), places))
                at += len(form)
            elif c[0].isdigit():
                if int(c[0]) <= until:
                    words.append(Word(span, int(c[0]), form, c, base, places[int(c[0])]))
                else:
                    words.append(Word((at, at + len(form)), 0, '', c, base, (at, at + len(form))))
                    at += len(form)
        sentences.append((start, at))
    return words, sentences


def places_within(span, token, forms):
    """Places of the words of a multiword token; that of the token for each of them where they do not spell it."""
    if ''.join(forms) != token:
        return [span] * len(forms)
    ends = [span[0] + sum(map(len, forms[:k + 1])) for k in range(len(forms))]
    return list(zip([span[0]] + ends, ends))


def raw_paragraphs(conllu):
    paragraphs, current = [], ''
    for line in conllu.split('\n'):
        if line.startswith(('# newdoc', '# newpar')) and current:
            paragraphs.append(current.strip())
            current = ''
        if line.startswith('# text = '):
            current += line[9:] + ' '
    return '\n\n'.join(paragraphs + [current.strip()]) + '\n'
