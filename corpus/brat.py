"""A document of the corpus as brat's stand-off: a .txt and a .ann that the brat annotator opens (formats: brat.nlplab.org/standoff.html).

Text-bound annotations for mentions (by the actor's kind), times, places, cues, contents and triggers (by event type); an event line per event
and per statement with its roles; statuses, acts and values as attributes; actors as notes on their first mention. Tested by
corpus/tests/record_test.py.
"""
from record import Converter


class Brat:
    def __init__(self, document):
        self.converter = Converter(document)
        self.record = self.converter.record()
        self.text = self.record['article']['text']
        self.lines, self.bound, self.count = [], {}, {'T': 0, 'E': 0, 'A': 0, 'R': 0, '#': 0}

    def next(self, letter):
        self.count[letter] += 1
        return f'{letter}{self.count[letter]}'

    def span(self, kind, spans):
        """The id of a text-bound annotation; pieces that cross a line are cut there, as brat asks for."""
        key = (kind, tuple(map(tuple, spans)))
        if key not in self.bound:
            pieces = [p for b, e in spans for p in self.pieces(b, e)]
            self.bound[key] = self.next('T')
            where = ';'.join(f'{b} {e}' for b, e in pieces)
            self.lines.append(f'{self.bound[key]}\t{kind} {where}\t{" ".join(self.text[b:e] for b, e in pieces)}')
        return self.bound[key]

    def pieces(self, begin, end):
        while begin < end:
            stop = self.text.find('\n', begin, end)
            stop = end if stop < 0 else stop
            if stop > begin:
                yield begin, stop
            begin = stop + 1

    def attribute(self, name, target, value):
        self.lines.append(f'{self.next("A")}\t{name} {target} {value}')

    def event(self, kind, trigger, arguments):
        id = self.next('E')
        seen, told = {}, []
        for role, target in arguments:
            seen[role] = seen.get(role, 0) + 1
            told.append(f'{role}{seen[role] if seen[role] > 1 else ""}:{target}')
        self.lines.append(f'{id}\t{" ".join([f"{kind}:{trigger}", *told])}')
        return id

    def write(self):
        r = self.record
        mention = {}
        for actor in r['actors']:
            kind = actor['kind'].title().replace(' ', '')
            for m in actor['mentions']:
                mention.setdefault(actor['id'], self.span(kind, [m['span']]))
            if actor['id'] in mention:
                facts = '; '.join(f'{k} {actor[k]}' for k in ('name', 'for', 'country', 'sector', 'count') if k in actor)
                self.lines.append(f'{self.next("#")}\tAnnotatorNotes {mention[actor["id"]]}\t{actor["id"]}: {facts}')
        place = {}
        for t in r['times']:
            place[t['id']] = self.span('Time', [t['span']])
            if 'value' in t:
                self.attribute('Value', place[t['id']], t['value'])
        for p in r['places']:
            place[p['id']] = self.span('Place', [p['span']])
        for s in r['statements']:
            self.statement(s, mention, place)
        for e in r['events']:
            self.one_event(e, mention, place)
        return self.text, '\n'.join(self.lines) + '\n'

    def statement(self, s, mention, place):
        content = self.span('Content', s['content'])
        cue = self.span('Statement', [s['cue']] if 'cue' in s else s['content'])
        people = [(role, mention[a]) for role, field in (('Speaker', 'speaker'), ('Via', 'via'), ('Addressee', 'addressee'))
                  for a in s.get(field, []) if a in mention]
        links = [(role, place[s[field]]) for role, field in (('Time', 'time'), ('Place', 'place')) if field in s]
        id = self.event('Statement', cue, [('Content', content), *people, *links])
        self.attribute('Act', id, s['act'])

    def one_event(self, e, mention, place):
        trigger = self.span(e['type'].title(), e['trigger'])
        arguments = []
        for p in e['participants']:
            target = mention.get(p.get('actor')) or place.get(p.get('place')) or ('span' in p and self.span('Words', [p['span']]))
            if target:
                arguments.append((p['role'].title(), target))
        arguments += [(role, place[e[field]]) for role, field in (('Time', 'time'), ('Place', 'place')) if field in e]
        id = self.event(e['type'].title(), trigger, arguments)
        self.attribute('Status', id, e['status'])


def brat_of(document):
    """(text, annotations)"""
    return Brat(document).write()
