"""What kind of phrase a mention is, by its head: a pronoun of which person, a name, a noun with or without an article.

Pairs of forms tell coreference much (a `he` is hardly a `she`, a `who` stands right behind its noun). The words of each pronoun go into
the model file, where rapporteur/coreference/forms.cc reads them.
"""
PRONOUNS = {'i': 'i me my mine myself', 'we': 'we us our ours ourselves', 'you': 'you your yours yourself yourselves',
            'he': 'he him his himself', 'she': 'she her hers herself', 'it': 'it its itself',
            'they': 'they them their theirs themselves themself', 'who': 'who whom whose which',
            'this': 'this that these those'}
FORMS = [*PRONOUNS, 'name', 'definite', 'definite_plural', 'indefinite', 'indefinite_plural', 'event']
DEFINITE = 'the this that these those'.split()
_CLASS = {word: FORMS.index(form) for form, words in PRONOUNS.items() for word in words.split()}


def form_of(p, head):
    """Index into FORMS. A paragraph without syntax (GAP) has mentions that are pronouns or names."""
    pronoun = _CLASS.get(p.words[head].lower())
    if pronoun is not None:
        return pronoun
    if p.syntax is None:
        return FORMS.index('name')
    upos, xpos = p.syntax[head][:2]
    if upos == 'PROPN':
        return FORMS.index('name')
    if upos in ('VERB', 'AUX'):
        return FORMS.index('event')
    definite = any(p.syntax[i][4] == head and (p.syntax[i][5] == 'nmod:poss' or p.syntax[i][5] == 'det' and p.words[i].lower() in DEFINITE)
                   for i in range(max(0, head - 12), head))
    return FORMS.index(('definite' if definite else 'indefinite') + ('_plural' if xpos in ('NNS', 'NNPS') else ''))
