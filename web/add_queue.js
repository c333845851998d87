// What is dropped, pasted or named to be added: a queue with at most two on their way at once, each item with its
// fate. Files of a folder come in the order of their paths; hidden ones are told as skipped. No page is touched
// here. Tested in tests/web/add_queue.test.mjs.

const AT_ONCE = 2;
const MOST_BYTES = 64 * 1024 * 1024;       // what the server takes of one body

/**
 * @typedef {{name: string, file?: Blob, text?: string, url?: string}} Source
 * @typedef {Source & {number: number, state: 'waiting'|'reading'|'done'|'failed'|'skipped', why?: string, items: object[]}} Item
 */
export class AddQueue {
    /**
     * @param {(item: Item, signal: AbortSignal) => Promise<{items: object[]}>} send
     * @param {() => void} changed
     */
    constructor(send, changed) {
        Object.assign(this, { send, changed, running: 0, stopped: false });
        /** @type {Item[]} */ this.items = [];
        this.abort = new AbortController();
    }

    /** @param {Source[]} sources */
    add(sources) {
        this.stopped = false;
        for (const source of sources) {
            const why = reason_to_skip(source);
            this.items.push({ ...source, number: this.items.length, state: why ? 'skipped' : 'waiting', why,
                items: [] });
        }
        this.changed();
        this.go();
    }

    go() {
        while (this.running < AT_ONCE && !this.stopped) {
            const item = this.items.find(one => one.state === 'waiting');
            if (!item) return;
            this.running += 1;
            item.state = 'reading';
            this.one(item).finally(() => { this.running -= 1; this.changed(); this.go(); });
        }
    }

    async one(item) {
        this.changed();
        try {
            const answer = await this.send(item, this.abort.signal);
            item.items = answer.items;
            const failed = answer.items.filter(i => i.outcome === 'failed');
            item.state = answer.items.length && failed.length === answer.items.length ? 'failed' : 'done';
            if (!answer.items.length) { item.state = 'skipped'; item.why = 'there is no article in it'; }
            if (item.state === 'failed') item.why = failed[0].error?.message;
        } catch (error) {
            item.state = error.name === 'AbortError' ? 'waiting' : 'failed';
            item.why = error.message;
        }
    }

    /** What is on its way comes to its end; what waits goes on waiting. */
    stop() { this.stopped = true; this.changed(); }
    resume() { this.stopped = false; this.go(); this.changed(); }

    retry() {
        for (const item of this.items) if (item.state === 'failed') { item.state = 'waiting'; item.why = undefined;
            }
        this.resume();
    }

    get counts() {
        const out = { waiting: 0, reading: 0, done: 0, failed: 0, skipped: 0 };
        for (const item of this.items) out[item.state] += 1;
        return out;
    }
}

/** Why a source is not even sent; undefined if it is. */
export function reason_to_skip({ name, file, text, url }) {
    if (name.split('/').some(part => part.startsWith('.'))) return 'a hidden file';
    if (file && file.size === 0) return 'it is empty';
    if (file && file.size > MOST_BYTES) return 'it is larger than 64 MB';
    if (text !== undefined && !text.trim()) return 'there is no text';
    if (url !== undefined && !/^https?:\/\//i.test(url)) return 'an address begins with http:// or https://';
    return undefined;
}

async function files_below(entry, path) {
    if (entry.isFile) {
        return new Promise(resolve => entry.file(file => resolve([{ name: path + entry.name, file }]),
            () => resolve([])));
    }
    const reader = entry.createReader();
    const out = [];
    for (;;) {      // a reader gives at most a hundred at a time
        const some = await new Promise(resolve => reader.readEntries(resolve, () => resolve([])));
        if (!some.length) break;
        for (const one of some) out.push(...await files_below(one, `${path}${entry.name}/`));
    }
    return out;
}

/** The files of a drop, folders walked whole, in the order of their paths. */
export async function dropped(transfer) {
    const entries = [...transfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    if (!entries.length) return [...transfer.files].map(file => ({ name: file.name, file }));
    const all = (await Promise.all(entries.map(entry => files_below(entry, '')))).flat();
    return all.sort((a, b) => a.name < b.name ? -1 : 1);
}

/** Files chosen in a dialog, with the path below a chosen folder. */
export const chosen = files => [...files].map(file =>
    ({ name: file.webkitRelativePath || file.name, file })).sort((a, b) => a.name < b.name ? -1 : 1);
