"""How fast a large store is: bench/accuracy's neighbour for speed, run as `python3 bench/large_store.py --records R --articles N --store S`.

R holds records (read --format json) of a few hundred articles. They are made an archive of N articles over ten years (bench/archive.py: other words and
names each time, days of their own; one in seven is a copy). With --copies their words stay, within one year, so that most are wire copies of
one another and a happening has dozens: harder than an archive. Prints what adding one article costs as the store grows, beyond reading it, and the time of
typical questions, each the median of five runs of the program with the store's pages in the system's cache. A store that is there already is asked only, and one
hundred articles are added to it. Tested in bench/tests/large_store_test.py.
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

from archive import KINDS, Archive

PART = 2500              # articles at a time
MORE = 100               # that are added to a store which is there
RUNS = 5
DAYS = 3652
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
    """A record as that of another article of one year: every id is another, the words are the same."""
    record = json.loads(line)
    ids = {record['article']['id'], *(entry['id'] for kind in KINDS for entry in record[kind])}
    for one in ids:
        line = line.replace(one, hashlib.sha256(f'{one} {number}'.encode()).hexdigest()[:16])
    record = json.loads(line)
    record['article'].update(url=f'https://large.example/{number}', outlet=f'Outlet {chance.randrange(OUTLETS)}',
                             published=(datetime.date(2025, 1, 1) + datetime.timedelta(chance.randrange(365))).isoformat())
    return json.dumps(record, ensure_ascii=False) + '\n'


def run(command):
    begun = time.perf_counter()
    out = subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - begun, out.stdout


def add(program, store, records):
    """Seconds that adding them takes, program start and all."""
    path = store + '.part'
    with open(path, 'w', encoding='utf8') as file:
        file.writelines(records)
    seconds, _ = run([program, 'add', store, '--records', path, '--quiet'])
    os.unlink(path)
    return seconds


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--records', required=True)
    arguments.add_argument('--articles', type=int, default=10000)
    arguments.add_argument('--days', type=int, default=DAYS, help='of the archive')
    arguments.add_argument('--copies', action='store_true', help='the words stay, within one year')
    arguments.add_argument('--store', required=True)
    arguments.add_argument('--program', default='build/release/rapporteur')
    given = arguments.parse_args()
    chance = random.Random(1)
    with open(given.records, encoding='utf8') as file:
        lines = [line for line in file if json.loads(line)['events']]
    archive = Archive(lines, given.articles, given.days)

    def record(number):
        return multiplied(lines[number % len(lines)], number, chance) if given.copies else archive.article(number, chance, OUTLETS)

    there = os.path.exists(given.store)
    for done in range(given.articles if there else 0, given.articles + (MORE if there else 0), MORE if there else PART):
        part = range(done, min(done + PART, given.articles) if done < given.articles else done + MORE)
        seconds = add(given.program, given.store, map(record, part))
        print(f'{part.stop:8} articles: {1000 * seconds / len(part):6.1f} ms to add one, store of {os.path.getsize(given.store) / 1e6:.0f} MB', flush=True)
    runs = [add(given.program, given.store, [record(given.articles + MORE + i)]) for i in range(RUNS)]
    print(f'one more article, program start and all: {1000 * statistics.median(runs):.0f} ms', flush=True)
    for name, (command, *options) in QUESTIONS.items():
        runs = [run([given.program, command, given.store, *options]) for _ in range(RUNS)]
        print(f'{name:24} {1000 * statistics.median(seconds for seconds, _ in runs):8.0f} ms  {runs[0][1].count(10):6} lines', flush=True)


if __name__ == '__main__':
    main()
