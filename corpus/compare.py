"""Compares two records of the same text, layer by layer: a person's against the program's (bench/accuracy corpus), or two persons'
(corpus/corpus agree). Everything is counted as right, gold and ours, so that precision, recall and F1 add up over documents.

Entries are paired one to one, by the assignment with the largest sum of weights (Kuhn-Munkres):
  statements   cues overlap (or one has none) and contents share a twentieth of their characters; weight: character F1 of the contents
  events       triggers overlap; weight: 1, and a half for the same type
  meetings     weight: paired events they share, and aligned parties
  positions    issues overlap and the actors are aligned
A government and its state are one actor (docs/guidelines.md, 1.4). Actors are aligned before, one to one, by the number of mentions at the
same place: same end, or half of their characters in common.
Tested by corpus/tests/compare_test.py.
"""
import collections


def characters(spans):
    return {i for b, e in spans for i in range(b, e)}


def overlap(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def character_f1(a, b):
    x, y = characters(a), characters(b)
    return 2 * len(x & y) / (len(x) + len(y)) if x or y else 1.0


def same_place(a, b):
    """Two spans that name one thing: they end together, or share half of the characters of both together."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and (a[1] == b[1] or 2 * shared >= max(a[1], b[1]) - min(a[0], b[0]))


def assign(gold, ours, weight):
    """[(index in gold, index in ours)] with the largest sum of weights; pairs of weight 0 are none."""
    table = [[weight(g, o) for o in ours] for g in gold]
    if not gold or not ours or not any(map(any, table)):
        return []
    from scipy.optimize import linear_sum_assignment    # only here: the other scores of bench/accuracy need no scipy
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns) if table[i][j] > 0]


class Tally:
    """(layer, what) -> counts of right, gold, ours; `rows` of tables per type are ('acts', 'deny') and the like."""

    def __init__(self):
        self.counts = collections.defaultdict(lambda: [0, 0, 0])

    def add(self, key, right, gold, ours):
        counts = self.counts[key]
        counts[0] += right
        counts[1] += gold
        counts[2] += ours

    def f1(self, *key):
        right, gold, ours = self.counts[key]
        return 200 * right / (gold + ours) if gold + ours else float('nan')

    def set(self, key, gold, ours):
        self.add(key, len(gold & ours), len(gold), len(ours))


class Comparison:
    """One document. `layers`: those that gold has in full."""

    def __init__(self, gold, ours, layers, tally):
        gold, ours = one_actor_per_state(gold), one_actor_per_state(ours)
        self.gold, self.ours, self.tally = gold, ours, tally
        self.actors = self.align_actors()
        self.statements = assign(gold['statements'], ours['statements'], statement_weight)
        self.events = assign(gold['events'], ours['events'], event_weight)
        self.statement_of = {ours['statements'][j]['id']: gold['statements'][i]['id'] for i, j in self.statements}
        self.event_of = {ours['events'][j]['id']: gold['events'][i]['id'] for i, j in self.events}
        if 'mentions' in layers:
            self.compare_actors()
        elif 'names' in layers:
            self.compare_names()
        for layer in ('times', 'places', 'statements', 'events', 'meetings', 'positions'):
            if layer in layers:
                getattr(self, 'compare_' + layer)()

    # ── actors, times, places ───────────────────────────────────────────────────────────────────────────────────────

    def align_actors(self):
        """{id of ours: id of gold}: by mentions and what takes part in events; those left over by what speaks ("a lawyer who carried the letter", of
        which a program may mention "a lawyer" only); and those that only the context tells by their names."""
        aligned = {}
        for spans_of in (lambda a, r: [m['span'] for m in a['mentions']] + participant_spans(r, a['id']), speaker_spans):
            taken = set(aligned.values())
            gold = [(a['id'], spans_of(a, self.gold)) for a in self.gold['actors'] if a['id'] not in taken]
            ours = [(a['id'], spans_of(a, self.ours)) for a in self.ours['actors'] if a['id'] not in aligned]
            pairs = assign(gold, ours, lambda g, o: sum(any(same_place(x, y) for y in o[1]) for x in g[1]))
            aligned.update({ours[j][0]: gold[i][0] for i, j in pairs})
        taken = set(aligned.values())
        by_name = {a['name'].lower(): a['id'] for a in self.gold['actors'] if a['id'] not in taken}
        for actor in self.ours['actors']:
            if actor['id'] not in aligned and actor['name'].lower() in by_name:
                aligned[actor['id']] = by_name.pop(actor['name'].lower())
        return aligned

    def compare_actors(self):
        gold = {a['id']: a for a in self.gold['actors'] if a['mentions']}
        ours = {a['id']: a for a in self.ours['actors'] if a['mentions']}
        pairs = [(gold[g], ours[o]) for o, g in self.actors.items() if g in gold and o in ours]
        self.tally.add(('actors', 'found'), len(pairs), len(gold), len(ours))
        for field in ('kind', 'sector', 'country'):
            told = [(g, o) for g, o in pairs if field in g]
            self.tally.add(('actors', field), sum(g[field] == o.get(field) for g, o in told), len(told), len(told))
        spans = lambda actors: [tuple(m['span']) for a in actors.values() for m in a['mentions']]
        self.tally.set(('mentions', 'strict'), set(spans(gold)), set(spans(ours)))
        pairs = assign(spans(gold), spans(ours), same_place)
        self.tally.add(('mentions', 'lenient'), len(pairs), len(spans(gold)), len(spans(ours)))
        owner = {tuple(m['span']): a for a, actor in gold.items() for m in actor['mentions']}
        linked = {tuple(m['span']): self.actors.get(a) for a, actor in ours.items() for m in actor['mentions']}
        right = sum(owner[spans(gold)[i]] == linked[spans(ours)[j]] for i, j in pairs)
        self.tally.add(('mentions', 'of the right actor'), right, len(spans(gold)), len(spans(ours)))

    def compare_names(self):
        """Mentions by name, where no others are marked."""
        spans = [{tuple(m['span']) for a in r['actors'] for m in a['mentions'] if m['form'] == 'name'} for r in (self.gold, self.ours)]
        self.tally.set(('names', 'strict'), *spans)
        self.tally.add(('names', 'lenient'), len(assign(*map(sorted, spans), same_place)), *map(len, spans))

    def compare_times(self):
        gold, ours = ({tuple(t['span']): t.get('value') for t in r['times']} for r in (self.gold, self.ours))
        self.tally.set(('times', 'strict'), set(gold), set(ours))
        pairs = assign(list(gold), list(ours), lambda a, b: max(0, min(a[1], b[1]) - max(a[0], b[0])))
        self.tally.add(('times', 'lenient'), len(pairs), len(gold), len(ours))
        values = [(list(gold.values())[i], list(ours.values())[j]) for i, j in pairs]
        # where a person could not know the value ("in March", of an article without a date), the program's is not counted
        told = sum(v is not None for v in gold.values())
        counted = len(ours) - sum(g is None for g, _ in values)
        self.tally.add(('times', 'value'), sum(g is not None and g == o for g, o in values), told, counted)

    def compare_places(self):
        """A name that gold has as an actor ("Norland refused") is neither right nor wrong as a place: the gazetteer puts every name on the map."""
        gold, ours = ({tuple(p['span']) for p in r['places']} for r in (self.gold, self.ours))
        states = [a for a in self.gold['actors'] if a['kind'] in ('state', 'government', 'bloc')]
        spans, names = [m['span'] for a in states for m in a['mentions']], {a['name'] for a in states}
        text = self.gold['article']['text']
        ours = {o for o in ours if o in gold or not (overlap([o], spans) or text[o[0]:o[1]] in names)}
        self.tally.set(('places', 'strict'), gold, ours)
        self.tally.add(('places', 'lenient'), len(assign(sorted(gold), sorted(ours), same_place)), len(gold), len(ours))

    # ── statements ──────────────────────────────────────────────────────────────────────────────────────────────────

    def same_actors(self, gold_ids, our_ids):
        return set(gold_ids) == {self.actors.get(i, i + '?') for i in our_ids}

    def same_speaker(self, g, o):
        """Aligned speakers are the same, or the words that name them stand at the same place."""
        if self.same_actors(g['speaker'], o['speaker']):
            return True
        return 'source' in g and 'source' in o and same_place(g['source'], o['source'])

    def compare_statements(self):
        gold, ours, add = self.gold['statements'], self.ours['statements'], self.tally.add
        pairs = [(gold[i], ours[j]) for i, j in self.statements]
        sizes = len(gold), len(ours)
        add(('statements', 'found'), len(pairs), *sizes)
        add(('statements', 'content'), sum(character_f1(g['content'], o['content']) >= 0.8 for g, o in pairs), *sizes)
        add(('statements', 'content exact'), sum(g['content'] == o['content'] for g, o in pairs), *sizes)
        add(('statements', 'cue exact'), sum(g.get('cue') == o.get('cue') for g, o in pairs), *sizes)
        add(('statements', 'speaker'), sum(self.same_speaker(g, o) for g, o in pairs), *sizes)
        for field in ('act', 'form', 'polarity'):
            add(('statements', field), sum(g[field] == o[field] for g, o in pairs), *sizes)
        whole = lambda g, o: g['act'] == o['act'] and self.same_speaker(g, o) and character_f1(g['content'], o['content']) >= 0.8
        add(('statements', 'who, act and what'), sum(whole(g, o) for g, o in pairs), *sizes)
        for field in ('via', 'addressee'):
            told = [sum(bool(s.get(field)) for s in side) for side in (gold, ours)]
            right = sum(bool(g.get(field)) and self.same_actors(g[field], o.get(field, [])) for g, o in pairs)
            add(('statements', field), right, *told)
        told = [sum('channel' in s for s in side) for side in (gold, ours)]
        right = sum('channel' in g and 'channel' in o and g['channel']['kind'] == o['channel']['kind'] for g, o in pairs)
        add(('statements', 'channel'), right, *told)
        self.table('acts', gold, ours, pairs, 'act')

    def table(self, name, gold, ours, pairs, field):
        for side, place in ((gold, 1), (ours, 2)):
            for entry in side:
                self.tally.counts[name, entry[field]][place] += 1
        for g, o in pairs:
            if g[field] == o[field]:
                self.tally.counts[name, g[field]][0] += 1

    # ── events ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def compare_events(self):
        gold, ours, add = self.gold['events'], self.ours['events'], self.tally.add
        pairs = [(gold[i], ours[j]) for i, j in self.events]
        sizes = len(gold), len(ours)
        add(('events', 'found'), len(pairs), *sizes)
        add(('events', 'trigger exact'), sum(g['trigger'] == o['trigger'] for g, o in pairs), *sizes)
        for field in ('type', 'status'):
            add(('events', field), sum(g[field] == o[field] for g, o in pairs), *sizes)
        add(('events', 'type and status'), sum(g['type'] == o['type'] and g['status'] == o['status'] for g, o in pairs), *sizes)
        add(('events', 'mode'), sum('mode' in g and g['mode'] == o.get('mode') for g, o in pairs), *(sum('mode' in e for e in s) for s in (gold, ours)))
        # contexts are told of some events only: counted of pairs whose gold has one
        told = [(set(g['contexts']), set(o.get('contexts') or ())) for g, o in pairs if g.get('contexts')]
        add(('events', 'contexts'), sum(len(g & o) for g, o in told), *(sum(len(s[i]) for s in told) for i in (0, 1)))
        add(('events', 'background'), sum('background' in g and 'background' in o for g, o in pairs), *(sum('background' in e for e in s) for s in (gold, ours)))
        add(('events', 'condition'), sum('condition' in g and 'condition' in o and self.same_condition(g, o) for g, o in pairs),
            *(sum('condition' in e for e in s) for s in (gold, ours)))
        figures = lambda e: [(q['what'], q.get('low'), q.get('high')) for q in e.get('quantities', [])]
        add(('events', 'quantities'), sum(len(set(figures(g)) & set(figures(o))) for g, o in pairs), *(sum(len(figures(e)) for e in s) for s in (gold, ours)))
        self.compare_links(gold, ours)
        self.compare_roles(gold, ours, pairs)
        self.table('types', gold, ours, pairs, 'type')
        self.table('statuses', gold, ours, pairs, 'status')

    def compare_links(self, gold, ours):
        """Who says so, who contradicts, when and where: links of all events, those of events that are not found too."""
        spans = [{t['id']: tuple(t['span']) for t in r['times'] + r['places']} for r in (self.gold, self.ours)]
        for field in ('time', 'place'):
            links = [[(e['id'], where[e[field]]) for e in side if field in e] for side, where in ((gold, spans[0]), (ours, spans[1]))]
            right = sum(any(self.event_of.get(o) == g and same_place(a, b) for g, a in links[0]) for o, b in links[1])
            self.tally.add(('events', field), right, *map(len, links))
        for field in ('according_to', 'disputed_by'):
            told = {(e['id'], s) for e in gold for s in e.get(field, [])}
            said = {(self.event_of.get(e['id'], e['id'] + '?'), self.statement_of.get(s, s + '?')) for e in ours for s in e.get(field, [])}
            self.tally.set(('events', field.replace('_', ' ')), told, said)
        own = [{e['id'] for e in gold if not e['according_to']}, {self.event_of.get(e['id'], e['id'] + '?') for e in ours if not e['according_to']}]
        self.tally.set(('events', 'own voice'), *own)

    def compare_roles(self, gold, ours, pairs):
        """A participant is right where the event is found and the role and its holder are the same: aligned actors, or spans at one place."""
        by_id = {o['id']: g for g, o in pairs}
        for roles, name in ((('actor', 'recipient'), 'actor, recipient'), (('host', 'mediator', 'beneficiary'), 'host, mediator, beneficiary'),
                            (('instrument', 'target'), 'instrument, target')):
            right = 0
            for o in ours:
                left = [p for p in by_id.get(o['id'], {}).get('participants', []) if p['role'] in roles]
                for p in o['participants']:
                    hit = next((x for x in left if x['role'] == p['role'] and self.same_holder(x, p)), None) if p['role'] in roles else None
                    if hit is not None:
                        left.remove(hit)
                        right += 1
            count = lambda side: sum(p['role'] in roles for e in side for p in e['participants'])
            self.tally.add(('events', name), right, count(gold), count(ours))

    def same_condition(self, g, o):
        g, o = g['condition'], o['condition']
        if 'event' in g and 'event' in o:
            return self.event_of.get(o['event']) == g['event']
        return 'span' in g and 'span' in o and overlap([g['span']], [o['span']])

    def span_of(self, record, participant):
        where = {p['id']: p['span'] for p in record['places']}
        return where.get(participant['place']) if 'place' in participant else participant.get('span')

    def same_holder(self, g, o):
        if 'actor' in o and self.actors.get(o['actor']) == g.get('actor', ''):
            return True
        a, b = self.span_of(self.gold, g), self.span_of(self.ours, o)
        return a is not None and b is not None and same_place(a, b)

    # ── meetings, positions ─────────────────────────────────────────────────────────────────────────────────────────

    def compare_meetings(self):
        gold, ours, add = self.gold['meetings'], self.ours['meetings'], self.tally.add
        parties = lambda o: {self.actors.get(p) for p in o['parties']} - {None}
        events = lambda o: {self.event_of.get(e) for e in o['events']} - {None}
        pairs = assign(gold, ours, lambda g, o: 2 * len(set(g['events']) & events(o)) + len(set(g['parties']) & parties(o)))
        pairs = [(gold[i], ours[j]) for i, j in pairs]
        add(('meetings', 'found'), len(pairs), len(gold), len(ours))
        add(('meetings', 'phase'), sum(g['phase'] == o['phase'] for g, o in pairs), len(gold), len(ours))
        mine = {id(o): g['id'] for g, o in pairs}
        for field, key in (('parties', lambda p: p), ('delegates', lambda d: d['actor'])):
            self.tally.set(('meetings', field), {(g['id'], key(x)) for g in gold for x in g[field]},
                           {(mine.get(id(o), f'{id(o)}?'), self.actors.get(key(x), key(x) + '?')) for o in ours for x in o[field]})
        # who was there or left out counts wherever it is told, whichever meeting it was put under
        self.tally.set(('meetings', 'attendance'), {(x['actor'], x['as']) for g in gold for x in g['attendance']},
                       {(self.actors.get(x['actor'], x['actor'] + '?'), x['as']) for o in ours for x in o['attendance']})

    def compare_positions(self):
        gold, ours = self.gold['positions'], self.ours['positions']
        weight = lambda g, o: overlap([g['span']], [o['span']]) and self.actors.get(o['actor']) == g['actor']
        pairs = assign(gold, ours, weight)
        self.tally.add(('positions', 'found'), len(pairs), len(gold), len(ours))
        self.tally.add(('positions', 'stance'), sum(gold[i]['stance'] == ours[j]['stance'] for i, j in pairs), len(gold), len(ours))


def one_actor_per_state(record):
    """The record with "the Norland government" (so the program calls a capital that speaks) put into Norland, where both are in it."""
    states = {a['id'] for a in record['actors'] if a['kind'] == 'state'}
    same = {a['id']: a['for'] for a in record['actors']
            if a['kind'] == 'government' and a.get('for') in states and a['name'].lower().endswith('government')}
    if not same:
        return record

    def change(value):
        if isinstance(value, dict):
            return {k: change(v) for k, v in value.items()}
        if isinstance(value, list):
            changed = [change(v) for v in value]
            return list(dict.fromkeys(changed)) if all(isinstance(v, str) for v in changed) else changed
        return same.get(value, value) if isinstance(value, str) else value

    merged = change({k: v for k, v in record.items() if k not in ('article', 'actors')})
    actors = [dict(a, mentions=a['mentions'] + [m for b in record['actors'] if same.get(b['id']) == a['id'] for m in b['mentions']])
              for a in record['actors'] if a['id'] not in same]
    for actor in actors:
        if actor.get('for') in same:
            actor['for'] = same[actor['for']]
    return {**merged, 'article': record['article'], 'actors': actors}


def participant_spans(record, actor):
    return [p['span'] for e in record['events'] for p in e['participants'] if p.get('actor') == actor and 'span' in p]


def speaker_spans(actor, record):
    """The sources of what it alone says."""
    return [s['source'] for s in record['statements'] if s['speaker'] == [actor['id']] and 'source' in s]


def statement_weight(g, o):
    if 'cue' in g and 'cue' in o and not overlap([g['cue']], [o['cue']]):
        return 0
    if not g['content'] or not o['content']:                    # "declined to comment"
        return 0.5 if 'cue' in g and 'cue' in o else 0
    share = character_f1(g['content'], o['content'])
    return share if share >= 0.05 else 0


def event_weight(g, o):
    return overlap(g['trigger'], o['trigger']) * (1 + 0.5 * (g['type'] == o['type']))
