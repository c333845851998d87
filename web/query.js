// The question a screen answers, as the URL holds it: QUERY <-> address bar.
// QUERY is what the options of `rapporteur find` ask, under the same names; every other parameter of an address is
// state of the screen alone (which line is open, how a chart is zoomed). Nothing here touches the page.
// Tested in tests/web/query.test.mjs.

/** Options that may be given again: any of the values may hold. */
export const MANY = ['who', 'whom', 'actor', 'according-to', 'what', 'act', 'mode', 'status', 'text', 'place',
    'when', 'outlet', 'article', 'id', 'happening', 'kind', 'missing'];
/** Options that have one value. */
export const ONE = ['since', 'until', 'confidence', 'background', 'order'];

/** How the options are called on the screens. */
export const LABELS = {
    'who': 'Who', 'whom': 'To whom', 'actor': 'Actor', 'according-to': 'According to', 'what': 'What', 'act': 'Act',
    'mode': 'Mode', 'status': 'Status', 'text': 'Words', 'place': 'Place', 'when': 'Took place', 'outlet': 'Outlet',
    'article': 'Article', 'id': 'Line', 'happening': 'Happening', 'kind': 'Kind', 'since': 'Published since',
    'missing': 'Not told', 'until': 'Published until', 'confidence': 'Confidence at least', 'background': 'Background', 'order': 'Order',
};

/** What a line may lack, as it is asked and as it is told. */
export const LACKS = { who: 'who does it', whom: 'to whom', time: 'when', place: 'where', published: 'the date of publication' };

/**
 * @typedef {Object<string, string|string[]>} Query a list for each of MANY, a string for each of ONE, nothing if unasked
 * @param {string} search the part of an address from "?" on
 * @returns {{query: Query, state: Object<string, string>}}
 */
export function parse(search) {
    const query = {}, state = {};
    for (const [key, value] of new URLSearchParams(search)) {
        if (MANY.includes(key)) { if (value && !query[key]?.includes(value)) (query[key] ??= []).push(value); }
        else if (ONE.includes(key)) { if (value) query[key] = value; }
        else state[key] = value;
    }
    return { query, state };
}

/** The address's part from "?" on, always in the same order, so that equal questions have equal addresses. */
export function format(query, state = {}) {
    const out = new URLSearchParams();
    for (const key of MANY) for (const value of query[key] ?? []) out.append(key, value);
    for (const key of ONE) if (query[key]) out.append(key, query[key]);
    for (const key of Object.keys(state).sort()) if (state[key] !== undefined && state[key] !== '') out.append(key,
        state[key]);
    const text = out.toString();
    return text ? '?' + text : '';
}

/** `query` with some options set anew; undefined, an empty string or list takes an option away. */
export function merge(query, changes) {
    const out = { ...query, ...changes };
    for (const key of Object.keys(out)) if (out[key] === undefined || out[key].length === 0) delete out[key];
    return out;
}

export function has(query, key, value) {
    return MANY.includes(key) ? !!query[key]?.includes(value) : query[key] === value;
}

/** The changes that add a value to an option, or take it away if it is there. */
export function toggle(query, key, value) {
    if (!MANY.includes(key)) return { [key]: query[key] === value ? undefined : value };
    const values = query[key] ?? [];
    return { [key]: values.includes(value) ? values.filter(v => v !== value) : [...values, value] };
}

/** What is asked, one by one, for chips: order of MANY and ONE; `order` is no filter and left out. */
export function asked(query) {
    const out = [];
    for (const key of MANY) for (const value of query[key] ?? []) out.push({ key, value });
    for (const key of ONE) if (key !== 'order' && query[key]) out.push({ key, value: query[key] });
    return out;
}

/** How an asked value reads on a chip: "To whom: Norland". */
export function told({ key, value }) {
    if (key === 'background') return value === 'true' ? 'Background only' : 'No background';
    return `${LABELS[key]}: ${key === 'missing' ? LACKS[value] ?? value : value}`;
}
