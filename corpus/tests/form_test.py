"""corpus/form.py: the example of docs/formats/corpus.md reads without a mistake, and every way to be wrong is told with its line."""
import os
import re
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.dirname(HERE))
import form  # noqa: E402
import words  # noqa: E402

SHORT = '''document: a/b
genre: passage
actor reis person "Ana Reis"
> Reis said the talks on the talks had failed.
  s1 statement say indirect speaker=reis:[Reis] cue=[said] content=[the talks on ... failed]
'''


def example():
    with open(os.path.join(ROOT, 'docs/formats/corpus.md'), encoding='utf8') as f:
        return f.read().split('```\n')[1]


def mistakes(text):
    return [str(m) for m in form.Reader('f', text).mistakes]


class FormTest(unittest.TestCase):
    def test_the_example_of_the_reference(self):
        reader = form.Reader('f', example())
        self.assertEqual(reader.mistakes, [])
        document, = reader.documents
        self.assertEqual(document.id, 'harbour/tern-1')
        self.assertEqual([len(document.of_kind(k)) for k in ('statement', 'event', 'meeting', 'position', 'time', 'place')], [3, 3, 1, 1, 1, 1])
        plan = document.entries['e1']
        self.assertEqual(plan.words, ('CONSULT', 'planned'))
        self.assertEqual([(who, document.words_of(span)) for who, span in plan.values['actor']],
                         [('reis', "Velia's foreign minister, Ana Reis"), ('counterpart', 'her Norland counterpart')])
        self.assertEqual(document.words_of(document.entries['s1'].values['content'][0]),
                         "Velia's foreign minister, Ana Reis, will meet her Norland counterpart in Geneva on Thursday")

    def test_spans(self):
        self.assertEqual(form.find_words('the talks on the talks', 'the talks', 2), (13, 22))
        self.assertEqual(form.find_words('the talks on the talks', 'on ... talks', 0), (10, 22))
        self.assertEqual(form.find_words('he said "no" [sic]', '[sic]', 0), (13, 18))
        for text, wanted, nth in (('the talks on the talks', 'the talks', 0), ('the talks', 'the talks', 2), ('sought', 'ought', 0),
                                  ('the talks', 'a ... talks', 0), ('the talks', 'talks ... the', 0), ('a b', '', 0), ('a b', 'a ', 0)):
            with self.assertRaises(form.Wrong, msg=f'{wanted} in {text}'):
                form.find_words(text, wanted, nth)

    def test_a_span_in_a_neighbour(self):
        text = SHORT + '+ "Nobody came."\n  s2 statement say direct speaker=reis content=[Nobody came] source=[-1: Reis]\n'
        reader = form.Reader('f', text)
        self.assertEqual(reader.mistakes, [])
        self.assertEqual(reader.documents[0].entries['s2'].values['source'], [form.Span(0, 0, 4)])

    def test_each_mistake_is_told_with_its_line(self):
        line = SHORT.rstrip('\n').split('\n')[-1]
        for change, where, reason in (
                (lambda s: s.replace('say indirect', 'murmur indirect'), 5, '"murmur" is not one of'),
                (lambda s: s.replace('say indirect', 'say'), 5, 'after "statement" stands ACT FORM'),
                (lambda s: s.replace('[said]', '[shouted]'), 5, 'do not stand in the sentence: shouted'),
                (lambda s: s.replace('[the talks on ... failed]', '[the talks]'), 5, 'stand 2 times'),
                (lambda s: s.replace('speaker=reis:', 'speaker=ana:'), 5, 'no actor "ana"'),
                (lambda s: s.replace('cue=', 'word='), 5, 'a statement has no "word"'),
                (lambda s: s.replace(' content=[the talks on ... failed]', ''), 5, 'a statement needs content='),
                (lambda s: s.replace('s1 statement', 'e1 statement'), 5, 'e1 is the id of a event'),
                (lambda s: s + line + '\n', 6, 's1 stands here twice'),
                (lambda s: s.replace('person', 'human'), 3, 'no kind of actor: human'),
                (lambda s: s.replace('"Ana Reis"', '"Ana Reis" for=velia'), 3, 'no such other actor'),
                (lambda s: s.replace('"Ana Reis"', '"Ana Reis" sector=KING'), 3, 'no sector: KING'),
                (lambda s: s.replace('person', 'person "A"'), 3, 'an actor is: actor ID KIND'),
                (lambda s: s.replace('genre: passage', 'genre: poem'), 1, 'genre: one of'),
                (lambda s: s.replace('genre: passage', 'genre: wire'), 1, 'an article needs outlet: and published:'),
                (lambda s: s.replace('genre: passage', 'colour: red'), 2, 'neither a header line'),
                (lambda s: s + '  e1 event ASSAULT occurred trigger=[failed]\n', 6, 'a event needs according='),
                (lambda s: s + '  e1 event ASSAULT occurred trigger=[failed] according=s9\n', 6, 'no s9 in this document'),
                (lambda s: s + '  e1 event ASSAULT occurred trigger=[failed] mode=visit according=s1\n', 6, '"visit" is not one of'),
                (lambda s: s + '  e1 event ASSAULT occurred trigger=[failed] according=s1 quantity=killed:..:person:[talks]2\n', 6, 'has neither'),
                (lambda s: s + '  t1 time [talks]2 2026-03-05 from=soon\n', 6, '"soon" does not fit here'),
                (lambda s: s + '  @ reis=[Ana]\n', 6, 'do not stand in the sentence: Ana'),
                (lambda s: s + '  s2 statement say indirect speaker= reis cue=[said] content=[failed]\n', 6, 'no space after speaker='),
                (lambda s: s.replace('cue=[said] ', ''), 5, 'only a direct quotation'),
                (lambda s: s.replace('actor reis', 'actor bos person "Bos"\nactor reis'), 3, 'actor bos is nowhere used'),
                (lambda s: s.replace('> Reis', '+ Reis'), 4, '"+" goes on with a paragraph')):
            told = mistakes(change(SHORT))
            self.assertTrue(any(m.startswith(f'f:{where}: ') and reason in m for m in told), f'{reason}: {told}')
        self.assertEqual(mistakes(SHORT), [])

    def test_doubts(self):
        from doubts import doubts
        text = SHORT.replace('genre: passage', 'genre: wire\noutlet: T\npublished: 2026-03-03T14:05:00Z')
        told = lambda t: [what for d in form.Reader('f', t).documents for _, what in doubts(d)]
        self.assertEqual(told(text), [])
        self.assertIn('e1 stands in the content of s1', told(text + '  e1 event CONSULT occurred trigger=[failed] according=none\n')[0])
        two = '  e1 event CONSULT denied trigger=[failed] according=s1\n  e2 event CONSULT occurred trigger=[failed] according=s1 disputed=s1\n'
        self.assertEqual(['disputed' in w or 'one trigger' in w for w in told(text + two)], [True, True])
        self.assertIn('"he" is no mention', told(text + '+ But he stayed, and Reis left.\n')[1])
        self.assertEqual(len(told(text + '+ But he stayed, and Reis left.\n')), 2)
        self.assertIn('a question without a cue', told(text + '+ "Why?"\n  s2 statement ask direct speaker=reis content=[Why]\n')[0])

    def test_the_guidelines_tell_every_status_and_type(self):
        with open(os.path.join(ROOT, 'docs/guidelines.md'), encoding='utf8') as f:
            guidelines = f.read()
        for word in (*words.STATUSES, *words.ACTS, *words.ATTENDANCE):
            self.assertRegex(guidelines, rf'`{word}`', word)
        for word in words.TYPES:
            self.assertRegex(guidelines, rf'\b{word}\b', word)

    def test_the_lists_are_those_of_the_record(self):
        with open(os.path.join(ROOT, 'docs/formats/record.schema.json'), encoding='utf8') as f:
            schema = f.read()
        for list_ in (words.STATUSES, words.ACTS, words.ATTENDANCE, words.TYPES, words.PHASES, words.STANCES, words.MEETINGS, words.CONTEXTS,
                      words.QUANTITIES, words.TIME_MODS, words.TIME_TYPES, words.FORMS):
            enumeration = r'\["' + '", ?"'.join(map(re.escape, list_)) + r'"\]'
            self.assertRegex(schema, enumeration)


if __name__ == '__main__':
    unittest.main()
