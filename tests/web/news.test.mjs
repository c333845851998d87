// What moved stands first, and how a move is told.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { in_order, move_told } = await load('news.js');

test('what moved stands before what is new, more sources before fewer', () => {
    const happening = (id, independent, ...moves) => ({ id, independent, moves });
    const move = { what: 'status', to: 'held' };
    assert.deepEqual(in_order([happening('a', 1), happening('b', 3), happening('c', 1, move), happening('d', 2, move),
        happening('e', 1)]).map(one => one.id), ['d', 'c', 'b', 'a', 'e']);
});

test('a value that took the place of another is told with it', () => {
    assert.equal(move_told({ what: 'status', from: 'planned', to: 'cancelled' }), 'planned → cancelled');
    assert.equal(move_told({ what: 'time', to: '2026-03-12' }), 'time: 2026-03-12');
});

test('of a list what came is told, not what was there', () => {
    assert.equal(move_told({ what: 'figures', from: 'killed 2', to: 'killed 5..' }), 'figures: killed 5..');
    assert.equal(move_told({ what: 'attendance', to: 'Sund excluded' }), 'attendance: Sund excluded');
});

test('a dispute is told by its name alone', () => {
    assert.equal(move_told({ what: 'disputed', to: 'disputed' }), 'now disputed');
});
