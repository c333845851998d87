// The drawing of a timeline: axis, lanes with their names, marks; only the lanes that the window needs are drawn.
// Arrows lead from happening to happening, + and - zoom. Tested in tests/web/timeline.screen.mjs.

import { html, useEffect, useLayoutEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { Card, use_size } from '/charts/frame.js';
import { middle_of, ticks, zoomed } from '/charts/intervals.js';
import { status_drawn, told_of } from '/charts/happening.js';
import { laid_out, lanes_in, marks_in, neighbour } from '/charts/lanes.js';
import { Overview } from '/charts/overview.js';
import { use_time_gestures } from '/charts/time_gestures.js';
import { DenseLane, Fades, TimeMark } from '/charts/timeline_marks.js';
import { plural, told_time } from '/dates.js';
import { Mark } from '/legend.js';
import { LABEL_WORDS } from '/words.js';

const NAME_LINE = 20, NARROW = '(max-width: 40rem)';

/** Where there is no room beside a lane its name stands above it. */
const height_of = drawn => matchMedia(NARROW).matches ? drawn.height + NAME_LINE + 6
    : Math.max(drawn.height, NAME_LINE + 6);

/** Which part of the lanes the window shows, and a margin. */
function use_scroll(lanes_element) {
    const [part, set_part] = useState([0, 2000]);
    useEffect(() => {
        let asked = 0;
        const look = () => {
            asked = 0;
            const top = -(lanes_element.current?.getBoundingClientRect().top ?? 0);
            set_part(before => Math.abs(before[0] - top + 400) < 150 ? before : [top - 400, top + innerHeight + 400]);
        };
        const later = () => { asked ||= requestAnimationFrame(look); };
        addEventListener('scroll', later, { passive: true });
        addEventListener('resize', later);
        look();
        return () => { cancelAnimationFrame(asked); removeEventListener('scroll', later);
            removeEventListener('resize', later); };
    }, []);
    return part;
}

function About({ hot, close }) {
    const { happening } = hot.item;
    const outlets = happening.independent > 1 ? `${plural(happening.independent, 'independent outlet',
        'independent outlets')}` : happening.outlets?.[0];
    return html`<${Card} at=${hot.at} id="timeline-card" close=${close}><p><${Mark}
        status=${status_drawn(happening)} /> <b>${told_of(happening)}</b>${' '}
            <span class="status_word">${[happening.status, happening.disputed && 'disputed',
                happening.background && 'background'].filter(Boolean).join(', ')}</span></p>
        <p class="aside">${[told_time(happening), happening.place?.name, outlets,
            plural(happening.articles, 'article', 'articles')].filter(Boolean).join(' · ')}</p>
        <q>${happening.sentence}</q></${Card}>`;
}

function LaneName({ lane, by, href_of_lane }) {
    const href = href_of_lane(lane);
    return html`<div class="lane_name" title=${LABEL_WORDS[lane.key] ?? lane.name}>
        ${href ? html`<a class="plain_link" href=${href}>${lane.name}</a>` : lane.name}
        ${by !== 'happening' && html` <span class="aside">
            ${lane.items.length}${lane.merged ? ` of ${lane.merged}` : ''}</span>`}</div>`;
}

function DrawnLane({ drawn, view, width, by, marks_at, hot, active, point, leave, zoom_to, href_of_lane, place }) {
    const { lane, dense } = drawn, height = drawn.height, scale = width / (view[1] - view[0]);
    return html`<div class="lane" style=${{ height: `${height_of(drawn)}px` }} role="group"
        aria-label=${`${lane.name}, ${plural(lane.items.length, 'happening', 'happenings')}`} data-lane=${place}>
        <${LaneName} lane=${lane} by=${by} href_of_lane=${href_of_lane} />
        <svg role="presentation" width=${width} height=${Math.max(height, NAME_LINE + 5)}>
            ${marks_at.map(tick => html`<path key=${tick.at} class=${tick.strong ? 'grid strong_grid' : 'grid'}
                d=${`M${Math.round(tick.x) + 0.5},0V${Math.max(height, NAME_LINE + 5)}`} />`)}
            ${dense ? html`<${DenseLane} lane=${lane} begin=${view[0]} end=${view[1]} width=${width}
                height=${height} zoom_to=${zoom_to} />`
                : marks_in(drawn.marks, view[0], scale, width)
                    .map(mark => html`<${TimeMark} key=${mark.item.happening.id} mark=${mark} lane=${lane} by=${by}
                        hot=${hot === mark.item.happening.id}
                    active=${active === `${place}:${mark.item.happening.id}`} point=${point}
                        leave=${leave} />`)}</svg></div>`;
}

function Axis({ width, marks_at }) {
    return html`<div class="time_axis"><svg width=${width} height="24" aria-hidden="true">
        ${marks_at.map(tick => html`<g key=${tick.at}>
        <path class=${tick.strong ? 'grid strong_grid' : 'grid'} d=${`M${Math.round(tick.x) + 0.5},16V24`} />
        ${tick.x < width - 20 && html`<text x=${tick.x + 2} y="14" class=${tick.strong ? 'strong_text' : ''}>
            ${tick.label}</text>`}</g>`)}</svg></div>`;
}

/** What the keys do on a mark that has the focus. */
function use_keys({ lanes, view, set_view, bring }) {
    return event => {
        const mark = event.target.closest?.('.time_mark');
        if (event.key === '+' || event.key === '=' || event.key === '-') {
            event.preventDefault();
            set_view(zoomed(view, event.key === '-' ? 0.5 : 2));
            return;
        }
        if (!mark || !event.key.startsWith('Arrow')) return;
        event.preventDefault();
        if (event.shiftKey) {
            const by = (view[1] - view[0]) / 4 * (event.key === 'ArrowRight' ? 1 : -1);
            if (event.key === 'ArrowLeft' || event.key === 'ArrowRight') set_view([view[0] + by, view[1] + by]);
            return;
        }
        const lane = Number(mark.closest('.lane').dataset.lane);
        const item = lanes[lane]?.items.find(one => one.happening.id === mark.dataset.id);
        const next = item && neighbour(lanes, { lane, item }, event.key);
        if (next) bring(next);
    };
}

/** Moves the focus to a happening: the window and the page go there first. */
function use_focus({ root, view, set_view, drawn, lanes_element }) {
    const [wanted, set_wanted] = useState(null);
    useLayoutEffect(() => {
        if (!wanted) return;
        const lane = root.current?.querySelector(`[data-lane="${wanted.lane}"]`);
        const mark = lane?.querySelector(`[data-id="${CSS.escape(wanted.item.happening.id)}"]`);
        if (!mark) return;
        mark.focus({ preventScroll: true });
        mark.scrollIntoView({ block: 'nearest' });
        set_wanted(null);
    });
    const bring = next => {
        const middle = middle_of(next.item.when), length = view[1] - view[0];
        if (middle < view[0] || middle > view[1]) set_view([middle - length / 2, middle + length / 2]);
        const top = drawn.slice(0, next.lane).reduce((sum, one) => sum + height_of(one), 0)
            + lanes_element.current.getBoundingClientRect().top;
        if (top < 150 || top > innerHeight - 60) scrollBy(0, top - innerHeight / 2);
        set_wanted(next);
    };
    return { wanted, bring };
}

/** The one mark that the tabulator reaches: where one is or goes, else the first that is drawn. */
function active_mark(shown, first, { wanted, hot, view, scale, width }) {
    const at = wanted ?? hot;
    if (at) return `${at.lane}:${at.item.happening.id}`;
    for (const [i, { marks }] of shown.entries()) {
        const mark = marks_in(marks, view[0], scale, width)[0];
        if (mark) return `${first + i}:${mark.item.happening.id}`;
    }
    return '';
}

/**
 * @param {{lanes: import('./lanes.js').Lane[], by: string, view: [number, number], set_view: Function,
 *   whens: object[], domain: [number, number], href_of_lane: Function}} props
 */
export function TimelineChart({ lanes, by, view, set_view, whens, domain, href_of_lane }) {
    const root = useRef(null), plot = useRef(null), lanes_element = useRef(null);
    const { width } = use_size(plot);
    const part = use_scroll(lanes_element);
    const [hot, set_hot] = useState(null);
    const scale = Number((width / (view[1] - view[0])).toPrecision(9));
    const drawn = useMemo(() => width ? lanes.map(lane => laid_out(lane, scale, by)) : [], [lanes, by, scale]);
    const { wanted, bring } = use_focus({ root, view, set_view, drawn, lanes_element });
    use_time_gestures(root, () => ({ view, width }), set_view);
    const pressed = use_keys({ lanes, view, set_view, bring });
    const heights = drawn.map(height_of), { first, last, above, below } = lanes_in(heights, part[0], part[1]);
    const marks_at = width ? ticks(view[0], view[1], width)
        .map(tick => ({ ...tick, x: (tick.at - view[0]) / (view[1] - view[0]) * width })) : [];
    const point = (mark, element) => { const { left, top, height } = element.getBoundingClientRect();
        set_hot({ item: mark.item, lane: Number(element.closest('.lane').dataset.lane),
            at: { x: Math.max(left, root.current.getBoundingClientRect().right - width), y: top, height } }); };
    const leave = () => set_hot(null);
    const shown = drawn.slice(first, last), active = active_mark(shown, first, { wanted, hot, view, scale, width });
    return html`<div class=${`timeline_chart by_${by}`} ref=${root} onKeyDown=${pressed}><${Fades} />
        <div class="time_head"><div class="room" ref=${plot}>
            ${width > 0 && html`<${Overview} whens=${whens} domain=${domain} view=${view} set_view=${set_view}
                width=${width} />
            <${Axis} width=${width} marks_at=${marks_at} />`}</div></div>
        <div class="lanes" ref=${lanes_element} role="group"
            aria-label="Happenings in lanes; arrows lead from one to the next"><div
                style=${{ height: `${above}px` }}></div>
            ${shown.map((one, i) => html`<${DrawnLane} key=${one.lane.key} drawn=${one} place=${first + i}
                view=${view} width=${width} by=${by} marks_at=${marks_at}
                hot=${hot?.item.happening.id} active=${active} point=${point}
                    leave=${leave} zoom_to=${set_view} href_of_lane=${href_of_lane} />`)}
            <div style=${{ height: `${below}px` }}></div></div>
        ${hot && html`<${About} hot=${hot} close=${leave} />`}</div>`;
}
