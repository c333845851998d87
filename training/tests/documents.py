"""What the tests of targets share: a document of the corpus form, and its words parted at spaces. No test."""
import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../corpus'))
import form  # noqa: E402
import record  # noqa: E402


def read(text):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'a.txt')
        with open(path, 'w', encoding='utf8') as f:
            f.write(text)
        documents, mistakes = form.read_file(path)
    assert not mistakes, mistakes
    return documents[0]


def text_and_words(document):
    """The text, and a function that gives the indexes of the words that a span of it covers."""
    text = record.text_of(document, notice=False)
    words, at = [], 0
    for word in text.text.split():
        at = text.text.index(word, at)
        words.append((at, at + len(word)))
    return text, lambda span: [i for i, (b, e) in enumerate(words) if b < span[1] and e > span[0]]
