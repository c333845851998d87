"""A document of the corpus as brat's stand-off: a .txt and a .ann that the brat annotator opens (formats: brat.nlplab.org/standoff.html).

Text-bound annotations for mentions (by the actor's kind), times, places, cues, contents and triggers (by event type); an event line per event
and per statement with its roles; statuses, acts and modes as attributes; actors and TIMEX values as notes. What is lost is told in
docs/formats/corpus.md. Tested by corpus/tests/record_test.py.
"""
import words
from record import Converter

PEOPLE = {'Speaker': 'speaker', 'Via': 'via', 'Addressee': 'addressee'}
ROLES = ('Actor', 'Recipient', 'Host', 'Mediator', 'Beneficiary', 'Instrument', 'Target')
ATTRIBUTES = {      # name: (what it stands on, its values)
    'Act': ('Statement', words.ACTS), 'Form': ('Statement', words.FORMS), 'Polarity': ('Statement', ('negative',)),
    'Status': ('Happening', words.STATUSES), 'Mode': ('Happening', sorted({m for modes in words.TYPES.values() for m in modes})),
    'Background': ('Happening', None)}


class Brat:
    def __init__(self, document):
        self.converter = Converter(document)
        self.record = self.converter.record()
        self.text = self.record['article']['text']
        self.lines, self.bound, self.count = [], {}, {'T': 0, 'A': 0, '#': 0}
        self.events = {e['id']: f'E{i}' for i, e in enumerate(self.record['statements'] + self.record['events'], 1)}

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
        self.lines.append(' '.join([f'{self.next("A")}\t{name} {target}', *([value] if value else [])]))

    def event(self, id, kind, trigger, arguments):
        seen, told = {}, []
        for role, target in arguments:
            seen[role] = seen.get(role, 0) + 1
            told.append(f'{role}{seen[role] if seen[role] > 1 else ""}:{target}')
        self.lines.append(f'{id}\t{" ".join([f"{kind}:{trigger}", *told])}')

    def write(self):
        r = self.record
        mention = {}
        for actor in r['actors']:
            kind = actor['kind'].title().replace(' ', '')
            for m in actor['mentions']:
                bound = self.span(kind, [m['span']])
                mention.setdefault(actor['id'], bound)
            if actor['id'] in mention:
                facts = '; '.join(f'{k} {actor[k]}' for k in ('name', 'for', 'country', 'sector', 'count') if k in actor)
                self.lines.append(f'{self.next("#")}\tAnnotatorNotes {mention[actor["id"]]}\t{actor["id"]}: {facts}')
        place = {}
        for t in r['times']:
            place[t['id']] = self.span('Time', [t['span']])
            if 'value' in t:
                self.lines.append(f'{self.next("#")}\tAnnotatorNotes {place[t["id"]]}\t{t["value"]}')
        for p in r['places']:
            place[p['id']] = self.span('Place', [p['span']])
        for s in r['statements']:
            self.statement(s, mention, place)
        for e in r['events']:
            self.one_event(e, mention, place)
        return self.text, '\n'.join(self.lines) + '\n'

    def statement(self, s, mention, place):
        id, content = self.events[s['id']], s['content']
        cue = self.span('Statement', [s['cue']] if 'cue' in s else content)
        said = [('Content', self.span('Content', content))] if content else []
        people = [(role, mention[a]) for role, field in PEOPLE.items() for a in s.get(field, []) if a in mention]
        links = [(role, place[s[field]]) for role, field in (('Time', 'time'), ('Place', 'place')) if field in s]
        self.event(id, 'Statement', cue, said + people + links)
        self.attribute('Act', id, s['act'])
        self.attribute('Form', id, s['form'])
        if s['polarity'] == 'negative':
            self.attribute('Polarity', id, 'negative')

    def one_event(self, e, mention, place):
        trigger = self.span(e['type'].title(), e['trigger'])
        arguments = []
        for p in e['participants']:
            target = mention.get(p.get('actor')) or place.get(p.get('place')) or ('span' in p and self.span('Words', [p['span']]))
            if target:
                arguments.append((p['role'].title(), target))
        arguments += [(role, place[e[field]]) for role, field in (('Time', 'time'), ('Place', 'place')) if field in e]
        arguments += [(role, self.events[s]) for role, field in (('According', 'according_to'), ('Disputed', 'disputed_by')) for s in e.get(field, [])]
        condition = e.get('condition', {})
        if condition:
            arguments.append(('Condition', self.events[condition['event']] if 'event' in condition else self.span('Words', [condition['span']])))
        id = self.events[e['id']]
        self.event(id, e['type'].title(), trigger, arguments)
        self.attribute('Status', id, e['status'])
        if 'mode' in e:
            self.attribute('Mode', id, e['mode'])
        if e.get('background'):
            self.attribute('Background', id, None)


def configuration():
    """annotation.conf: the types, roles and attributes that brat is to show."""
    bound = [kind.title().replace('-', '') for kind in words.ACTOR_KINDS] + ['Time', 'Place', 'Content', 'Words']
    happenings = [type.title() for type in words.TYPES]
    statement = [f'{role}*:<ENTITY>' for role in PEOPLE] + ['Content?:Content', 'Time?:Time', 'Place?:Place']
    happening = [f'{role}*:<ENTITY>' for role in ROLES] + ['Time?:Time', 'Place?:Place', 'According*:Statement', 'Disputed*:Statement', 'Condition?:<ANY>']
    attributes = []
    for name, (on, values) in ATTRIBUTES.items():
        told = f', Value:{"|".join(values)}' if values else ''
        attributes.append(f'{name}\tArg:{"|".join(happenings) if on == "Happening" else on}{told}')
    return '\n'.join(['[entities]', *bound, '', '[relations]', '', '[events]', f'Statement\t{", ".join(statement)}',
                      *(f'{type}\t{", ".join(happening)}' for type in happenings), '', '[attributes]', *attributes, ''])


def brat_of(document):
    """(text, annotations)"""
    return Brat(document).write()
