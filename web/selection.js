// The lines a reader picked for a brief, in the order of picking; kept for the session of this window.
// Tested in tests/web/brief.screen.mjs.

import { useEffect, useState } from '/lib/preact.js';

const KEY = 'selected lines';
const listeners = new Set();
let picked = [];
try { picked = JSON.parse(sessionStorage.getItem(KEY)) ?? []; } catch { /* no storage: for this page only */ }

function set(ids) {
    picked = ids;
    try { sessionStorage.setItem(KEY, JSON.stringify(ids)); } catch { /* as above */ }
    for (const listener of listeners) listener(ids);
}

export const pick = id => set(picked.includes(id) ? picked.filter(one => one !== id) : [...picked, id]);
export const pick_none = () => set([]);

export function use_selection() {
    const [ids, set_ids] = useState(picked);
    useEffect(() => { listeners.add(set_ids); return () => listeners.delete(set_ids); }, []);
    return ids;
}

/** The address of the brief of these lines. */
export const brief_href = ids => '/brief?' + new URLSearchParams(ids.map(id => ['id', id]));
