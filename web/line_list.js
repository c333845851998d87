// The dated list of lines, newest first: pages come as one scrolls and only those near the window are drawn, so
// that a hundred thousand lines scroll like a hundred. Tested in tests/web/record.screen.mjs (rows in the page,
// 100,000 lines).

import { html, useEffect, useLayoutEffect, useReducer, useRef, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Failure, Nothing, Waiting } from '/answers.js';
import { day_of, long_day } from '/dates.js';
import { Line } from '/line.js';
import { PAGE_SIZE, Pages, by_day, window_of } from '/pages.js';
import { format } from '/query.js';

const GUESS = PAGE_SIZE * 54;       // height of a page before it was drawn
const MARGIN = 700;                 // drawn beyond the window, so that nothing is missing while scrolling
const AHEAD = 5000;                 // the next page is asked for when this near

const day_of_entry = entry => day_of(entry.article.published);

/** Lists left behind, by question: going back finds the list as it was. */
const left = new Map();
const KEPT_LISTS = 3;

/** The pages of a question; what is asked anew starts anew. */
export function use_pages(query) {
    const [, draw] = useReducer(n => n + 1, 0);
    const asked = format(query);
    const held = useRef({ asked: null, pages: null });
    if (held.current.asked !== asked) {
        const kept = left.get(asked);
        const fetch_page = (cursor, signal) =>
            get('/entries', asked + (asked ? '&'
            : '?') + new URLSearchParams({ limit: PAGE_SIZE, ...(cursor ? { cursor } : {}) }), signal);
        const pages = kept ?? new Pages(fetch_page, () => {}, day_of_entry);
        held.current = { asked, pages };
        left.delete(asked);
        left.set(asked, pages);
        if (left.size > KEPT_LISTS) left.delete(left.keys().next().value);
    }
    const { pages } = held.current;
    useEffect(() => {
        pages.changed = draw;
        if (!pages.pages.length) pages.more();
        return () => { pages.changed = () => {}; };
    }, [pages]);
    return pages;
}

/** Forgets lists that were kept: after a correction they may tell what is not so any more. */
export function forget_lists(but) {
    for (const [asked, pages] of left) if (pages !== but) left.delete(asked);
}

/** What happenings tell of the lines drawn (outlets, disputes), asked once for each page. */
function use_happenings(pages, first, last) {
    const known = pages.happenings ??= new Map();
             // kept with the list: its rows are as high when one comes back
    const [, draw] = useReducer(n => n + 1, 0);
    useEffect(() => {
        for (let i = first; i <= last; ++i) {
            const page = pages.pages[i];
            if (!page?.entries || page.told) continue;
            page.told = true;
            const ids = [...new Set(page.entries.map(e => e.happening).filter(id => id && !known.has(id)))];
            if (!ids.length) continue;
            get('/happenings', { happening: ids, limit: 1000 }).then(answer => {
                for (const h of answer.happenings) known.set(h.id, h);
                draw();
            }, () => { page.told = false; });      // lines are whole without it
        }
    });
    return known;
}

function measured(pages) {
    const known = pages.pages.filter(p => p.height);
    const mean = known.length ? known.reduce((sum, p) => sum + p.height, 0) / known.length : GUESS;
    return pages.pages.map(p => p.height || mean * p.count / PAGE_SIZE);
}

/** Which pages are near the window, kept up while scrolling. */
function use_window(list, pages) {
    const [range, set_range] = useState({ first: 0, last: 0, above: 0, below: 0 });
    const look = () => {
        if (!list.current) return;
        const top = -list.current.getBoundingClientRect().top;
        const next = window_of(measured(pages), top - MARGIN, top + innerHeight + MARGIN);
        set_range(before => before.first === next.first && before.last === next.last && before.above === next.above
            && before.below === next.below ? before : next);
        pages.want(next.first, next.last);
        if (list.current.getBoundingClientRect().bottom < innerHeight + AHEAD && !pages.error) pages.more();
    };
    useLayoutEffect(look);
    useEffect(() => {
        let waiting = 0;
        const scrolled = () => { waiting ||= requestAnimationFrame(() => { waiting = 0; look(); }); };
        const resized = () => { for (const page of pages.pages) page.height = 0; scrolled(); };
        addEventListener('scroll', scrolled, { passive: true });
        addEventListener('resize', resized);
        return () => { removeEventListener('scroll', scrolled); removeEventListener('resize', resized);
            cancelAnimationFrame(waiting); };
    }, [pages]);
    return range;
}

function Block({ page, start, total, ...common }) {
    const block = useRef(null);
    useLayoutEffect(() => { if (page.entries) page.height = block.current.offsetHeight; });
    if (!page.entries) return html`<div class="block" ref=${block}
        style=${{ height: `${page.height || GUESS}px` }}></div>`;
    let place = start;
    return html`<div class="block" ref=${block}>${by_day(page.entries, page.before, day_of_entry).map(group => html`
        <section key=${group.day} aria-label=${long_day(group.day)}>
            ${!group.goes_on && html`<h2 class="day">${long_day(group.day)}</h2>`}
            <ol>${group.entries.map(entry => { place += 1;
                return html`<${Line} key=${entry.id} entry=${entry} place=${place} of=${total}
                happening=${common.happenings.get(entry.happening)} current=${entry.id === common.current}
                selected=${common.selected.includes(entry.id)} open=${common.open} />`;
                    })}</ol></section>`)}</div>`;
}

/** Lines before each page. */
function starts_of(pages) {
    let sum = 0;
    return pages.pages.map(page => { const at = sum; sum += page.count; return at; });
}

/**
 * @param {{pages: Pages, total: number|undefined, current: string, selected: string[], open: (entry: object) => void}} props
 */
export function LineList({ pages, total, current, selected, open }) {
    const list = useRef(null);
    const { first, last, above, below } = use_window(list, pages);
    const happenings = use_happenings(pages, first, last);
    const starts = starts_of(pages);
    if (pages.error && !pages.pages.length) return html`<${Failure} error=${pages.error}
        retry=${() => pages.more()} />`;
    if (!pages.pages.length && !pages.ended) return html`<${Waiting} />`;
    if (!pages.pages.length) return html`<${Nothing}><h2>No line of the record answers this</h2>
        <p>Take a filter away above, ask with fewer words, or turn the confidence down.</p></${Nothing}>`;
    return html`<div class="lines" ref=${list}><div style=${{ height: `${above}px` }}></div>
        ${pages.pages.slice(first, last + 1).map((page, i) =>
            html`<${Block} key=${first + i} page=${page} start=${starts[first + i]}
            total=${total} current=${current} selected=${selected} open=${open} happenings=${happenings} />`)}
        <div style=${{ height: `${below}px` }}></div>
        ${pages.error ? html`<${Failure} error=${pages.error} retry=${() => pages.more()} />`
            : !pages.ended ? html`<p class="state" role="status">Reading on …</p>`
                : html`<p class="state">The record ends here.</p>`}</div>`;
}
