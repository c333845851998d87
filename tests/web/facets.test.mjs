// Days gathered into months and years. Subject: web/facets.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { gathered_days } = await load('facets.js');
const days = values => values.map(value => ({ value, count: 2 }));

test('few days stay days, more become months, many years', () => {
    assert.deepEqual(gathered_days(days(['2026-03-01', '2026-03-02'])), days(['2026-03-01', '2026-03-02']));
    const year = days(Array.from({ length: 24 },
        (_, i) => `2026-${String(1 + i % 12).padStart(2, '0')}-${i < 12 ? '01' : '15'}`).sort());
    assert.deepEqual(gathered_days(year)[0], { value: '2026-01', count: 4 });
    assert.equal(gathered_days(year).length, 12);
    const decades = days(Array.from({ length: 60 }, (_, i) => `${2000 + i}-01-01`));
    assert.equal(gathered_days(decades).length, 60);
});

test('nothing gives nothing', () => assert.deepEqual(gathered_days([]), []));
