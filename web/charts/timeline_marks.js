// How a happening is drawn in its lane: a known day as the sign of its status, some days as a bar, a vague time as a
// wide faint bar, only a begin or an end as a bar that fades; and a lane with too many as a density. Tested in
// tests/web/timeline.screen.mjs.

import { html } from '/lib/preact.js';
import { density, from_days } from '/charts/intervals.js';
import { MARK, OPEN_LENGTH, PAD, ROW, said_in } from '/charts/lanes.js';
import { account_href, status_drawn } from '/charts/happening.js';
import { bar_style, shape } from '/legend.js';
import { told_time } from '/dates.js';
import { go } from '/navigation.js';

/** Its sign, in SVG. */
export const Sign = ({ status, x, y, r = 4.4 }) => html`<g transform=${`translate(${x},${y})`}>
    ${shape(status, r).map(([tag, attributes]) => html`<${tag} ...${attributes} />`)}</g>`;

/** Colours that fade where a time is open; one for the page, drawn nowhere. */
export const Fades = () => html`<svg width="0" height="0" aria-hidden="true" class="unseen"><defs>
    ${[['fade-since', 0.75, 0], ['fade-until', 0, 0.75]].map(([id, from, to]) =>
        html`<linearGradient id=${id} key=${id}>
        <stop offset="0" stop-color="currentColor" stop-opacity=${from} /><stop offset="1" stop-color="currentColor"
            stop-opacity=${to} /></linearGradient>`)}</defs></svg>`;

function Bar({ mark, y, status }) {
    const { kind } = mark.item.when, { fill, dash, line } = bar_style(status);
    const x0 = Math.max(-20, mark.x0), width = Math.max(MARK, Math.min(6000, mark.x1 - x0));
    if (kind === 'since') return html`<rect x=${mark.mark} y=${y - 1.5} width=${OPEN_LENGTH} height="3"
        fill="url(#fade-since)" />`;
    if (kind === 'until') return html`<rect x=${mark.x0} y=${y - 1.5} width=${OPEN_LENGTH} height="3"
        fill="url(#fade-until)" />`;
    const vague = kind === 'vague', height = vague ? 14 : 10;
    return html`<g><rect x=${x0} y=${y - height / 2} width=${width} height=${height} rx=${vague ? 6 : 1.5}
        class=${vague ? 'vague' : ''} fill="currentColor"
            fill-opacity=${fill === 'none' ? 0 : vague ? 0.13 : fill === 'half' ? 0.35 : 0.55} stroke="currentColor"
                stroke-width="1"
            stroke-opacity=${vague ? 0.45 : 0.9} stroke-dasharray=${dash || (vague ? '1 3' : 'none')} />
        ${line && !mark.inside && html`<path d=${`M${x0},${y}h${width}`} stroke="currentColor" stroke-width="1"
            stroke-opacity=${vague ? 0.6 : 1} />`}</g>`;
}

/** What a screen reader hears of a mark: what stands beside it, whole, and what is drawn. */
function spoken(happening, lane, by) {
    return [said_in(happening, by, lane.name), happening.status, happening.disputed && 'disputed',
        happening.background && 'background', told_time(happening)].filter(Boolean).join(', ');
}

/** A plain click stays within the page; the shell takes only the links of HTML. */
function followed(event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(event.currentTarget.getAttribute('href'));
}

/**
 * @param {{mark: object, hot: boolean, active: boolean, point: (happening, element) => void, leave: () => void}}
 *   props
 */
export function TimeMark({ mark, lane, by, hot, active, point, leave }) {
    const { happening, when } = mark.item, y = PAD + mark.row * ROW + ROW / 2, status = status_drawn(happening);
    const left = Math.max(0, mark.x0), right = Math.max(left + 24, Math.min(mark.reach, 6000));
    return html`<a href=${account_href(happening)} class=${`time_mark${happening.background ? ' faint' : ''}${hot
        ? ' hot' : ''}`} draggable="false" onClick=${followed} data-id=${happening.id}
            aria-label=${spoken(happening, lane, by)} tabindex=${active ? 0 : -1}
                aria-describedby=${hot ? 'timeline-card' : undefined}
            onPointerEnter=${event => point(mark, event.currentTarget)} onPointerLeave=${leave}
                onFocus=${event => point(mark, event.currentTarget)} onBlur=${leave}>
        <rect class="touch" x=${left - 2} y=${y - ROW / 2} width=${right - left + 4} height=${ROW} rx="2" />
        ${when.kind !== 'day' && html`<${Bar} mark=${mark} y=${y} status=${status} />`}
        ${when.kind !== 'day' && html`<circle class="under_sign" cx=${mark.mark} cy=${y} r="6" />`}
        <${Sign} status=${status} x=${mark.mark} y=${y} />
        ${mark.label && html`<text x=${mark.label_at} y=${y + 4}
            class=${['denied', 'refused', 'negated'].includes(happening.status) ? 'struck' : ''}>
                ${mark.label}</text>`}</a>`;
}

/** More happenings than can be told apart: how many there are in each slice; a click goes there. */
export function DenseLane({ lane, begin, end, width, height, zoom_to }) {
    const slices = Math.max(10, Math.floor(width / 8)),
        counts = density(lane.items.map(item => item.when), begin, end, slices), most = Math.max(1, ...counts);
    const step = width / slices, length = (end - begin) / slices;
    return html`<g class="dense">${counts.map((n, i) => n > 0.05 && html`<rect key=${i} x=${i * step}
        width=${step - 1} y=${height - 3 - n / most * (height - 8)} height=${n / most * (height - 8)}
        onClick=${() => zoom_to([begin + (i - 3) * length, begin + (i + 4) * length])}><title>
            ${`about ${Math.round(n)} around ${from_days(begin + (i + 0.5) * length)}`}</title></rect>`)}</g>`;
}
