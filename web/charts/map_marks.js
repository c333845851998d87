// How a place is drawn, so that no mark pretends to be more exact than the text: an exact place is a solid disc, a city a ring, a
// region a soft disc without an edge, a country its own land hatched. The rim tells how the lines stand. Pure but for the marks.
// Tested in tests/web/map_marks.test.mjs.

import { html } from '/lib/preact.js';

export const PRECISIONS = { point: 'an exact place', city: 'somewhere in a city', region: 'somewhere in a region', country: 'somewhere in a country' };

/** What the rim tells apart. */
export const STANDINGS = {
    happened: { words: 'took place or goes on', statuses: ['occurred', 'held', 'ongoing'] },
    ahead: { words: 'planned, proposed, possible', statuses: ['planned', 'scheduled', 'confirmed', 'proposed', 'possible', 'conditional'] },
    off: { words: 'denied, refused, called off', statuses: ['denied', 'refused', 'negated', 'cancelled', 'postponed'] },
    said: { words: 'said there', statuses: [] },
};

/** @returns {[string, number][]} standings with their counts, in the order of STANDINGS, none empty */
export function standings_of(status) {
    const sums = { happened: 0, ahead: 0, off: 0, said: 0 };
    for (const [word, n] of Object.entries(status ?? {})) sums[Object.keys(STANDINGS).find(name => STANDINGS[name].statuses.includes(word)) ?? 'said'] += n;
    return Object.entries(sums).filter(([, n]) => n > 0);
}

export const radius_of = ({ count, precision }) => precision === 'region' ? 14 + Math.sqrt(count) * 3 : 3.5 + Math.min(26, Math.sqrt(count) * 2.2);

/** Parts of a circle: [name, from, to] in turns, with a small gap between two. */
export function segments(rows, r) {
    const all = rows.reduce((sum, [, n]) => sum + n, 0), gap = rows.length > 1 ? Math.min(0.04, 2.5 / (2 * Math.PI * r)) : 0;
    let at = 0;
    return rows.map(([name, n]) => { const from = at; at += n / all; return [name, from + gap / 2, at - gap / 2]; });
}

function arc_path(r, from, to) {
    const at = turn => `${(r * Math.sin(turn * 2 * Math.PI)).toFixed(2)},${(-r * Math.cos(turn * 2 * Math.PI)).toFixed(2)}`;
    if (to - from > 0.999) return `M0,${-r}A${r},${r} 0 1 1 0,${r}A${r},${r} 0 1 1 0,${-r}`;
    return `M${at(from)}A${r},${r} 0 ${to - from > 0.5 ? 1 : 0} 1 ${at(to)}`;
}

export const Rim = ({ status, r }) => segments(standings_of(status), r).map(([name, from, to]) => html`<path key=${name} class=${`rim ${name}`} d=${arc_path(r, from, to)} />`);

/** One place about 0,0. */
export function PlaceMark({ place, r }) {
    if (place.precision === 'country') return html`<circle class="touch" r="10" /><text class="on_land" text-anchor="middle" y="4">${place.count}</text>`;
    if (place.precision === 'region') return html`<circle class="soft" r=${r} /><text class="on_land" text-anchor="middle" y="4">${place.count}</text>`;
    return html`<circle class="touch" r=${Math.max(12, r + 4)} /><circle class=${place.precision === 'point' ? 'exact' : 'city'} r=${place.precision === 'point' ? Math.max(2.5, r - 3.5) : r} />
        <${Rim} status=${place.status} r=${r} />`;
}
