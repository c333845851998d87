// Accounts that contradict each other, side by side: columns, ranges, who says what.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { columns_of, range_of, scaled, value_told } = await load('charts/contradictions.js');

const says = (value, sentence, more = {}) => ({ value, sentence, outlet: 'Tern', article: 'a',
    entry: value + sentence, ...more });

test('what is told as so first, what is against it last and together', () => {
    const columns = columns_of({ what: 'status', values: [says('denied', 'x'), says('disputed', 'x'),
        says('occurred', 'y'), says('planned', 'z'), says('negated', 'w')] });
    assert.deepEqual(columns.map(column => [column.value, column.against, column.says.length]),
        [['occurred', false, 1], ['planned', false, 1], ['denied', true, 2]]);
});

test('figures in order, the same sentence of one outlet once', () => {
    const columns = columns_of({ what: 'killed', values: [says('17', 'x'), says('9', 'y'), says('9', 'y'),
        says('9', 'y', { outlet: 'Beacon' })] });
    assert.deepEqual(columns.map(column => [column.value, column.says.length]), [['9', 2], ['17', 1]]);
});

test('ranges, open ones too', () => {
    assert.deepEqual(range_of('4..5'), { low: 4, high: 5 });
    assert.deepEqual(range_of('700..'), { low: 700, high: undefined });
    assert.deepEqual(range_of('..2000'), { low: undefined, high: 2000 });
    assert.deepEqual(range_of('12'), { low: 12, high: 12 });
    for (const no of ['BEL', '2027-04-03T10:05', 'occurred', '..']) assert.equal(range_of(no), null, no);
    assert.equal(value_told('700..', 'en'), 'at least 700');
    assert.equal(value_told('..2000', 'en'), 'up to 2,000');
    assert.equal(value_told('4..5', 'en'), '4–5');
    assert.equal(value_told('BEL', 'en'), 'BEL');
});

test('on a scale from nought; no scale for what is no figure', () => {
    const rows = scaled(['9', '700..'], 100);
    assert.equal(rows[0].x0, rows[0].x1);
    assert.equal(rows[1].x1, 100);
    assert.equal(rows[1].open, 'high');
    assert.equal(scaled(['BEL', 'IRN'], 100), null);
    assert.equal(scaled(['9'], 100), null);
});
