"""training/own.py over one document in the corpus form: spans as PolNeAR cuts them, and what is left open."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))
import own  # noqa: E402
import standoff  # noqa: E402

DOCUMENT = '''document: harbour/tern-1
outlet: Tern
genre: wire
published: 2026-03-03T14:05:00+01:00
actor reis person "Ana Reis"
actor velia state "Velia"
> Velia hopes for peace on Tuesday, but Ana Reis has said that "the port is shut."
  @ velia=[Velia] reis=[Ana Reis]
  t1 time [Tuesday] 2026-03-03
  s1 statement say mixed speaker=reis:[Ana Reis] cue=[said] content=[the port is shut]
'''


def words_of(text):
    """Stands in for the program's tokenizer: words and marks, with their places."""
    import re
    return [(m.start(), m.end(), False) for m in re.finditer(r'\w+|[^\w\s]', text)]


class OwnTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        os.makedirs(os.path.join(folder.name, 'threads'))
        with open(os.path.join(folder.name, 'threads/a.txt'), 'w', encoding='utf8') as f:
            f.write(DOCUMENT)
        with open(os.path.join(folder.name, 'splits.tsv'), 'w', encoding='utf8') as f:
            f.write('# comment\nharbour\ttrain\n')
        import corpora
        before, corpora.tokenise = corpora.tokenise, lambda _, texts: [words_of(t) for t in texts]
        self.addCleanup(setattr, corpora, 'tokenise', before)
        self.folder = folder.name
        self.paragraph = own.read_own(folder.name, None)[0].paragraphs[0]

    def test_contents_are_widened(self):
        attribution, = self.paragraph.attributions
        words = self.paragraph.words
        self.assertEqual([words[i] for i in attribution.cue], ['said'])
        self.assertEqual([words[i] for i in attribution.source], ['Ana', 'Reis'])
        self.assertEqual([words[b:e] for b, e in attribution.content], [['that', '"', 'the', 'port', 'is', 'shut', '.', '"']])

    def test_cues_are_told_where_habits_agree(self):
        cues = dict(zip(self.paragraph.words, self.paragraph.cues))
        self.assertEqual(cues['said'], {'B', 'I'})
        self.assertEqual(cues['has'], {'O', 'B', 'I'})
        self.assertEqual(cues['hopes'], {'O', 'B', 'I'})
        self.assertEqual(cues['peace'], {'O'})

    def test_names_and_times(self):
        names = dict(zip(self.paragraph.words, self.paragraph.names))
        self.assertEqual((names['Velia'], names['Ana'], names['Reis'], names['port']), ({'B-PLACE'}, {'B-PERSON'}, {'I-PERSON'}, {'O'}))
        self.assertGreater(len(names['Tuesday']), 3)
        self.assertEqual([w for w, t in zip(self.paragraph.words, self.paragraph.times) if t == 'B'], ['Tuesday'])

    def test_only_the_split_asked_for(self):
        self.assertEqual(own.read_own(self.folder, None, split='dev'), [])

    def test_what_has_no_quotation_mark_keeps_its_end(self):
        self.assertEqual(own.widened('He said that it ended." "So', 13, 21), (8, 21))
        self.assertEqual(own.widened('"It ended," he said', 1, 9), (0, 11))
        self.assertEqual(standoff.bio([(0, 2), (3, 5)], [(3, 5)]), ['O', 'B'])


if __name__ == '__main__':
    unittest.main()
