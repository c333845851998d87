"""The project's own corpus (corpus/) as training documents: attributions, times and names of its training part.

Its guidelines cut some spans more narrowly than PolNeAR, on which the same heads are trained, so spans are widened to PolNeAR's habits (contents with
their complementizer and quotation marks), and where habits differ in a way that cannot be told, several labels are allowed: around a cue (PolNeAR's cues
hold auxiliaries and adverbs), at words of wishing and believing (cues there, none here). Real news is read where its words were put in by
`corpus/corpus attach`. Tested by training/tests/own_test.py.
"""
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../corpus'))

import attendance  # noqa: E402
import form  # noqa: E402
import events  # noqa: E402
import record  # noqa: E402
import standoff  # noqa: E402

CUES = frozenset('OBI')
AROUND = 3              # words beside a cue that PolNeAR may count to it
# PolNeAR marks these as cues, our guidelines where the source voices them only: nothing is taught.
MENTAL = re.compile(r'(?:want|hop|fear|believ|think|thought|know|knew|known|expect|plan|seek|sought|intend|aim|consider|see[ns]?$|saw|feel|felt|wish|wonder|'
                    r'support|oppos|back|show|suggest|appear|seem|deem|regard|doubt|remember|recall|decid|prefer|worr)', re.I)
NAME_TYPES = {'person': 'PERSON', 'state': 'PLACE', 'organisation': 'ORGANISATION', 'government': 'ORGANISATION', 'armed-group': 'ORGANISATION',
              'bloc': 'ORGANISATION', 'outlet': 'ORGANISATION'}


def documents_of(folders, split, splits):
    """Documents of the corpus form below the folders that belong to the split; labels without words are left out."""
    for path in form.files_in(*folders):
        found, mistakes = form.read_file(path)
        found = [d for d in found if splits.get(d.id.split('/')[0]) == split and all(s.text for s in d.sentences)]
        if found and mistakes:
            raise ValueError(str(mistakes[0]))
        yield from found


def read_own(corpus, tokens_dump, program=None, split='train', attached=None):
    """corpus: the folder of that name; attached: a folder of real news with its words, or None; program: rapporteur, for the trees
    that events are learned with, or None for no events."""
    from corpora import Document
    folders = [os.path.join(corpus, 'threads'), os.path.join(corpus, 'passages')] + ([attached] if attached else [])
    gold = list(documents_of(folders, split, form.read_splits(os.path.join(corpus, 'splits.tsv'))))
    texts = [record.text_of(d, notice=False) for d in gold]
    parsed = events.read_trees(program, [t.text for t in texts]) if program else [None] * len(gold)
    out = []
    for document, text, trees in zip(gold, texts, parsed):
        paragraphs = standoff.paragraphs_of(text.text, tokens_dump)
        for start, words, p in paragraphs:
            annotate(p, words, document, text, trees)
        out.append(Document('own', [p for _, _, p in paragraphs]))
    return out


def annotate(p, words, document, text, trees):
    """The layers of one paragraph whose words stand at `words` in the text."""
    def covered(span):
        begin, end = span
        return [i for i, (b, e) in enumerate(words) if b < end and e > begin]

    p.times = standoff.bio(words, [text.span(t.values['span'][0]) for t in document.of_kind('time')])
    p.attributions, p.cues = attributions_of(p, covered, document, text)
    p.names = names_of(p, covered, document, text)
    if trees is not None and 'events' in document.header.get('layers', 'events').split():
        p.tree = events.tree_of(words, trees)
        if p.tree is not None:
            p.events = events.events_of(document, text, covered, p.tree)
            p.attendance = attendance.of_paragraph(attendance.of_document(document), text, covered, p.tree)


def attributions_of(p, covered, document, text):
    """([Attribution], set of allowed cue labels per word)"""
    from corpora import Attribution
    found, cues = [], [CUES if MENTAL.match(w) else frozenset('O') for w in p.words]
    for s in document.of_kind('statement'):
        cue = sorted({i for span in s.values.get('cue', []) for i in covered(text.span(span))})
        if not cue:
            continue
        sources = s.values.get('source') or [span for _, span in s.values.get('speaker', []) if span is not None]
        source = sorted({i for span in sources for i in covered(text.span(span))} - set(cue))
        content = []
        for span in s.values.get('content', []):
            inside = [i for i in covered(widened(text.text, *text.span(span))) if i not in cue]
            if inside:
                content.append((inside[0], inside[-1] + 1))
        if content:
            found.append(Attribution(cue, source, sorted(content)))
        for i in range(max(0, cue[0] - AROUND), min(len(cues), cue[-1] + 1 + AROUND)):
            cues[i] = CUES
    for attribution in found:
        for k, i in enumerate(attribution.cue):
            cues[i] = frozenset('I') if k and attribution.cue[k - 1] == i - 1 else frozenset('BI')
    return found, cues


def widened(text, begin, end):
    """A content as PolNeAR cuts it: with its quotation marks and the point or comma before the closing one, and with "that"."""
    quoted = begin > 0 and text[begin - 1] in '"“\''
    if quoted:
        begin -= 1
    if text[max(0, begin - 5):begin].lower() == 'that ':
        begin -= 5
    closing = re.match(r'[.,?!]?["”\']', text[end:end + 2])
    if closing and (quoted or '"' in text[begin:end]):
        end += closing.end()
    return begin, end


def names_of(p, covered, document, text):
    """Sets of allowed name labels per word: what the actors' names and the places tell; of other words with a capital nothing is told."""
    from corpora import NAME_LABELS
    allowed = [set(NAME_LABELS) if w[:1].isupper() or w[:1].isdigit() else {'O'} for w in p.words]
    if 'layers' in document.header and not {'names', 'mentions'} & set(document.header['layers'].split()):
        return [set(NAME_LABELS)] * len(p.words)
    if document.header['genre'] == 'passage':
        return [set(NAME_LABELS)] * len(p.words)
    spans = [(place.values['span'][0], ('PLACE', 'FACILITY')) for place in document.of_kind('place')]
    for m in document.mentions:
        actor = document.actors[m.actor]
        if actor.kind in NAME_TYPES and record.form_of(actor, document.words_of(m.span)) == 'name':
            spans.append((m.span, (NAME_TYPES[actor.kind],)))
    for span, types in spans:
        inside = [i for i in covered(text.span(span)) if p.words[i] not in ("'s", "'", '’s', '’')]
        while inside and p.words[inside[0]].lower() in ('the', 'a', 'an'):
            inside.pop(0)
        if inside and all(p.words[i][:1].isupper() or p.words[i].lower() in ('of', 'the', 'for', 'and', 'al', 'de', 'in') or p.words[i] in '-.,&' for i in inside):
            for k, i in enumerate(inside):
                allowed[i] = {f'{"I" if k else "B"}-{t}' for t in types}
    return allowed
