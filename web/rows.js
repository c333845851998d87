// All rows of a list that comes in pages (meetings, disputes): the first page at once, the others one after the other
// while one reads, so that nothing is cut and the count can be told. Very many are waited with until they are asked
// for. A cursor that is gone (410: two happenings became one) begins again, and what is there already is not taken
// twice. Tested in tests/web/rows.test.mjs.

import { html, useEffect, useReducer, useRef } from '/lib/preact.js';
import { Failure } from '/answers.js';
import { get } from '/api.js';

const FIRST = 100, LATER = 1000;        // happenings of a page: few are there soon, many cost less together
export const MOST = 5000;               // rows that are read on for without being asked
const AGAIN = 3;                        // times that it begins again

export class Rows {
    /**
     * @param {(page: {limit: number, cursor?: string}, signal: AbortSignal) => Promise<{rows: object[], next?: string}>} fetch_page
     * @param {() => void} changed
     * @param {(row: object) => string} key_of what a row is known by
     */
    constructor(fetch_page, changed, key_of) {
        Object.assign(this, { fetch_page, changed, key_of });
        /** @type {object[]} */ this.rows = [];
        this.known = new Set();
        this.next = undefined;
        this.ended = false;
        this.reading = false;
        this.error = null;
        this.until = MOST;
        this.again = 0;
        this.abort = new AbortController();
    }

    /** Reads on to the end, or until there are very many. */
    async read() {
        if (this.reading) return;
        this.reading = true;
        this.error = null;
        while (!this.ended && !this.error && this.rows.length < this.until && !this.abort.signal.aborted)
            await this.take();
        this.reading = false;
        if (!this.abort.signal.aborted) this.changed();
    }

    /** Of very many the next. */
    more() {
        this.until = this.rows.length + MOST;
        const done = this.read();
        this.changed();
        return done;
    }

    async take() {
        try {
            const page = { limit: this.rows.length ? LATER : FIRST, cursor: this.next };
            const { rows, next } = await this.fetch_page(page, this.abort.signal);
            const fresh = rows.filter(row => !this.known.has(this.key_of(row)));
            for (const row of fresh) this.known.add(this.key_of(row));
            this.rows = [...this.rows, ...fresh];
            this.next = next;
            this.ended = !next;
            this.changed();
        } catch (error) {
            if (error.name === 'AbortError') return;
            if (error.status === 410 && ++this.again <= AGAIN) this.next = undefined;
            else this.error = error;
        }
    }

    close() { this.abort.abort(); }
}

/**
 * The rows that a question finds on a path, read on while the screen is there; those of the question before until
 * there are any, so that nothing flickers.
 * @param {string} path of the API
 * @param {string} name of the list in its answer
 * @param {string} asked the question, from "?" on
 * @param {(row: object) => string} key_of
 * @returns {Rows}
 */
export function use_rows(path, name, asked, key_of) {
    const [round, again] = useReducer(n => n + 1, 0);
    const [, draw] = useReducer(n => n + 1, 0);
    const held = useRef({ of: null, rows: null, before: null });
    const of = `${path}${asked}#${round}`;
    if (held.current.of !== of) {
        const fetch_page = ({ limit, cursor }, signal) => get(path, asked + (asked ? '&' : '?')
            + new URLSearchParams({ limit, ...(cursor ? { cursor } : {}) }), signal)
            .then(answer => ({ rows: answer[name], next: answer.next }));
        held.current = { of, rows: new Rows(fetch_page, draw, key_of), before: held.current.rows };
    }
    const { rows } = held.current;
    rows.reload = again;
    useEffect(() => {
        rows.read();
        return () => rows.close();
    }, [rows]);
    const is_waiting = !rows.rows.length && !rows.ended && !rows.error;
    return is_waiting && held.current.before?.rows.length ? held.current.before : rows;
}

/** "1,204 meetings", "1,100 meetings so far, reading on …". */
export const so_far = (rows, told) => rows.ended ? told : rows.reading ? `${told} so far, reading on …`
    : `the first ${told}`;

/** Beneath the rows: the way on where there are very many, and what went wrong on the way. */
export function ReadOn({ rows }) {
    if (rows.error) return html`<${Failure} error=${rows.error} retry=${() => rows.more()} />`;
    if (rows.ended || rows.reading) return null;
    return html`<p class="doors"><button type="button" onClick=${() => rows.more()}>Read on</button></p>`;
}
