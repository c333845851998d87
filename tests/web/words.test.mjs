// How a line is told, in the tense of its status. Subject: web/words.js.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './load.mjs';

const { figure_told, happening_told, joined, lost_told, reason_told, told, told_text } = await load('words.js');

const event = (label, status, who, whom, more = {}) => ({ kind: 'event', label, status, ...more,
    parties: [...who.map(name => ({ role: 'actor', name })), ...whom.map(name => ({ role: 'recipient', name }))] });

test('an event reads in the tense of its status', () => {
    const said = { occurred: 'Reis threatened Norland', planned: 'Reis to threaten Norland',
        possible: 'Reis may threaten Norland',
        conditional: 'Reis would threaten Norland', negated: 'Reis did not threaten Norland',
            refused: 'Reis will not threaten Norland', cancelled: 'Reis was to threaten Norland' };
    for (const [status, words] of Object.entries(said)) assert.equal(told_text(event('THREATEN', status, ['Reis'],
        ['Norland'])), words);
});

test('a mode narrows the verb; without whom it stands alone', () => {
    assert.equal(told_text(event('CONSULT', 'occurred', ['Reis'], ['Norland'], { mode: 'visit' })),
        'Reis visited Norland');
    assert.equal(told_text(event('AGREE', 'occurred', ['Reis'], [])), 'Reis agreed');
    assert.equal(told_text(event('RETREAT', 'planned', ['Velia'], [], { mode: 'withdraw' })), 'Velia to withdraw');
});

test('nobody who does it: what is done to whom', () => {
    assert.equal(told_text(event('COERCE', 'occurred', [], ['crews'], { mode: 'arrest' })), 'crews detained');
    assert.equal(told_text(event('COERCE', 'planned', [], ['crews'], { mode: 'seize' })), 'crews to be seized');
});

test('nobody at all: the type and the article’s own words', () => {
    assert.equal(told_text(event('ASSAULT', 'occurred', [], [], { words: 'shelling' })), 'assault “shelling”');
});

test('a type that is not known is told by its name',
    () => assert.equal(told_text(event('NEWTYPE', 'occurred', ['A'], ['B'])), 'A newtype B'));

const statement = (label, status, speaker, addressee, words) =>
    ({ kind: 'statement', label, status, words, form: 'indirect',
    parties: [...speaker.map(name => ({ role: 'speaker', name })),
        ...addressee.map(name => ({ role: 'addressee', name }))] });

test('statements', () => {
    assert.equal(told_text(statement('say', 'positive', ['Reis'], [], 'no date was set')),
        'Reis said no date was set');
    assert.equal(told_text(statement('say', 'positive', ['Reis'], ['Tern'], 'no date was set')),
        'Reis told Tern no date was set');
    assert.equal(told_text(statement('confirm', 'negative', ['Reis'], [], 'a date')),
        'Reis did not confirm a date');
    assert.equal(told_text(statement('demand', 'positive', ['Reis'], ['Norland'], 'an apology')),
        'Reis demanded of Norland an apology');
    assert.equal(told_text(statement('warn', 'positive', [], [], 'of war')), 'Somebody unnamed warned of war');
});

test('meetings name their parties, positions their stance; attendance alone makes no party', () => {
    assert.equal(told_text({ kind: 'meeting', label: 'talks', status: 'held', words: 'talks',
        parties: [{ role: 'party', name: 'Velia' }, { role: 'party', name: 'Norland' },
        { role: 'attendance', as: 'excluded', name: 'unions' }] }), 'Velia – Norland talks “talks”');
    assert.equal(told_text({ kind: 'position', label: 'undecided', words: 'a ban',
        parties: [{ role: 'actor', name: 'Velia' }] }), 'Velia is undecided on a ban');
});

test('pieces say what they are, so that text stays text', () => {
    assert.deepEqual(told(event('ACCUSE', 'occurred', ['<b>A</b>'], [])),
        [{ text: '<b>A</b>', as: 'who' }, { text: 'accused', as: 'act' }]);
});

test('many names are told by their number', () => {
    assert.equal(joined(['A', 'B']), 'A and B');
    assert.equal(joined(['A', 'B', 'C', 'D', 'E']), 'A, B, C and 2 more');
    assert.equal(joined([]), '');
});

test('a happening is told as its event', () => {
    assert.equal(happening_told({ type: 'CONSULT', mode: 'visit', status: 'planned', who: ['Reis'],
        whom: ['Norland'] }).map(p => p.text).join(' '), 'Reis to visit Norland');
});

test('figures keep their bounds', () => {
    assert.equal(figure_told({ what: 'killed', low: 12, high: 15, unit: 'person' }, 'en'), 'killed 12–15');
    assert.equal(figure_told({ what: 'injured', low: 3, unit: 'person' }, 'en'), 'injured at least 3');
    assert.equal(figure_told({ what: 'money', high: 1500, unit: 'euro' }, 'en'), 'money up to 1,500 euro');
});

const schema = JSON.parse(readFileSync(new URL('../../docs/formats/record.schema.json', import.meta.url), 'utf8')).$defs;
const reason = mention => reason_told({ span: [0, 3], ...mention }).map(p => p.span ? `<${p.span}>` : p.text).join('');

test('why a mention is of its actor: its words, what it rests on, the line of a table', () => {
    assert.equal(reason({ reason: 'antecedent', evidence: [5, 9] }), '<0,3> points back to <5,9>');
    assert.equal(reason({ reason: 'capital', evidence: [5, 9], entry: 'NOR' }),
        '<0,3> is the capital of NOR and acts (<5,9>): it stands for the government');
    assert.equal(reason({ reason: 'used as state' }), '<0,3> is a state: it has what only states have');
    assert.equal(reason({ reason: 'a word of a later program' }), '<0,3>: a word of a later program');
});

test('every reason of the schema is told in words of its own, and every loss', () => {
    for (const word of schema.mention.properties.reason.enum) {
        const told = reason({ reason: word, evidence: [5, 9], entry: 'N' });
        assert.ok(told !== `<0,3>: ${word}` && !/[{}[\]]/.test(told), told);
    }
    for (const lost of schema.alternative.properties.lost.enum) assert.notEqual(lost_told({ lost }), lost);
});

test('a score that was behind is told', () => {
    assert.equal(lost_told({ lost: 'prominence', behind: 2 }), 'less prominent (by 2)');
    assert.equal(lost_told({ lost: 'prominence', behind: 0 }), 'as prominent, but farther away');
});
