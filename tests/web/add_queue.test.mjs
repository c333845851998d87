// The queue of what is added: two at once, each item with its fate. Subject: web/add_queue.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { AddQueue, reason_to_skip } = await load('add_queue.js');
const settled = queue => new Promise(resolve => { const look = () =>
    queue.counts.waiting + queue.counts.reading === 0 ? resolve() : setTimeout(look, 1); look(); });
const kept = { items: [{ name: 'x', outcome: 'added', article: 'a' }] };

test('at most two are on their way at once, in the order given', async () => {
    let now = 0, most = 0;
    const order = [];
    const queue = new AddQueue(async item => { order.push(item.name); most = Math.max(most, ++now);
        await new Promise(r => setTimeout(r, 2)); now -= 1; return kept; }, () => {});
    queue.add(['a', 'b', 'c', 'd', 'e'].map(name => ({ name, text: 'x' })));
    await settled(queue);
    assert.equal(most, 2);
    assert.deepEqual(order, ['a', 'b', 'c', 'd', 'e']);
    assert.equal(queue.counts.done, 5);
});

test('one that fails costs no other, tells why, and can be tried again', async () => {
    let bad = true;
    const queue = new AddQueue(async item => {
        if (item.name === 'b' && bad) throw new Error('is not UTF-8');
        return kept;
    }, () => {});
    queue.add([{ name: 'a', text: 'x' }, { name: 'b', text: 'x' }, { name: 'c', text: 'x' }]);
    await settled(queue);
    assert.deepEqual(queue.items.map(i => [i.state, i.why]),
        [['done', undefined], ['failed', 'is not UTF-8'], ['done', undefined]]);
    bad = false;
    queue.retry();
    await settled(queue);
    assert.equal(queue.counts.done, 3);
});

test('stopping lets what is on its way end and the rest wait', async () => {
    const queue = new AddQueue(() => new Promise(r => setTimeout(() => r(kept), 3)), () => {});
    queue.add(['a', 'b', 'c'].map(name => ({ name, text: 'x' })));
    queue.stop();
    await new Promise(r => setTimeout(r, 12));
    assert.deepEqual(queue.counts, { waiting: 1, reading: 0, done: 2, failed: 0, skipped: 0 });
    queue.resume();
    await settled(queue);
    assert.equal(queue.counts.done, 3);
});

test('nothing in it is skipped, all of it failing is a failure', async () => {
    const answers = { a: { items: [] }, b: { items: [{ name: 'b', outcome: 'failed',
        error: { message: 'not English' } }] } };
    const queue = new AddQueue(async item => answers[item.name], () => {});
    queue.add([{ name: 'a', text: 'x' }, { name: 'b', text: 'x' }]);
    await settled(queue);
    assert.deepEqual(queue.items.map(i => [i.state, i.why]),
        [['skipped', 'there is no article in it'], ['failed', 'not English']]);
});

test('what is not sent at all, and why', () => {
    assert.equal(reason_to_skip({ name: 'pages/.DS_Store', file: new Blob(['x']) }), 'a hidden file');
    assert.equal(reason_to_skip({ name: 'a.html', file: new Blob([]) }), 'it is empty');
    assert.equal(reason_to_skip({ name: 'a', text: '  ' }), 'there is no text');
    assert.match(reason_to_skip({ name: 'x', url: 'file:///etc/passwd' }), /http/);
    assert.equal(reason_to_skip({ name: 'a.html', file: new Blob(['x']) }), undefined);
});
