// A meeting stands in one column, with who was left out.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { attendance_of, columns_of, title_of } = await load('charts/meeting_board.js');

const meeting = (id, phase, more = {}) => ({ id, phase, kind: 'talks', parties: [],
    history: [{ phase, article: 'a', evidence: ['e'], published: more.published ?? '2027-03-01' }], ...more });

test('every phase has its column, what was called off stands together', () => {
    const phases = ['proposed', 'scheduled', 'confirmed', 'ongoing', 'held', 'cancelled', 'postponed', 'refused'];
    const columns = columns_of(phases.map(phase => meeting(phase, phase)));
    assert.deepEqual(columns.map(column => [column.name, column.meetings.length]),
        [['proposed', 1], ['scheduled', 1], ['confirmed', 1], ['ongoing', 1], ['held', 1], ['off', 3]]);
    assert.equal(columns_of([]).length, 6);
});

test('what is ahead by its day, what has none last; what is past by the newest word', () => {
    const ahead = columns_of([meeting('none', 'scheduled'), meeting('may', 'scheduled', { from: '2027-05-01' }),
        meeting('june', 'scheduled', { from: '2027-06-01' })]).find(column => column.name === 'scheduled');
    assert.deepEqual(ahead.meetings.map(one => one.id), ['june', 'may', 'none']);
    const held = columns_of([meeting('old', 'held', { published: '2027-01-01' }),
        meeting('new', 'held', { published: '2027-02-01' })]).find(column => column.name === 'held');
    assert.deepEqual(held.meetings.map(one => one.id), ['new', 'old']);
});

test('who was left out comes first, each once', () => {
    const row = (name, as) => ({ name, as, article: 'a', evidence: ['e1'] });
    const found = attendance_of({ attendance: [row('Velia', 'attended'), row('unions', 'excluded'),
        row('unions', 'excluded'), row('Norland', 'walked_out')] });
    assert.deepEqual(found.map(one => [one.words, one.people.map(p => p.name)]),
        [['left out', ['unions']], ['walked out', ['Norland']], ['came', ['Velia']]]);
    assert.deepEqual(attendance_of({}), []);
});

test('what a meeting is called', () => {
    assert.equal(title_of({ parties: ['Velia', 'Norland'] }), 'Velia – Norland');
    assert.equal(title_of({ parties: [], delegates: ['Ana Reis'] }), 'Ana Reis');
    assert.equal(title_of({ kind: 'talks', parties: [], words: 'sat down' }), 'talks “sat down”');
    assert.equal(title_of({ parties: ['A', 'B', 'C', 'D', 'E'] }), 'A, B, C and 2 more');
});
