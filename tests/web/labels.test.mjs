// Labels that do not cover one another.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { placed_labels, width_of_text } = await load('charts/labels.js');

const random = seed => () => (seed = seed * 16807 % 2147483647) / 2147483647;
const box = (label, size = 12) => {
    const width = width_of_text(label.text, size), x0 = label.x - { start: 0, middle: width / 2,
        end: width }[label.anchor];
    return { x0, x1: x0 + width, y0: label.y - size * 0.92, y1: label.y - size * 0.92 + size * 1.2 };
};

test('a label keeps out of the way in which most lies', () => {
    const at = busy => placed_labels([{ id: 'a', x: 200, y: 200, r: 5, text: 'Velia', weight: 1, busy }])[0];
    assert.equal(at({ x: 1, y: 0 }).anchor, 'end');
    assert.equal(at({ x: -1, y: 0 }).anchor, 'start');
    assert.ok(at({ x: 0, y: 1 }).y < 200);
    assert.equal(at(undefined).anchor, 'start');
});

test('labels overlap neither each other nor another mark', () => {
    const next = random(7), wishes = Array.from({ length: 300 },
        (_, i) => ({ id: `${i}`, x: next() * 900, y: next() * 500, r: 3 + next() * 8,
            text: 'n'.repeat(3 + Math.floor(next() * 15)), weight: next() }));
    const labels = placed_labels(wishes);
    assert.ok(labels.length > 20);
    const meet = (a, b) => a.x0 < b.x1 - 1e-6 && b.x0 < a.x1 - 1e-6 && a.y0 < b.y1 - 1e-6 && b.y0 < a.y1 - 1e-6;
    for (const a of labels) {
        for (const b of labels) if (a !== b) assert.ok(!meet(box(a), box(b)), `${a.id} ${b.id}`);
        for (const { id, x, y, r } of wishes) if (id !== a.id) assert.ok(!meet(box(a),
            { x0: x - r, x1: x + r, y0: y - r, y1: y + r }), `${a.id} covers ${id}`);
    }
});

test('the weightiest has its label, and first the right side', () => {
    const [label] = placed_labels([{ id: 'a', x: 50, y: 50, r: 5, text: 'Geneva', weight: 1 },
        { id: 'b', x: 52, y: 50, r: 5, text: 'Bern', weight: 9 }]);
    assert.equal(label.id, 'b');
    assert.equal(label.anchor, 'start');
});

test('a label stays within the drawing and is cut where it is too long', () => {
    const [label] = placed_labels([{ id: 'a', x: 210, y: 50, r: 5, text: 'x'.repeat(60), weight: 1 }],
        { within: { x0: 0, y0: 0, x1: 220, y1: 100 } });
    assert.equal(Array.from(label.text).length, 28);
    assert.equal(label.anchor, 'end');
});
