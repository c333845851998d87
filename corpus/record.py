"""A document of the corpus as one object of the JSON record (docs/formats/record.md), and as the plain text that the program reads.

Ids are hashes of the document's id and the words, as the program's are of its own (they are not the same). What the record has no place for is told in
docs/formats/corpus.md. `confidence` is 1: a person says so. Tested by corpus/tests/record_test.py.
"""
import dataclasses
import hashlib
import re

import form

NOTICE = 'This article is invented: it was written for the Rapporteur corpus (CC BY-SA 4.0). Its people, outlets and happenings do not exist.'

PRONOUNS = frozenset('''i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself
                        they them their theirs themselves who whom whose which this that these those one both all neither each some none'''.split())

QUAD = {'AGREE': 1, 'CONSULT': 1, 'SUPPORT': 1, 'CONCEDE': 1, 'COOPERATE': 2, 'AID': 2, 'RETREAT': 2, 'REQUEST': 3, 'ACCUSE': 3, 'REJECT': 3,
        'THREATEN': 3, 'PROTEST': 4, 'SANCTION': 4, 'MOBILIZE': 4, 'COERCE': 4, 'ASSAULT': 4}


@dataclasses.dataclass
class Text:
    """The text of a document, and where each of its sentences begins in it."""
    text: str
    starts: list
    paragraphs: list            # index of each sentence's paragraph

    def span(self, span):
        return [self.starts[span.sentence] + span.begin, self.starts[span.sentence] + span.end]


def text_of(document, notice=True):
    if any(s.length > 0 and not s.text for s in document.sentences):
        raise form.Wrong(f'{document.id} holds labels without their words: corpus/corpus attach puts them in')
    text, starts, paragraphs = '', [], []
    for sentence in document.sentences:
        if text:
            text += '\n\n' if sentence.opens else ' '
        paragraphs.append(paragraphs[-1] + sentence.opens if paragraphs else 0)
        starts.append(len(text))
        text += sentence.text
    if notice and document.header['genre'] not in ('passage', 'news'):
        text += '\n\n' + NOTICE
    return Text(text, starts, paragraphs)


def hashed(*parts):
    return hashlib.sha256('\n'.join(parts).encode('utf8')).hexdigest()[:16]


def without(value):
    """A mapping without its unknown fields."""
    return {k: v for k, v in value.items() if v is not None}


class Converter:
    def __init__(self, document, notice=True):
        self.document, self.text = document, text_of(document, notice)
        self.actor_ids = {id: f'a{i}' for i, id in enumerate(document.actors, 1)}
        self.ids = {}
        for kind, letter in (('time', 't'), ('place', 'p')):
            for i, entry in enumerate(document.of_kind(kind), 1):
                self.ids[entry.id] = f'{letter}{i}'
        seen = {}
        for entry in document.entries.values():
            if entry.kind not in ('time', 'place'):
                key = (entry.kind, document.sentences[entry.sentence].text, self.words(entry))
                seen[key] = seen.get(key, 0) + 1
                self.ids[entry.id] = hashed(document.id, *key, str(seen[key]))

    def words(self, entry):
        key = {'statement': 'content', 'event': 'trigger', 'position': 'issue'}.get(entry.kind)
        return ' '.join(self.document.words_of(s) for s in entry.values.get(key, [])) if key else entry.id

    def record(self, version='corpus'):
        d, t = self.document, self.text
        header = d.header
        title = d.sentences[0].text if d.sentences[0].part == 'title' else None
        article = without({'id': hashed(d.id), 'title': title, 'outlet': header.get('outlet'), 'byline': header.get('byline'),
                           'published': header.get('published'), 'published_basis': 'given' if 'published' in header else 'unknown',
                           'language': 'en', 'revision': 1, 'sha256': hashlib.sha256(t.text.encode('utf8')).hexdigest(), 'text': t.text})
        return {'rapporteur': version, 'article': article, 'sentences': self.sentences(), 'actors': [self.actor(a) for a in d.actors.values()],
                'times': [self.time(e) for e in d.of_kind('time')], 'places': [self.place(e) for e in d.of_kind('place')],
                'statements': [self.statement(e) for e in d.of_kind('statement')], 'events': [self.event(e) for e in d.of_kind('event')],
                'meetings': [self.meeting(e) for e in d.of_kind('meeting')],
                'positions': [p for e in d.of_kind('position') for p in self.positions(e)]}

    def sentences(self):
        body = next((i for i, s in enumerate(self.document.sentences) if s.part == 'body'), -1)
        lead = self.text.paragraphs[body]
        return [{'span': [start, start + len(s.text)], 'part': 'lead' if s.part == 'body' and p == lead else s.part, 'paragraph': p}
                for s, start, p in zip(self.document.sentences, self.text.starts, self.text.paragraphs)]

    # ── actors, times, places ───────────────────────────────────────────────────────────────────────────────────────

    def mentions_of(self, actor):
        """Spans that point at it: those of its @ lines and, of a sentence without one of them, those it takes part with."""
        own = {m.span for m in self.document.mentions if m.actor == actor.id}
        covered = {s.sentence for s in own}
        return sorted(own | {span for span in self.document.spans_of(actor.id) if span.sentence not in covered})

    def actor(self, actor):
        a = actor.attributes
        mentions = [{'span': self.text.span(s), 'sentence': s.sentence, 'form': form_of(actor, self.document.words_of(s))}
                    for s in self.mentions_of(actor)]
        office = [without({'title': a['office'], 'of': self.actor_ids.get(a.get('of') or a.get('for'))})] if 'office' in a else None
        country = a.get('country') or self.country_of(actor)
        return without({'id': self.actor_ids[actor.id], 'name': actor.name or actor.id, 'kind': actor.kind.replace('-', ' '),
                        'for': self.actor_ids.get(a.get('for')), 'offices': office, 'country': country, 'sector': a.get('sector'),
                        'count': int(a['count']) if 'count' in a else None,
                        'members': [self.actor_ids[one] for one in a['members'].split(',')] if 'members' in a else None, 'mentions': mentions})

    def country_of(self, actor, steps=3):
        """That of the state or body it acts for."""
        above = self.document.actors.get(actor.attributes.get('for'))
        if above is None or steps == 0:
            return None
        return above.attributes.get('country') or self.country_of(above, steps - 1)

    def time(self, entry):
        value = None if entry.words[0] == '?' else entry.words[0]
        first = lambda key: entry.values.get(key, [None])[0]
        day = lambda key: first_day(first(key))
        return without({'id': self.ids[entry.id], 'span': self.text.span(entry.values['span'][0]), 'type': time_type(value or '', entry),
                        'value': value, 'mod': first('mod'), 'from': day('from'), 'to': day('to')})

    def place(self, entry):
        where = entry.values.get('in', [''])[0]
        where = self.document.actors[where].attributes.get('country', '') if where in self.document.actors else where
        return without({'id': self.ids[entry.id], 'span': self.text.span(entry.values['span'][0]), 'country': where or None})

    # ── statements, events ──────────────────────────────────────────────────────────────────────────────────────────

    def each(self, id):
        """The record's ids of an actor: of a set ("both sides") with known members these, as what it does each of them does."""
        members = self.document.actors[id].attributes.get('members')
        return [self.actor_ids[one] for one in (members.split(',') if members else [id])]

    def actors_of(self, values):
        return list(dict.fromkeys(one for v in values for one in self.each(v[0])))

    def reference(self, entry, key):
        return self.ids.get(entry.values[key][0]) if key in entry.values else None

    def statement(self, e):
        v = e.values
        source = v.get('source') or [s for _, s in v.get('speaker', []) if s is not None]
        channel = v.get('channel', [(None, None)])[0]
        return without({
            'id': self.ids[e.id], 'sentence': e.sentence, 'speaker': self.actors_of(v.get('speaker', [])), 'via': self.actors_of(v.get('via', [])),
            'act': e.words[0], 'polarity': v.get('polarity', ['positive'])[0], 'form': e.words[1],
            'cue': self.text.span(v['cue'][0]) if 'cue' in v else None, 'source': self.text.span(source[0]) if source else None,
            'content': [self.text.span(s) for s in v.get('content', [])],
            'addressee': [self.actor_ids[one] for one, *_ in v['addressee']] if 'addressee' in v else None,
            'channel': {'kind': channel[0], 'span': self.text.span(channel[1])} if channel[1] is not None else None,
            'time': self.reference(e, 'time'), 'place': self.reference(e, 'place'), 'confidence': 1})

    def participants(self, e):
        for role in ('actor', 'recipient', 'host', 'mediator', 'beneficiary'):
            for id, span in e.values.get(role, []):
                for one in self.each(id):
                    yield without({'role': role, 'actor': one, 'span': self.text.span(span) if span is not None else None})
        for span in e.values.get('instrument', []):
            yield {'role': 'instrument', 'span': self.text.span(span)}
        for value in e.values.get('target', []):
            yield {'role': 'target', 'place': self.ids[value]} if isinstance(value, str) else {'role': 'target', 'span': self.text.span(value)}

    def condition(self, e):
        values = e.values.get('condition')
        if not values:
            return None
        return {('event' if isinstance(v, str) else 'span'): (self.ids[v] if isinstance(v, str) else self.text.span(v)) for v in values}

    def event(self, e):
        v = e.values
        statements = lambda key: [self.ids[s] for s in v[key][0].split(',') if s != 'none'] if key in v else None
        return without({
            'id': self.ids[e.id], 'sentence': e.sentence, 'trigger': [self.text.span(s) for s in v['trigger']], 'type': e.words[0],
            'mode': v.get('mode', [None])[0], 'contexts': v.get('context'), 'cameo': v.get('cameo', [None])[0], 'quad': QUAD[e.words[0]],
            'participants': list(self.participants(e)), 'status': e.words[1], 'background': True if 'background' in v else None,
            'condition': self.condition(e), 'time': self.reference(e, 'time'), 'place': self.reference(e, 'place'),
            'quantities': [quantity(q, self.text) for q in v['quantity']] if 'quantity' in v else None,
            'according_to': statements('according'), 'disputed_by': statements('disputed'), 'happening': v.get('happening', [None])[0],
            'confidence': 1})

    # ── meetings, positions ─────────────────────────────────────────────────────────────────────────────────────────

    def evidence(self, id):
        return [self.ids[id]] if id else None

    def meeting(self, e):
        v = e.values
        return without({
            'id': self.ids[e.id], 'kind': e.words[0], 'parties': self.actors_of(v.get('party', [])),
            'attendance': [without({'actor': self.actor_ids[who], 'as': how, 'evidence': self.evidence(id)}) for who, how, id in v.get('attendance', [])],
            'delegates': [without({'actor': self.actor_ids[d[0]], 'for': self.actor_ids[d[1]] if len(d) > 1 else None}) for d in v.get('delegate', [])],
            'host': self.actors_of(v['host']) if 'host' in v else None, 'mediator': self.actors_of(v['mediator']) if 'mediator' in v else None,
            'place': self.reference(e, 'place'), 'time': self.reference(e, 'time'),
            'purpose': [self.text.span(s) for s in v['purpose']] if 'purpose' in v else None, 'phase': v['phase'][0],
            'history': [without({'phase': p, 'evidence': self.evidence(id)}) for p, id in v['history']] if 'history' in v else None,
            'events': [self.ids[id] for id in v.get('event', [])], 'confidence': 1})

    def positions(self, e):
        issue = e.values['issue'][0]
        for number, (id, _) in enumerate(e.values['actor']):
            statement = e.values['statement'][0].split(',')[0] if 'statement' in e.values else None
            yield without({'id': hashed(self.ids[e.id], str(number)), 'actor': self.actor_ids[id],
                           'issue': e.values.get('group', [self.document.words_of(issue)])[0], 'stance': e.words[0],
                           'statement': self.ids[statement] if statement else None, 'span': self.text.span(issue), 'confidence': 1})


def quantity(q, text):
    what, low, high, unit, span = q
    return without({'what': what, 'low': float(low) if low else None, 'high': float(high) if high else None, 'unit': unit or what, 'span': text.span(span)})


def form_of(actor, words):
    """name, description or pronoun, by the words of a mention; a title alone is a description here."""
    plain = re.sub(r"('s|'|’s|’)$", '', words)
    if plain.lower() in PRONOUNS:
        return 'pronoun'
    if actor.kind == 'unnamed' or not plain[:1].isupper():
        return 'description'
    last = plain.split()[-1]
    return 'name' if last in actor.name.split() or plain in actor.name or actor.kind in ('state', 'outlet', 'bloc', 'government') else 'description'


def first_day(date):
    """2011 and 2011-03 as the day they begin with."""
    return date + '-01-01'[len(date) - 4:] if date is not None and len(date) < 10 else date


def time_type(value, entry):
    if 'type' in entry.values:
        return entry.values['type'][0]
    if value.startswith('P') and not value.startswith(('PAST', 'PRESENT')):
        return 'DURATION'
    if 'T' in value and re.match(r'[\dX]{4}-|T\d', value):
        return 'TIME'
    return 'DATE'


def record_of(document, notice=True):
    return Converter(document, notice).record()
