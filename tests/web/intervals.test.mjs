// How sure a time is: a day, a month, an open end; and the window in which most lie.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { density, from_days, ticks, to_days, when_of, window_of_all, window_of_most,
    zoomed } = await load('charts/intervals.js');

test('a day is a day, before 1970 and with a time of day, whatever the offset', () => {
    for (const day of ['1899-01-01', '1969-12-31', '1970-01-01', '2027-03-28',
        '2029-02-28']) assert.equal(from_days(to_days(day)), day);
    assert.equal(from_days(to_days('2027-03-03T23:50:00+01:00')), '2027-03-03');
    assert.equal(to_days('2027-03-03T12:00') - to_days('2027-03-03'), 0.5);
});

test('how surely a time is known', () => {
    const kind = (from, to) => when_of({ from, to })?.kind;
    assert.equal(kind('2027-03-03', '2027-03-04'), 'day');
    assert.equal(kind('2027-03-03T10:05', '2027-03-03T10:06'), 'day');
    assert.equal(kind('2027-03-03T18:00', '2027-03-04T06:00'), 'day');
    assert.equal(kind('2027-03-03', '2027-03-06'), 'days');
    assert.equal(kind('2027-03-01', '2027-03-08'), 'vague', 'a week from Monday');
    assert.equal(kind('2027-03-03', '2027-03-10'), 'days', 'seven days that are no week');
    assert.equal(kind('2027-03-01', '2027-04-01'), 'vague');
    assert.equal(kind('2008-01-01', '2009-01-01'), 'vague');
    assert.equal(kind('2027-03-15', '2027-04-20'), 'days');
    assert.equal(kind('2027-03-03', undefined), 'since');
    assert.equal(kind(undefined, '2027-03-03'), 'until');
    assert.equal(when_of({}), null);
});

test('a time that ends before it begins is its begin', () => {
    const when = when_of({ from: '2027-03-03', to: '2027-03-01' });
    assert.equal(when.begin, when.end);
});

test('the window in which most lie leaves out the few from long ago', () => {
    const times = [to_days('1899-01-01'), ...Array.from({ length: 30 }, (_, i) => to_days('2027-01-01') + i)];
    const [begin, end] = window_of_most(times);
    assert.ok(begin > to_days('2026-12-01') && end < to_days('2027-03-01'));
    const all = window_of_all(times.map(t => ({ begin: t, end: t + 1 })));
    assert.ok(all[0] < times[0] && all[1] > times.at(-1));
});

test('windows of nothing and of one', () => {
    assert.ok(window_of_most([])[1] > window_of_most([])[0]);
    const [begin, end] = window_of_most([100]);
    assert.ok(begin < 100 && end > 100);
});

test('zoom keeps what is under the pointer where it is, and has bounds', () => {
    const [begin, end] = zoomed([0, 100], 2, 25);
    assert.equal(end - begin, 50);
    assert.equal((25 - begin) / (end - begin), 0.25);
    assert.equal(zoomed([0, 4], 100)[1] - zoomed([0, 4], 100)[0], 2);
    assert.ok(zoomed([0, 100000], 0.01)[1] - zoomed([0, 100000], 0.01)[0] <= 110000);
});

test('ticks: days, weeks from Monday, months, years; never crowded, in order, on their days', () => {
    for (const [from, to] of [['2027-03-01', '2027-03-08'], ['2027-01-15', '2027-03-20'],
        ['2026-05-05', '2029-01-01'], ['1890-01-01', '2030-01-01'], ['2027-03-03', '2027-03-05']]) {
        const [a, b] = [to_days(from), to_days(to)], found = ticks(a, b, 1200, 'en');
        assert.ok(found.length >= 1, `${from} ${to}`);
        for (let i = 1; i < found.length; ++i) assert.ok((found[i].at - found[i - 1].at) * 1200 / (b - a) > 50,
            `${from} ${to}: ${found[i].label}`);
        assert.ok(found.every(tick => tick.at >= a && tick.at <= b));
    }
    const years = ticks(to_days('1890-06-01'), to_days('2030-01-01'), 900, 'en').map(tick => tick.label);
    assert.deepEqual(years.slice(0, 2), ['1900', '1910']);
    const months = ticks(to_days('2026-11-02'), to_days('2027-03-01'), 900, 'en').map(tick => tick.label);
    assert.deepEqual(months.filter(m => !/\d/.test(m) || /2027/.test(m)).slice(0, 2), ['Jan 2027', 'Feb']);
});

test('a vague time weighs on each slice by its share', () => {
    const counts = density([{ begin: 0, end: 10 }, { begin: 5, end: 5 }, { begin: -50, end: -40 }], 0, 10, 10);
    assert.equal(counts.length, 10);
    assert.ok(Math.abs(counts[0] - 0.1) < 1e-9 && Math.abs(counts[5] - 1.1) < 1e-9);
});
