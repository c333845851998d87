// Lanes: none covers another, the window draws what it holds, keys go from mark to mark.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { extent_of, label_of, laid_out, lanes_in, lanes_of, marks_in, neighbour, stack } = await load('charts/lanes.js');
const { when_of } = await load('charts/intervals.js');
const { account_href, status_drawn, told_of } = await load('charts/happening.js');

const happening = (id, who, from, more = {}) => ({ id, type: 'CONSULT', status: 'occurred', who, from, to: undefined,
    articles: 1, ...more });
const day = (id, who, date, more) => { const one = happening(id, who, date, { to: `${date}T23:59`, ...more });
    return { happening: one, when: when_of(one) }; };

test('a lane for each who acts; who acts in none is told by whom, or stands with nobody', () => {
    const items = [day('a', ['Velia', 'Norland'], '2027-03-01'), day('b', ['Velia'], '2027-03-02'),
        day('c', undefined, '2027-03-03', { whom: ['crews'] }), day('d', undefined, '2027-03-04')];
    const lanes = lanes_of(items, 'actor');
    assert.deepEqual(lanes.map(lane => [lane.name, lane.items.length]),
        [['Velia', 2], ['crews', 1], ['Norland', 1], ['Nobody named', 1]]);
});

test('those with few go into one lane, each happening once', () => {
    const items = Array.from({ length: 12 }, (_, i) => day(`h${i}`, i < 4 ? ['Velia'] : [`A${i}`, `B${i}`],
        `2027-03-${String(i + 1).padStart(2, '0')}`));
    const lanes = lanes_of(items, 'actor', 3);
    assert.equal(lanes.length, 4);
    assert.equal(lanes[3].merged, 14);
    assert.equal(new Set(lanes[3].items).size, lanes[3].items.length);
    assert.equal(lanes_of(items, 'happening', 3).length, 12);
});

test('what is only set is not told as done', () => {
    assert.equal(told_of({ type: 'CONSULT', status: 'scheduled', who: ['Velia', 'Norland'] }),
        'Velia and Norland to meet');
    assert.equal(told_of({ type: 'CONSULT', status: 'held', who: ['Velia', 'Norland'] }), 'Velia and Norland met');
    assert.equal(status_drawn({ status: 'held', disputed: true }), 'disputed');
});

test('in an actor’s lane the label leaves the actor out and names the others', () => {
    assert.equal(label_of({ type: 'CONSULT', status: 'occurred', who: ['Velia', 'Norland'] }, 'actor', 'Velia'),
        'met with Norland');
    assert.equal(label_of({ type: 'ASSAULT', status: 'occurred', who: ['Velia'], whom: ['Norland'] }, 'actor',
        'Velia'), 'attacked Norland');
    assert.ok(Array.from(label_of({ type: 'ASSAULT', status: 'occurred', who: ['x'.repeat(80)] },
        'what')).length <= 35);
});

test('none covers another, and no label either', () => {
    const items = Array.from({ length: 60 }, (_, i) => day(`h${i}`, ['Velia'],
        `2027-03-${String(i % 28 + 1).padStart(2, '0')}`)).sort((a, b) => a.when.begin - b.when.begin);
    for (const scale of [2, 20, 200]) {
        const { marks, dense } = laid_out({ key: 'Velia', name: 'Velia', items }, scale, 'actor');
        if (dense) continue;
        for (const a of marks) for (const b of marks) if (a !== b && a.row === b.row) assert.ok(a.reach <= b.x0
            || b.reach <= a.x0);
    }
});

test('too many in one place are drawn as a density', () => {
    const items = Array.from({ length: 500 }, (_, i) => day(`h${i}`, ['Velia'], '2027-03-01'));
    assert.equal(laid_out({ key: 'Velia', name: 'Velia', items }, 3, 'actor').dense, true);
});

test('rows are taken anew only when none is free', () => {
    const marks = [{ x0: 0, reach: 10 }, { x0: 5, reach: 15 }, { x0: 20, reach: 30 }];
    assert.equal(stack(marks), 2);
    assert.deepEqual(marks.map(mark => mark.row), [0, 1, 0]);
});

test('open times have a length that says nothing', () => {
    const since = extent_of({ begin: 10, end: 10, kind: 'since' }, 5),
        until = extent_of({ begin: 10, end: 10, kind: 'until' }, 5);
    assert.equal(since.mark, 50);
    assert.equal(since.x1 - since.mark, until.mark - until.x0);
});

test('the sign of a bar that began before the window stays in sight', () => {
    const one = { id: 'y', type: 'ASSAULT', status: 'occurred', from: '2020-01-01', to: '2030-01-01' },
        item = { happening: one, when: when_of(one) };
    const { marks } = laid_out({ key: 'y', name: 'y', items: [item] }, 1, 'what');
    const [mark] = marks_in(marks, item.when.begin + 1000, 1, 800);
    assert.ok(mark.mark >= 0 && mark.mark < 60, `${mark.mark}`);
    assert.equal(marks_in(marks, item.when.end + 10, 1, 800).length, 0);
});

test('only the lanes of the window are drawn', () => {
    const part = lanes_in(new Array(5000).fill(26), 26000, 27000);
    assert.equal(part.above + part.below + (part.last - part.first) * 26, 5000 * 26);
    assert.ok(part.last - part.first < 45);
    assert.deepEqual(lanes_in([], 0, 100), { first: 0, last: 0, above: 0, below: 0 });
});

test('arrows lead along a lane and to the lane beside, nearest in time', () => {
    const items = [day('a', ['Velia'], '2027-03-01'), day('b', ['Velia'], '2027-03-20'),
        day('c', ['Norland'], '2027-03-02'), day('d', ['Norland'], '2027-03-19')];
    const lanes = lanes_of(items, 'actor').sort((a, b) => a.name < b.name ? 1 : -1);
    const from = { lane: 0, item: lanes[0].items[1] };
    assert.equal(neighbour(lanes, from, 'ArrowLeft').item.happening.id, 'a');
    assert.equal(neighbour(lanes, from, 'ArrowRight'), null);
    assert.equal(neighbour(lanes, from, 'ArrowDown').item.happening.id, 'd');
    assert.equal(neighbour(lanes, from, 'ArrowUp'), null);
});

test('a click goes to the line whose sentence is shown', () => {
    assert.equal(account_href({ id: 'h', article: 'a2', entry: 'e2' }), '/article/a2?entry=e2');
});
