// The legend of status: one shape for each, the same in lists and charts. Subject: web/legend.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { STATUSES, bar_style, is_struck, shape, shape_of, status_of } = await load('legend.js');

test('the legend of the record', () => {
    const said = { planned: 'hollow', scheduled: 'hollow', held: 'solid', occurred: 'solid', ongoing: 'half',
        denied: 'struck', conditional: 'dashed',
        cancelled: 'crossed', postponed: 'crossed', disputed: 'split' };
    for (const [status, kind] of Object.entries(said)) assert.equal(shape_of(status), kind, status);
});

test('what is not known never looks as if it had happened',
    () => assert.equal(shape_of('something new'), 'hollow'));

test('every status and stance has a drawing', () => {
    for (const status of [...Object.keys(STATUSES), 'positive', 'negative', 'supports', 'rejects', 'conditions',
        'undecided']) assert.ok(shape(status, 5).length > 0, status);
});

test('shapes differ without colour', () => {
    const kinds = new Set(Object.values(STATUSES).map(s => s.shape));
    assert.equal(new Set([...kinds].map(kind =>
        JSON.stringify(shape(Object.keys(STATUSES).find(s => STATUSES[s].shape === kind), 5)))).size, kinds.size);
});

test('a position is known by its stance, anything else by its status', () => {
    assert.equal(status_of({ kind: 'position', label: 'rejects' }), 'rejects');
    assert.equal(status_of({ kind: 'event', label: 'CONSULT', status: 'planned' }), 'planned');
});

test('bars of charts: only what took place is filled', () => {
    assert.equal(bar_style('occurred').fill, 'solid');
    for (const status of ['planned', 'proposed', 'possible', 'conditional', 'denied',
        'cancelled']) assert.equal(bar_style(status).fill, 'none', status);
    assert.ok(bar_style('conditional').dash);
    assert.ok(bar_style('denied').line && is_struck('cancelled'));
});
