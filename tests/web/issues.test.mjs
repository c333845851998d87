// Issues as columns: articles and quotation marks aside, the same words are one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { issue_key, issues_of, matching, ordered, parties_of } = await load('charts/issues.js');

const step = (stance, published, more = {}) => ({ stance, issue: 'it', article: 'a', entry: `e${published}${stance}`,
    published, outlet: 'Tern', sentence: 's', ...more });
const position = (party, issue, ...history) => ({ party, actor: party.toLowerCase(), issue, wordings: [issue],
    stance: history.at(-1).stance, history });

test('what a codebook puts under one code is one issue', () => {
    const step = (entry, stance) => ({ stance, issue: entry, article: 'a', entry, published: '2026-03-01' });
    const one = (party, code, issue, stance) => ({ party, code, issue, wordings: [issue], history: [step(issue, stance)] });
    const issues = issues_of([one('Velia', 'harbours', 'reopening of the harbours', 'demands'),
        one('Norland', 'harbours', 'the closed harbour', 'rejects'), one('Norland', undefined, 'harbours', 'supports')]);
    assert.deepEqual(issues.map(issue => [issue.name, issue.coded, issue.cells.size]),
        [['harbours', true, 2], ['harbours', false, 1]], 'a code is no wording');
    assert.deepEqual(issues[0].wordings, ['reopening of the harbours', 'the closed harbour']);
});

test('articles and quotation marks make no other issue', () => {
    assert.equal(issue_key('An apology'), issue_key('“apology”'));
    assert.equal(issue_key('their own vote'), 'own vote');
    assert.notEqual(issue_key('recognition'), issue_key('recognition of their own'));
});

test('one party on one issue is one cell, in order of publication, a change of side flagged', () => {
    const [issue] = issues_of([position('Velia', 'the talks', step('opposes', '2027-03-02')),
        position('Velia', 'talks', step('supports', '2027-03-01')),
            position('Norland', 'talks', step('demands', '2027-03-01'), step('supports', '2027-03-05'))]);
    const cell = issue.cells.get('velia');
    assert.equal(cell.stance, 'opposes');
    assert.deepEqual(cell.steps.map(one => one.shift), [false, true]);
    assert.equal(cell.shifted, true);
    assert.equal(issue.cells.get('norland').shifted, false, 'from demands to supports is the same side');
    assert.equal(issue.count, 4);
});

test('order and search', () => {
    const issues = issues_of([position('A', 'ports', step('supports', '2027-01-01')),
        position('B', 'ports', step('rejects', '2027-01-02')),
            position('C', 'a truce', step('supports', '2027-05-01'))]);
    assert.deepEqual(ordered(issues, 'often').map(one => one.name), ['ports', 'a truce']);
    assert.deepEqual(ordered(issues, 'recent').map(one => one.name), ['a truce', 'ports']);
    assert.deepEqual(matching(issues, 'TRU').map(one => one.name), ['a truce']);
    assert.deepEqual(matching(issues, 'b').map(one => one.name), ['ports']);
    assert.equal(matching(issues, '  ').length, 2);
});

test('who stands on several issues is above who stands on one', () => {
    const issues = issues_of([position('A', 'x', step('supports', '1')), position('B', 'x', step('supports', '1')),
        position('B', 'y', step('supports', '1')), position('C', 'y', step('supports', '1'))]);
    assert.deepEqual(parties_of(ordered(issues, 'name')).map(party => party.name), ['B', 'A', 'C']);
});
