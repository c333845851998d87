// An article with its lines: paragraphs, marks, levels of underlines. Subject: web/reader_model.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

const { actor_of, levels_of, marks_in, mention_of, others_of, paragraph_at, piece_at, pieces_of, read, spans_of,
    steps_of } = await load('reader_model.js');

const text = 'No date yet 😀\n\nA Norland official told the Tern agency on Monday that no date had been agreed.\n\nOutside of any sentence.';
const at = words => { const b = Array.from(text.slice(0, text.indexOf(words))).length;
    return [b, b + Array.from(words).length]; };
const record = {
    article: { id: 'a', text }, sentences: [{ span: at('No date yet 😀'), part: 'title', paragraph: 0 },
        { span: at('A Norland official told the Tern agency on Monday that no date had been agreed.'), part: 'lead',
            paragraph: 1 }],
    actors: [{ id: 'a1', name: 'a Norland official', kind: 'unnamed',
        mentions: [{ span: at('A Norland official'), sentence: 1, form: 'description' }] }],
    times: [{ id: 't1', span: at('on Monday') }], places: [],
    statements: [{ id: 's1', sentence: 1, speaker: ['a1'], time: 't1' }], events: [], meetings: [], positions: [],
};
const entry = { kind: 'statement', id: 's1', sentence: { number: 1, span: record.sentences[1].span },
    article: { id: 'a' },
    parties: [{ role: 'speaker', name: 'a Norland official', kind: 'unnamed', span: at('A Norland official') }],
    spans: [{ what: 'cue', span: at('told') }, { what: 'source', span: at('A Norland official') },
        { what: 'content', span: at('no date had been agreed') }] };
const answer = { id: 'a', text, record, entries: [entry] };

test('lines stand beside their paragraph, marks on their words, time from the record', () => {
    const model = read(answer);
    assert.deepEqual(model.paragraphs.map(p => p.entries.length), [0, 1, 0]);
    const told = pieces_of(model, model.paragraphs[1]).filter(p => p.marks.length).map(p =>
        [p.text, p.marks.map(m => m.drawn).join()]);
    assert.deepEqual(told, [['A Norland official', 'who'], ['told', 'act'], ['on Monday', 'time'],
        ['no date had been agreed', 'content']]);
});

test('every character of the text is shown, also what is in no sentence', () => {
    const model = read(answer);
    const shown = model.paragraphs.map(p => pieces_of(model, p).map(x => x.text).join('')).join('');
    assert.equal(shown.replace(/\s/g, ''), text.replace(/\s/g, ''));
});

test('an article without sentences is still shown', () => {
    const model = read({ ...answer, record: { ...record, sentences: [] }, entries: [] });
    assert.equal(model.paragraphs.length, 1);
});

test('a time that a person corrected is not marked where the program read it', () => {
    assert.ok(spans_of(entry, record).some(s => s.what === 'time'));
    assert.ok(!spans_of({ ...entry, corrected: [{ what: 'time' }] }, record).some(s => s.what === 'time'));
});

test('underlines that overlap have heights of their own, tints none', () => {
    const levels = levels_of([{ what: 'actor', span: [0, 10] }, { what: 'trigger', span: [5, 12] },
        { what: 'time', span: [11, 15] }, { what: 'content', span: [0, 15] }]);
    assert.deepEqual(levels.map(l => l.level), [0, 1, 0, 0]);
});

test('the paragraph of a point', () => {
    const paragraphs = [{ span: [0, 5] }, { span: [7, 9] }, { span: [12, 20] }];
    assert.deepEqual([0, 5, 7, 11, 30].map(p => paragraph_at(paragraphs, p)), [0, 0, 1, 1, 2]);
});

test('who a party was taken for, and which signs a line has', () => {
    assert.equal(actor_of(record, entry.parties[0]).id, 'a1');
    assert.equal(actor_of(record, { name: 'somebody else' }), undefined);
    assert.deepEqual(marks_in(entry, record), ['who', 'act', 'content', 'source', 'time']);
});

const reis = { id: 'a2', name: 'Ana Reis', mentions: [
    { span: [0, 8], reason: 'new name' }, { span: [20, 24], reason: 'part of name', evidence: [0, 8] },
    { span: [30, 33], reason: 'antecedent', evidence: [20, 24], others: [{ actor: 'a1', lost: 'prominence' },
        { place: 'p1', lost: 'acts' }, { actor: 'a9', lost: 'gender' }] }] };

test('the mention a party was read from', () => {
    assert.equal(mention_of(reis, [30, 33]), reis.mentions[2]);
    assert.equal(mention_of(reis, [18, 26]), reis.mentions[1]);
    assert.equal(mention_of(reis, undefined), reis.mentions[0]);
    assert.equal(mention_of(undefined, [0, 8]), undefined);
});

test('a mention rests on others, step by step, and never in a circle', () => {
    assert.deepEqual(steps_of(reis, reis.mentions[2]).map(m => m.span[0]), [30, 20, 0]);
    const circle = { mentions: [{ span: [0, 1], reason: 'same name', evidence: [2, 3] },
        { span: [2, 3], reason: 'same name', evidence: [0, 1] }] };
    assert.equal(steps_of(circle, circle.mentions[0]).length, 2);
    assert.equal(steps_of({ mentions: [{ span: [0, 8] }] }, { span: [9, 10], evidence: [0, 8] }).length, 1);
});

test('who else it might be has a name of this record', () => {
    const places = [{ id: 'p1', name: 'Port Aller' }];
    assert.deepEqual(others_of({ ...record, places }, reis.mentions[2]).map(o => [o.name, o.lost]),
        [['a Norland official', 'prominence'], ['Port Aller', 'acts']]);
    assert.deepEqual(others_of(record, reis.mentions[0]), []);
});

test('words that are pointed at are cut for a moment, and clicks find their lines all the same', () => {
    const model = read(answer), paragraph = model.paragraphs[1], pointed = at('official told the Tern');
    const lit = pieces_of(model, paragraph, pointed).filter(p => p.marks.some(m => m.drawn === 'evidence'));
    assert.equal(lit.map(p => p.text).join(''), 'official told the Tern');
    assert.ok(pieces_of(model, paragraph).every(p => p.marks.every(m => m.drawn !== 'evidence')));
    assert.equal(piece_at(model, paragraph, lit[0].span[0]).text, 'A Norland official');
});
