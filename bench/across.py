"""Scores what the program makes of many articles: happenings, meetings followed from article to article, disputes. bench/accuracy record.

All threads of one part of the corpus go into one store, so that a link between two threads costs. They go in three times: as the records a person made,
which shows the clustering alone (happening words link events of one article, never of two); as the same without these words; and as the program reads them
from raw text, its entries paired with a person's as in corpus/compare.py, the figures over the paired ones. Measures: B3 (Bagga and Baldwin 1998) over actors, over events and over meetings; phases after each article; disputes of
bench/disputed.py. Beside them baselines. MEANTIME is in bench/wikinews.py. Tested by bench/tests/across_test.py.
"""
import collections
import contextlib
import copy
import datetime
import json
import os
import sqlite3
import subprocess
import sys
import tempfile

import own_corpus
import disputed
from compare import Comparison, Tally, assign
from record import record_of

WINDOW = 7              # days in which the same lemma is one happening, for the baseline
LAYERS = ('tokens', 'syntax')


# ── measures ────────────────────────────────────────────────────────────────────────────────────────────────────────

def kept(items, ours, gold):
    """The mean share of an item's cluster in `gold` that its cluster in `ours` has too, over `items`; both map items to labels, and an item that one of
    them lacks stands alone there."""
    label = lambda side, x: side.get(x, ('alone', x))
    clusters = collections.defaultdict(set)
    for x in set(gold) | set(items):
        clusters[label(gold, x)].add(x)
    total = 0.0
    for x in items:
        whole = clusters[label(gold, x)]
        total += sum(label(ours, y) == label(ours, x) for y in whole) / len(whole)
    return total / len(items) if items else 0.0


def harmonic(p, r):
    return {'P': 100 * p, 'R': 100 * r, 'F1': 200 * p * r / (p + r) if p + r else 0.0}


def b_cubed(gold, ours, items=None):
    """B3 of two labellings: recall over the items of gold, precision over those of ours; or both over the given items, in the clusters of all."""
    return harmonic(kept(list(ours) if items is None else items, gold, ours), kept(list(gold) if items is None else items, ours, gold))


def lemma_clusters(lemmas):
    """{item: label} of {item: (lemma, day)}: the same lemma, no more than a week from the last time it was told."""
    labels, last = {}, {}
    for item, (lemma, day) in sorted(lemmas.items(), key=lambda x: (x[1][1], x[0])):
        when, first = last.get(lemma, (None, item))
        if when is None or (day - when).days > WINDOW:
            first = item
        last[lemma] = day, first
        labels[item] = lemma, first
    return labels


# ── texts and records ───────────────────────────────────────────────────────────────────────────────────────────────

class Article:
    """One article of the corpus: a person's record, the program's, and which of their events and meetings are the same."""

    def __init__(self, document, read):
        self.thread, self.name = document.id.split('/')
        self.gold, self.read = record_of(document, notice=False), read
        if self.gold['article']['text'] != read['article']['text']:
            sys.exit(f'{document.id}: the program has not kept the text')
        self.published = document.header['published']
        self.words = {m['id']: e.values.get('happening', [None])[0] for m, e in zip(self.gold['meetings'], document.of_kind('meeting'))}
        c = Comparison(self.gold, read, (), Tally())
        self.events = {self.read['events'][j]['id']: self.gold['events'][i]['id'] for i, j in c.events}
        parties = lambda m: {c.actors.get(p) for p in m['parties']} - {None}
        events = lambda m: {self.events.get(e) for e in m['events']} - {None}
        weight = lambda g, o: 2 * len(set(g['events']) & events(o)) + len(set(g['parties']) & parties(o))
        pairs = assign(c.gold['meetings'], c.ours['meetings'], weight)
        self.meetings = {read['meetings'][j]['id']: self.gold['meetings'][i]['id'] for i, j in pairs}
        self.statements = c.statement_of
        self.actors = c.actors
        self.cast = {f'a{i}': id for i, id in enumerate(document.actors, 1)}     # ids that the articles of a thread share

    def label(self, word, id):
        return (self.thread, word) if word else (self.thread, self.name, id)


def without_words(record, own=True):
    """A person's record as the program may have it: the words that mark a happening say nothing to other articles; or, not even `own`, none at all."""
    record = copy.deepcopy(record)
    names = {}
    for event in record['events']:
        if not own:
            event.pop('happening', None)
        elif 'happening' in event:
            event['happening'] = names.setdefault(event['happening'], f'h{len(names) + 1}')
    return record


def lemma_of(trigger, record):
    """The lemma of the trigger's head: the first of its words that hangs outside of it."""
    inside = [i for i, t in enumerate(record['tokens']) if any(t['span'][0] < e and b < t['span'][1] for b, e in trigger)]
    heads = [i for i in inside if record['syntax'][i].get('head') not in inside]
    return record['syntax'][heads[0]]['lemma'].lower() if heads else ''


def day_of(article):
    return datetime.date.fromisoformat(article['published'][:10])


# ── the program's store ─────────────────────────────────────────────────────────────────────────────────────────────

class Store:
    """What the program makes of records: `happenings`, `meetings`, `disputes`, lines of its JSON."""

    def __init__(self, program, records):
        with tempfile.TemporaryDirectory() as folder:
            store, lines = os.path.join(folder, 'corpus.store'), os.path.join(folder, 'records.jsonl')
            with open(lines, 'w', encoding='utf8') as f:
                f.writelines(json.dumps({k: v for k, v in r.items() if k not in LAYERS}) + '\n' for r in records)
            self.ask(program.command[0], 'add', store, '--quiet', '--records', lines)
            for what in ('happenings', 'meetings', 'disputes'):
                out = self.ask(program.command[0], what, store, '--format', 'json')
                setattr(self, what, [json.loads(line) for line in out.splitlines()])
            with contextlib.closing(sqlite3.connect(store)) as db:
                self.actors = dict(actors_in(db))
        self.events = {(e['article'], e['event']): h['id'] for h in self.happenings for e in h['events']}
        missing = sum((r['article']['id'], e['id']) not in self.events for r in records for e in r['events'])
        if missing or len(self.events) != sum(len(h['events']) for h in self.happenings):
            sys.exit(f'{missing} events are in no happening, or some are in two')

    def ask(self, *command):
        out = subprocess.run(command, capture_output=True)
        if out.returncode:
            sys.exit(f'{" ".join(command[1:2])}: {out.stderr.decode("utf8")[-300:]}')
        return out.stdout.decode('utf8')


def actors_in(db):
    """((article, id of an actor in its record), id across articles) of all whom the store takes for somebody."""
    rows = db.execute('SELECT a.id, x.number, who.id FROM article_actors x JOIN actors who ON who.key = x.actor '
                      'JOIN revisions r ON r.key = x.revision JOIN articles a ON a.key = r.article')
    return (((article, f'a{number + 1}'), actor) for article, number, actor in rows)


class Setting:
    """Articles with the records that went into the store, and the way from their entries to a person's: `events` and `meetings` are {(article, id of ours):
    (article, id of gold)}."""

    def __init__(self, articles, given, own_words=True):
        self.articles = articles
        self.records = [without_words(a.gold, own_words) if given else a.read for a in articles]
        self.key = {r['article']['id']: a.gold['article']['id'] for r, a in zip(self.records, articles)}
        pairs = lambda links: {(r['article']['id'], ours): (a.gold['article']['id'], gold) for r, a in zip(self.records, articles)
                               for ours, gold in links(a).items()}
        itself = lambda kind: lambda a: {e['id']: e['id'] for e in a.gold[kind]}
        self.events = pairs(itself('events') if given else lambda a: a.events)
        self.meetings = pairs(itself('meetings') if given else lambda a: a.meetings)
        self.statements = pairs(itself('statements') if given else lambda a: a.statements)
        self.actors = pairs(itself('actors') if given else lambda a: a.actors)


# ── actors ──────────────────────────────────────────────────────────────────────────────────────────────────────────

def gold_actors(articles):
    """{(article, id): label} of those who are somebody: a state is one over all threads, the others within theirs."""
    return {(a.gold['article']['id'], x['id']): x['country'] if x['kind'] == 'state' and 'country' in x else (a.thread, a.cast[x['id']])
            for a in articles for x in a.gold['actors'] if x['kind'] not in ('unnamed', 'population')}


def score_actors(setting, found):
    gold = gold_actors(setting.articles)
    ours = {here: there for here, there in setting.actors.items() if there in gold}
    known = {there: gold[there] for there in ours.values()}
    labels = lambda of: {there: of(here) for here, there in ours.items()}
    names = {(r['article']['id'], x['id']): x['name'].lower() for r in setting.records for x in r['actors']}
    yield 'actors', {**b_cubed(known, labels(lambda x: found.get(x, x))), 'actors': len(known)}
    yield '  each article alone', b_cubed(known, labels(lambda x: x))
    yield '  same name', b_cubed(known, labels(lambda x: names[x]))


# ── happenings ──────────────────────────────────────────────────────────────────────────────────────────────────────

def gold_labels(articles):
    return {(a.gold['article']['id'], e['id']): a.label(e.get('happening'), e['id']) for a in articles for e in a.gold['events']}


def baselines(setting):
    """{name: {(article, event of ours): label}}"""
    out = collections.defaultdict(dict)
    lemmas = {}
    for a, record in zip(setting.articles, setting.records):
        article = record['article']['id']
        for e in record['events']:
            item = article, e['id']
            out['every event alone'][item] = item
            out['same type'][item] = e['type']
            out['own article only'][item] = (article, e['happening']) if 'happening' in e else item
            lemmas[item] = lemma_of(e['trigger'], a.read), day_of(a.gold['article'])
    out['same lemma in a week'] = lemma_clusters(lemmas)
    return out


def score_happenings(setting, found):
    gold = gold_labels(setting.articles)
    through = lambda labels: {setting.events[x]: label for x, label in labels.items() if x in setting.events}
    paired = through(found)
    known = {x: gold[x] for x in paired}
    yield 'happenings', {**b_cubed(known, paired), 'events': len(paired)}
    if len(paired) < len(gold) or len(paired) < len(found):
        ours = {setting.events.get(x, ('unpaired', *x)): label for x, label in found.items()}
        yield '  unpaired ones alone', {**b_cubed(gold, ours), 'gold': len(gold), 'ours': len(ours)}
    for name, labels in baselines(setting).items():
        yield '  ' + name, b_cubed(known, through(labels))
    for thread in dict.fromkeys(a.thread for a in setting.articles):
        items = [x for x in known if known[x][0] == thread]
        yield f'  {thread}', {**b_cubed(known, paired, items), 'events': len(items)}


# ── meetings ────────────────────────────────────────────────────────────────────────────────────────────────────────

def gold_meetings(articles):
    """{label: [(published, article, id, phase)]} in order of publication"""
    out = collections.defaultdict(list)
    for a in articles:
        for m in a.gold['meetings']:
            out[a.label(a.words[m['id']], m['id'])].append((a.published, a.gold['article']['id'], m['id'], m['phase']))
    # the order of days and hours, whatever the offset
    return {k: sorted(v, key=lambda x: datetime.datetime.fromisoformat(x[0]).timestamp()) for k, v in out.items()}


def phase_after(meeting, article):
    """Where the history stands after this article; None where the article has no part in it."""
    phases = [h['phase'] for h in meeting['history'] if h['article'] == article]
    return phases[-1] if phases else None


def score_meetings(setting, meetings):
    gold = gold_meetings(setting.articles)
    yield 'meetings', follow(setting, meetings, gold)
    alone = [{'id': (r['article']['id'], m['id']), 'members': [{'article': r['article']['id'], 'meeting': m['id']}],
              'history': [{'phase': m['phase'], 'article': r['article']['id']}]} for r in setting.records for m in r['meetings']]
    yield '  each article alone', follow(setting, alone, gold)


def follow(setting, meetings, gold):
    """Phases right per (real meeting, article): the meeting that holds most of its members has one in that article, and its phase after it."""
    members = {m['id']: {setting.meetings[x] for x in ((y['article'], y['meeting']) for y in m['members']) if x in setting.meetings} for m in meetings}
    labels = list(gold)
    weight = lambda g, m: len({x[1:3] for x in gold[g]} & members[m['id']])
    matched = {labels[i]: meetings[j] for i, j in assign(labels, meetings, weight)}
    ours = {v: k for k, v in setting.key.items()}
    right = total = several = of_several = 0
    for label, told in gold.items():
        last = {article: (id, phase) for _, article, id, phase in told}         # told twice in one article: the last line
        for article, (_, phase) in last.items():
            m = matched.get(label)
            here = m is not None and any(article == x[1] and x[1:3] in members[m['id']] for x in told)
            hit = here and phase_after(m, ours[article]) == phase
            right, total = right + hit, total + 1
            if len(last) > 1:
                several, of_several = several + hit, of_several + 1
    true = {x[1:3]: label for label, told in gold.items() for x in told}
    told = {x: id for id, those in members.items() for x in those}
    return {'phases right': 100 * right / max(1, total), 'right': right, 'of': total, 'told by several': 100 * several / max(1, of_several),
            'of these': of_several, **{f'B3 {k}': v for k, v in b_cubed({x: true[x] for x in told}, told).items()}}


# ── disputes ────────────────────────────────────────────────────────────────────────────────────────────────────────

def gold_disputes(articles):
    happenings, meetings = collections.defaultdict(list), collections.defaultdict(list)
    for a in articles:
        told = disputed.Told(a.gold)
        for e in a.gold['events']:
            happenings[a.label(e.get('happening'), e['id'])].append((told, e))
        for m in a.gold['meetings']:
            meetings[a.label(a.words[m['id']], m['id'])].append((told, m))
    return disputed.disputes_in(happenings, meetings)


def our_disputes(setting, store):
    """In the ids of gold; entries and events that are paired with none are left out of the comparison, the dispute is not."""
    events = {h['id']: {(e['article'], e['event']) for e in h['events']} for h in store.happenings}
    for d in store.disputes:
        of = events.get(d['happening'], set())
        entries = {(v['article'], v['entry']) for v in d['values']}
        links = {**setting.events, **setting.statements}
        yield {'what': d['what'], 'events': {setting.events[x] for x in of if x in setting.events},
               'entries': {links[x] for x in entries if x in links}}


def score_disputes(setting, store):
    gold, ours = gold_disputes(setting.articles), list(our_disputes(setting, store))
    yield 'disputes', disputed.scores(gold, ours)
    group = lambda d: d['what'] if d['what'] in ('status', 'time', 'place', 'attendance') else 'figures'
    for name in ('figures', 'status', 'time', 'place', 'attendance'):
        parts = [[d for d in side if group(d) == name] for side in (gold, ours)]
        if parts[0] or parts[1]:
            yield f'  {name}', disputed.scores(*parts)


def score(split):
    def scores(data, program):
        documents = list(own_corpus.documents_of('articles', split, data))
        articles = [Article(d, r) for d, r in zip(documents, own_corpus.read(program, documents, '--layers', ','.join(LAYERS)))]
        for name, *given in (('records of a person', True), ('records of a person without the words that link events of one article', True, False),
                             ('read from raw text', False)):
            setting = Setting(articles, *given)
            store = Store(program, setting.records)
            print(f'── {name}, {split}: {len(articles)} articles ──')
            yield from score_actors(setting, store.actors)
            yield from score_happenings(setting, store.events)
            yield from score_meetings(setting, store.meetings)
            yield from score_disputes(setting, store)
    return scores
