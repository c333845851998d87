// A record that is not kept, in the shape of entries. Subject: web/preview.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { preview_entries } = await load('preview.js');
const { told_text } = await load('words.js');

test('a record that is not kept reads as entries do', () => {
    const text = '😀 Reis said no date was set. They will meet.';
    const record = { article: { text }, actors: [{ id: 'a1', name: 'Ana Reis', kind: 'person' }],
        statements: [{ id: 's', sentence: 0, speaker: ['a1'], act: 'say', polarity: 'positive', form: 'indirect',
            content: [[12, 27]] }],
        events: [{ id: 'e', sentence: 1, trigger: [[39, 43]], type: 'CONSULT', status: 'planned',
            participants: [{ role: 'actor', actor: 'a1' }] }],
        meetings: [{ id: 'm', kind: 'talks', phase: 'scheduled', what: 'talks', parties: [],
            delegates: [{ actor: 'a1' }] }], positions: [] };
    assert.deepEqual(preview_entries(record).map(told_text),
        ['Ana Reis said no date was set', 'Ana Reis talks “talks”', 'Ana Reis to meet “meet”']);
});
