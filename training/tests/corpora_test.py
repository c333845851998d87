"""The readers of the corpora, over small files in the corpora's forms with invented text."""
import os
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..'))

import corpora  # noqa: E402
import entities  # noqa: E402
import semantics  # noqa: E402
import standoff  # noqa: E402

# Amounts are no names in the corpora of names, which say nothing about them.
AMOUNTS = {f'{b}-{t}' for b in 'BI' for t in ('MONEY', 'QUANTITY')}

CONLLU = """\
# newdoc id = invented
# sent_id = one
# newpar
# text = They don't know.
1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tknow\tknow\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# sent_id = two
# text = Reis left.
1\tReis\tReis\tPROPN\tNNP\t_\t2\tnsubj\t_\t_
1.1\tgone\tgo\tVERB\tVBN\t_\t_\t_\t2:dep\t_
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# sent_id = three
# newpar
# text = Yes
1\tYes\tyes\tINTJ\tUH\t_\t0\troot\t_\t_

"""

STANDOFF = """\
T1\tSource 0 4\tReis
T2\tCue 5 9\tsaid
T3\tContent 10 12;18 21\tno yes
T4\tCue 13 17\twill
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
E2\tAttribution:T4 Cue:T4
"""


def written(text):
    handle, path = tempfile.mkstemp()
    with os.fdopen(handle, 'w', encoding='utf8') as file:
        file.write(text)
    return path


class ConlluTest(unittest.TestCase):
    def read(self, **more):
        path = written(CONLLU)
        try:
            return corpora.read_conllu(path, 'ewt', **more)
        finally:
            os.remove(path)

    def test_paragraphs_hold_the_sentences(self):
        [document] = self.read()
        self.assertEqual([p.words for p in document.paragraphs],
                         [['They', 'do', "n't", 'know', '.', 'Reis', 'left', '.'], ['Yes']])
        self.assertEqual(document.paragraphs[0].sentence_end, [False] * 4 + [True, False, False, True])

    def test_spaces_follow_the_text_also_inside_words_written_together(self):
        [document] = self.read()
        self.assertEqual(document.paragraphs[0].space_before, [True, True, False, True, False, True, True, False])

    def test_heads_count_from_the_paragraph(self):
        [document] = self.read()
        self.assertEqual([row[4] for row in document.paragraphs[0].syntax], [3, 3, 3, -1, 3, 6, -1, 6])

    def test_names_come_by_sentence_and_a_sentence_without_allows_all(self):
        [document] = self.read(names_by_sentence={'two': ['B-PER', 'O', 'O'], 'three': ['O', 'O']})
        names = document.paragraphs[0].names
        self.assertEqual(names[5], {'B-PERSON'})
        self.assertIn('O', names[6])
        self.assertEqual(names[0], set(corpora.NAME_LABELS))
        self.assertEqual(document.paragraphs[1].names, [set(corpora.NAME_LABELS)])  # of another length: not believed


class NamesTest(unittest.TestCase):
    def test_what_a_corpus_does_not_annotate_stays_open(self):
        [outside, person] = corpora.allowed_names(['O', 'B-PER'], 'uner')
        self.assertEqual(person, {'B-PERSON'})
        self.assertIn('B-EVENT', outside)
        self.assertNotIn('B-PLACE', outside)

    def test_io_labels_become_bio(self):
        path = written('Ana I-PER\nReis I-PER\nmet O\nVelia I-LOC\n\nTern I-ORG\n')
        documents = corpora.read_columns(path, 'wikigold', ' ')
        os.remove(path)
        self.assertEqual([d.paragraphs[0].names for d in documents],
                         [[{'B-PERSON'}, {'I-PERSON'}, AMOUNTS | {'O'}, {'B-PLACE', 'B-FACILITY'}], [{'B-ORGANISATION'}]])


class SpacesTest(unittest.TestCase):
    def test_are_guessed_around_marks(self):
        words = 'He said " no , never " ( twice ) .'.split()
        text = ''.join((' ' if s and i else '') + w for i, (w, s) in enumerate(zip(words, corpora.guess_spaces(words))))
        self.assertEqual(text, 'He said "no, never" (twice).')


class StandoffTest(unittest.TestCase):
    def test_reads_pieces_and_leaves_out_records_without_content(self):
        path = written(STANDOFF)
        records = corpora.read_standoff(path)
        os.remove(path)
        self.assertEqual(records, [{'Source': [(0, 4)], 'Cue': [(5, 9)], 'Content': [(10, 12), (18, 21)]}])

    def test_is_aligned_with_the_words(self):
        text = 'Reis said no will yes'
        words = [(0, 4, False), (5, 9, False), (10, 12, False), (13, 17, False), (18, 21, False)]
        record = {'Source': [(0, 4)], 'Cue': [(5, 9)], 'Content': [(10, 12), (18, 21)]}
        [paragraph] = corpora.align([record], [(0, text)], [words])
        self.assertEqual(paragraph.words, text.split())
        [found] = paragraph.attributions
        self.assertEqual((found.cue, found.source, found.content), ([1], [0], [(2, 3), (4, 5)]))

    def test_a_record_belongs_to_the_paragraph_of_its_cue(self):
        pieces = [(0, 'Reis said'), (10, 'no')]
        words = [[(0, 4, False), (5, 9, False)], [(0, 2, False)]]
        record = {'Source': [(0, 4)], 'Cue': [(5, 9)], 'Content': [(10, 12)]}
        first, second = corpora.align([record], pieces, words)
        self.assertEqual((first.attributions, second.attributions), ([], []))  # its content is elsewhere


class LemmaScriptTest(unittest.TestCase):
    def test_gives_the_lemma_back(self):
        for form, lemma in (('Talks', 'talk'), ('parties', 'party'), ('was', 'be'), ('Geneva', 'Geneva'), ('met', 'meet'),
                            ('MEETINGS', 'meeting'), ("n't", 'not'), ('X', 'x'), ('better', 'good'), ('I', 'I')):
            with self.subTest(form=form):
                self.assertEqual(corpora.apply_lemma_script(form, corpora.lemma_script(form, lemma)), lemma)

    def test_is_the_form_of_the_product(self):
        self.assertEqual(corpora.lemma_script('Parties', 'party'), 'lower|3|y')
        self.assertEqual(corpora.lemma_script('was', 'be'), 'whole|0|be')
        self.assertEqual(corpora.lemma_script('Geneva', 'Geneva'), 'keep|0|')


class SemanticsTest(unittest.TestCase):
    def test_arguments_count_words_from_one_both_ends_inside(self):
        self.assertEqual(semantics.parse_argument('ARGM-TMP:5-6'), ('ARGM-TMP', 4, 6))
        self.assertEqual(semantics.parse_argument('R-ARG1:1-1'), ('R-ARG1', 0, 1))


def entity_columns(words):
    """(form, tag, head, Entity=…) → CoNLL-U columns."""
    return [[str(i + 1), w, w, tag, '_', '_', str(head), 'dep', '_', f'Entity={e}' if e else '_']
            for i, (w, tag, head, e) in enumerate(words)]


class EntitiesTest(unittest.TestCase):
    WORDS = [('The', 'DET', 2, '(1-person-new-x-cf1-2-coref'), ('minister', 'NOUN', 5, ''), ('of', 'ADP', 4, ''),
             ('Velia', 'PROPN', 2, '(2-place-new-x-cf2-1-sgl)1)'), ('left', 'VERB', 0, '')]

    def test_nested_brackets_with_their_head_words(self):
        found = entities.of_sentence(entity_columns(self.WORDS), 10)
        self.assertEqual([(e.cluster, e.kind, e.begin, e.end, e.head) for e in found],
                         [('2', 'place', 13, 14, 13), ('1', 'person', 10, 14, 11)])

    def test_a_bracket_that_nothing_closes_is_left_out(self):
        self.assertEqual(entities.of_sentence(entity_columns([('a', 'DET', 2, '(7-object-new-x-y-1-sgl'), ('b', 'NOUN', 0, '')]), 0), [])


class SpansTest(unittest.TestCase):
    def test_of_nested_spans_the_outer_one_counts(self):
        words = [(0, 3), (4, 9), (10, 14), (15, 19)]
        self.assertEqual(standoff.bio(words, [(4, 9), (4, 14), (15, 19)]), ['O', 'B', 'I', 'B'])

    def test_inline_times(self):
        xml = '<DOC><TEXT>In <TIMEX2 val="1917">1917</TIMEX2> &amp; <TIMEX2 val="x">the <TIMEX2 val="y">year</TIMEX2></TIMEX2></TEXT>'
        text, spans = standoff.plain_times(xml)
        self.assertEqual(text, 'In 1917 & the year')
        self.assertEqual([text[b:e] for b, e in spans], ['1917', 'year', 'the year'])


if __name__ == '__main__':
    unittest.main()
