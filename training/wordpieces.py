"""Words → word pieces and shape features, exactly as rapporteur/encoding/wordpieces.cc does it (tests/agree compares them).

BERT's uncased scheme: lower case, accents stripped (NFD without Mn), every punctuation sign a piece of its own, then greedy
longest match with '##' continuations. A word keeps at most MAX_PIECES pieces.
"""
import unicodedata

MAX_PIECES = 12
SHAPES = ['none', 'lower', 'title', 'upper', 'capital', 'mixed', 'digits', 'alnum', 'punct', 'quote', 'other']
OPENING, CLOSING, STRAIGHT = set('\u201c\u201e\u00ab'), set('\u201d\u00bb'), {'"', "''", '``'}


def is_punctuation(c):
    o = ord(c)
    return 33 <= o <= 47 or 58 <= o <= 64 or 91 <= o <= 96 or 123 <= o <= 126 or unicodedata.category(c)[0] == 'P'


def normalise(word):
    return ''.join(c for c in unicodedata.normalize('NFD', word.lower()) if unicodedata.category(c) != 'Mn')


class WordPieces:
    def __init__(self, vocabulary):
        self.pieces = vocabulary
        self.ids = {p: i for i, p in enumerate(vocabulary)}
        self.unknown, self.cls, self.sep = self.ids['[UNK]'], self.ids['[CLS]'], self.ids['[SEP]']
        self.mask = self.ids.get('[MASK]', self.unknown)
        self.cache = {}

    def of(self, word):
        """Ids of a word's pieces, at least one."""
        if word not in self.cache:
            self.cache[word] = self._split(normalise(word))[:MAX_PIECES] or [self.unknown]
        return self.cache[word]

    def _split(self, word):
        runs = []
        for c in word:
            if is_punctuation(c) or not runs or is_punctuation(runs[-1][-1]):
                runs.append(c)
            else:
                runs[-1] += c
        return [i for run in runs for i in self._greedy(run)]

    def _greedy(self, run):
        ids, at = [], 0
        while at < len(run) and len(ids) < MAX_PIECES:
            for end in range(len(run), at, -1):
                piece = ('##' if at else '') + run[at:end]
                if piece in self.ids:
                    ids.append(self.ids[piece])
                    at = end
                    break
            else:
                return [self.unknown]
        return ids


def shape_of(word):
    letters = [c for c in word if c.isalpha()]
    digits = any(unicodedata.category(c) == 'Nd' for c in word)
    if word in OPENING or word in CLOSING or word in STRAIGHT or word in ("'", '\u2018', '\u2019', '`'):
        return 'quote'
    if not letters:
        return 'digits' if digits else ('punct' if all(is_punctuation(c) for c in word) else 'other')
    if digits:
        return 'alnum'
    upper = sum(c.isupper() for c in letters)
    lower = sum(c.islower() for c in letters)
    if upper == 0:
        return 'lower' if lower else 'other'
    if len(letters) == 1:
        return 'capital'
    if lower == 0:
        return 'upper'
    return 'title' if upper == 1 and letters[0].isupper() else 'mixed'


SHAPE_ID = {s: i for i, s in enumerate(SHAPES)}


def layout_features(words, space_before):
    """Per word of one paragraph: space before (1), space after (2), inside quotation marks (4), as a number 0–7, plus 1; 0 is
    kept for pieces that belong to no word."""
    out, open_quote = [], False
    for i, w in enumerate(words):
        after = i + 1 == len(words) or space_before[i + 1]
        inside = open_quote
        if w in OPENING:
            open_quote = inside = True
        elif w in CLOSING:
            inside, open_quote = open_quote, False
        elif w in STRAIGHT:
            inside, open_quote = True, not open_quote
        out.append(1 + (1 if space_before[i] else 0) + (2 if after else 0) + (4 if inside else 0))
    return out
