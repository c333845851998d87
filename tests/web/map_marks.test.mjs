// Places too near each other are one mark, as exact as the least exact of them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { gathered, radius_of, segments, standings_of } = await load('charts/map_marks.js');
const { unlocated } = await load('charts/without_place.js');
const { STATUSES } = await load('legend.js');

test('every status of the legend has a standing on the rim; statements are said there', () => {
    for (const status of Object.keys(STATUSES).filter(word => word !== 'disputed')) assert.notEqual(standings_of({
        [status]: 1 })[0][0], 'said', status);
    assert.deepEqual(standings_of({ positive: 2, negative: 1 }), [['said', 3]]);
    assert.deepEqual(standings_of({ held: 1, occurred: 2, planned: 1 }), [['happened', 3], ['ahead', 1]]);
    assert.deepEqual(standings_of(undefined), []);
});

test('the rim is shared by count, once around', () => {
    const rim = segments([['happened', 3], ['ahead', 1]], 10);
    assert.ok(Math.abs(rim.reduce((sum, [, from, to]) => sum + to - from, 0) - 1) < 0.1);
    assert.ok(rim[0][2] - rim[0][1] > 2 * (rim[1][2] - rim[1][1]));
    assert.deepEqual(segments([['said', 4]], 10), [['said', 0, 1]]);
});

test('what is only somewhere in a region is larger than a place of the same count',
    () => assert.ok(radius_of({ count: 1, precision: 'region' }) > 2 * radius_of({ count: 1, precision: 'point' })));

test('places in no table, most told first', () => {
    assert.deepEqual(unlocated([{ place: { name: 'Halvik' } }, {}, { place: { name: 'Geneva', lat: 46.2, lon: 6.1 } },
        { place: { name: 'Tresca' } }, { place: { name: 'Halvik' } }]),
        [{ name: 'Halvik', count: 2 }, { name: 'Tresca', count: 1 }]);
});

test('marks that would cover each other are one, with all their lines; none is lost', () => {
    const mark = (name, x, y, count) => ({ x, y, place: { name, count, precision: 'city',
        status: { occurred: count } } });
    const found = gathered([mark('Brussels', 100, 100, 12), mark('Ghent', 104, 98, 1), mark('Tbilisi', 300, 100, 6)]);
    assert.deepEqual(found.map(one => [one.lead.place.name, one.members.length, one.place.count,
        one.place.status.occurred]), [['Brussels', 2, 13, 13], ['Tbilisi', 1, 6, 6]]);
    const mixed = gathered([{ ...mark('Tine', 0, 0, 5),
        place: { name: 'Tine', count: 5, precision: 'point', status: {} } }, mark('Abeche', 2, 2, 1)]);
    assert.equal(mixed[0].place.precision, 'city', 'as exact as the least exact of them');
    const many = Array.from({ length: 3000 }, (_, i) => mark(`p${i}`, i * 37 % 900, i * 91 % 500, 1 + i % 9)),
        groups = gathered(many);
    assert.equal(groups.reduce((sum, one) => sum + one.members.length, 0), 3000);
    for (const a of groups) for (const b of groups) if (a !== b) assert.ok(Math.hypot(a.lead.x - b.lead.x,
        a.lead.y - b.lead.y) >= 11);
});
