// The lanes of a timeline: which happenings stand in which, how they are stacked so that none covers another, and
// which of them the window needs. Pure, without the page. Tested in tests/web/lanes.test.mjs.

import { middle_of } from '/charts/intervals.js';
import { width_of_text } from '/charts/labels.js';
import { told_of } from '/charts/happening.js';
import { happening_told, joined } from '/words.js';

export const ROW = 20, PAD = 4, MARK = 12, OPEN_LENGTH = 52;
const MOST_LABELLED_ROWS = 7, FEW = 12, MOST_ROWS = 9, DENSE_HEIGHT = 40, LABEL_SIZE = 12, LONGEST_LABEL = 34;

/** @typedef {{happening: object, when: import('./intervals.js').When}} Item */
/** @typedef {{key: string, name: string, items: Item[], merged?: number}} Lane `merged`: so many lanes in one */

const KEYS = {
    actor: ({ who, whom }) => who?.length ? who : whom?.length ? whom : ['Nobody named'],
    happening: ({ id }) => [id],
    what: ({ type }) => [type],
};
const NAMES = { happening: told_of };

/**
 * @param {Item[]} items in the order of time
 * @param {'actor'|'happening'|'what'} by
 * @param {number} most lanes; what is told of the others goes into one more. Of happenings each has a lane
 * @returns {Lane[]} those with the most happenings first; of happenings in the order of time
 */
export function lanes_of(items, by, most = Infinity) {
    const lanes = new Map();
    for (const item of items) {
        for (const key of new Set(KEYS[by](item.happening))) {
            if (!lanes.has(key)) lanes.set(key, { key, name: NAMES[by]?.(item.happening) ?? key, items: [] });
            lanes.get(key).items.push(item);
        }
    }
    const all = [...lanes.values()];
    if (by === 'happening') return all;
    all.sort((a, b) => (a.key === 'Nobody named') - (b.key === 'Nobody named') || b.items.length - a.items.length
        || a.name.localeCompare(b.name));
    if (all.length <= most + 1) return all;
    const rest = all.slice(most);
    const items_of_rest = [...new Set(rest.flatMap(lane => lane.items))].sort((a, b) =>
        middle_of(a.when) - middle_of(b.when));
    return [...all.slice(0, most), { key: '', name: 'Everybody else', merged: rest.length, items: items_of_rest }];
}

/** Types that one does with another; all else is done together. */
const MUTUAL = ['AGREE', 'CONSULT', 'COOPERATE'];

/** What is said of a happening in a lane: in an actor's without the actor, but with whom it acts. */
export function said_in(happening, by, lane_name = '') {
    if (by !== 'actor' || !happening.who?.includes(lane_name)) return told_of(happening);
    const others = joined(happening.who.filter(name => name !== lane_name), 2);
    return happening_told(happening).filter(piece => piece.as !== 'who').map(piece => piece.text).join(' ')
        + (others ? ` ${MUTUAL.includes(happening.type) ? 'with' : 'together with'} ${others}` : '');
}

/**
 * The same, as short as a label has to be, cut after a word; three dots, as those are no part of what one says to
 * open the link.
 */
export function label_of(happening, by, lane_name) {
    const text = said_in(happening, by, lane_name), letters = Array.from(text);
    if (letters.length <= LONGEST_LABEL) return text;
    const cut = letters.slice(0, LONGEST_LABEL - 2).join(''), space = cut.lastIndexOf(' ');
    return (space > LONGEST_LABEL / 2 ? cut.slice(0, space) : cut).replace(/[\s,]+$/, '') + '...';
}

/**
 * Where a time lies, in pixels from the day 0, at a scale of pixels per day.
 * @returns {{x0: number, x1: number, mark: number}} `mark`: the middle of its sign
 */
export function extent_of(when, scale) {
    const begin = when.begin * scale, end = when.end * scale, middle = (begin + end) / 2;
    if (when.kind === 'day') return { x0: middle - MARK / 2, x1: middle + MARK / 2, mark: middle };
    if (when.kind === 'since') return { x0: begin - MARK / 2, x1: begin + OPEN_LENGTH, mark: begin };
    if (when.kind === 'until') return { x0: end - OPEN_LENGTH, x1: end + MARK / 2, mark: end };
    if (end - begin < MARK * 1.5) return { x0: middle - MARK, x1: middle + MARK, mark: middle };
    return { x0: begin, x1: end, mark: begin + MARK / 2 + 3 };
}

/**
 * Greedy: each into the first row that is free where it begins. @returns {number} rows; more than `most` is not
 *   looked into
 */
export function stack(marks, gap = 6, most = Infinity) {
    const ends = [];
    for (const mark of marks) {
        let row = ends.findIndex(end => end + gap <= mark.x0);
        if (row < 0) row = ends.length;
        if (row >= most) return most + 1;
        ends[row] = mark.reach;
        mark.row = row;
    }
    return ends.length;
}

/** Labels and their widths, worked out once: they do not change with the scale. */
const labels = new WeakMap();
function label_in(lane, item, by) {
    if (!labels.has(lane)) labels.set(lane, new Map());
    const known = labels.get(lane);
    if (!known.has(item)) { const label = label_of(item.happening, by, lane.name);
        known.set(item, { label, width: width_of_text(label, LABEL_SIZE) }); }
    return known.get(item);
}

/** A label stands in its bar where there is room, else behind it, so that no line runs through the words. */
function labelled(mark, by, lane) {
    const { when } = mark.item, { label, width } = label_in(lane, mark.item, by);
    const inside = ['vague', 'days'].includes(when.kind) && mark.x1 - mark.mark > width + MARK;
    const label_at = inside ? mark.mark + MARK / 2 + 4 : mark.x1 + 3;
    return Object.assign(mark, { label, inside, label_at, reach: Math.max(mark.x1, label_at + width) });
}

/**
 * One lane at a scale, whatever part of it is in the window: to move along changes nothing of it.
 * @param {Lane} lane
 * @param {number} scale pixels per day
 * @returns {{lane: Lane, height: number, marks: object[], dense: boolean}} dense: too many to tell apart, to be
 *   drawn as a density
 */
export function laid_out(lane, scale, by) {
    const marks = lane.items.map(item => ({ ...extent_of(item.when, scale), item, label: '', row: 0 }))
        .sort((a, b) => a.x0 - b.x0);
    if (by !== 'happening') {
        for (const mark of marks) labelled(mark, by, lane);
        const most = Math.max(MOST_LABELLED_ROWS, Math.min(FEW, marks.length)), rows = stack(marks, 6, most);
                 // few are worth their room
        if (rows <= most) return { lane, height: rows * ROW + 2 * PAD, marks, dense: false };
    }
    for (const mark of marks) Object.assign(mark, { label: '', reach: mark.x1 });
    const rows = stack(marks, 2, MOST_ROWS);
    if (rows > MOST_ROWS) return { lane, height: DENSE_HEIGHT, marks: [], dense: true };
    return { lane, height: Math.max(1, rows) * ROW + 2 * PAD, marks, dense: false };
}

/** The marks that meet the window, moved into it. The sign of a bar that began before stays in sight. */
export function marks_in(marks, begin, scale, width) {
    const left = begin * scale, out = [];
    for (const mark of marks) {
        if (mark.x1 < left || mark.x0 > left + width) continue;
        const x0 = mark.x0 - left, x1 = mark.x1 - left, is_bar = ['vague', 'days'].includes(mark.item.when.kind);
        const needed = MARK * 1.5 + (mark.inside ? width_of_text(mark.label, LABEL_SIZE) : 0);
        const by = is_bar && x0 < 0 ? Math.max(0, Math.min(-x0, x1 - x0 - needed)) : 0;
        out.push({ ...mark, x0, x1, mark: mark.mark - left + by,
            label_at: mark.label_at - left + (mark.inside ? by : 0), reach: mark.reach - left });
    }
    return out;
}

/**
 * The lanes that meet a part of the page.
 * @param {number[]} heights
 * @returns {{first: number, last: number, above: number, below: number}} last: not included
 */
export function lanes_in(heights, top, bottom) {
    let first = 0, at = 0;
    while (first < heights.length && at + heights[first] < top) at += heights[first++];
    const above = at;
    let last = first;
    while (last < heights.length && at < bottom) at += heights[last++];
    let below = 0;
    for (let i = last; i < heights.length; ++i) below += heights[i];
    return { first, last, above, below };
}

/**
 * The happening that an arrow key leads to: left and right within the lane, up and down to the lane beside,
 * nearest in time.
 * @param {Lane[]} lanes
 * @param {{lane: number, item: Item}} from
 */
export function neighbour(lanes, from, key) {
    const here = lanes[from.lane];
    if (!here) return null;
    const at = here.items.indexOf(from.item);
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
        const item = here.items[at + (key === 'ArrowRight' ? 1 : -1)];
        return item ? { lane: from.lane, item } : null;
    }
    const lane = from.lane + (key === 'ArrowDown' ? 1 : -1), beside = lanes[lane];
    if (!beside) return null;
    const middle = middle_of(from.item.when);
    const item = beside.items.reduce((best, one) =>
        Math.abs(middle_of(one.when) - middle) < Math.abs(middle_of(best.when) - middle) ? one : best);
    return { lane, item };
}
