// The timeline: happenings in the order in which they took place, in lanes by actor, by happening or by type. It
// begins with the window in which most lie and says what lies outside; everything chosen is in the address. The same
// is there as a table. Tested in tests/web/intervals.test.mjs, lanes.test.mjs (layout) and timeline.screen.mjs.

import { html, useEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { Choice, ZoomButtons } from '/charts/frame.js';
import { from_days, middle_of, to_days, when_of, window_of_all, window_of_most, zoomed } from '/charts/intervals.js';
import { account_href, status_drawn, told_of } from '/charts/happening.js';
import { lanes_of } from '/charts/lanes.js';
import { TimelineChart } from '/charts/timeline_chart.js';
import { number, plural, short_day, told_time } from '/dates.js';
import { Mark, meaning_of } from '/legend.js';
import { href_of } from '/navigation.js';
import { format, merge, toggle } from '/query.js';

const LANES = [['actor', 'actor'], ['happening', 'happening'], ['what', 'type']];
const FIRST_LANES = 30, TABLE_STEP = 200;

function parsed_window(text) {
    const found = /^(-?\d{1,6}-\d\d-\d\d)\.\.(-?\d{1,6}-\d\d-\d\d)$/.exec(text ?? '');
    const view = found && [to_days(found[1]), to_days(found[2]) + 1];
    return view && view[1] > view[0] ? view : null;
}
const window_text = ([begin, end]) => `${from_days(begin)}..${from_days(end - 0.01)}`;

/**
 * The shown window: of the address, else where most lie; while it moves it is kept here and written down when it
 * rests.
 */
function use_window(state, set_state, most) {
    const [moving, set_moving] = useState(null);
    const timer = useRef(0), asked = parsed_window(state.window);
    useEffect(() => { set_moving(null); }, [state.window, most[0], most[1]]);
    useEffect(() => () => clearTimeout(timer.current), []);
    const set_view = view => {
        set_moving(view);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => set_state({ window: window_text(view) }), 300);
    };
    const home = () => { clearTimeout(timer.current); set_moving(null); set_state({ window: undefined }); };
    return { view: moving ?? asked ?? most, set_view, home };
}

const is_in = (when, [begin, end]) => when.end >= begin && when.begin <= end;

/** How many happenings lie before, in and after the window. */
function outside(items, [begin, end]) {
    let before = 0, after = 0;
    for (const { when } of items) {
        if (when.end < begin || (when.kind === 'until' && when.end <= begin)) ++before;
        else if (when.begin > end) ++after;
    }
    return { before, after, shown: items.length - before - after };
}

/** The lines that cannot stand here, in the record. */
const timeless_href = query => href_of('/', merge(query, { missing: ['time'], kind: query.kind ?? ['event', 'meeting'] }));

function Told({ counts, view, data, query, all }) {
    return html`<p class="aside shown_told" role="status">
        ${short_day(from_days(view[0]))} – ${short_day(from_days(view[1] - 0.01))}:
        <b> ${plural(counts.shown, 'happening', 'happenings')}</b>
            ${counts.before > 0 && html`, <button type="button" class="as_link" onClick=${all}>
                ${number(counts.before)} earlier</button>`}
        ${counts.after > 0 && html`, <button type="button" class="as_link" onClick=${all}>
            ${number(counts.after)} later</button>`}.
        ${data.without_time > 0 && html` <a href=${timeless_href(query)}>
            ${number(data.without_time)} more</a> have no known time and cannot stand here.`}
        ${data.cut && ' There are more: these are the first five thousand that were found. Ask more narrowly.'}</p>`;
}

function Key({ items }) {
    const there = [...new Set(items.map(item => status_drawn(item.happening)))];
    return html`<div class="key" aria-label="Signs">${there.map(status =>
        html`<span key=${status} title=${meaning_of(status)}><${Mark} status=${status} /> ${status}</span>`)}
        <span><svg width="34" height="14" aria-hidden="true"><rect class="vague" x="0.5" y="1" width="33" height="12"
            rx="6" /></svg> only the week, month or year is told</span>
        <span><svg width="34" height="14" aria-hidden="true"><rect x="5" y="5.5" width="29" height="3"
            fill="url(#fade-since)" /></svg> only a begin, or only an end</span>
        <span class="faint_word">faint and slanted: history told beside the news</span></div>`;
}

function Table({ items, view }) {
    const [most, set_most] = useState(TABLE_STEP);
    const shown = items.filter(({ when }) => is_in(when, view));
    return html`<table class="plain timeline_table"><caption
        class="unseen">Happenings in the window, in the order of time</caption>
        <thead><tr><th scope="col">Time</th><th scope="col">Status</th><th scope="col">What</th><th
            scope="col">Place</th><th scope="col" class="figure">Articles</th></tr></thead>
        <tbody>${shown.slice(0, most).map(({ happening }) => html`<tr key=${happening.id}
            class=${happening.background ? 'faint' : ''}><td>${told_time(happening)}</td>
            <td class="status"><${Mark} status=${status_drawn(happening)} /> ${happening.status}${happening.disputed
                ? ', disputed' : ''}${happening.background ? ', history' : ''}</td>
            <td><a href=${account_href(happening)}>${told_of(happening)}</a><br /><span class="aside">
                ${happening.sentence}</span></td>
            <td>${happening.place?.name}</td><td class="figure"><a href=${`/?happening=${happening.id}`}>
                ${number(happening.articles)}</a></td></tr>`)}</tbody></table>
        ${shown.length > most && html`<p class="doors"><button type="button"
            onClick=${() => set_most(most + 5 * TABLE_STEP)}>Show more of ${number(shown.length)}</button></p>`}`;
}

function Tools({ state, set_state, zoom, home, by, history, table }) {
    return html`<div class="tools"><${Choice} label="Lanes by" value=${by} choices=${LANES}
        choose=${value => set_state({ lanes: value === 'actor' ? undefined : value, more: undefined },
            { replace: false })} />
        <${Choice} label="Show" value=${table ? 'table' : 'chart'} choices=${[['chart', 'chart'], ['table', 'table']]}
            choose=${value => set_state({ as: value === 'table' ? 'table' : undefined }, { replace: false })} />
        <label class="tick"><input type="checkbox" checked=${history}
            onChange=${event => set_state({ history: event.target.checked ? undefined
                : 'off' })} /> history, faint</label>
        <${ZoomButtons} zoom=${zoom} whole=${home} whole_label="Where most lie" /></div>`;
}

function Drawn({ data, query, state, set_state }) {
    const by = LANES.some(([name]) => name === state.lanes) ? state.lanes : 'actor',
        history = state.history !== 'off', table = state.as === 'table';
    const items = useMemo(() => data.timeline.map(happening => ({ happening, when: when_of(happening) }))
        .filter(({ happening, when }) => when && (history || !happening.background))
            .sort((a, b) => middle_of(a.when) - middle_of(b.when)), [data, history]);
    const most = useMemo(() => window_of_most(items.map(item => middle_of(item.when))), [items]);
    const all = useMemo(() => window_of_all(items.map(item => item.when)), [items]);
    const whens = useMemo(() => items.map(item => item.when), [items]);
    const { view, set_view, home } = use_window(state, set_state, most);
    const limit = state.more === 'all' ? Infinity : FIRST_LANES;
    const all_lanes = useMemo(() => lanes_of(items, by, limit), [items, by, limit]);
    const lanes = useMemo(() => by === 'happening' ? all_lanes.filter(lane => is_in(lane.items[0].when, view))
        : all_lanes, [all_lanes, by, by === 'happening' ? `${view}` : '']);
    const domain = [Math.min(most[0], view[0]), Math.max(most[1], view[1])];
    const href_of_lane = lane => by === 'actor' && !lane.merged && lane.name !== 'Nobody named'
        ? href_of('/timeline', merge(query, toggle(query, 'who', lane.name)), state)
        : by === 'happening' ? `/?happening=${lane.key}` : by === 'what'
            ? href_of('/timeline', merge(query, toggle(query, 'what', lane.key)), state) : '';
    const merged = lanes.at(-1)?.merged;
    return html`<${Tools} state=${state} set_state=${set_state} by=${by} history=${history} table=${table}
        zoom=${factor => set_view(zoomed(view, factor))} home=${home} />
        <${Told} counts=${outside(items, view)} view=${view} data=${data} query=${query} all=${() => set_view(all)} />
        ${table ? html`<${Table} items=${items} view=${view} />`
            : html`<${TimelineChart} lanes=${lanes} by=${by} view=${view} set_view=${set_view} whens=${whens}
                domain=${domain} href_of_lane=${href_of_lane} />
        ${merged && html`<p class="doors"><button type="button"
            onClick=${() => set_state({ more: 'all' })}>A lane for each of the ${number(merged)} others</button></p>`}
        <${Key} items=${items} /><p
            class="aside hint">Drag to move, the wheel over the dates (or with Ctrl) to zoom;
            <kbd>←</kbd> <kbd>→</kbd> <kbd>↑</kbd> <kbd>↓</kbd> go from happening to happening,
            <kbd>enter</kbd> opens the article, <kbd>+</kbd> <kbd>−</kbd> zoom,
            <kbd>shift</kbd> with <kbd>←</kbd> <kbd>→</kbd> moves.
            A lane of grey columns holds too many to tell apart: zoom in.</p>`}`;
}

export default function Timeline({ query, state, set_state }) {
    const { data, error, loading, reload } = use_answer('/timeline', format(merge(query, { order: undefined })));
    if (error) return html`<h1 class="unseen">Timeline</h1><${Failure} error=${error} retry=${reload} />`;
    if (!data) return html`<h1 class="unseen">Timeline</h1><${Waiting} what="Putting happenings in order" />`;
    return html`<h1 class="unseen">Timeline</h1><div aria-busy=${loading}>
        ${data.timeline.length ? html`<${Drawn} data=${data} query=${query} state=${state} set_state=${set_state} />`
        : html`<${Nothing}><h2>No happening with a known time</h2><p>
            ${data.without_time > 0 ? `${plural(data.without_time, 'happening has',
                'happenings have')} no time that the text tells. The publication is never taken for it.`
            : 'The question finds no event and no meeting.'} <a
                href=${href_of('/', query)}>See the lines in the record</a></p></${Nothing}>`}</div>`;
}
