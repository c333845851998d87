// Pages by cursor, which of them are drawn, where a day begins. Subject: web/pages.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { PAGE_SIZE, Pages, by_day, window_of } = await load('pages.js');

const day = entry => entry.day;
/** A server of `count` entries, ten a day, newest first, whose cursor is the index. */
const server = (count, asked = []) => async cursor => {
    const at = Number(cursor ?? 0);
    asked.push(at);
    const entries = Array.from({ length: Math.min(PAGE_SIZE, count - at) },
        (_, i) => ({ id: `e${at + i}`, day: `d${Math.floor((at + i) / 10)}` }));
    return { ...(at === 0 ? { count } : {}), entries,
        ...(at + PAGE_SIZE < count ? { next: String(at + PAGE_SIZE) } : {}) };
};

test('pages come one after the other until there are none', async () => {
    const pages = new Pages(server(120), () => {}, day);
    while (!pages.ended) await pages.more();
    assert.equal(pages.total, 120);
    assert.equal(pages.count, 120);
    assert.equal(pages.pages.length, 3);
});

test('asking twice at once asks once', async () => {
    const asked = [], pages = new Pages(server(120, asked), () => {}, day);
    await Promise.all([pages.more(), pages.more()]);
    assert.deepEqual(asked, [0]);
});

test('a page that failed is asked again', async () => {
    let fails = true;
    const good = server(60), pages = new Pages((...a) => fails ? Promise.reject(new Error('gone')) : good(...a),
        () => {}, day);
    await pages.more();
    assert.equal(pages.error.message, 'gone');
    fails = false;
    await pages.more();
    assert.equal(pages.count, PAGE_SIZE);
    assert.equal(pages.error, null);
});

test('what is far away is forgotten and comes back', async () => {
    const pages = new Pages(server(100 * PAGE_SIZE), () => {}, day);
    while (!pages.ended) await pages.more();
    await pages.want(98, 99);
    assert.equal(pages.pages[0].entries, null);
    await pages.want(0, 1);
    assert.equal(pages.pages[0].entries[0].id, 'e0');
    assert.equal(pages.pages[99].entries, null);
});

test('a line that was corrected away goes, a corrected one is put in place', async () => {
    const pages = new Pages(server(60), () => {}, day);
    await pages.more();
    pages.replace('e3', null);
    assert.equal(pages.count, PAGE_SIZE - 1);
    pages.replace('e4', { id: 'e4', day: 'd0', new: true });
    assert.ok(pages.pages[0].entries[3].new);
});

test('only pages that meet the window are drawn, and the rest keeps its space', () => {
    const heights = [100, 100, 100, 100, 100];
    assert.deepEqual(window_of(heights, 150, 250), { first: 1, last: 2, above: 100, below: 200 });
    assert.deepEqual(window_of(heights, -500, 10), { first: 0, last: 0, above: 0, below: 400 });
    const past = window_of(heights, 5000, 6000);
    assert.deepEqual([past.first, past.last, past.above], [4, 4, 400]);
    assert.deepEqual(window_of([], 0, 100), { first: 0, last: -1, above: 0, below: 0 });
});

test('a heading stands where the day changes, not where a page does', () => {
    const groups = by_day([{ day: 'a' }, { day: 'a' }, { day: 'b' }], 'a', day);
    assert.deepEqual(groups.map(g => [g.day, g.entries.length, g.goes_on]), [['a', 2, true], ['b', 1, false]]);
    assert.equal(by_day([{ day: 'a' }], 'z', day)[0].goes_on, false);
    assert.equal(by_day([{ day: '' }], null, day)[0].goes_on, false, 'undated lines have a heading, too');
});
