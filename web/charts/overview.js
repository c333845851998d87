// The overview above a timeline: how many happenings lie where, and a brush that says which part is shown. Drag in it
// to choose, drag its ends or middle to move; with the keyboard its two ends are sliders. Tested in
// tests/web/timeline.screen.mjs.

import { html, useRef } from '/lib/preact.js';
import { density, from_days, ticks } from '/charts/intervals.js';
import { short_day } from '/dates.js';

const HEIGHT = 46, BARS = 30;

/** One end of the brush, to be moved by arrows, too. */
function End({ name, at, other, left, domain, set }) {
    const length = domain[1] - domain[0], day = short_day(from_days(at));
    const pressed = event => {
        const step = { ArrowLeft: -1, ArrowRight: 1, PageDown: -10, PageUp: 10 }[event.key];
        if (!step) return;
        event.preventDefault();
        event.stopPropagation();
        set(at + step * length / 200);
    };
    return html`<span class=${`brush_end ${name}`} role="slider" tabindex="0"
        aria-label=${name === 'begin' ? 'Shown from' : 'Shown until'} aria-valuetext=${day}
        aria-valuenow=${Math.round(at)} aria-valuemin=${Math.round(name === 'begin' ? domain[0] : other)}
            aria-valuemax=${Math.round(name === 'begin' ? other : domain[1])}
        style=${{ left: `${left}px` }} data-end=${name} onKeyDown=${pressed}></span>`;
}

/**
 * @param {{whens: object[], domain: [number, number], view: [number, number], set_view: (view) => void, width:
 *   number}} props
 */
export function Overview({ whens, domain, view, set_view, width }) {
    const drag = useRef(null);
    const [begin, end] = domain, x = days => (days - begin) / (end - begin) * width,
        days = px => begin + px / width * (end - begin);
    const slices = Math.max(20, Math.floor(width / 4)), counts = density(whens, begin, end, slices),
        most = Math.max(1, ...counts);
    const a = Math.max(0, x(view[0])), b = Math.min(width, x(view[1]));
    const at = event => days(event.clientX - event.currentTarget.getBoundingClientRect().left);
    const down = event => {
        const end_of = event.target.dataset.end, px = event.clientX - event.currentTarget.getBoundingClientRect().left;
        const kind = end_of ?? (px > a + 4 && px < b - 4 && b - a < width - 8 ? 'move' : 'new');
        drag.current = { kind, from: at(event), view };
        event.currentTarget.setPointerCapture(event.pointerId);
    };
    const moved = event => {
        if (!drag.current) return;
        const { kind, from, view: [v0, v1] } = drag.current, now = at(event);
        if (kind === 'begin') set_view([Math.min(now, v1 - 2), v1]);
        else if (kind === 'end') set_view([v0, Math.max(now, v0 + 2)]);
        else if (kind === 'move') set_view([v0 + now - from, v1 + now - from]);
        else if (Math.abs(now - from) * width / (end - begin) > 5) set_view([Math.min(now, from),
            Math.max(now, from, Math.min(now, from) + 2)]);
    };
    const up = () => { drag.current = null; };
    return html`<div class="overview" style=${{ height: `${HEIGHT}px` }} onPointerDown=${down} onPointerMove=${moved}
        onPointerUp=${up} onPointerCancel=${up}>
        <svg width=${width} height=${HEIGHT} aria-hidden="true"><g class="dense">
            ${counts.map((n, i) => n > 0 && html`<rect key=${i} x=${i * width / slices}
                width=${width / slices - 0.5} y=${BARS - Math.sqrt(n / most) * (BARS - 2)}
                    height=${Math.sqrt(n / most) * (BARS - 2)} />`)}</g>
            <path class="rule" d=${`M0,${BARS + 0.5}H${width}`} />
            ${(view[1] - view[0]) < 0.9 * (end - begin) && ticks(begin, end, width)
                .map(tick => html`<text key=${tick.at} x=${x(tick.at) + 2} y=${HEIGHT - 4}>${tick.label}</text>`)}
            <rect class="out" x="0" width=${a} height=${BARS} /><rect class="out" x=${b}
                width=${Math.max(0, width - b)} height=${BARS} />
            <rect class="brush" x=${a} width=${Math.max(3, b - a)} y="0.5" height=${BARS} /></svg>
        <${End} name="begin" at=${view[0]} other=${view[1]} left=${a} domain=${domain}
            set=${v => set_view([Math.min(v, view[1] - 2), view[1]])} />
        <${End} name="end" at=${view[1]} other=${view[0]} left=${b} domain=${domain}
            set=${v => set_view([view[0], Math.max(v, view[0] + 2)])} /></div>`;
}
