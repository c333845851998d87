"""Years of news made of a few hundred records, for bench/large_store.py: a record many times, each time as another article of another week.

What is told stays what it was, with other words: words of a text give way to words of the same length (so that every span holds), those of small
letters to others as frequent, names to names that nobody has. States, offices, places, the words for deeds and the most frequent words stay. Who stands in
one source alone is somebody else every time; who stands in several keeps the name for a term of years, as ministers do; whom the program knows
(wikidata) keeps it for ever. Days move with the day of publication. Tested in bench/tests/large_store_test.py.
"""
import collections
import datetime
import hashlib
import json
import random
import re

KINDS = ('statements', 'events', 'meetings', 'positions')
WORD = re.compile(r'[^\W\d_]+')
ID = re.compile(r'"[0-9a-f]{16}"')
DATE = re.compile(r'^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?=$|T)')
FREQUENT = 200           # words that stay
BLOCK = 40               # words of one length that stand for one another
TERM = 730               # days for which somebody of several sources keeps the name
SAID = {'text', 'title', 'name', 'issue', 'what'}
CASES = ('aeiou', 'bcdfghjklmnpqrstvwxz')


def number_of(*parts):
    return int.from_bytes(hashlib.sha256(' '.join(map(str, parts)).encode()).digest()[:6], 'big')


def words_that_stay(records, frequency):
    stay = {word for word, _ in frequency.most_common(FREQUENT)}
    for record in records:
        text = record['article']['text']
        names = [p.get('name') or text[slice(*p['span'])] for p in record['places']]
        for actor in record['actors']:
            names += [office['title'] for office in actor.get('offices', ())]
            if actor.get('wikidata') or actor['kind'] in ('state', 'government'):
                names += [actor['name'], *(text[slice(*m['span'])] for m in actor['mentions'] if m['form'] == 'name')]
        for event in record['events']:
            names += [text[slice(*span)] for span in event['trigger']]
        stay.update(word.lower() for name in names for word in WORD.findall(name))
    return stay


class Archive:
    def __init__(self, lines, articles, days, begin=datetime.date(2016, 1, 1)):
        self.lines = lines
        records = [json.loads(line) for line in lines]
        self.span = days * len(lines) / articles        # days that pass until all sources have been told once
        self.begin = begin
        small, in_sources = collections.Counter(), collections.Counter()
        for record in records:
            words = WORD.findall(record['article']['text'])
            small.update(word for word in words if word.islower())
            in_sources.update(set(words))
        self.stay = words_that_stay(records, small)
        self.public = {word for word, count in in_sources.items() if count > 1}
        self.blocks = {}                                # of a word: the words that may stand for it, and its place there
        by_length = collections.defaultdict(list)
        for word, _ in sorted(small.items(), key=lambda item: (-item[1], item[0])):
            if word not in self.stay and len(word) > 3:
                by_length[len(word)].append(word)
        for words in by_length.values():
            for i in range(0, len(words), BLOCK):
                self.blocks.update({word: (words[i:i + BLOCK], at) for at, word in enumerate(words[i:i + BLOCK])})
        self.wave, self.known = None, {}

    def other_word(self, match):
        word = match.group()
        if (found := self.known.get(word)) is None:
            found = self.known[word] = self.changed(word)
        return found

    def changed(self, word):
        low = word.lower()
        if len(word) < 3 or low in self.stay:
            return word
        if low in self.blocks:
            block, at = self.blocks[low]
            other = block[(at + number_of(block[0], self.wave)) % len(block)]
            return other if word.islower() else other.upper() if word.isupper() else other.capitalize()
        term = int((self.wave * self.span + number_of(low) % TERM) // TERM) if word in self.public else f'wave {self.wave}'
        chance = random.Random(number_of(term))
        table = {}
        for letters in CASES:
            others = ''.join(chance.sample(letters, len(letters)))
            table |= str.maketrans(letters + letters.upper(), others + others.upper())
        return word.translate(table)

    def retold(self, value, days, said=False):
        if isinstance(value, dict):
            return {k: self.moved(v, days) if k in ('value', 'from', 'to', 'until') and isinstance(v, str) else self.retold(v, days, k in SAID)
                    for k, v in value.items()}
        if isinstance(value, list):
            return [self.retold(one, days) for one in value]
        return WORD.sub(self.other_word, value) if said and isinstance(value, str) else value

    @staticmethod
    def moved(text, days):
        found = DATE.match(text)
        if not found:
            return text
        year, month, day = (int(part) if part else None for part in found.groups())
        try:
            date = datetime.date(year, month or 7, day or 15) + datetime.timedelta(days)
        except (ValueError, OverflowError):
            return text
        return date.isoformat()[:found.end()] + text[found.end():]

    def article(self, number, chance, outlets):
        """A line of records: the number-th article. One in seven is a copy by another outlet of the one before."""
        source = number - 1 if number % 7 == 6 else number
        wave, index = divmod(source, len(self.lines))
        if wave != self.wave:
            self.wave, self.known = wave, {}
        line = ID.sub(lambda one: f'"{number_of(one.group(), number):016x}"', self.lines[index])
        record = json.loads(line)
        article = record['article']
        told = article.get('published', '')[:10] or f'2019-01-{1 + index % 28:02}'
        at = wave * self.span + number_of(told[:7]) % max(1, round(self.span)) + int(told[8:10]) - 1
        day = self.begin + datetime.timedelta(int(at))
        names = [actor['name'] for actor in record['actors']]
        record = self.retold(record, (day - datetime.date.fromisoformat(told)).days)
        for actor, name in zip(record['actors'], names):
            if actor['name'] != name:
                actor.pop('wikidata', None)
        record['article'].update(url=f'https://archive.example/{number}', outlet=f'Outlet {chance.randrange(outlets)}', published=day.isoformat(),
                                 sha256=hashlib.sha256(record['article']['text'].encode()).hexdigest())
        return json.dumps(record, ensure_ascii=False) + '\n'
