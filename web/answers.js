// What a screen waits for: one hook over the client, and how waiting, failing and emptiness look everywhere.
// Tested in tests/web/record.screen.mjs.

import { html, useEffect, useReducer, useState } from '/lib/preact.js';
import { get, post } from '/api.js';

/**
 * GET of an address, again whenever it changes; the answer before stays until the next is there, so that nothing flickers.
 * @param {string|null} path null: nothing is asked
 * @param {string|object} params
 * @param {string} body sent where it is not empty: a question that is too long for an address
 * @returns {{data: any, error: Error|null, loading: boolean, reload: () => void}}
 */
export function use_answer(path, params = '', body = '') {
    const [answer, set_answer] = useState({ data: null, error: null, loading: path !== null });
    const [round, reload] = useReducer(n => n + 1, 0);
    const asked = typeof params === 'string' ? params : JSON.stringify(params);
    useEffect(() => {
        if (path === null) { set_answer({ data: null, error: null, loading: false }); return undefined; }
        const abort = new AbortController();
        set_answer(before => ({ ...before, loading: true }));
        (body ? post(path, body, params, abort.signal) : get(path, params, abort.signal)).then(
            data => set_answer({ data, error: null, loading: false }),
            error => { if (error.name !== 'AbortError') set_answer({ data: null, error, loading: false }); });
        return () => abort.abort();
    }, [path, asked, body, round]);
    return { ...answer, reload };
}

/** True a moment after waiting began: quick answers need no sign of waiting. */
function use_patience(milliseconds) {
    const [over, set_over] = useState(false);
    useEffect(() => {
        const timer = setTimeout(() => set_over(true), milliseconds);
        return () => clearTimeout(timer);
    }, []);
    return over;
}

export function Waiting({ what = 'Reading the record' }) {
    return use_patience(250) ? html`<p class="state" role="status">${what} …</p>` : html`<p class="state"></p>`;
}

/** An error in the server's own words, and what one can do. */
export function Failure({ error, retry, children }) {
    return html`<div class="state failure" role="alert">
        <p><strong>${error.message}</strong></p>
        ${error.input !== undefined && html`<p>Given was: <code>${String(error.input)}</code></p>`}
        <p class="doors">${retry && html`<button type="button" onClick=${retry}>Try again</button>`}
            ${error.status === 400 && html`<a href=${location.pathname}>Ask without any filter</a>`}
            ${children}</p></div>`;
}

export function Nothing({ children }) {
    return html`<div class="state">${children}</div>`;
}
