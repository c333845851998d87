"""PropBank predicates with their arguments and UDS factuality, both on the sentences of EWT."""
import json
import os

# Senses of auxiliaries: marked in PropBank, but they have no arguments and say nothing.
AUXILIARIES = {'be.03', 'do.01', 'have.01', 'get.03'}


class Semantics:
    def __init__(self, folder, split):
        self.predicates, self.factuality = {}, {}
        for line in open(os.path.join(folder, 'propbank_ewt', f'ewt-srl-{split}.tsv'), encoding='utf8'):
            if line[0] == '#':
                continue
            sentence, word, roleset, arguments = line.rstrip('\n').split('\t')
            if roleset in AUXILIARIES and not arguments:
                continue
            self.predicates.setdefault(sentence, []).append((int(word) - 1, [parse_argument(a) for a in arguments.split()]))
        for line in open(os.path.join(folder, 'uds_factuality', f'{split}.jsonl'), encoding='utf8'):
            entry = json.loads(line)
            self.factuality[entry['text']] = [(t['span1'][0], t['label']) for t in entry['targets']]

    def add(self, paragraph, base, sentence):
        """Adds what is known of a sentence of EWT, whose words begin at `base` and end the paragraph so far."""
        from corpora import Predicate
        count = len(paragraph.words) - base
        for word, arguments in self.predicates.get(sentence, []):
            if word < count and all(e <= count for _, _, e in arguments):
                paragraph.predicates.append(Predicate(base + word, [(r, base + b, base + e) for r, b, e in arguments]))
        for word, value in self.factuality.get(' '.join(paragraph.words[base:]), []):
            if word < count:
                paragraph.factuality[base + word] = value


def parse_argument(text):
    """'ARG1:20-22' counts words from 1, both ends inside → (role, begin, end)."""
    role, places = text.rsplit(':', 1)
    begin, end = map(int, places.split('-'))
    return role, begin - 1, end
