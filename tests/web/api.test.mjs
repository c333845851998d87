// The client of /api/v1: addresses, the one kind of error, what writes. Subject: web/api.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { address, get, post } = await load('api.js');

function with_answer(status, body, type = 'application/json') {
    const asked = [];
    globalThis.fetch = async (url, options) => {
        asked.push([url, options]);
        return new Response(body, { status, headers: { 'Content-Type': type } });
    };
    return asked;
}

test('addresses repeat the parameters of a list and leave out what is not there', () => {
    assert.equal(address('/entries', { who: ['a', 'b c'], since: undefined, limit: 5 }),
        '/api/v1/entries?who=a&who=b+c&limit=5');
    assert.equal(address('/entries', '?x=1'), '/api/v1/entries?x=1');
});

test('an error is the server’s own', async () => {
    with_answer(400, '{"error":{"status":400,"code":"bad_argument","message":"a date is YYYY","input":"2026-02-31"}}');
    await assert.rejects(get('/entries'),
        { status: 400, code: 'bad_argument', message: 'a date is YYYY', input: '2026-02-31' });
});

test('an error that is no JSON, and a server that does not answer', async () => {
    with_answer(502, 'Bad gateway', 'text/html');
    await assert.rejects(get('/entries'), { status: 502, code: 'unexpected' });
    globalThis.fetch = async () => { throw new TypeError('fetch failed'); };
    await assert.rejects(get('/entries'), { status: 0, code: 'unreachable' });
});

test('what was given up is no error of the server', async () => {
    globalThis.fetch = async () => { throw new DOMException('stopped', 'AbortError'); };
    await assert.rejects(get('/entries'), { name: 'AbortError' });
});

test('what writes carries the header; objects go as JSON, texts and files as they are', async () => {
    const asked = with_answer(200, '{}');
    await post('/corrections', [{ entry: 'x' }]);
    await post('/articles', 'a text', { name: 'n' });
    assert.equal(asked[0][1].headers['X-Rapporteur'], '1');
    assert.equal(asked[0][1].body, '[{"entry":"x"}]');
    assert.equal(asked[1][1].body, 'a text');
    assert.equal(asked[1][1].headers['Content-Type'], undefined);
});

test('what is no JSON comes as text', async () => {
    with_answer(200, '@misc{x}', 'application/x-bibtex');
    assert.equal(await get('/entries/1/citation'), '@misc{x}');
});
