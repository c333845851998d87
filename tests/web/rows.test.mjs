// A list that comes in pages, read to its end. Subject: web/rows.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { MOST, Rows, so_far } = await load('rows.js');

/** A server with `count` rows; `asked` is what it was asked. */
function server(count, { fail } = {}) {
    const asked = [], all = Array.from({ length: count }, (_, i) => ({ id: String(i) }));
    const fetch_page = async ({ limit, cursor }) => {
        asked.push({ limit, cursor });
        fail?.(asked.length, cursor);
        const from = cursor === undefined ? 0 : Number(cursor) + 1, rows = all.slice(from, from + limit);
        return { rows, next: from + limit < count ? rows.at(-1).id : undefined };
    };
    const made = new Rows(fetch_page, () => {}, row => row.id);
    return { made, asked };
}
const ids = made => made.rows.map(row => Number(row.id));
const from_0 = count => Array.from({ length: count }, (_, i) => i);

test('every row comes, the first few soon', async () => {
    const { made, asked } = server(2345);
    await made.read();
    assert.deepEqual(ids(made), from_0(2345));
    assert.ok(made.ended && !made.reading);
    assert.deepEqual(asked.map(one => one.limit), [100, 1000, 1000, 1000]);
});

test('very many are waited with, and told to be more', async () => {
    const { made } = server(3 * MOST);
    await made.read();
    assert.ok(made.rows.length >= MOST && made.rows.length < MOST + 1000 && !made.ended);
    assert.equal(so_far(made, '5,100 meetings'), 'the first 5,100 meetings');
    await made.more();
    await made.more();
    assert.deepEqual(ids(made), from_0(3 * MOST));
});

test('a cursor that is gone begins again, and no row comes twice', async () => {
    const { made, asked } = server(1500, { fail: n => {
        if (n === 3) throw Object.assign(new Error('gone'), { status: 410 });
    } });
    await made.read();
    assert.deepEqual(ids(made), from_0(1500));
    assert.equal(asked[3].cursor, undefined);
});

test('one that is gone again and again is told, and so is any other fault', async () => {
    for (const status of [410, 503]) {
        const { made } = server(500, { fail: n => {
            if (n > 1) throw Object.assign(new Error('no'), { status });
        } });
        await made.read();
        assert.equal(made.error.status, status);
        assert.equal(made.rows.length, 100, 'what is there stays');
        assert.ok(!made.reading);
    }
});

test('a screen that is left asks no further', async () => {
    const { made, asked } = server(5000);
    const reading = made.read();
    made.close();
    await reading;
    assert.equal(asked.length, 1);
});
