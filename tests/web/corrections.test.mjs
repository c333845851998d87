// What a correction asks for, from the values of a form. Subject: web/corrections.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { changes_of, instead_of, time_value, values_of } = await load('corrections.js');

const entry = { id: '9c41', kind: 'event', label: 'CONSULT', status: 'planned',
    time: { from: '2026-03-05', to: '2026-03-06' }, place: { name: 'Geneva' },
    parties: [{ role: 'actor', name: 'Reis' }, { role: 'actor', name: 'Okafor' },
        { role: 'recipient', name: 'Norland' }] };

test('a form begins with what stands there', () => {
    assert.deepEqual(values_of(entry), { label: 'CONSULT', status: 'planned', who: 'Reis; Okafor', whom: 'Norland',
        time: '2026-03-05', place: 'Geneva' });
});

test('only what differs is sent; empty says that there is none', () => {
    const before = values_of(entry);
    assert.deepEqual(changes_of(entry, before, { ...before }), []);
    assert.deepEqual(changes_of(entry, before, { ...before, status: 'cancelled', place: ' ' }),
        [{ entry: '9c41', what: 'status', value: 'cancelled' }, { entry: '9c41', what: 'place', value: '' }]);
});

test('a party is exchanged for another, or taken out; a role that no form has is left alone', () => {
    const [reis, okafor, norland] = entry.parties;
    assert.deepEqual(instead_of(entry, reis, 'Marr'), [{ entry: '9c41', what: 'who', value: 'Marr; Okafor' }]);
    assert.deepEqual(instead_of(entry, okafor, 'Reis'), [{ entry: '9c41', what: 'who', value: 'Reis' }]);
    assert.deepEqual(instead_of(entry, norland, ''), [{ entry: '9c41', what: 'whom', value: '' }]);
    assert.deepEqual(instead_of(entry, { role: 'host', name: 'Velia' }, 'Norland'), []);
    assert.deepEqual(instead_of(entry, { ...reis, as: 'invited' }, 'Marr'), []);
});

test('times are written as people write them, both ends in it', () => {
    assert.equal(time_value({ from: '2026-03-05', to: '2026-03-08' }), '2026-03-05..2026-03-07');
    assert.equal(time_value({ from: '2026-03-05T14:30', to: '2026-03-05T14:31' }), '2026-03-05T14:30');
    assert.equal(time_value({ value: 'PAST_REF' }), '');
    assert.equal(time_value(undefined), '');
});
