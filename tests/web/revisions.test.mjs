// Two revisions compared. Subject: web/revisions.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { changed_words, compare_lines, compare_texts, compare_words, runs_of } = await load('revisions.js');
const told = pieces => pieces.map(({ as, text }) => ({ same: text, gone: `[-${text}-]`, new: `[+${text}+]` })[as]).join('');

test('words that went and came stand where they were', () => {
    assert.equal(told(compare_words('Twelve people died in Bergen.', 'At least 14 people died in Bergen on Monday.')),
        '[-Twelve -][+At least 14 +]people died in [-Bergen-][+Bergen on Monday+].');
    assert.equal(told(compare_words('', 'New.')), '[+New.+]');
    assert.equal(told(compare_words('Old.', '')), '[-Old.-]');
    assert.equal(told(compare_words('The same.', 'The same.')), 'The same.');
});

test('both texts can be read out of the pieces, whatever they are', () => {
    let seed = 7;
    const random = n => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed % n; };
    const text = () => Array.from({ length: random(40) }, () => 'abcd'[random(4)]);
    for (let i = 0; i < 300; ++i) {
        const a = text(), b = text(), runs = runs_of(a, b);
        const side = as => runs.filter(run => run.as === 'same' || run.as === as).flatMap(run => run.items);
        assert.deepEqual(side('gone'), a);
        assert.deepEqual(side('new'), b);
        runs.forEach((run, at) => assert.notEqual(run.as, runs[at + 1]?.as));
    }
});

test('as few words as possible are told as changed', () => {
    const words = n => Array.from({ length: n }, (_, i) => `w${i}`), a = words(400), b = [...a];
    b.splice(200, 1, 'x');
    b.splice(50, 0, 'y', 'z');
    const runs = runs_of(a, b);
    assert.equal(runs.filter(run => run.as !== 'same').flatMap(run => run.items).length, 4);
});

test('what would take more steps than are looked for is told as replaced', () => {
    const a = Array.from({ length: 3000 }, (_, i) => `a${i}`), b = a.map(word => `b${word}`);
    b[1500] = a[1500];
    assert.deepEqual(runs_of(a, b, 100).map(run => [run.as, run.items.length]), [['gone', 3000], ['new', 3000]]);
});

test('paragraphs that stayed stay whole', () => {
    const before = 'Talks\n\nVelia will come.\n\nNorland said no.\n\nThe end.';
    const after = 'Talks\n\nVelia will not come.\n\nThe end.\n\nMore tomorrow.';
    const blocks = compare_texts(before, after);
    assert.deepEqual(blocks.map(block => block.same), [true, false, true, false]);
    assert.match(told(blocks[1].pieces), /\[\+not /);
    assert.deepEqual(changed_words(blocks), { gone: 3, fresh: 3 });
    assert.ok(compare_texts(before, before).every(block => block.same));
});

const line = (id, more) => ({ id, kind: 'event', label: 'CONSULT', status: 'planned', words: 'meet',
    parties: [{ role: 'actor', name: 'Velia' }], ...more });

test('lines: the same, read otherwise, gone and new', () => {
    const before = [line('a'), line('b', { label: 'ASSAULT', words: 'shelled' }), line('c', { words: 'talks' }),
        line('d', { kind: 'statement', label: 'deny', words: 'a date', parties: [] })];
    const after = [line('a'), line('b', { label: 'ASSAULT', words: 'shelled', status: 'denied' }),
        line('x', { words: 'talks', status: 'cancelled' }), line('y', { label: 'AID', words: 'aid', parties: [] })];
    const { same, changed, gone, fresh } = compare_lines(before, after);
    assert.equal(same, 1);
    assert.deepEqual(changed.map(one => [one.before.id, one.after.id, one.what]),
        [['b', 'b', ['status']], ['c', 'x', ['status']]]);
    assert.deepEqual([gone.map(one => one.id), fresh.map(one => one.id)], [['d'], ['y']]);
});

test('a line that only moved is the same', () => {
    assert.deepEqual(compare_lines([line('a')], [line('moved')]), { gone: [], fresh: [], changed: [], same: 1 });
});
