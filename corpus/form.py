"""Reads the corpus form (docs/formats/corpus.md): documents, their sentences, and what stands under them.

Every mistake is a Mistake with file, line and reason; reading goes on after one, so that a check shows all of them. Spans come out
as (sentence, begin, end) with code points of that sentence. Tested by corpus/tests/form_test.py.
"""
import dataclasses
import os
import re
import zlib

import words


@dataclasses.dataclass(frozen=True, order=True)
class Span:
    sentence: int
    begin: int
    end: int


@dataclasses.dataclass
class Sentence:
    text: str                   # empty where a file of real news holds no words
    part: str                   # title, body, caption
    opens: bool                 # begins a paragraph
    line: int
    offset: int = -1            # of real news: where it begins in its corpus's text ...
    length: int = -1
    check: str = ''             # ... and the check number of its words


@dataclasses.dataclass
class Actor:
    id: str
    kind: str
    name: str
    line: int
    attributes: dict


@dataclasses.dataclass
class Entry:
    """A line under a sentence. `values` maps an attribute to its list of values, in the order of the line."""
    id: str
    kind: str                   # time place statement event meeting position
    words: tuple                # the bare words after the kind: (act, form), (type, status), (value,)
    sentence: int
    line: int
    values: dict


@dataclasses.dataclass
class Mention:
    actor: str
    span: Span
    line: int


@dataclasses.dataclass
class Document:
    file: str
    line: int
    header: dict
    actors: dict = dataclasses.field(default_factory=dict)
    sentences: list = dataclasses.field(default_factory=list)
    mentions: list = dataclasses.field(default_factory=list)
    entries: dict = dataclasses.field(default_factory=dict)

    @property
    def id(self):
        return self.header['document']

    def of_kind(self, kind):
        return [e for e in self.entries.values() if e.kind == kind]

    def spans_of(self, actor):
        """Where entries read the actor of this id from, in their order."""
        for entry in self.entries.values():
            for key, values in entry.values.items():
                if ENTRY_KEYS[entry.kind].get(key, ('',))[0] == 'actor':
                    yield from (v[1] for v in values if isinstance(v, tuple) and v[0] == actor and len(v) > 1 and isinstance(v[1], Span))

    def words_of(self, span):
        return self.sentences[span.sentence].text[span.begin:span.end]


@dataclasses.dataclass
class Mistake:
    file: str
    line: int
    reason: str

    def __str__(self):
        return f'{self.file}:{self.line}: {self.reason}'


class Wrong(Exception):
    """A line that cannot be read; becomes a Mistake."""


def check_number(text):
    return f'{zlib.crc32(text.encode("utf8")) & 0xffff:04x}'


HEADER_KEYS = ('document', 'outlet', 'byline', 'genre', 'published', 'about', 'layers', 'source')
ACTOR_KEYS = {'for': 'actor', 'of': 'actor', 'country': 'country', 'sector': 'sector', 'office': 'string', 'count': 'number', 'members': 'actors'}

# attribute -> (what its value is, whether it may come again)
ENTRY_KEYS = {
    'time': {'mod': ('mod', False), 'type': ('timex', False), 'from': ('day', False), 'to': ('day', False)},
    'place': {'in': ('where', False)},
    'statement': {'speaker': ('actor', True), 'cue': ('span', True), 'content': ('span', True), 'source': ('span', False),
                  'via': ('actor', True), 'addressee': ('actor', True), 'channel': ('channel', True), 'polarity': ('polarity', False),
                  'time': ('time', False), 'place': ('place', False)},
    'event': {'trigger': ('span', True), 'mode': ('mode', True), 'context': ('context', True), 'cameo': ('word', False),
              'actor': ('actor', True), 'recipient': ('actor', True), 'host': ('actor', True), 'mediator': ('actor', True),
              'beneficiary': ('actor', True), 'instrument': ('span', True), 'target': ('target', True), 'time': ('time', True),
              'place': ('place', True), 'condition': ('condition', True), 'according': ('according', False),
              'disputed': ('statements', False), 'background': ('yes', False), 'happening': ('word', False), 'quantity': ('quantity', True)},
    'meeting': {'party': ('actor', True), 'delegate': ('pair', True), 'host': ('actor', True), 'mediator': ('actor', True),
                'place': ('place', True), 'time': ('time', True), 'purpose': ('span', True), 'phase': ('phase', False),
                'history': ('history', True), 'attendance': ('attendance', True), 'event': ('event', True), 'happening': ('word', False)},
    'position': {'actor': ('actor', True), 'issue': ('span', False), 'statement': ('statements', False), 'group': ('string', False)},
}
REQUIRED = {'statement': ('content',), 'event': ('trigger', 'according'), 'meeting': ('phase',), 'position': ('actor', 'issue')}
ACTOR_VALUES = ('actor', 'pair', 'attendance', 'where')        # what of an attribute's value names an actor
LETTERS = {'t': 'time', 'p': 'place', 's': 'statement', 'e': 'event', 'm': 'meeting', 'o': 'position'}

PIECE = re.compile(r'''\s*(?:
      (?P<key>[a-z@][\w-]*)=
    | (?P<span>\[(?:\\.|[^\\\]])*\]\d*)
    | "(?P<string>[^"]*)"
    | (?P<word>[^\s\["=]+)
    | (?P<bad>\S)
    )''', re.X)


def _in_one(value, pattern):
    return re.fullmatch(pattern, value)


class Reader:
    """Reads one file. `documents` and `mistakes` are the outcome."""

    def __init__(self, file, text):
        self.file, self.documents, self.mistakes = file, [], []
        self.raw = []                       # (document, sentence, line number, text) of annotation lines, read after all sentences
        for number, line in enumerate(text.split('\n'), 1):
            try:
                self._line(line.rstrip(), number)
            except Wrong as e:
                self._mistake(number, e)
        for document, sentence, number, line in self.raw:
            try:
                self._annotation(document, sentence, number, line)
            except Wrong as e:
                self._mistake(number, e)
        for document in self.documents:
            name_actors(document)
            self.mistakes += [Mistake(file, line, reason) for line, reason in check_document(document)]
        self.mistakes.sort(key=lambda m: m.line)

    def _mistake(self, number, reason):
        self.mistakes.append(Mistake(self.file, number, str(reason)))

    # ── lines ───────────────────────────────────────────────────────────────────────────────────────────────────────

    def _line(self, line, number):
        if not line.strip() or line.startswith('#'):
            return
        if line.startswith('document:'):
            self.documents.append(Document(self.file, number, {}))
        if not self.documents:
            raise Wrong('a file begins with "document: GROUP/NAME"')
        document = self.documents[-1]
        if line[0] in ' \t':
            if not document.sentences:
                raise Wrong('an annotation before the first sentence')
            self.raw.append((document, len(document.sentences) - 1, number, line.strip()))
            return
        opened = re.match(r'(title> |caption> |> |\+ )(.*)', line)
        if opened:
            self._sentence(document, opened.group(1).strip(), opened.group(2), number)
        elif line.startswith('actor '):
            self._actor(document, number, line)
        else:
            self._header(document, line)

    def _header(self, document, line):
        key, colon, value = line.partition(':')
        if not colon or key not in HEADER_KEYS:
            raise Wrong(f'neither a header line, an actor, a sentence ("> ", "+ ", "title> ", "caption> ") nor an indented annotation: {line[:60]}')
        if document.sentences:
            raise Wrong(f'header line "{key}" after the first sentence')
        if key in document.header and key != 'document':
            raise Wrong(f'header line "{key}" stands here twice')
        document.header[key] = value.strip()

    def _sentence(self, document, mark, text, number):
        part = {'title>': 'title', 'caption>': 'caption'}.get(mark, 'body')
        if mark == '+' and not document.sentences:
            raise Wrong('"+" goes on with a paragraph, and there is none')
        sentence = Sentence(text, part, mark != '+', number)
        if 'source' in document.header:
            stand_off = re.fullmatch(r'(\d+)-(\d+) #([0-9a-f]{4})(?: (.*))?', text)
            if not stand_off:
                raise Wrong('of real news a sentence is "BEGIN-END #CHECK", with its words only while it is attached')
            begin, end = int(stand_off[1]), int(stand_off[2])
            sentence.offset, sentence.length, sentence.check, sentence.text = begin, end - begin, stand_off[3], stand_off[4] or ''
            if sentence.text and len(sentence.text) != sentence.length:
                raise Wrong(f'{len(sentence.text)} characters, not the {sentence.length} its offsets tell')
        document.sentences.append(sentence)

    def _actor(self, document, number, line):
        bare, values = self._pieces(line)
        names = values.pop('', [])
        if len(bare) != 3 or len(names) > 1:
            raise Wrong('an actor is: actor ID KIND "NAME" and attributes')
        _, id, kind = bare
        if not re.fullmatch(r'[a-z][a-z0-9_-]*', id):
            raise Wrong(f'an actor\'s id is lower-case letters, digits, - and _: {id}')
        if kind not in words.ACTOR_KINDS:
            raise Wrong(f'no kind of actor: {kind} ({", ".join(words.ACTOR_KINDS)})')
        if id in document.actors:
            raise Wrong(f'actor {id} stands here twice')
        if not names and 'source' not in document.header:
            raise Wrong(f'actor {id} has no "NAME"')
        for key, given in values.items():
            if key not in ACTOR_KEYS:
                raise Wrong(f'an actor has no "{key}" ({", ".join(ACTOR_KEYS)})')
            if len(given) > 1 and key != 'office':
                raise Wrong(f'{key}= stands here twice')
        document.actors[id] = Actor(id, kind, names[0] if names else '', number, {k: v[0] for k, v in values.items()})

    # ── pieces of a line ────────────────────────────────────────────────────────────────────────────────────────────

    @staticmethod
    def _pieces(line):
        """(bare words, {attribute: [raw values]}); a bare string or span goes under the empty attribute."""
        bare, values, key, at = [], {}, None, 0
        while at < len(line):
            piece = PIECE.match(line, at)
            if not piece:
                break
            if piece.group('bad'):
                raise Wrong(f'cannot read from here: {line[at:at + 40]}')
            begin, at = at, piece.end()
            if piece.group('key') is not None:
                if key is not None:
                    raise Wrong(f'{key}= has no value')
                key = piece.group('key')
                continue
            value = piece.group('string') if piece.group('string') is not None else (piece.group('span') or piece.group('word'))
            if piece.group('word') and value.endswith(':') and at < len(line) and line[at] == '[':      # who:[span]
                span = PIECE.match(line, at)
                if not span or not span.group('span'):
                    raise Wrong(f'cannot read from here: {line[at:at + 40]}')
                value, at = value + span.group('span'), span.end()
            if key is not None and line[begin].isspace():
                raise Wrong(f'no space after {key}=')
            if key is not None:
                values.setdefault(key, []).append(value)
            elif piece.group('word'):
                bare.append(value)
            else:
                values.setdefault('', []).append(value)
            key = None
        if key is not None:
            raise Wrong(f'{key}= has no value')
        return bare, values

    def span(self, document, sentence, raw):
        found = re.fullmatch(r'\[(?:([+-]\d+): ?)?((?:\\.|[^\\\]])*)\](\d*)', raw)
        if not found:
            raise Wrong(f'not a span: {raw}')
        if found[1]:
            sentence += int(found[1])
            if not 0 <= sentence < len(document.sentences):
                raise Wrong(f'no sentence there: {raw}')
        inside = re.sub(r'\\(.)', r'\1', found[2])
        offsets = re.fullmatch(r'(\d+)-(\d+)', inside)
        where = document.sentences[sentence]
        if offsets and 'source' in document.header:
            begin, end = int(offsets[1]), int(offsets[2])
            if not begin < end <= where.length:
                raise Wrong(f'not within the sentence: {raw}')
            return Span(sentence, begin, end)
        begin, end = find_words(where.text, inside, int(found[3] or 0))
        return Span(sentence, begin, end)

    def _who(self, document, sentence, raw):
        id, colon, span = raw.partition(':')
        if id not in document.actors:
            raise Wrong(f'no actor "{id}" in this document')
        return (id, self.span(document, sentence, span) if colon else None)

    # ── annotations ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _annotation(self, document, sentence, number, line):
        if line.startswith('@'):
            _, values = self._pieces(line[1:])
            for id, spans in values.items():
                if id not in document.actors:
                    raise Wrong(f'no actor "{id}" in this document')
                for raw in spans:
                    document.mentions.append(Mention(id, self.span(document, sentence, raw), number))
            return
        bare, values = self._pieces(line)
        if len(bare) < 2 or not re.fullmatch(r'[tpsemo]\d+', bare[0]) or bare[1] not in ENTRY_KEYS:
            raise Wrong(f'an annotation is "@ …" or "ID time|place|statement|event|meeting|position …": {line[:60]}')
        id, kind, rest = bare[0], bare[1], tuple(bare[2:])
        if LETTERS[id[0]] != kind:
            raise Wrong(f'{id} is the id of a {LETTERS[id[0]]}, not of a {kind}')
        if id in document.entries:
            raise Wrong(f'{id} stands here twice')
        entry = Entry(id, kind, rest, sentence, number, {})
        anchors = values.pop('', [])
        if kind in ('time', 'place'):
            if len(anchors) != 1:
                raise Wrong(f'a {kind} has one [span]')
            entry.values['span'] = [self.span(document, sentence, anchors[0])]
        elif anchors:
            raise Wrong(f'a span without its attribute: {anchors[0]}')
        check_bare(kind, rest)
        if kind == 'time' and not re.fullmatch(r'\?|[A-Z0-9][A-Z0-9_:.+-]*', rest[0]):
            raise Wrong(f'no TIMEX3 value: {rest[0]}')
        for key, raws in values.items():
            if key not in ENTRY_KEYS[kind]:
                raise Wrong(f'a {kind} has no "{key}" ({", ".join(ENTRY_KEYS[kind])})')
            what, again = ENTRY_KEYS[kind][key]
            if len(raws) > 1 and not again:
                raise Wrong(f'{key}= stands here twice')
            entry.values[key] = [self._value(document, sentence, what, entry, raw) for raw in raws]
        for key in REQUIRED.get(kind, ()):
            if key not in entry.values and rest[0] != 'decline':         # "declined to comment" and no more
                raise Wrong(f'a {kind} needs {key}=')
        document.entries[id] = entry

    def _value(self, document, sentence, what, entry, raw):
        if what == 'span':
            return self.span(document, sentence, raw)
        if what == 'actor':
            return self._who(document, sentence, raw)
        if what == 'channel':
            kind, colon, span = raw.partition(':')
            return (one_of(kind.replace('-', ' '), words.CHANNELS), self.span(document, sentence, span) if colon else None)
        if what in ('target', 'condition'):
            return self.span(document, sentence, raw) if raw.startswith('[') else one_matching(raw, r'p\d+' if what == 'target' else r'e\d+')
        if what == 'where':
            if raw not in document.actors:
                one_matching(raw, r'[A-Z]{3}')
            return raw
        if what == 'pair':
            parts = raw.split(':')
            if len(parts) > 2:
                raise Wrong(f'a delegate is ACTOR or ACTOR:ACTOR, not {raw}')
            for id in parts:
                if id not in document.actors:
                    raise Wrong(f'no actor "{id}" in this document')
            return tuple(parts)
        if what == 'attendance':
            parts = raw.split(':')
            if len(parts) not in (2, 3) or parts[0] not in document.actors:
                raise Wrong(f'attendance is ACTOR:HOW:ENTRY, not {raw}')
            return (parts[0], one_of(parts[1], words.ATTENDANCE), one_matching(parts[2], r'[se]\d+') if len(parts) == 3 else None)
        if what == 'history':
            parts = raw.split(':')
            return (one_of(parts[0], words.PHASES), one_matching(parts[1], r'[se]\d+') if len(parts) > 1 else None)
        if what == 'quantity':
            found = re.fullmatch(r'([a-z]+):(\d*(?:\.\d+)?)\.\.(\d*(?:\.\d+)?):([^:\[]*):(\[.*\]\d*)', raw)
            if not found:
                raise Wrong(f'a quantity is WHAT:LOW..HIGH:UNIT:[span], not {raw}')
            if not found[2] and not found[3]:
                raise Wrong(f'a quantity has a low or a high number, {raw} has neither')
            return (one_of(found[1], words.QUANTITIES), found[2], found[3], found[4], self.span(document, sentence, found[5]))
        simple = {'mod': words.TIME_MODS, 'context': words.CONTEXTS, 'phase': words.PHASES, 'polarity': ('negative', 'positive'), 'yes': ('yes',),
                  'timex': words.TIME_TYPES}
        if what in simple:
            return one_of(raw, simple[what])
        if what == 'mode':
            return one_of(raw, words.TYPES[entry.words[0]])
        patterns = {'day': r'\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?', 'time': r't\d+',
                    'place': r'p\d+', 'event': r'e\d+', 'statements': r's\d+(,s\d+)*', 'according': r'none|s\d+(,s\d+)*'}
        if what in patterns:
            return one_matching(raw, patterns[what])
        return raw


def one_of(word, list_):
    if word not in list_:
        raise Wrong(f'"{word}" is not one of: {", ".join(list_) or "(none)"}')
    return word


def one_matching(word, pattern):
    if not re.fullmatch(pattern, word):
        raise Wrong(f'"{word}" does not fit here')
    return word


def check_bare(kind, rest):
    expected = {'statement': 'ACT FORM', 'event': 'TYPE STATUS', 'meeting': 'KIND', 'position': 'STANCE', 'time': 'VALUE', 'place': ''}[kind]
    if len(rest) != len(expected.split()):
        raise Wrong(f'after "{kind}" stands {expected or "no bare word"}, not "{" ".join(rest)}"')
    if kind == 'statement':
        one_of(rest[0], words.ACTS), one_of(rest[1], words.FORMS)
    elif kind == 'event':
        one_of(rest[0], words.TYPES), one_of(rest[1], words.STATUSES)
    elif kind == 'meeting':
        one_of(rest[0], words.MEETINGS)
    elif kind == 'position':
        one_of(rest[0], words.STANCES)


def find_words(text, wanted, nth):
    """[begin, end) of the words in the text: as they stand there, or 'first ... last'. Whole words only; raises Wrong where there is none, or
    no single one."""
    whole = occurrences(text, wanted)
    if whole or ' ... ' not in wanted:
        return choose(whole, wanted, nth)
    first, last = wanted.split(' ... ', 1)
    begin, _ = choose(occurrences(text, first), first, nth)
    ends = [e for b, e in occurrences(text, last) if b >= begin + len(first)]
    if not ends:
        raise Wrong(f'"{last}" does not follow "{first}" in the sentence')
    return begin, ends[0]


def occurrences(text, wanted):
    if not wanted.strip() or wanted != wanted.strip():
        raise Wrong('an empty span, or one that begins or ends with a space')
    found, at = [], text.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        inside = at > 0 and text[at - 1].isalnum() and wanted[0].isalnum() or end < len(text) and text[end].isalnum() and wanted[-1].isalnum()
        if not inside:
            found.append((at, end))
        at = text.find(wanted, at + 1)
    return found


def choose(found, wanted, nth):
    if not found:
        raise Wrong(f'these words do not stand in the sentence: {wanted}')
    if nth == 0 and len(found) > 1:
        raise Wrong(f'these words stand {len(found)} times in the sentence, say which by a number after the bracket: {wanted}')
    if nth > len(found):
        raise Wrong(f'these words stand only {len(found)} times in the sentence: {wanted}')
    return found[max(nth, 1) - 1]


# ── what must hold between the lines of a document ──────────────────────────────────────────────────────────────────

def check_document(document):
    """(line, reason) of each thing that does not hold together."""
    header = document.header
    if not re.fullmatch(r'[\w-]+/[\w.-]+', header.get('document', '')):
        yield document.line, 'document: GROUP/NAME'
    if header.get('genre') not in words.GENRES:
        yield document.line, f'genre: one of {", ".join(words.GENRES)}'
    elif header['genre'] not in ('passage', 'news') and not ('outlet' in header and re.fullmatch(
            r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)', header.get('published', ''))):
        yield document.line, 'an article needs outlet: and published: with date, time and UTC offset'
    for layer in filter(None, header.get('layers', '').split(' ')):
        if layer not in words.LAYERS:
            yield document.line, f'no layer "{layer}" ({", ".join(words.LAYERS)})'
    if not document.sentences:
        yield document.line, 'no sentence'
    published = header.get('published')
    if published and not re.fullmatch(r'\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?', published):
        yield document.line, f'published: is a date, or a date and time, not {published}'
    if document.sentences and not document.sentences[0].opens:
        yield document.sentences[0].line, 'the first sentence begins a paragraph'
    yield from check_actors(document)
    yield from check_references(document)


def check_actors(document):
    used = {m.actor for m in document.mentions}
    for entry in document.entries.values():
        for key, values in entry.values.items():
            if ENTRY_KEYS[entry.kind].get(key, ('',))[0] in ACTOR_VALUES:
                used |= {part for v in values for part in (v if isinstance(v, tuple) else (v,)) if isinstance(part, str)}
    for actor in document.actors.values():
        for key, value in actor.attributes.items():
            what = ACTOR_KEYS[key]
            ids = value.split(',') if what == 'actors' else [value] if what == 'actor' else []
            for id in ids:
                used.add(id)
                if id not in document.actors or id == actor.id:
                    yield actor.line, f'{key}={id}: no such other actor'
            if what == 'sector' and any(s not in words.SECTORS for s in value.split(',')):
                yield actor.line, f'no sector: {value} ({", ".join(words.SECTORS)})'
            if what == 'country' and not re.fullmatch(r'[A-Z]{3}', value):
                yield actor.line, f'country= is an ISO code of three letters, not {value}'
            if what == 'number' and not value.isdigit():
                yield actor.line, f'{key}= is a number, not {value}'
    for actor in document.actors.values():
        if actor.id not in used:
            yield actor.line, f'actor {actor.id} is nowhere used'


def check_references(document):
    for entry in document.entries.values():
        if entry.kind in ('time', 'place'):
            continue
        for key, values in entry.values.items():
            for value in values:
                for part in value if isinstance(value, tuple) else (value,):
                    if not isinstance(part, str) or key in ('happening', 'group', 'cameo', 'mode', 'context'):
                        continue
                    for id in part.split(','):
                        if re.fullmatch(r'[tpsemo]\d+', id) and id not in document.entries:
                            yield entry.line, f'{key}={part}: no {id} in this document'
        if entry.kind == 'statement' and not entry.values.get('cue') and entry.words[1] != 'direct':
            yield entry.line, 'only a direct quotation may stand without a cue'


def name_actors(document):
    """Actors of real news are without names in the file: each is called by its first mention that reads like a name."""
    for actor in document.actors.values():
        spans = [*sorted(m.span for m in document.mentions if m.actor == actor.id), *document.spans_of(actor.id)]
        told = [re.sub("(?:'s|’s|'|’)$", '', document.words_of(span)) for span in spans if document.words_of(span)]
        if not actor.name and told:
            actor.name = next((words for words in told if len(words) > 1 and words[0].isupper() and words.split()[-1][0].isupper()), told[0])


def holds_words(document):
    """Whether a document of real news holds words of its source: sentences, names, strings."""
    return (any(s.text for s in document.sentences) or any(a.name for a in document.actors.values())
            or any('group' in e.values for e in document.of_kind('position')))


def files_in(*folders):
    """Every .txt below the folders, in order."""
    return sorted(os.path.join(where, name) for folder in folders for where, _, names in os.walk(folder) for name in names if name.endswith('.txt'))


def read_file(path):
    """(documents, mistakes) of one file; one that cannot be read is a mistake."""
    try:
        with open(path, encoding='utf-8-sig', newline='') as f:
            text = f.read()
    except (OSError, UnicodeDecodeError) as e:
        return [], [Mistake(path, 1, f'cannot be read: {e}')]
    reader = Reader(path, text.replace('\r\n', '\n'))
    return reader.documents, reader.mistakes


def read_splits(path):
    """{group: part} of splits.tsv."""
    with open(path, encoding='utf8') as f:
        return dict(line.rstrip('\n').split('\t') for line in f if line.strip() and line[0] != '#')
