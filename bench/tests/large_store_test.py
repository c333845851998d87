"""The records of a large store: other ids everywhere, the same words."""
import json
import os
import random
import sys
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))

import large_store  # noqa: E402

RECORD = {'article': {'id': 'a' * 16, 'text': 'Reis met Okafor.', 'url': 'https://tern.example/1'},
          'statements': [{'id': 'b' * 16}], 'events': [{'id': 'c' * 16, 'according_to': ['b' * 16]}], 'meetings': [], 'positions': []}


class Multiplied(unittest.TestCase):
    def test_every_id_is_another_and_links_hold(self):
        one, two = (json.loads(large_store.multiplied(json.dumps(RECORD), number, random.Random(1))) for number in (1, 2))
        self.assertEqual(one['events'][0]['according_to'], [one['statements'][0]['id']])
        ids = {r['article']['id'] for r in (one, two, RECORD)} | {r['events'][0]['id'] for r in (one, two, RECORD)}
        self.assertEqual(len(ids), 6)
        self.assertEqual(one['article']['text'], RECORD['article']['text'])
        self.assertNotEqual(one['article']['url'], two['article']['url'])


if __name__ == '__main__':
    unittest.main()
