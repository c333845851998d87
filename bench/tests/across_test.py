"""The measures over many articles, on small records where the right score can be counted by hand."""
import datetime
import os
import sys
import tempfile
import types
import unittest
from xml.etree import ElementTree

try:
    import scipy  # noqa: F401
except ImportError:
    scipy = None

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

import across  # noqa: E402
import disputed  # noqa: E402
import wikinews  # noqa: E402


def record(outlet, events, speakers=(), times=(), meetings=()):
    """Statement s<i> is what the i-th of the speakers says; a speaker may be (name, kind, body acted for)."""
    actors, statements = [], []
    for i, speaker in enumerate(speakers, 1):
        name, kind, body = speaker if isinstance(speaker, tuple) else (speaker, 'government', None)
        actors.append({'id': f'a{i}', 'name': name, 'kind': kind, **({'for': f'b{i}'} if body else {}), 'mentions': []})
        actors += [{'id': f'b{i}', 'name': body, 'kind': 'government', 'mentions': []}] if body else []
        statements.append({'id': f's{i}', 'speaker': [f'a{i}']})
    return {'article': {'id': outlet, 'outlet': outlet, 'text': ''}, 'actors': actors, 'statements': statements, 'places': [],
            'times': [{'id': f't{i}', 'value': v} for i, v in enumerate(times, 1)], 'meetings': list(meetings),
            'events': [{'participants': [], 'trigger': [[0, 1]], **e} for e in events]}


def event(id, type='ASSAULT', status='occurred', killed=None, **fields):
    quantities = [{'what': 'killed', 'unit': 'person', **dict(zip(('low', 'high'), killed))}] if killed else []
    quantities = [{k: v for k, v in q.items() if v is not None} for q in quantities]
    return {'id': id, 'type': type, 'status': status, 'quantities': quantities, **fields}


def found(*records, meetings=()):
    """{what: accounts} of one happening that holds all events"""
    told = [disputed.Told(r) for r in records]
    happening = {'h': [(t, e) for t in told for e in t.record['events']]}
    return {d['what']: d['accounts'] for d in disputed.disputes_in(happening, {'h': [(t, m) for t in told for m in t.record['meetings']]})}


class BCubed(unittest.TestCase):
    def test_counted_by_hand(self):
        score = across.b_cubed({'a': 1, 'b': 1, 'c': 2}, {'a': 'x', 'b': 'y', 'c': 'y'})
        self.assertAlmostEqual(score['R'], 100 * (1 / 2 + 1 / 2 + 1) / 3)
        self.assertAlmostEqual(score['P'], 100 * (1 + 1 / 2 + 1 / 2) / 3)

    def test_an_item_that_only_one_has_stands_alone_in_the_other(self):
        score = across.b_cubed({'a': 1, 'b': 1}, {'a': 'x', 'z': 'x'})
        self.assertAlmostEqual(score['R'], 50)
        self.assertAlmostEqual(score['P'], 50)
        self.assertEqual(across.b_cubed({'a': 1}, {})['F1'], 0)

    def test_a_link_out_of_the_thread_costs_the_thread(self):
        gold, ours = {'a': 1, 'b': 2}, {'a': 'x', 'b': 'x'}
        self.assertAlmostEqual(across.b_cubed(gold, ours, ['a'])['P'], 50)

    def test_the_same_lemma_within_a_week(self):
        day = lambda n: datetime.date(2026, 3, n)
        labels = across.lemma_clusters({'a': ('meet', day(1)), 'b': ('meet', day(8)), 'c': ('meet', day(16)), 'd': ('call', day(1))})
        self.assertEqual(labels['a'], labels['b'])
        self.assertEqual(len({labels[x] for x in 'acd'}), 3)


@unittest.skipIf(scipy is None, 'needs scipy (./check installs it)')
class Meetings(unittest.TestCase):
    def setUp(self):
        ids = {('x', 'm'): ('x', 'm'), ('y', 'm'): ('y', 'm')}
        self.setting = types.SimpleNamespace(meetings=ids, key={'x': 'x', 'y': 'y'})
        self.gold = {'talks': [('2026-03-01', 'x', 'm', 'scheduled'), ('2026-03-05', 'y', 'm', 'held')]}

    def follow(self, *meetings):
        return across.follow(self.setting, [{'id': str(i), 'members': [{'article': a, 'meeting': 'm'} for a, _ in m],
                                             'history': [{'article': a, 'phase': p} for a, p in m]} for i, m in enumerate(meetings)], self.gold)

    def test_one_meeting_followed(self):
        self.assertEqual(self.follow([('x', 'scheduled'), ('y', 'held')])['right'], 2)

    def test_a_wrong_phase_and_a_meeting_in_two(self):
        self.assertEqual(self.follow([('x', 'scheduled'), ('y', 'cancelled')])['right'], 1)
        parted = self.follow([('x', 'scheduled')], [('y', 'held')])
        self.assertEqual((parted['right'], parted['of']), (1, 2))
        self.assertEqual(parted['B3 R'], 50)

    def test_none_found(self):
        self.assertEqual(self.follow()['right'], 0)

    def test_the_order_is_that_of_the_clock(self):
        meeting = lambda id: {'id': id, 'phase': id}
        article = lambda name, published: types.SimpleNamespace(gold={'article': {'id': name}, 'meetings': [meeting(name)]}, published=published,
                                                                words={name: 'talks'}, label=lambda word, id: word)
        told = across.gold_meetings([article('late', '2026-03-01T08:00:00-05:00'), article('early', '2026-03-01T09:00:00+00:00')])
        self.assertEqual([x[1] for x in told['talks']], ['early', 'late'])


class Disputes(unittest.TestCase):
    def test_rival_tolls_of_two_sources(self):
        two = record('Tern', [event('e1', killed=(9, 9), according_to=['s1']), event('e2', killed=(12, 12), according_to=['s2'])], ('army', 'hospital'))
        self.assertEqual({a.value for a in found(two)['killed']}, {(9, 9), (12, 12)})

    def test_one_range_holds_the_other(self):
        two = record('Tern', [event('e1', killed=(5, None), according_to=['s1']), event('e2', killed=(9, 9), according_to=['s2'])], ('army', 'hospital'))
        self.assertEqual(found(two), {})

    def test_a_source_corrects_itself(self):
        officers = ('Ana Reis', 'person', 'the army'), ('Jo Lund', 'person', 'the army')
        two = record('Tern', [event('e1', killed=(9, 9), according_to=['s1']), event('e2', killed=(12, 12), according_to=['s2'])], officers)
        self.assertEqual(found(two), {})
        self.assertEqual(found(record('Tern', [event('e1', killed=(9, 9)), event('e2', killed=(12, 12))])), {})

    def test_planned_and_done_figures(self):
        two = record('Tern', [event('e1', killed=(9, 9), according_to=['s1']), event('e2', status='planned', killed=(12, 12))], ('army',))
        self.assertEqual(found(two), {})

    def test_denied_by_another(self):
        told, denied = record('Tern', [event('e1')]), record('Gull', [event('e2', status='denied', according_to=['s1'])], ('army',))
        self.assertEqual({a.entry for a in found(told, denied)['status']}, {'e1', 'e2'})
        other = record('Gull', [event('e2', type='AID', status='denied', according_to=['s1'])], ('army',))
        self.assertEqual(found(told, other), {})

    def test_a_plan_that_is_dropped_later(self):
        self.assertEqual(found(record('Tern', [event('e1', 'CONSULT', 'planned')]), record('Gull', [event('e2', 'CONSULT', 'cancelled')])), {})

    def test_a_disputing_statement(self):
        one = record('Tern', [event('e1', according_to=['s1'], disputed_by=['s2'])], ('army', 'mayor'))
        self.assertEqual({a.entry for a in found(one)['status']}, {'e1', 's2'})
        own = record('Tern', [event('e1', according_to=['s1'], disputed_by=['s2'])], ('army', 'army'))
        self.assertEqual(found(own), {})

    def test_it_disputes_the_figure_only(self):
        two = record('Tern', [event('e1', killed=(63, None), according_to=['s1'], disputed_by=['s2']), event('e2', killed=(100, None), according_to=['s2'])],
                     ('army', 'mayor'))
        self.assertEqual(set(found(two)), {'killed'})

    def test_times_of_two_speakers(self):
        two = lambda *times: record('Tern', [event('e1', time='t1', according_to=['s1']), event('e2', time='t2', according_to=['s2'])], ('army', 'mayor'), times)
        self.assertEqual(set(found(two('2026-03-01T22:40', '2026-03-01T23:00'))), {'time'})
        self.assertEqual(found(two('2026-03-01', '2026-03-01T23:00')), {})
        self.assertEqual(found(two('P3D', '2026-03')), {})

    def test_who_was_there(self):
        meeting = lambda how: [{'id': 'm', 'attendance': [{'actor': 'a1', 'as': how, 'evidence': ['s1']}]}]
        one, other = record('Tern', [event('e1')], ('army',), meetings=meeting('excluded')), record('Gull', [event('e2')], ('army',), meetings=meeting('attended'))
        self.assertEqual(found(one, other), {})             # both by the army
        other['statements'][0]['speaker'] = ['a2']
        other['actors'].append({'id': 'a2', 'name': 'mayor', 'kind': 'government', 'mentions': []})
        self.assertEqual(set(found(one, other)), {'attendance'})

    @unittest.skipIf(scipy is None, 'needs scipy (./check installs it)')
    def test_scores(self):
        account = lambda entry: types.SimpleNamespace(article='x', entry=entry)
        gold = [{'what': 'killed', 'events': {1, 2}, 'accounts': [account('e1'), account('e2')]}]
        ours = lambda what, events, entries: [{'what': what, 'events': events, 'entries': {('x', e) for e in entries}}]
        self.assertEqual(disputed.scores(gold, ours('killed', {2}, ['e1', 'e2']))['F1 with both sides'], 100)
        half = disputed.scores(gold, ours('killed', {2}, ['e1']))
        self.assertEqual((half['F1'], half['F1 with both sides']), (100, 0))
        self.assertEqual(disputed.scores(gold, ours('status', {2}, ['e1', 'e2']))['F1'], 0)
        self.assertEqual(disputed.scores(gold, ours('killed', {3}, []))['F1'], 0)
        self.assertEqual(disputed.scores(gold, [])['F1'], 0)


class Words(unittest.TestCase):
    def test_the_words_of_a_person_link_no_two_articles(self):
        first = across.without_words(record('Tern', [event('e1', happening='raid'), event('e2', happening='raid'), event('e3')]))
        self.assertEqual([e.get('happening') for e in first['events']], ['h1', 'h1', None])
        self.assertNotIn('happening', across.without_words(record('Tern', [event('e1', happening='raid')]), own=False)['events'][0])

    def test_the_head_of_a_trigger(self):
        layers = {'tokens': [{'span': [0, 4]}, {'span': [5, 10]}], 'syntax': [{'lemma': 'hold'}, {'lemma': 'talk', 'head': 0}]}
        self.assertEqual(across.lemma_of([[0, 4], [5, 10]], layers), 'hold')
        self.assertEqual(across.lemma_of([[5, 10]], layers), 'talk')
        self.assertEqual(across.lemma_of([[20, 30]], layers), '')


STAND_IN = '''#!{python}
import sqlite3
import sys
if sys.argv[1] == 'add':
    sqlite3.connect(sys.argv[2]).executescript('CREATE TABLE articles (key, id); CREATE TABLE revisions (key, article);'
                                               'CREATE TABLE actors (key, id); CREATE TABLE article_actors (revision, number, actor);')
if sys.argv[1] == 'happenings':
    print({happenings!r})
sys.exit({status})
'''


class TheProgram(unittest.TestCase):
    def store(self, happenings, status=0):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'program')
            with open(path, 'w', encoding='utf8') as f:
                f.write(STAND_IN.format(python=sys.executable, happenings=happenings, status=status))
            os.chmod(path, 0o755)
            return across.Store(types.SimpleNamespace(command=[path, 'read']), [record('x', [event('e1')])])

    def test_what_it_says_is_read(self):
        self.assertEqual(self.store('{"id": "h", "events": [{"article": "x", "event": "e1"}]}').events, {('x', 'e1'): 'h'})

    def test_an_event_that_is_nowhere_or_twice_is_told(self):
        for line in ('{"id": "h", "events": []}', '{"id": "h", "events": [{"article": "x", "event": "e1"}, {"article": "x", "event": "e1"}]}'):
            with self.assertRaises(SystemExit):
                self.store(line)

    def test_a_program_that_fails_is_told(self):
        with self.assertRaises(SystemExit):
            self.store('{"id": "h", "events": [{"article": "x", "event": "e1"}]}', status=1)


MEANTIME = '''<Document doc_id="7"><token t_id="1" sentence="0">Boeing</token><token t_id="2" sentence="0">delivers</token><token t_id="3" sentence="1">Talks</token>
<Markables><EVENT_MENTION m_id="1"><token_anchor t_id="2"/></EVENT_MENTION><EVENT_MENTION m_id="2"><token_anchor t_id="3"/></EVENT_MENTION>
<EVENT m_id="3" instance_id="E1"/><TIMEX3 m_id="4" functionInDocument="CREATION_TIME" value="2007-10-15"/></Markables>
<Relations><REFERS_TO><source m_id="1"/><target m_id="3"/></REFERS_TO></Relations></Document>'''


class Meantime(unittest.TestCase):
    def test_mentions_with_their_instances(self):
        text, written, mentions = wikinews.read_document(ElementTree.fromstring(MEANTIME))
        self.assertEqual((text, written), ('Boeing delivers\n\nTalks', '2007-10-15'))
        self.assertEqual(mentions['1'], ([(7, 15)], 'E1'))
        self.assertEqual(mentions['2'][1], ('7', 'mention', '2'))

    def test_instances_of_several_documents(self):
        self.assertEqual(wikinews.several({('d1', 'm'): 'E1', ('d2', 'm'): 'E1', ('d1', 'n'): 'E2', ('d1', 'o'): 'E2'}), 1)


if __name__ == '__main__':
    unittest.main()
