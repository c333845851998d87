"""Disputes between sources, worked out from a person's annotations, and how well the program finds them: bench/accuracy record.

The definition is told in docs/disputes.md: two values of one happening that cannot both be so, told by different sources. What is no dispute: a
source that corrects itself, a figure that holds the other within its range, a plan that changes with time. Setting conflicting values side
by side, without choosing one, is what Bleiholder and Naumann (Data Fusion, 2008) call passing them on.
Tested by bench/tests/across_test.py.
"""
import itertools
import re

import own_corpus  # noqa: F401 (puts corpus/ on the path)
from compare import assign

HAPPENED = ('occurred', 'ongoing')
INTENDED = ('planned', 'postponed')
OFF = ('cancelled', 'refused')
THERE = frozenset(('attending', 'attended', 'walked_out'))
NOT_THERE = frozenset(('absent', 'refusing', 'excluded'))
FOR_OF = ('person', 'unnamed')          # whose account is that of the body they act for


class Account:
    """One value of one happening, and whose it is."""

    def __init__(self, article, entry, value, sources, voiced, actors=frozenset()):
        self.article, self.entry, self.value, self.actors = article, entry, value, actors
        self.sources = sources          # names, in small letters
        self.voiced = voiced            # in somebody's words, not the outlet's own

    def of_another(self, other):
        return not self.sources & other.sources


class Told:
    """One record with the ways to ask who tells what in it."""

    def __init__(self, record):
        self.record = record
        self.article = record['article']['id']
        self.outlet = record['article'].get('outlet', self.article)
        self.actors = {a['id']: a for a in record['actors']}
        self.statements = {s['id']: s for s in record['statements']}
        self.events = {e['id']: e for e in record['events']}
        self.times = {t['id']: t for t in record['times']}
        self.places = {p['id']: p for p in record['places']}

    def name(self, actor):
        """An actor's name; of one who acts for a body (not for a whole state) that of the body."""
        a = self.actors[actor]
        above = self.actors.get(a.get('for'))
        return (above if above and a['kind'] in FOR_OF and above['kind'] != 'state' else a)['name'].lower()

    def speakers(self, statement):
        return frozenset(self.name(a) for a in self.statements[statement]['speaker']) or frozenset((f'{self.article} {statement}',))

    def account(self, event, value):
        within = event.get('according_to') or []
        sources = self.speakers(within[0]) if within else frozenset((self.outlet.lower(),))
        actors = frozenset(self.actors[p['actor']]['name'].lower() for p in event['participants'] if p['role'] == 'actor' and 'actor' in p)
        return Account(self.article, event['id'], value, sources, bool(within), actors)


# ── what cannot both be so ──────────────────────────────────────────────────────────────────────────────────────────

def apart(a, b):
    """Two ranges (low, high; None is open) without a common figure."""
    return (a[0] is not None and b[1] is not None and a[0] > b[1]) or (b[0] is not None and a[1] is not None and b[0] > a[1])


def contrary(a, b):
    """Two accounts of one happening whose events are of one type. What is denied stands against what happened or was set. Where both are somebody's
    words in one article, so do: what did not happen and what did, with an actor in common; what is off or refused and what goes on; off and put off."""
    if a.value[0] != b.value[0]:
        return False
    for one, other in ((a, b), (b, a)):
        is_so, is_not = one.value[1], other.value[1]
        if is_not == 'denied' and is_so in HAPPENED + INTENDED:
            return True
        if one.voiced and other.voiced and one.article == other.article:
            if is_not == 'negated' and is_so in HAPPENED and one.actors & other.actors:
                return True
            if is_not in OFF and is_so in HAPPENED or is_not == 'cancelled' and is_so == 'postponed':
                return True
    return False


def day_of(time):
    """(precision, value) of a time that points at a day or a minute; None of all others."""
    value = time.get('value') or ''
    return (len(value), value) if re.fullmatch(r'\d{4}-\d\d-\d\d(T\d\d:\d\d)?', value) else None


def other_time(a, b):
    shorter = min(a[0], b[0])
    return a[1][:shorter] != b[1][:shorter]


def against(accounts, incompatible):
    """The accounts that some other source's account contradicts."""
    found = {}
    for a, b in itertools.combinations(accounts, 2):
        if a.of_another(b) and incompatible(a, b):
            found[id(a)], found[id(b)] = a, b
    return list(found.values())


# ── of one happening ────────────────────────────────────────────────────────────────────────────────────────────────

def standing_of(event):
    """Figures of what happened are not set against those of what is planned or demanded."""
    return 'happened' if event['status'] in HAPPENED else event['status']


def figures(members):
    """{what: its rival accounts} of the quantities of one kind, unit and standing."""
    accounts, found = {}, {}
    for told, event in members:
        for q in event.get('quantities', []):
            account = told.account(event, (q.get('low'), q.get('high')))
            accounts.setdefault((q['what'], q.get('unit'), standing_of(event)), []).append((account, event))
    for (what, _, _), ones in accounts.items():
        rivals = against([a for a, _ in ones], lambda a, b: apart(a.value, b.value))
        for (a, e), (b, f) in itertools.combinations(ones, 2):
            if e is f and e.get('disputed_by') and apart(a.value, b.value):     # two speakers' figures on one noun
                rivals += [a, b]
        if rivals:
            found.setdefault(what, []).extend(rivals)
    return found


def detail_disputed(told, event, statement):
    """(what, event) where the statement that disputes the event tells the same with another figure or time, so that it is no question of whether."""
    for other in told.events.values():
        if statement in (other.get('according_to') or []) and other['status'] in HAPPENED and other['type'] == event['type']:
            own, their = ({(q['what'], q.get('low'), q.get('high')) for q in e.get('quantities', [])} for e in (event, other))
            otherwise = {a[0] for a in own for b in their if a[0] == b[0] and a != b}
            if otherwise:
                return min(otherwise), other
            when = [day_of(told.times[e['time']]) for e in (event, other) if 'time' in e]
            if len(when) == 2 and all(when) and other_time(*when):
                return 'time', other
    return None


def disputed(members):
    """{what: accounts} of what somebody's statement disputes by a link: the status, but for a figure or a time that the statement puts otherwise, even
    where both may be so (at least 63, more than a hundred)."""
    found = {}
    for told, e in members:
        own = told.account(e, (e['type'], e['status']))
        for statement in e.get('disputed_by') or []:
            denial = Account(told.article, statement, (e['type'], 'disputed'), told.speakers(statement), True)
            what, other = detail_disputed(told, e, statement) or ('status', None)
            if own.of_another(denial):
                found.setdefault(what, []).extend([own, told.account(other, None) if other else denial])
    return found


def standing(members):
    return against([told.account(e, (e['type'], e['status'])) for told, e in members], contrary)


def detail(members, value, differ):
    """Rival accounts of when or where, of events of one type that happened, in the words of two speakers."""
    by_type = {}
    for told, e in members:
        known = value(told, e)
        if known is not None and e['status'] in HAPPENED:
            by_type.setdefault(e['type'], []).append(told.account(e, known))
    opposed = lambda a, b: a.voiced and b.voiced and differ(a.value, b.value)
    return [x for accounts in by_type.values() for x in against(accounts, opposed)]


def occasions(members):
    return detail(members, lambda told, e: day_of(told.times[e['time']]) if 'time' in e else None, other_time)


def sites(members):
    """In which country: of two names in one country a person cannot say that the one does not lie within the other."""
    return detail(members, lambda told, e: told.places[e['place']].get('country') if 'place' in e else None, lambda a, b: a != b)


def presence(meetings):
    """Accounts of who was there, of one meeting."""
    by_actor = {}
    for told, m in meetings:
        for x in m['attendance']:
            evidence = (x.get('evidence') or [m['id']])[0]
            if evidence in told.statements:
                sources, voiced = told.speakers(evidence), True
            elif evidence in told.events:
                own = told.account(told.events[evidence], None)
                sources, voiced = own.sources, own.voiced
            else:
                sources, voiced = frozenset((told.outlet.lower(),)), False
            by_actor.setdefault(told.actors[x['actor']]['name'].lower(), []).append(Account(told.article, evidence, x['as'], sources, voiced))
    opposed = lambda a, b: {a.value, b.value} & THERE and {a.value, b.value} & NOT_THERE
    return [x for accounts in by_actor.values() for x in against(accounts, opposed)]


def disputes_in(happenings, meetings):
    """[{"events", "what", "accounts"}] of {happening: [(Told, event)]} and {happening: [(Told, meeting)]}."""
    found = []
    for key, members in happenings.items():
        kinds = {**figures(members), 'status': standing(members), 'time': occasions(members), 'place': sites(members)}
        kinds['attendance'] = presence(meetings.get(key, []))
        for what, accounts in disputed(members).items():
            kinds[what] = kinds.get(what, []) + accounts
        events = {(t.article, e['id']) for t, e in members}
        found += [{'happening': key, 'events': events, 'what': what, 'accounts': list({id(a): a for a in ones}.values())}
                  for what, ones in kinds.items() if ones]
    return found


# ── how many of them the program finds ──────────────────────────────────────────────────────────────────────────────

def paired(gold, predicted):
    """[(gold, predicted)] one to one: of the same kind, and events of their happenings in common; those with entries in common first."""
    weight = lambda g, p: g['what'] == p['what'] and (len(g['events'] & p['events']) and 1 + len(g['events'] & p['events']) + 100 * shared(g, p))
    return [(gold[i], predicted[j]) for i, j in assign(gold, predicted, weight)]


def shared(g, p):
    return len({(a.article, a.entry) for a in g['accounts']} & p['entries'])


def scores(gold, predicted):
    """P, R and F1 of the disputes found, and F1 of those shown with two or more of the entries that contradict each other."""
    pairs = paired(gold, predicted)
    f1 = lambda n: 200 * n / (len(gold) + len(predicted)) if gold or predicted else 0.0
    return {'P': 100 * len(pairs) / max(1, len(predicted)), 'R': 100 * len(pairs) / max(1, len(gold)), 'F1': f1(len(pairs)),
            'F1 with both sides': f1(sum(shared(g, p) >= 2 for g, p in pairs)), 'gold': len(gold), 'ours': len(predicted)}
