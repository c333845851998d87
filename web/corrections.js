// What a person says about a line: sent to be kept beside the machine's reading, told, and taken back. Whoever
// shows lines listens here and reads them again. Tested in tests/web/corrections.test.mjs (what is asked) and
// record.screen.mjs.

import { get, post, remove } from '/api.js';
import { complaint, notice } from '/notices.js';

const listeners = new Set();
const made = [];        // numbers of this window's corrections, newest last: what `u` takes back

/** @param {(ids: string[]) => void} listener told the entries that a correction touched */
export function on_correction(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
}
const tell = ids => { for (const listener of listeners) listener(ids); };

export function signed_by() {
    try { return localStorage.getItem('signed by') ?? ''; } catch { return ''; }
}
export function sign_as(name) {
    try { localStorage.setItem('signed by', name); } catch { /* no storage: asked again next time */ }
}

/** What of a form differs from the line as it stands, as corrections. An empty value says that there is none. */
export function changes_of(entry, before, after) {
    return Object.keys(after).filter(what => (after[what] ?? '').trim() !== (before[what] ?? '').trim())
        .map(what => ({ entry: entry.id, what, value: after[what].trim() }));
}

/** A line's values as the form of a correction has them. */
export function values_of(entry) {
    const names = roles => [...new Set((entry.parties ?? []).filter(p => roles.includes(p.role)
        && !p.as).map(p => p.name))].join('; ');
    return {
        label: entry.label, status: entry.status ?? '',
        who: names(['speaker', 'actor', 'party']), whom: names(['addressee', 'recipient']),
        time: time_value(entry.time), place: entry.place?.name ?? '',
    };
}

const FIELD = { speaker: 'who', actor: 'who', party: 'who', addressee: 'whom', recipient: 'whom' };

/** A party exchanged for another, or with no name taken out: nothing for a role that no correction can tell. */
export function instead_of(entry, party, name) {
    const what = party.as ? undefined : FIELD[party.role], before = values_of(entry);
    if (!what) return [];
    const names = before[what].split('; ').map(one => one === party.name ? name : one).filter(Boolean);
    return changes_of(entry, before, { ...before, [what]: [...new Set(names)].join('; ') });
}

/** The time of a line as a correction writes it: both ends in it, as people write them. */
export function time_value(time) {
    if (!time?.from) return '';
    if (time.from.includes('T') || !time.to) return time.from.slice(0, 16);
    const last = new Date(Date.parse(time.to.slice(0, 10) + 'T00:00Z') - 86400000).toISOString().slice(0, 10);
    return last > time.from ? `${time.from}..${last}` : time.from;
}

/**
 * Sends corrections and tells it, with the way back.
 * @param {{entry: string, what: string, value?: string}[]} corrections of lines, or of a happening (merge, split)
 * @param {string[]} touched entries to be read again
 * @returns {Promise<boolean>} whether they were kept
 */
export async function correct(corrections, touched, told, note = '') {
    try {
        const by = signed_by();
        const answer = await post('/corrections', corrections.map(one => ({ value: '', ...one, by, note })));
        const numbers = answer.corrections.map(c => c.number);
        made.push({ numbers, touched });
        tell(touched);
        notice(told, { label: 'Undo', act: undo_last });
        return true;
    } catch (error) {
        complaint(error);
        return false;
    }
}

export async function undo(number, touched) {
    try {
        await remove(`/corrections/${number}`);
        tell(touched);
        return true;
    } catch (error) {
        complaint(error);
        return false;
    }
}

/** Takes back what this window corrected last. */
export async function undo_last() {
    const last = made.pop();
    if (!last) { notice('There is nothing to undo'); return; }
    for (const number of [...last.numbers].reverse()) if (!await undo(number, last.touched)) return;
    notice('Taken back');
}

export const not_an_entry = entry => correct([{ entry: entry.id, what: 'not_an_entry' }], [entry.id],
    `Taken out of the record: not ${entry.kind === 'event' ? 'an event' : `a ${entry.kind}`}`);

export const split_off = entry => correct([{ entry: entry.happening, what: 'split', value: entry.id }], [entry.id],
    'This is another happening now');

export const merge_with = (entry, happening) =>
    correct([{ entry: entry.happening, what: 'merge', value: happening }], [entry.id],
    'Both are one happening now');

/** The line as it is now, or null where it is none any more. */
export const read_again = async id => (await get('/entries', { id, limit: 1 })).entries[0] ?? null;
