"""Forms of mentions; tests/unit/coreference/forms_test.cc holds the program to the same."""
import os
import sys
import types
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

import forms  # noqa: E402


def form(*words):
    """The form of the last of some words, given as (form, upos, xpos, deprel), the others its dependents."""
    last = len(words) - 1
    syntax = [(upos, xpos, '_', w, -1 if i == last else last, deprel) for i, (w, upos, xpos, deprel) in enumerate(words)]
    return forms.FORMS[forms.form_of(types.SimpleNamespace(words=[w[0] for w in words], syntax=syntax), last)]


class Forms(unittest.TestCase):
    def test_examples(self):
        self.assertEqual(form(('His', 'PRON', 'PRP$', 'root')), 'he')
        self.assertEqual(form(('Reis', 'PROPN', 'NNP', 'root')), 'name')
        self.assertEqual(form(('left', 'VERB', 'VBD', 'root')), 'event')
        self.assertEqual(form(('The', 'DET', 'DT', 'det'), ('talks', 'NOUN', 'NNS', 'root')), 'definite_plural')
        self.assertEqual(form(('his', 'PRON', 'PRP$', 'nmod:poss'), ('minister', 'NOUN', 'NN', 'root')), 'definite')
        self.assertEqual(form(('a', 'DET', 'DT', 'det'), ('minister', 'NOUN', 'NN', 'root')), 'indefinite')
        self.assertEqual(form(('ministers', 'NOUN', 'NNS', 'root')), 'indefinite_plural')

    def test_without_syntax_a_mention_is_a_pronoun_or_a_name(self):
        p = types.SimpleNamespace(words=['She', 'Ana'], syntax=None)
        self.assertEqual([forms.FORMS[forms.form_of(p, i)] for i in (0, 1)], ['she', 'name'])


if __name__ == '__main__':
    unittest.main()
