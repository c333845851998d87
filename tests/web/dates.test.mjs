// Days that stay as written, half-open intervals, times told in words. Subject: web/dates.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { add_days, clock, day_and_clock, long_day, number, short_day, told_time } = await load('dates.js');
const EN = 'en-GB';

test('an article’s own day is never moved by a time zone', () => {
    process.env.TZ = 'Pacific/Kiritimati';
    assert.equal(short_day('2026-03-03T23:50:00-11:00', EN), '3 Mar 2026');
    process.env.TZ = 'Pacific/Niue';
    assert.match(long_day('2026-03-03T00:10:00+14:00', EN), /^Tuesday,? 3 March 2026$/);
});

test('a time of day is told as written, with its offset', () => {
    assert.equal(clock('2026-03-03T14:05:00+01:00'), '14:05 UTC+01:00');
    assert.equal(clock('2026-03-03T07:00:00Z'), '07:00 UTC');
    assert.equal(day_and_clock('2026-03-03', EN), '3 Mar 2026');
});

test('intervals are half-open', () => {
    assert.equal(told_time({ from: '2026-03-05', to: '2026-03-06' }, EN), '5 Mar 2026');
    assert.match(told_time({ from: '2029-11-05', to: '2029-11-12' }, EN), /^5\s?–\s?11 Nov 2029$/);
    assert.equal(told_time({ from: '2029-10-01', to: '2029-11-01' }, EN), 'October 2029');
    assert.match(told_time({ from: '2029-10-01', to: '2029-12-01' }, EN), /^Oct\s?–\s?Nov 2029$/);
    assert.equal(told_time({ from: '1994-01-01', to: '1995-01-01' }, EN), '1994');
});

test('an end that is not told stays open', () => {
    assert.equal(told_time({ from: '2026-03-05' }, EN), 'since 5 Mar 2026');
    assert.equal(told_time({ to: '2026-03-06' }, EN), 'until 5 Mar 2026');
});

test('times within a day', () => {
    assert.equal(told_time({ from: '2027-04-03T18:05', to: '2027-04-03T18:06' }, EN), '3 Apr 2027, 18:05');
    assert.equal(told_time({ from: '2027-04-03T12:00', to: '2027-04-03T18:00' }, EN), '3 Apr 2027, 12:00–18:00');
});

test('what has no interval is told in words where there are any', () => {
    assert.equal(told_time({ value: '2027-FA' }, EN), 'autumn 2027');
    assert.equal(told_time({ value: 'P6W' }, EN), '6 weeks');
    assert.equal(told_time({ value: 'PT3M' }, EN), '3 minutes');
    assert.equal(told_time({ value: 'PAST_REF' }, EN), 'in the past');
    assert.match(told_time({ value: 'XXXX-WXX-5' }, EN), /^Friday, /);
    assert.equal(told_time({ value: 'XXXX-05' }, EN), 'XXXX-05');
    assert.equal(told_time(undefined, EN), '');
});

test('days are reckoned over months and years before 100', () => {
    assert.equal(add_days('2028-02-28', 2), '2028-03-01');
    assert.equal(add_days('0044-03-15', 1), '0044-03-16');
});

test('numbers in the reader’s grouping', () => assert.equal(number(3150, 'de-DE'), '3.150'));
