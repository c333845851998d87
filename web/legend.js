// The one legend of status: each status has a shape (never colour alone), drawn alike in lists and charts.
// occurred, held solid · ongoing half · planned, scheduled hollow · confirmed hollow with a point · proposed open
// ring · conditional, possible dashed · denied, refused, negated struck · cancelled, postponed crossed · disputed
// split. `shape` is plain data (SVG primitives about 0,0); `Mark` and `Legend` are for lists, `append_mark` for
// charts. Tested in tests/web/legend.test.mjs.

import { html } from '/lib/preact.js';

/** Status -> shape, and what the shape means in a few words. */
export const STATUSES = {
    occurred: { shape: 'solid', meaning: 'told as having taken place' },
    held: { shape: 'solid', meaning: 'a meeting told as held' },
    ongoing: { shape: 'half', meaning: 'told as going on' },
    planned: { shape: 'hollow', meaning: 'set for the future by those who would do it' },
    scheduled: { shape: 'hollow', meaning: 'a meeting with a date' },
    confirmed: { shape: 'point', meaning: 'a meeting that those who go have confirmed' },
    proposed: { shape: 'open', meaning: 'suggested, asked for or demanded, not agreed' },
    possible: { shape: 'dotted', meaning: 'may happen, is being weighed' },
    conditional: { shape: 'dashed', meaning: 'only if a stated condition is met' },
    denied: { shape: 'struck', meaning: 'someone rebuts that it happened or will' },
    refused: { shape: 'struck', meaning: 'the party that would do it says it will not' },
    negated: { shape: 'struck', meaning: 'told as not having happened' },
    cancelled: { shape: 'crossed', meaning: 'was planned, now called off' },
    postponed: { shape: 'crossed', meaning: 'was planned, now put off' },
    disputed: { shape: 'split', meaning: 'sources contradict each other' },
};

/** What is no event: statements and positions have marks of their own. */
const OTHERS = {
    positive: { shape: 'said', meaning: 'a statement' },
    negative: { shape: 'unsaid', meaning: 'a statement that was not made: “did not confirm”' },
    supports: { shape: 'up', meaning: 'a position for it' }, accepts: { shape: 'up', meaning: 'a position for it' },
    demands: { shape: 'up', meaning: 'a position for it' }, offers: { shape: 'up', meaning: 'a position for it' },
    opposes: { shape: 'down', meaning: 'a position against it' },
        rejects: { shape: 'down', meaning: 'a position against it' },
    conditions: { shape: 'tied', meaning: 'a position tied to a condition' },
    undecided: { shape: 'level', meaning: 'a position left open' },
};

/** The word that the legend knows an entry by: its status, of a position its stance, of a statement its polarity. */
export const status_of = entry => entry.kind === 'position' ? entry.label : entry.status ?? '';

/** @returns {string} how a status is drawn; a status that the legend does not know is hollow, never solid */
export const shape_of = status => (STATUSES[status] ?? OTHERS[status])?.shape ?? 'hollow';
export const meaning_of = status => (STATUSES[status] ?? OTHERS[status])?.meaning ?? '';

/** Statuses whose words stand struck in a line of text. */
export const is_struck = status => ['struck', 'crossed'].includes(shape_of(status));

const ring = (r, more = {}) => ['circle',
    { r, fill: 'none', stroke: 'currentColor', 'stroke-width': r / 3, ...more }];
const disc = (r, more = {}) => ['circle', { r, fill: 'currentColor', ...more }];
const line = (d, r, more = {}) => ['path', { d, fill: 'none', stroke: 'currentColor', 'stroke-width': r / 3,
    'stroke-linecap': 'round', ...more }];
const area = (d, more = {}) => ['path', { d, fill: 'currentColor', ...more }];
const half = (r, x = 0) => `M${x},${-r}A${r},${r} 0 0 0 ${x},${r}Z`;
const triangle = (r, up) => `M0,${up ? -r : r}L${r},${up ? r : -r} ${-r},${up ? r : -r}Z`;
const quotes = r => `M${-r * 0.8},${-r * 0.7}v${r * 0.9}M${r * 0.1},${-r * 0.7}v${r * 0.9}`;

const DRAWN = {
    solid: r => [disc(r * 1.1)],
    half: r => [ring(r), area(half(r))],
    hollow: r => [ring(r)],
    point: r => [ring(r), disc(r * 0.42)],
    open: r => [line(`M${r * 0.5},${-r * 0.87}A${r},${r} 0 1 0 ${r},0`, r)],
    dotted: r => [ring(r, { 'stroke-dasharray': `0.1 ${r * 1.047 - 0.1}`, 'stroke-linecap': 'round',
        'stroke-width': r * 0.42 })],
    dashed: r => [ring(r, { 'stroke-dasharray': `${r * 0.9} ${r * 0.671}` })],
    struck: r => [ring(r), line(`M${-r * 1.6},0H${r * 1.6}`, r)],
    crossed: r => [ring(r), line(`M${-r * 1.05},${-r * 1.05}L${r * 1.05},${r * 1.05}M${-r * 1.05},${r * 1.05}L${r * 1.05},${-r * 1.05}`, r)],
    split: r => [area(half(r, -r * 0.22)),
        line(`M${r * 0.3},${-r * 0.9}A${r * 0.9},${r * 0.9} 0 0 1 ${r * 0.3},${r * 0.9}Z`, r)],
    said: r => [line(quotes(r), r, { 'stroke-width': r * 0.42 })],
    unsaid: r => [line(quotes(r), r, { 'stroke-width': r * 0.42 }), line(`M${-r * 1.4},${-r * 0.2}H${r * 1.1}`, r)],
    up: r => [area(triangle(r * 0.85, true))],
    down: r => [line(triangle(r * 0.8, false), r)],
    tied: r => [line(`M0,${-r}L${r},0 0,${r} ${-r},0Z`, r,
        { 'stroke-dasharray': `${r * 0.7} ${r * 0.5}`, 'stroke-linecap': 'butt' })],
    level: r => [line(`M${-r},0H${r}`, r)],
};

/**
 * @param {string} status
 * @param {number} r radius in the units of the drawing
 * @returns {[string, Object<string, string|number>][]} SVG elements about 0,0, in the colour of the text
 */
export const shape = (status, r) => DRAWN[shape_of(status)](r);

/** For charts: draws the mark into an SVG group, about 0,0. */
export function append_mark(group, status, r) {
    for (const [tag, attributes] of shape(status, r)) {
        const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
        for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
        group.append(element);
    }
}

/**
 * For charts with intervals: how a bar of this status is drawn. `line` runs through the middle of a struck bar.
 * @returns {{fill: 'solid'|'half'|'none', dash: string, line: boolean}}
 */
export function bar_style(status) {
    const kind = shape_of(status);
    return {
        fill: kind === 'solid' ? 'solid' : ['half', 'split'].includes(kind) ? 'half' : 'none',
        dash: { dashed: '4 3', dotted: '1 3', open: '8 3' }[kind] ?? '',
        line: is_struck(status),
    };
}

/** For lists. Named only where no word stands beside it. */
export function Mark({ status, label }) {
    return html`<svg class="mark" viewBox="-7 -7 14 14" width="14" height="14"
        ...${label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' }}>
        ${shape(status, 4.2).map(([tag, attributes]) => html`<${tag} ...${attributes} />`)}</svg>`;
}

/** All of it, or the statuses given, as a list to read. */
export function Legend({ statuses = Object.keys(STATUSES) }) {
    return html`<ul class="legend">${statuses.map(status => html`<li key=${status}>
        <${Mark} status=${status} /><b>${status}</b> <span>${meaning_of(status)}</span></li>`)}</ul>`;
}
