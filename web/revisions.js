// Two revisions of one article, compared: which words went and came, and which lines were read out of one and not of the
// other, or otherwise. Texts are compared by paragraphs and, within those that changed, by words, with Myers' algorithm
// ("An O(ND) Difference Algorithm", Algorithmica 1, 1986). Lines are compared as the program read them, without what
// people corrected. Pure. Tested in tests/web/revisions.test.mjs.

/** More steps than this are not looked for: what lies between is told as replaced. */
const MOST_STEPS = 2500;

/** @typedef {{text: string, as: 'same'|'gone'|'new'}} Piece */

/** From the furthest points that each number of steps reaches, the steps themselves, first to last. */
function steps_back(trace, x, y) {
    const out = [];
    for (let d = trace.length - 1; d > 0; --d) {
        const reached = trace[d], k = x - y, at = i => reached[i + d + 1];
        const down = k === -d || (k !== d && at(k - 1) < at(k + 1));
        const from = down ? k + 1 : k - 1, old_x = at(from), old_y = old_x - from;
        while (x > old_x && y > old_y) { --x; --y; out.push('same'); }
        if (x > old_x && y === old_y) { --x; out.push('gone'); }
        else if (y > old_y && x === old_x) { --y; out.push('new'); }
    }
    while (x > 0 && y > 0) { --x; --y; out.push('same'); }
    return out.reverse();
}

/** What makes `b` of `a`, item by item, or null where that takes too many steps. */
function script(a, b, most) {
    const middle = most + 1, reached = new Int32Array(2 * middle + 1), trace = [];
    for (let d = 0; d <= most; ++d) {
        trace.push(reached.slice(middle - d - 1, middle + d + 2));
        for (let k = -d; k <= d; k += 2) {
            const at = middle + k, down = k === -d || (k !== d && reached[at - 1] < reached[at + 1]);
            let x = down ? reached[at + 1] : reached[at - 1] + 1, y = x - k;
            while (x < a.length && y < b.length && a[x] === b[y]) { ++x; ++y; }
            reached[at] = x;
            if (x >= a.length && y >= b.length) return steps_back(trace, a.length, b.length);
        }
    }
    return null;
}

/**
 * @param {string[]} a
 * @param {string[]} b
 * @returns {{as: 'same'|'gone'|'new', items: string[]}[]} runs, in order; what is gone stands before what is new
 */
export function runs_of(a, b, most = MOST_STEPS) {
    let begin = 0, end = 0;
    while (begin < Math.min(a.length, b.length) && a[begin] === b[begin]) ++begin;
    while (end < Math.min(a.length, b.length) - begin && a.at(-1 - end) === b.at(-1 - end)) ++end;
    const left = a.slice(begin, a.length - end), right = b.slice(begin, b.length - end);
    const steps = script(left, right, most) ?? [...left.map(() => 'gone'), ...right.map(() => 'new')];
    const out = [], add = (as, items) => {
        if (!items.length) return;
        const last = out.at(-1), before = out.at(-2);
        if (last?.as === as) last.items.push(...items);
        // what is gone stands first, however the steps lie
        else if (as === 'gone' && last?.as === 'new') before?.as === 'gone' ? before.items.push(...items)
            : out.splice(-1, 0, { as, items: [...items] });
        else out.push({ as, items: [...items] });
    };
    add('same', a.slice(0, begin));
    let x = 0, y = 0;
    for (const as of steps) {
        add(as, [as === 'new' ? right[y] : left[x]]);
        if (as !== 'new') ++x;
        if (as !== 'gone') ++y;
    }
    add('same', a.slice(a.length - end));
    return out;
}

/** Words with the space behind them: a changed word takes its space along. */
export const words_of = text => text.match(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*\s*|[^\p{L}\p{N}]\s*/gu) ?? [];

/** @returns {Piece[]} */
export const compare_words = (before, after) => runs_of(words_of(before), words_of(after))
    .map(({ as, items }) => ({ as, text: items.join('') }));

const paragraphs_of = text => text.split(/\n\s*\n/).map(one => one.trim()).filter(Boolean);

/**
 * @returns {{same: boolean, pieces: Piece[]}[]} paragraphs, or some together where they changed together
 */
export function compare_texts(before, after) {
    const out = [], changed = { gone: [], new: [] };
    const close = () => {
        if (changed.gone.length || changed.new.length) out.push({ same: false,
            pieces: compare_words(changed.gone.join('\n\n'), changed.new.join('\n\n')) });
        changed.gone = []; changed.new = [];
    };
    for (const { as, items } of runs_of(paragraphs_of(before), paragraphs_of(after))) {
        if (as !== 'same') { changed[as].push(...items); continue; }
        close();
        for (const text of items) out.push({ same: true, pieces: [{ as: 'same', text }] });
    }
    close();
    return out;
}

/** How many words went and came. */
export function changed_words(blocks) {
    const count = as => blocks.reduce((sum, { pieces }) => sum + pieces.filter(piece => piece.as === as)
        .reduce((words, { text }) => words + words_of(text).filter(word => /[\p{L}\p{N}]/u.test(word)).length, 0), 0);
    return { gone: count('gone'), fresh: count('new') };
}

const names = (entry, ...roles) => entry.parties.filter(party => roles.length === 0 || roles.includes(party.role))
    .map(party => `${party.role} ${party.name}`).sort();
const FIELDS = { label: one => [one.label, one.mode], status: one => one.status, parties: one => names(one),
    words: one => one.words, time: one => one.time?.value ?? one.time?.from, background: one => !!one.background };
const differs = (a, b) => Object.keys(FIELDS).filter(name =>
    JSON.stringify(FIELDS[name](a)) !== JSON.stringify(FIELDS[name](b)));

/** Two lines that tell of one thing though they are not known by one id: the same words, or one of the parties. */
function are_one(a, b) {
    if (a.kind !== b.kind) return false;
    const shared = names(a).some(name => names(b).includes(name));
    return a.words && a.words === b.words ? shared || !a.parties.length || !b.parties.length
        : a.label === b.label && shared;
}

/**
 * @param {object[]} before lines of preview.js
 * @param {object[]} after
 * @returns {{gone: object[], fresh: object[], changed: {before: object, after: object, what: string[]}[], same: number}}
 */
export function compare_lines(before, after) {
    const by_id = new Map(after.map(one => [one.id, one])), ids = new Set(before.map(one => one.id));
    const out = { gone: [], fresh: after.filter(one => !ids.has(one.id)), changed: [], same: 0 };
    const take = (a, b) => {
        const what = differs(a, b);
        what.length ? out.changed.push({ before: a, after: b, what }) : ++out.same;
    };
    for (const one of before) {
        if (by_id.has(one.id)) { take(one, by_id.get(one.id)); continue; }
        const at = out.fresh.findIndex(other => are_one(one, other));
        if (at < 0) out.gone.push(one);
        else take(one, out.fresh.splice(at, 1)[0]);
    }
    return out;
}
