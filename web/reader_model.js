// An article and its lines, put together for reading: paragraphs, the marks of every line upon them, and for a
// party what the record knows of who it was taken for. Pure; tested in tests/web/reader_model.test.mjs.

import { Text, segments } from '/spans.js';

/** What a mark is drawn as. Roles of parties and kinds of spans, gathered into few that an eye can part. */
const DRAWN_AS = {
    actor: 'who', speaker: 'who', party: 'who', delegate: 'who', attendance: 'who',
    recipient: 'whom', addressee: 'whom', beneficiary: 'whom', target: 'whom',
    host: 'also', mediator: 'also', instrument: 'also', via: 'also',
    trigger: 'act', cue: 'act', what: 'act', source: 'source', content: 'content', issue: 'content',
        purpose: 'content',
    condition: 'condition', channel: 'also', time: 'time', place: 'place', figure: 'figure',
};
export const drawn_as = what => DRAWN_AS[what] ?? 'also';

/** How each kind of mark is called where its sign is explained. */
export const MARK_NAMES = { who: 'who', whom: 'to whom', act: 'act', content: 'content', source: 'source',
    time: 'time', place: 'place',
    condition: 'condition', figure: 'figure', also: 'others' };

const LISTS = { event: 'events', statement: 'statements', meeting: 'meetings', position: 'positions' };

/** The record's own object of an entry, as the program read it. */
export const machine_of = (record, entry) => record[LISTS[entry.kind]]?.find(one => one.id === entry.id);

/**
 * Everything of a line that stands somewhere in the text. Of many lines of one record: the lists are gone through once.
 * @returns {(entry: object) => {what: string, span: [number, number], party?: object}[]}
 */
function span_finder(record) {
    const by_id = list => new Map((list ?? []).map(one => [one.id, one]));
    const machines = Object.fromEntries(Object.entries(LISTS).map(([kind, list]) => [kind, by_id(record[list])]));
    const times = by_id(record.times), places = by_id(record.places);
    return entry => {
        const out = (entry.spans ?? []).map(({ what, span }) => ({ what, span }));
        for (const party of entry.parties ?? []) if (party.span) out.push({ what: party.role, span: party.span,
            party });
        for (const figure of entry.figures ?? []) if (figure.span) out.push({ what: 'figure', span: figure.span });
        const machine = machines[entry.kind]?.get(entry.id);
        const changed = what => entry.corrected?.some(c => c.what === what);
        const time = times.get(machine?.time)?.span, place = places.get(machine?.place)?.span;
        if (time && !changed('time')) out.push({ what: 'time', span: time });
        if (place && !changed('place')) out.push({ what: 'place', span: place });
        return out;
    };
}

export const spans_of = (entry, record) => span_finder(record)(entry);

/** The record's actor that a party was taken for. */
export function actor_of(record, party) {
    const same = record.actors?.filter(a => a.name === party.name) ?? [];
    return same.find(a => a.kind === party.kind) ?? same[0];
}

/** The mention a party was read from: the one of its words, one that shares some, or the first. */
export function mention_of(actor, span) {
    const all = actor?.mentions ?? [];
    const shares = m => m.span[0] < span[1] && m.span[1] > span[0];
    return (span && (all.find(m => m.span.join() === span.join()) ?? all.find(shares))) || all[0];
}

/** A mention and those it rests on, one after the other: "she", by "Reis", by "Ana Reis". */
export function steps_of(actor, mention, most = 3) {
    const steps = [mention];
    while (steps.length < most) {
        const { evidence } = steps.at(-1);
        const next = evidence && actor.mentions.find(m => m.span.join() === evidence.join());
        if (!next?.reason || steps.includes(next)) break;
        steps.push(next);
    }
    return steps;
}

/** Who else a mention might have been of, by name. */
export function others_of(record, mention) {
    return (mention.others ?? []).map(other => {
        const list = other.place ? record.places : record.actors;
        return { ...other, name: list?.find(one => one.id === (other.place ?? other.actor))?.name };
    }).filter(other => other.name);
}

/**
 * @typedef {{entry: string, what: string, drawn: string, level: number}} Mark
 * @typedef {{index: number, part: string, span: [number, number], marks: {span: [number, number], mark: Mark}[], entries: object[]}} Paragraph
 */

/** Underlines of one line that overlap get different heights; what is a tint needs none. */
export function levels_of(spans) {
    const ends = [];
    return spans.map((one, index) => ({ ...one, index })).sort((a, b) => a.span[0] - b.span[0]
        || b.span[1] - a.span[1]).map(one => {
        if (drawn_as(one.what) === 'content') return { ...one, level: 0 };
        let level = ends.findIndex(end => end <= one.span[0]);
        if (level < 0) level = ends.length;
        ends[level] = one.span[1];
        return { ...one, level: Math.min(level, 3) };
    }).sort((a, b) => a.index - b.index);
}

/** Several parties read from the same words, and a source that is its speaker, are one mark. */
function distinct(spans) {
    const seen = new Set();
    const who = new Set(spans.filter(s => drawn_as(s.what) === 'who').map(s => s.span.join()));
    return spans.filter(({ what, span }) => {
        const key = `${drawn_as(what)} ${span}`;
        if (seen.has(key) || (what === 'source' && who.has(span.join()))) return false;
        seen.add(key);
        return true;
    });
}

function paragraph_spans(record, length) {
    const out = [];
    for (const { span, part, paragraph } of record.sentences ?? []) {
        const last = out.at(-1);
        if (last?.paragraph === paragraph) last.span[1] = Math.max(last.span[1], span[1]);
        else out.push({ paragraph, part, span: [...span] });
    }
    if (!out.length && length) out.push({ paragraph: 0, part: 'body', span: [0, length] });
    return out;
}

/** The text whole: words that are in no sentence stand as paragraphs of their own. */
function with_gaps(paragraphs, text) {
    const out = [];
    let at = 0;
    for (const one of [...paragraphs, { span: [text.length, text.length] }]) {
        if (one.span[0] > at && text.slice([at, one.span[0]]).trim()) out.push({ part: 'body',
            span: [at, one.span[0]] });
        if (one.part) out.push(one);
        at = Math.max(at, one.span[1]);
    }
    return out;
}

/** The index of the paragraph that holds a code point, or the last before it. */
export function paragraph_at(paragraphs, point) {
    let low = 0, high = paragraphs.length - 1;
    while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (paragraphs[middle].span[0] <= point) low = middle; else high = middle - 1;
    }
    return low;
}

/**
 * @param {object} answer of /articles/{id}
 * @returns {{text: Text, paragraphs: Paragraph[], entries: object[], by_id: Map<string, object>, touched_by: Map<string, Set<number>>, record: object}}
 *   touched_by: the paragraphs in which a line stands or has marks
 */
export function read(answer) {
    const text = new Text(answer.text), record = answer.record;
    const paragraphs = with_gaps(paragraph_spans(record, text.length), text)
        .map((one, index) => ({ index, part: one.part, span: one.span, marks: [], entries: [] }));
    const entries = [...answer.entries].sort((a, b) => a.sentence.span[0] - b.sentence.span[0]
        || first_point(a) - first_point(b));
    const touched_by = new Map(), spans_in = span_finder(record);
    for (const entry of entries) {
        if (!paragraphs.length) break;
        const home = paragraphs[paragraph_at(paragraphs, entry.sentence.span[0])], touched = new Set([home.index]);
        home.entries.push(entry);
        touched_by.set(entry.id, touched);
        for (const { what, span, level } of levels_of(distinct(spans_in(entry)))) {
            const mark = { entry: entry.id, what, drawn: drawn_as(what), level };
            for (let i = paragraph_at(paragraphs, span[0]);
                i < paragraphs.length && paragraphs[i].span[0] < span[1]; ++i) {
                paragraphs[i].marks.push({ span, mark });
                touched.add(i);
            }
        }
    }
    return { text, paragraphs, entries, by_id: new Map(entries.map(e => [e.id, e])), touched_by, record };
}

const first_point = entry => Math.min(...(entry.spans ?? []).map(s => s.span[0]), entry.sentence.span[1]);

const cut = (model, paragraph, marks) => segments(paragraph.span, marks)
    .map(piece => ({ span: piece.span, text: model.text.slice(piece.span), marks: piece.marks }));

/**
 * A paragraph cut where marks begin and end; cut once, drawn often.
 * @param {?[number, number]} pointed words that are pointed at: a mark of no line, which is there for a moment
 */
export function pieces_of(model, paragraph, pointed) {
    if (pointed) return cut(model, paragraph, [...paragraph.marks, { span: pointed, mark: { drawn: 'evidence' } }]);
    paragraph.pieces ??= cut(model, paragraph, paragraph.marks);
    return paragraph.pieces;
}

/** The piece that a code point is in. */
export const piece_at = (model, paragraph, point) =>
    pieces_of(model, paragraph).find(({ span }) => span[0] <= point && point < span[1]);

/** The kinds of marks that a line has, in the order in which they are told. */
export function marks_in(entry, record) {
    const there = new Set(spans_of(entry, record).map(s => drawn_as(s.what)));
    return Object.keys(MARK_NAMES).filter(name => there.has(name));
}
