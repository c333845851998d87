// The network lies the same each time it is laid out, and shows those of most lines first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { arc_key, bends, course, packed, parts_of, shown_part, status_of_arc } = await load('charts/graph_layout.js');

const node = (id, entries = 1) => ({ id, name: id, kind: 'state', entries });
const arc = (from, to, relation = 'acts', count = 1, status = { occurred: count }) =>
    ({ from, to, relation, count, status, what: {}, entries: [] });
const network = { nodes: ['a', 'b', 'c', 'd', 'e', 'lone'].map(id => node(id)),
    edges: [arc('a', 'b', 'acts', 5), arc('b', 'c', 'meets', 2), arc('d', 'e', 'speaks of')] };

test('who has no arc of the relations chosen is not shown', () => {
    const part = shown_part(network, { relations: ['acts', 'meets'], most: 60 });
    assert.deepEqual(part.nodes.map(n => n.id).sort(), ['a', 'b', 'c']);
    assert.equal(part.connected, 3);
});

test('of the most connected nobody stands alone', () => {
    const part = shown_part(network, { relations: ['acts', 'meets', 'speaks of'], most: 3 });
    for (const { id } of part.nodes) assert.ok(part.arcs.some(one => one.from === id || one.to === id), id);
});

test('around one: its neighbours and the arcs among them', () => {
    const part = shown_part(network, { relations: ['acts', 'meets', 'speaks of'], most: 60, ego: 'a' });
    assert.deepEqual(part.nodes.map(n => n.id).sort(), ['a', 'b']);
    const alone = shown_part(network, { relations: ['acts'], most: 60, ego: 'lone' });
    assert.deepEqual(alone.nodes.map(n => n.id), ['lone']);
});

test('parts that hang together, the largest first', () => {
    assert.deepEqual(parts_of(network.nodes, network.edges).map(part => part.length), [3, 2, 1]);
});

test('packed boxes do not overlap', () => {
    const boxes = Array.from({ length: 30 }, (_, i) => ({ width: 40 + i * 7 % 90, height: 30 + i * 13 % 60 }));
    const at = packed(boxes, 1.6);
    for (let i = 0; i < boxes.length; ++i) for (let j = 0; j < i; ++j) {
        const apart = at[i].x >= at[j].x + boxes[j].width || at[j].x >= at[i].x + boxes[i].width || at[i].y >= at[j].y
            + boxes[j].height || at[j].y >= at[i].y + boxes[i].height;
        assert.ok(apart, `${i} ${j}`);
    }
});

test('arcs between the same two lie side by side, whichever way they go', () => {
    const there = arc('a', 'b'), back = arc('b', 'a'), also = arc('a', 'b', 'speaks'),
        bent = bends([there, back, also]);
    const side = one => one.from === 'a' ? bent.get(one) : -bent.get(one);
    assert.equal(new Set([there, back, also].map(side)).size, 3);
});

test('an arc ends at the rim of its mark', () => {
    const { d, end } = course({ x: 0, y: 0, r: 5 }, { x: 100, y: 0, r: 10 }, 10);
    assert.ok(Math.abs(Math.hypot(end.x - 100, end.y) - 14) < 0.01);
    assert.doesNotMatch(d, /NaN/);
    assert.doesNotMatch(course({ x: 5, y: 5, r: 5 }, { x: 5, y: 5, r: 5 }, 10).d, /NaN/);
});

test('an arc has the status of more than half of its lines', () => {
    assert.equal(status_of_arc(arc('a', 'b', 'acts', 3, { denied: 2, occurred: 1 })), 'denied');
    assert.equal(status_of_arc(arc('a', 'b', 'acts', 2, { denied: 1, occurred: 1 })), 'mixed');
    assert.equal(arc_key(arc('a', 'b', 'speaks of')), 'a~b~speaks of');
});
