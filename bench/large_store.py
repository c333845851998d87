"""How fast a large store is: bench/accuracy's neighbour for speed, run as `python3 bench/large_store.py --records R --articles N --store S`.

R holds records (read --format json) of a few hundred articles; they are multiplied to N with ids, addresses, outlets and days of their own (texts and
names stay, so that most become wire copies: a harder case for the search of copies than an archive). Prints what adding one article costs as the store
grows, and the time of typical questions, each the median of five runs of the program with the store's pages in the system's cache. Tested in
bench/tests/large_store_test.py.
"""
import argparse
import datetime
import hashlib
import json
import os
import random
import statistics
import subprocess
import time

KINDS = ('statements', 'events', 'meetings', 'positions')
STEPS = 5                # parts in which the store grows
RUNS = 5
DAYS = 365
OUTLETS = 200

QUESTIONS = {
    'count everything': ['find', '--limit', '0', '--format', 'json'],
    'the newest 50 lines': ['find', '--limit', '50', '--format', 'json'],
    'who': ['find', '--who', 'president', '--limit', '50', '--format', 'json'],
    'who and whom': ['find', '--who', 'government', '--whom', 'president', '--limit', '50', '--format', 'json'],
    'what and status': ['find', '--what', 'CONSULT', '--status', 'planned', '--limit', '50', '--format', 'json'],
    'place': ['find', '--place', 'France', '--limit', '50', '--format', 'json'],
    'words': ['find', '--text', 'ceasefire talks', '--limit', '50', '--format', 'json'],
    'a week of publication': ['find', '--since', '2025-06-01', '--until', '2025-06-07', '--limit', '50', '--format', 'json'],
    'when it took place': ['find', '--when', '2020-03', '--limit', '50', '--format', 'json'],
    'meetings': ['meetings', '--since', '2025-12-30', '--format', 'json'],
    'disputes': ['disputes', '--since', '2025-12-30', '--format', 'json'],
    'happenings': ['happenings', '--since', '2025-12-30', '--limit', '50', '--format', 'json'],
}


def multiplied(line, number, chance):
    """A record as that of another article: every id is another, the words are the same."""
    record = json.loads(line)
    ids = {record['article']['id'], *(entry['id'] for kind in KINDS for entry in record[kind])}
    for one in ids:
        line = line.replace(one, hashlib.sha256(f'{one} {number}'.encode()).hexdigest()[:16])
    record = json.loads(line)
    record['article'].update(url=f'https://large.example/{number}', outlet=f'Outlet {chance.randrange(OUTLETS)}',
                             published=(datetime.date(2025, 1, 1) + datetime.timedelta(chance.randrange(DAYS))).isoformat())
    return json.dumps(record, ensure_ascii=False) + '\n'


def run(command):
    begun = time.perf_counter()
    out = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - begun, out.stdout


def grow(program, store, lines, articles, chance):
    """Yields (articles in the store, seconds per article) after each part."""
    done = 0
    while done < articles:
        part = min(max(1, articles // STEPS), articles - done)
        path = store + '.part'
        with open(path, 'w', encoding='utf8') as file:
            for number in range(done, done + part):
                file.write(multiplied(lines[number % len(lines)], number, chance))
        seconds, _ = run([program, 'add', store, '--records', path, '--quiet'])
        os.unlink(path)
        done += part
        yield done, seconds / part


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--records', required=True)
    arguments.add_argument('--articles', type=int, default=10000)
    arguments.add_argument('--store', required=True, help='a file that is not there yet')
    arguments.add_argument('--program', default='build/release/rapporteur')
    given = arguments.parse_args()
    chance = random.Random(1)
    with open(given.records, encoding='utf8') as file:
        lines = [line for line in file if json.loads(line)['events']]
    for done, seconds in grow(given.program, given.store, lines, given.articles, chance):
        print(f'{done:8} articles: {1000 * seconds:6.1f} ms to add one, store of {os.path.getsize(given.store) / 1e6:.0f} MB', flush=True)
    single = given.store + '.one'
    with open(single, 'w', encoding='utf8') as file:
        file.write(multiplied(lines[0], given.articles, chance))
    seconds, _ = run([given.program, 'add', given.store, '--records', single, '--quiet'])
    os.unlink(single)
    print(f'one more article, program start and all: {1000 * seconds:.0f} ms')
    for name, (command, *options) in QUESTIONS.items():
        runs = [run([given.program, command, given.store, *options]) for _ in range(RUNS)]
        print(f'{name:24} {1000 * statistics.median(seconds for seconds, _ in runs):8.0f} ms  {runs[0][1].count(10):6} lines', flush=True)


if __name__ == '__main__':
    main()
