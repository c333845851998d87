"""corpus/attach.py and sources.py: words go out and come back the same, and another version of a corpus is refused. The corpus is made here.

And the command over the whole of this one.
"""
import json
import os
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
import form  # noqa: E402
import sources  # noqa: E402
import sources  # noqa: E402
from attach import attach, detach  # noqa: E402

TEXT = 'Reis will come, her [office] said.\n\nNobody else will.\n'
FIRST, SECOND = 'Reis will come, her [office] said.', 'Nobody else will.'
WITH_WORDS = f'''document: re3d/d1
source: re3d d1
genre: news
actor reis person "Ana Reis" sector=GOV
actor office organisation "Reis's office" for=reis

> 0-34 #{form.check_number(FIRST)} {FIRST}
  s1 statement say indirect speaker=office:[her \\[office\\]] cue=[said] content=[Reis will come] content=[+1: Nobody else will]
  e1 event CONSULT planned trigger=[come] actor=reis:[Reis] according=s1
> 36-53 #{form.check_number(SECOND)} {SECOND}
'''


class WholeCorpusTest(unittest.TestCase):
    def run_it(self, *arguments):
        return subprocess.run([sys.executable, os.path.join(os.path.dirname(HERE), 'corpus'), *arguments], capture_output=True, text=True)

    def test_no_mistake_and_no_foreign_words(self):
        done = self.run_it('check')
        self.assertEqual(done.returncode, 0, done.stdout[-2000:])

    def test_words_do_not_come_into_the_corpus(self):
        done = self.run_it('attach', os.path.join(os.path.dirname(HERE), 'news/news-1.txt'), '--data', '.', '--out', os.path.join(os.path.dirname(HERE), 'news'))
        self.assertEqual((done.returncode, done.stderr.count('\n')), (1, 1), done.stderr)
        self.assertIn('must not hold the words of others', done.stderr)

    def test_labels_without_words_are_refused_in_one_line(self):
        done = self.run_it('text', os.path.join(os.path.dirname(HERE), 'news/news-1.txt'))
        self.assertEqual((done.returncode, done.stderr.count('\n')), (1, 1), done.stderr)


class AttachTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.data = folder.name
        os.makedirs(os.path.join(self.data, 'names/re3d/Made up'))
        with open(os.path.join(self.data, 'names/re3d/Made up/documents.json'), 'w', encoding='utf8') as f:
            f.write(json.dumps({'_id': 'd1', 'text': TEXT}) + '\n')

    def test_actors_are_called_by_their_first_mention_that_is_a_name(self):
        with_words = attach(detach(WITH_WORDS, 'f'), self.data)
        self.assertEqual([a.name for a in form.Reader('f', with_words).documents[0].actors.values()], ['Reis', 'her [office]'])

    def test_snippets_are_found_by_their_number(self):
        os.makedirs(os.path.join(self.data, 'events/case2021_task2'))
        with open(os.path.join(self.data, 'events/case2021_task2/test_set_final_release_with_labels.tsv'), 'w', encoding='utf8') as f:
            f.write('id\tEventSnippet\tSubType\n7\tA "quoted, and open snippet\tATTACK\n8\tAnother\tOTHER\n')
        self.assertEqual(sources.text_of(self.data, 'case2021 7'), 'A "quoted, and open snippet\n')
        self.assertIsNone(sources.text_of(self.data, 'case2021 9'))

    def test_out_and_back(self):
        without = detach(WITH_WORDS, 'f')
        for word in ('come', 'office]', 'Nobody', 'Ana'):
            self.assertNotIn(word, without)
        self.assertIn('content=[0-14] content=[+1: 0-16]', without)
        again = form.Reader('f', attach(without, self.data))
        self.assertEqual(again.mistakes, [])
        before = form.Reader('f', WITH_WORDS).documents[0]
        self.assertEqual([e.values for e in again.documents[0].entries.values()], [e.values for e in before.entries.values()])
        self.assertEqual([s.text for s in again.documents[0].sentences], [FIRST, SECOND])

    def test_labels_alone_can_be_checked(self):
        self.assertEqual(form.Reader('f', detach(WITH_WORDS, 'f')).mistakes, [])
        self.assertTrue(form.Reader('f', detach(WITH_WORDS, 'f').replace('0-14', '0-77')).mistakes)

    def test_another_version_is_refused(self):
        with self.assertRaises(form.Wrong):
            attach(WITH_WORDS.replace(form.check_number(FIRST), '0000'), self.data)
        with self.assertRaises(form.Wrong):
            attach(WITH_WORDS.replace('source: re3d d1', 'source: re3d d2'), self.data)

    def test_tokens_are_joined_as_an_editor_writes_them(self):
        os.makedirs(os.path.join(self.data, 'meantime/intra-doc_annotation/corpus_x'))
        with open(os.path.join(self.data, 'meantime/intra-doc_annotation/corpus_x/d2.xml'), 'w', encoding='utf8') as f:
            tokens = [('Reis', 0), ("'s", 0), ('aide', 0), (',', 0), ('paid', 0), ('$', 0), ('40', 0), ('.', 0), ('No', 1), ('one', 1)]
            f.write('<D>' + ''.join(f'<token sentence="{s}">{t}</token>' for t, s in tokens) + '</D>')
        self.assertEqual(sources.text_of(self.data, 'meantime d2'), "Reis's aide, paid $40.\nNo one\n")


if __name__ == '__main__':
    unittest.main()
