// Code points and the units of JavaScript; marks that overlap. Subject: web/spans.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { Text, segments } = await load('spans.js');

/** What Python's text[b:e] gives. */
const by_points = (text, [b, e]) => Array.from(text).slice(b, e).join('');

test('spans of a plain text', () => assert.equal(new Text('No date yet').slice([3, 7]), 'date'));

test('emoji, flags, combining marks and right-to-left text keep their places', () => {
    const text = 'a😀b 🇳🇴 é שלום 👩‍👩‍👧 z 𝔘';
    const whole = new Text(text), points = Array.from(text).length;
    assert.equal(whole.length, points);
    for (let b = 0; b <= points; ++b) for (let e = b; e <= points; ++e) assert.equal(whole.slice([b, e]),
        by_points(text, [b, e]));
});

test('half a surrogate pair is one character', () => {
    const text = 'x\ud83dy\ude00z';
    assert.equal(new Text(text).length, 5);
    assert.equal(new Text(text).slice([2, 5]), 'y\ude00z');
});

test('marks that overlap are cut where any begins or ends', () => {
    const cut = segments([0, 10], [{ span: [2, 6], mark: 'a' }, { span: [4, 8], mark: 'b' }]);
    assert.deepEqual(cut.map(s => [...s.span, s.marks.join('')]),
        [[0, 2, ''], [2, 4, 'a'], [4, 6, 'ab'], [6, 8, 'b'], [8, 10, '']]);
});

test('marks reach in from outside and are cut at the borders; empty ones and those beside it do not count', () => {
    const cut = segments([5, 8], [{ span: [0, 6], mark: 'a' }, { span: [7, 20], mark: 'b' },
        { span: [8, 9], mark: 'c' }, { span: [6, 6], mark: 'd' }]);
    assert.deepEqual(cut.map(s => [...s.span, s.marks.join('')]), [[5, 6, 'a'], [6, 7, ''], [7, 8, 'b']]);
});

test('equal and nested marks', () => {
    const cut = segments([0, 4], [{ span: [0, 4], mark: 'a' }, { span: [0, 4], mark: 'b' },
        { span: [1, 2], mark: 'c' }]);
    assert.deepEqual(cut.map(s => s.marks.join('')), ['ab', 'abc', 'ab']);
});
