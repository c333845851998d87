// Pages of a list that is too long to hold: fetched one after the other by their cursors, forgotten when far away
// and fetched again when one scrolls back, with what is known of each (height, day) kept. No page is drawn here.
// Tested in tests/web/pages.test.mjs.

export const PAGE_SIZE = 50;
const KEPT = 60;      // pages whose entries stay in memory

/**
 * @typedef {{cursor: string|undefined, entries: object[]|null, count: number, height: number, before: string|null}} Page
 *   `before`: the day of the line above its first, so that a heading stands only where the day changes
 */
export class Pages {
    /**
     * @param {(cursor: string|undefined, signal: AbortSignal) => Promise<{entries: object[], next?: string}>} fetch_page
     * @param {() => void} changed
     * @param {(entry: object) => string} day_of_entry
     */
    constructor(fetch_page, changed, day_of_entry) {
        Object.assign(this, { fetch_page, changed, day_of_entry });
        /** @type {Page[]} */ this.pages = [];
        this.total = undefined;      // of the whole answer, as the first page tells it
        this.next = undefined;
        this.ended = false;
        this.error = null;
        this.asking = null;
        this.abort = new AbortController();
    }

    get count() { return this.pages.reduce((sum, page) => sum + page.count, 0); }

    /** Fetches the page after the last; nothing if there is none or it is on its way. */
    async more() {
        if (this.ended || this.asking) return this.asking;
        this.error = null;
        this.asking = this.take(this.next);
        await this.asking;
        return undefined;
    }

    async take(cursor) {
        try {
            const answer = await this.fetch_page(cursor, this.abort.signal);
            const last = this.pages.at(-1);
            if (answer.entries.length) {
                this.pages.push({ cursor, entries: answer.entries, count: answer.entries.length, height: 0,
                    before: last?.day ?? null,
                    day: this.day_of_entry(answer.entries.at(-1)) });
            }
            this.total ??= answer.count;
            this.next = answer.next;
            this.ended = !answer.next;
        } catch (error) {
            if (error.name === 'AbortError') return;
            this.error = error;
        } finally {
            this.asking = null;
        }
        this.changed();
    }

    /** Fetches again the entries of pages that were forgotten, and forgets those far from them. */
    async want(first, last) {
        const missing = [];
        for (let i = first; i <= last; ++i) if (this.pages[i]
            && !this.pages[i].entries) missing.push(this.pages[i]);
        for (let i = 0; i < this.pages.length; ++i) {
            if (Math.abs(i - (first + last) / 2) > KEPT / 2) this.pages[i].entries = null;
        }
        await Promise.all(missing.map(page => {
            page.coming ??= this.fetch_page(page.cursor, this.abort.signal)
                .then(answer => { page.entries = answer.entries; }, () => {})
                .finally(() => { page.coming = undefined; this.changed(); });
            return page.coming;
        }));
    }

    /** Takes a line out, or puts its new reading in place. */
    replace(id, entry) {
        for (const page of this.pages) {
            const at = page.entries?.findIndex(e => e.id === id) ?? -1;
            if (at < 0) continue;
            page.entries = entry ? page.entries.with?.(at,
                entry) ?? page.entries.map((e, i) => i === at ? entry : e)
                : page.entries.filter((_, i) => i !== at);
            page.count = page.entries.length;
        }
        this.changed();
    }

    close() { this.abort.abort(); }
}

/**
 * Which pages to draw: those that meet the window and a margin around it.
 * @param {number[]} heights of all pages, in order
 * @param {number} top where the window begins, from the top of the first page
 * @param {number} bottom where it ends
 * @returns {{first: number, last: number, above: number, below: number}} pages to draw, and the space of the others
 */
export function window_of(heights, top, bottom) {
    let first = heights.length, last = -1, above = 0, below = 0, at = 0;
    heights.forEach((height, i) => {
        const end = at + height;
        if (end <= top && i < heights.length - 1) above += height;
        else if (at >= bottom && last >= 0) below += height;
        else { first = Math.min(first, i); last = i; }
        at = end;
    });
    return { first: Math.min(first, Math.max(0, heights.length - 1)), last, above, below };
}

/** Entries in order, parted where the day changes. `before` is the day of the line above. */
export function by_day(entries, before, day_of_entry) {
    const groups = [];
    let day = before;
    entries.forEach((entry, i) => {
        const its = day_of_entry(entry);
        if (i === 0 || its !== day) groups.push({ day: its, entries: [], goes_on: i === 0 && its === before });
        groups.at(-1).entries.push(entry);
        day = its;
    });
    return groups;
}
