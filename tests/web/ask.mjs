// What the tests of the screens ask the server themselves, to compare a screen with. Used by *.screen.mjs.
import { URL } from './browser.mjs';

export const ask = async path => (await fetch(`${URL}/api/v1${path}`)).json();

/** The first line of a question: "kind=event&status=planned". */
export const first_entry = async (query = '') => (await ask(`/entries?limit=1&${query}`)).entries[0];

/** A test's body with a page of the desk, whose complaints are failures. */
export function on_page(visit, path, body, options) {
    return async () => {
        const page = await visit(typeof path === 'function' ? await path() : path, options);
        await body(page);
        if (page.faults.length) throw new Error(`the page complained: ${page.faults.join('; ')}`);
    };
}

export const query_of = page => new globalThis.URL(page.url()).searchParams;
