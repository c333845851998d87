// The network lies the same each time it is laid out, and shows those of most lines first.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { arc_key, bends, course, directions, packed, parts_of, shown_part, status_of_arc } = await load('charts/graph_layout.js');

const node = (id, entries = 1) => ({ id, name: id, kind: 'state', entries });
const arc = (from, to, relation = 'acts', count = 1, status = { occurred: count }) =>
    ({ from, to, relation, count, status, what: {}, entries: [] });
const network = { nodes: ['a', 'b', 'c', 'd', 'e', 'lone'].map(id => node(id)),
    edges: [arc('a', 'b', 'acts', 5), arc('b', 'c', 'meets', 2), arc('d', 'e', 'speaks of')] };

test('who has no arc of the relations chosen is not shown', () => {
    const part = shown_part(network, { relations: ['acts', 'meets'], most: 60 });
    assert.deepEqual(part.nodes.map(n => n.id).sort(), ['a', 'b', 'c']);
    assert.deepEqual(part.connected.map(n => n.id), ['a', 'b', 'c']);
});

test('the strongest arcs are shown with their ends, and how many there are is known', () => {
    const part = shown_part(network, { relations: ['acts', 'meets', 'speaks of'], most: 2 });
    assert.deepEqual(part.arcs.map(one => one.count), [5, 2]);
    assert.deepEqual(part.nodes.map(n => n.id), ['a', 'b', 'c'], 'nobody stands alone');
    assert.equal(part.of, 3);
});

test('of arcs with as many lines those between the most connected come first, always the same', () => {
    const many = { nodes: ['a', 'b', 'c', 'd', 'x', 'y'].map(id => node(id)), edges: [arc('x', 'y'), arc('a', 'd'),
        arc('a', 'b', 'acts', 3), arc('c', 'b'), arc('a', 'c')] };
    const keys = edges => shown_part({ ...many, edges }, { relations: ['acts'], most: 4 }).arcs.map(arc_key);
    assert.deepEqual(keys(many.edges), ['a~b~acts', 'a~c~acts', 'a~d~acts', 'c~b~acts']);
    assert.deepEqual(keys([...many.edges].reverse()), keys(many.edges));
});

test('around one its own arcs come before those of its neighbours', () => {
    const edges = [arc('a', 'b'), arc('b', 'c', 'acts', 9), arc('a', 'c')];
    const part = shown_part({ nodes: network.nodes, edges }, { relations: ['acts'], most: 2, ego: 'a' });
    assert.deepEqual(part.arcs.map(arc_key).sort(), ['a~b~acts', 'a~c~acts']);
    assert.equal(part.of, 3);
});

test('around one: its neighbours and the arcs among them', () => {
    const part = shown_part(network, { relations: ['acts', 'meets', 'speaks of'], most: 60, ego: 'a' });
    assert.deepEqual(part.nodes.map(n => n.id).sort(), ['a', 'b']);
    const alone = shown_part(network, { relations: ['acts'], most: 60, ego: 'lone' });
    assert.deepEqual(alone.nodes.map(n => n.id), ['lone']);
});

test('each actor knows where its arcs lead to', () => {
    const places = new Map([['a', { x: 0, y: 0 }], ['b', { x: 100, y: 0 }], ['c', { x: -100, y: 0 }]]);
    const found = directions(places, [arc('a', 'b'), arc('c', 'a')]);
    assert.deepEqual([found.get('a'), found.get('b'), found.get('c')], [{ x: 0, y: 0 }, { x: -1, y: 0 }, { x: 1, y: 0 }]);
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
