// The question and the address: there and back. Subject: web/query.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { asked, format, merge, parse, toggle, told } = await load('query.js');

test('options of find become the query, everything else the screen’s state', () => {
    const { query, state } = parse('?who=Reis&who=Norland&since=2026-03&entry=9c41&zoom=2');
    assert.deepEqual(query, { who: ['Reis', 'Norland'], since: '2026-03' });
    assert.deepEqual(state, { entry: '9c41', zoom: '2' });
});

test('there and back gives the same', () => {
    const query = { 'who': ['a & b', 'c=d', 'é'], 'according-to': ['the ministry'], 'text': ['"no date"'],
        'confidence': '0.5', 'order': 'oldest' };
    assert.deepEqual(parse(format(query)).query, query);
});

test('equal questions have equal addresses, whatever the order of asking', () => {
    assert.equal(format({ status: ['planned'], who: ['Reis'] }), format({ who: ['Reis'], status: ['planned'] }));
});

test('nothing asked is an empty address', () => assert.equal(format({}), ''));

test('an empty value asks nothing, a value given twice asks once', () => {
    assert.deepEqual(parse('?who=&who=Reis&who=Reis&since=').query, { who: ['Reis'] });
});

test('an option is taken away by an empty list, an empty word or nothing', () => {
    assert.deepEqual(merge({ who: ['a'], since: '2026', what: ['b'] }, { who: [], since: '', what: undefined }),
        {});
});

test('toggling adds a value and takes it away again', () => {
    assert.deepEqual(toggle({ what: ['CONSULT'] }, 'what', 'say'), { what: ['CONSULT', 'say'] });
    assert.deepEqual(toggle({ what: ['CONSULT', 'say'] }, 'what', 'CONSULT'), { what: ['say'] });
    assert.deepEqual(toggle({ since: '2026' }, 'since', '2026'), { since: undefined });
});

test('chips tell what is asked; the order is no filter', () => {
    assert.deepEqual(asked({ whom: ['Norland'], missing: ['place'], background: 'false', order: 'oldest' }).map(told),
        ['To whom: Norland', 'Not told: where', 'No background']);
});
