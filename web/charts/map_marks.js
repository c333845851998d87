// How a place is drawn, so that no mark pretends to be more exact than the text: an exact place is a solid disc, a
// city a ring, a region a soft disc without an edge, a country its own land hatched. The rim tells how the lines
// stand. Pure but for the marks. Tested in tests/web/map_marks.test.mjs.

import { html } from '/lib/preact.js';

export const PRECISIONS = { point: 'an exact place', city: 'somewhere in a city', region: 'somewhere in a region',
    country: 'somewhere in a country' };

/** What the rim tells apart. */
export const STANDINGS = {
    happened: { words: 'took place or goes on', statuses: ['occurred', 'held', 'ongoing'] },
    ahead: { words: 'planned, proposed, possible', statuses: ['planned', 'scheduled', 'confirmed', 'proposed',
        'possible', 'conditional'] },
    off: { words: 'denied, refused, called off', statuses: ['denied', 'refused', 'negated', 'cancelled', 'postponed'] },
    said: { words: 'said there', statuses: [] },
};

/** @returns {[string, number][]} standings with their counts, in the order of STANDINGS, none empty */
export function standings_of(status) {
    const sums = { happened: 0, ahead: 0, off: 0, said: 0 };
    for (const [word, n] of Object.entries(status ?? {})) sums[Object.keys(STANDINGS)
        .find(name => STANDINGS[name].statuses.includes(word)) ?? 'said'] += n;
    return Object.entries(sums).filter(([, n]) => n > 0);
}

export const radius_of = ({ count, precision }) => precision === 'region' ? 14 + Math.min(18, Math.sqrt(count) * 3)
    : 3.5 + Math.min(20, Math.sqrt(count) * 2.2);

/**
 * Marks that would cover each other, gathered about the weightiest: one mark for "Geneva and 3 more".
 * @template {{x: number, y: number, place: {count: number, status: Object<string, number>, precision: string}}} T
 * @param {T[]} marks in order of weight
 * @param {number} near pixels
 * @returns {{lead: T, members: T[], place: object}[]} `place`: the lead with the counts of all
 */
export function gathered(marks, near = 11) {
    const cells = new Map(), out = [], cell = 40, key = (x, y) => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
    for (const mark of marks) {
        let best = null;
        for (let i = -1; i <= 1; ++i) for (let j = -1; j <= 1;
            ++j) for (const group of cells.get(key(mark.x + i * cell, mark.y + j * cell)) ?? []) {
            const reach = Math.max(near, Math.min(cell, radius_of(group.lead.place) * 0.9));
            if (!best && Math.hypot(group.lead.x - mark.x, group.lead.y - mark.y) < reach) best = group;
        }
        if (best) { best.members.push(mark); continue; }
        const group = { lead: mark, members: [mark] };
        out.push(group);
        const at = key(mark.x, mark.y);
        cells.has(at) ? cells.get(at).push(group) : cells.set(at, [group]);
    }
    return out.map(({ lead, members }) => ({ lead, members, place: members.length === 1 ? lead.place
        : { ...lead.place, ...summed(members.map(one => one.place)) } }));
}

function summed(places) {
    const status = {};
    for (const place of places) for (const [word, n] of Object.entries(place.status)) status[word] = (status[word]
        ?? 0) + n;
    const precision = ['region', 'city', 'point'].find(one => places.some(place => place.precision === one));
             // the least exact of them
    return { status, precision, count: places.reduce((sum, place) => sum + place.count, 0) };
}

/** Parts of a circle: [name, from, to] in turns, with a small gap between two. */
export function segments(rows, r) {
    const all = rows.reduce((sum, [, n]) => sum + n, 0),
        gap = rows.length > 1 ? Math.min(0.04, 2.5 / (2 * Math.PI * r)) : 0;
    let at = 0;
    return rows.map(([name, n]) => { const from = at; at += n / all; return [name, from + gap / 2, at - gap / 2]; });
}

function arc_path(r, from, to) {
    const at = turn =>
        `${(r * Math.sin(turn * 2 * Math.PI)).toFixed(2)},${(-r * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
    if (to - from > 0.999) return `M0,${-r}A${r},${r} 0 1 1 0,${r}A${r},${r} 0 1 1 0,${-r}`;
    return `M${at(from)}A${r},${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}

export const Rim = ({ status, r }) => segments(standings_of(status), r)
    .map(([name, from, to]) => html`<path key=${name} class=${`rim ${name}`} d=${arc_path(r, from, to)} />`);

/** One place about 0,0. */
export function PlaceMark({ place, r }) {
    if (place.precision === 'country') return html`<circle class="touch" r="10" /><text class="on_land"
        text-anchor="middle" y="4">${place.count}</text>`;
    if (place.precision === 'region') return html`<circle class="soft" r=${r} /><text class="on_land"
        text-anchor="middle" y="4">${place.count}</text>`;
    return html`<circle class="touch" r=${Math.max(12, r + 4)} /><circle
        class=${place.precision === 'point' ? 'exact' : 'city'}
            r=${place.precision === 'point' ? Math.min(5, Math.max(2.5, r - 3.5)) : r} />
        <${Rim} status=${place.status} r=${r} />`;
}
