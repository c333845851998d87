"""corpus/record.py and brat.py: the example of docs/formats/corpus.md as a record and as stand-off; every document of the corpus fits the schema."""
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path[:0] = [os.path.dirname(HERE), os.path.join(ROOT, 'tests'), HERE]
import form  # noqa: E402
from brat import brat_of, configuration  # noqa: E402
from form_test import example  # noqa: E402
from record import form_of, record_of  # noqa: E402

try:
    import jsonschema  # noqa: F401
except ImportError:
    jsonschema = None


REFUSAL = '''document: a/1
genre: passage
actor reis person "Ana Reis" sector=GOV
> Ana Reis declined to comment.
  s1 statement decline indirect speaker=reis:[Ana Reis] cue=[declined to comment]
'''


def the_example():
    return form.Reader('f', example()).documents[0]


class RecordTest(unittest.TestCase):
    def setUp(self):
        self.record = record_of(the_example())
        self.text = self.record['article']['text']

    def words(self, span):
        return self.text[span[0]:span[1]]

    def test_text_and_sentences(self):
        self.assertTrue(self.text.startswith("No date yet for harbour talks\n\nVelia's foreign minister"))
        self.assertIn('This article is invented', self.text)
        self.assertEqual([s['part'] for s in self.record['sentences']], ['title', 'lead', 'lead'])
        self.assertEqual(self.words(self.record['sentences'][2]['span'])[:7], 'Fishing')

    def test_statements(self):
        first, second, third = self.record['statements']
        names = {a['id']: a['name'] for a in self.record['actors']}
        self.assertEqual([names[i] for i in second['speaker'] + second['addressee']], ['a Norland official', 'Tern'])
        self.assertEqual(self.words(second['source']), 'a Norland official')
        self.assertEqual((third['act'], third['form'], self.words(third['cue'])), ('condemn', 'mixed', 'called'))
        self.assertEqual(len({first['id'], second['id'], third['id']}), 3)

    def test_events_and_meeting(self):
        plan, denial, _ = self.record['events']
        self.assertEqual((plan['type'], plan['status'], plan['quad'], plan['time'], plan['place']), ('CONSULT', 'planned', 1, 't1', 'p1'))
        self.assertEqual(plan['according_to'], [self.record['statements'][0]['id']])
        self.assertEqual(plan['disputed_by'], [self.record['statements'][1]['id']])
        self.assertEqual(denial['participants'], [])
        meeting, = self.record['meetings']
        self.assertEqual(meeting['events'], [plan['id']])
        self.assertEqual([a['as'] for a in meeting['attendance']], ['excluded'])

    def test_forms_of_mentions(self):
        actor = the_example().actors
        self.assertEqual(form_of(actor['velia'], "Velia's"), 'name')
        self.assertEqual(form_of(actor['reis'], 'her'), 'pronoun')
        self.assertEqual(form_of(actor['reis'], 'the minister'), 'description')
        self.assertEqual(form_of(actor['official'], 'A Norland official'), 'description')

    def test_brat(self):
        text, annotations = brat_of(the_example())
        for line in annotations.splitlines():
            if line[0] == 'T':
                _, where, words = line.split('\t')
                pieces = [tuple(map(int, p.split())) for p in where.split(' ', 1)[1].split(';')]
                self.assertEqual(' '.join(text[b:e] for b, e in pieces), words)
        self.assertIn('Consult:', annotations)
        self.assertRegex(annotations, r'A\d+\tStatus E\d+ planned')
        self.assertRegex(annotations, r'E\d+\tConsult:T\d+ .*According:E1 Disputed:E2')

    def test_brat_knows_every_type_it_is_shown(self):
        told = set(re.findall(r'^(\w+)', configuration(), re.M))
        for line in brat_of(the_example())[1].splitlines():
            self.assertIn(re.split(r'[ :]', line.split('\t')[1])[0], told | {'AnnotatorNotes'}, line)

    def test_a_refusal_without_content(self):
        document = form.Reader('f', REFUSAL).documents[0]
        self.assertNotIn('Content', brat_of(document)[1])

    @unittest.skipIf(jsonschema is None, 'needs jsonschema (./check installs it)')
    def test_every_document_fits_the_schema(self):
        from validate_schema import faults_of
        self.assertEqual(faults_of(self.record), [])
        for path in form.files_in(os.path.dirname(HERE)):
            documents, mistakes = form.read_file(path)
            self.assertEqual(mistakes, [])
            for document in (d for d in documents if 'source' not in d.header):     # labels alone are no record
                self.assertEqual(faults_of(record_of(document)), [], document.id)


if __name__ == '__main__':
    unittest.main()
