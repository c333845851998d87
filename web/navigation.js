// Where the reader is: path, QUERY and the screen's own state, all of it in the address. Links are links: a plain
// click is taken here, any other (new tab, download) is left to the browser. Tested in tests/web/record.screen.mjs.

import { format, merge, parse } from '/query.js';

const listeners = new Set();
const tell = () => { for (const listener of listeners) listener(); };

/** @returns {{path: string, query: import('./query.js').Query, state: Object<string, string>}} */
export const place = () => ({ path: location.pathname, ...parse(location.search) });

export function go(href, { replace = false } = {}) {
    const from = location.pathname;
    if (!replace) keep_scroll();
    history[replace ? 'replaceState' : 'pushState'](replace ? history.state : {}, '', href);
    if (location.pathname !== from) scrollTo(0, 0);
    tell();
}

/** Sets some options of the question; the line that was open stays open only if the caller says so. */
export function set_query(changes, { replace = false, keep_state = false } = {}) {
    const { path, query, state } = place();
    go(path + format(merge(query, changes), keep_state ? state : { ...state, entry: undefined }), { replace });
}

/** Sets some of the screen's own state; undefined takes it away. */
export function set_state(changes, { replace = true } = {}) {
    const { path, query, state } = place();
    go(path + format(query, { ...state, ...changes }), { replace });
}

/** The same question on another screen. */
export const href_of = (path, query, state) => path + format(query ?? {}, state ?? {});

export function on_move(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}

function taken(event) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey
        || event.altKey) return;
    const link = event.target.closest?.('a[href]');
    // of a link within a drawing the target is an object
    const target = link?.target?.baseVal ?? link?.target;
    if (!link || target || link.hasAttribute('download') || link.origin !== location.origin) return;
    if (link.pathname.includes('.') || link.pathname.startsWith('/api/')) return;
    if (link.pathname === location.pathname && link.search === location.search && link.hash) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
}

const keep_scroll = () => history.replaceState({ ...history.state, scroll: scrollY }, '');

/** Back is back to the same place: as soon as the screen is as long again. */
function scroll_back(wanted, frames = 60) {
    scrollTo(0, wanted);
    if (Math.abs(scrollY - wanted) > 2 && frames > 0) requestAnimationFrame(() => scroll_back(wanted, frames - 1));
}

/** A token that opened the desk is a cookie by now and must not go on in addresses that are copied. */
function without_token() {
    const { query, state } = parse(location.search);
    if (!('token' in state)) return;
    delete state.token;
    history.replaceState(history.state, '', location.pathname + format(query, state));
}

export function start() {
    without_token();
    history.scrollRestoration = 'manual';
    let rested = 0;
    addEventListener('scroll', () => { clearTimeout(rested); rested = setTimeout(keep_scroll, 250); },
        { passive: true });
    addEventListener('popstate', event => {
        clearTimeout(rested);
        tell();
        scroll_back(event.state?.scroll ?? 0);
    });
    document.addEventListener('click', taken);
}
