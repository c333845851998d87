// What the tests of the screens ask the server themselves, to compare a screen with. Used by *.screen.mjs.
import { URL } from './browser.mjs';

export const ask = async path => (await fetch(`${URL}/api/v1${path}`)).json();

/** The first line of a question: "kind=event&status=planned". */
export const first_entry = async (query = '') => (await ask(`/entries?limit=1&${query}`)).entries[0];

/** A test's body with a page that is closed at its end, and complaints of the page as failures. */
export function on_page(visit, path, body, options) {
    return async () => {
        const page = await visit(typeof path === 'function' ? await path() : path, options);
        try {
            await body(page);
            if (page.faults.length) throw new Error(`the page complained: ${page.faults.join('; ')}`);
        } finally {
            await page.context().close();
        }
    };
}

export const query_of = page => new globalThis.URL(page.url()).searchParams;
