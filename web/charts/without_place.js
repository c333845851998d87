// What the map cannot show: lines that tell no place, and places that no table knows where they lie. Looked up when
// asked for, as it takes reading the lines. Tested in tests/web/map_marks.test.mjs (unlocated).

import { html, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { number, plural } from '/dates.js';
import { href_of } from '/navigation.js';
import { merge } from '/query.js';

const PAGE = 500, MOST = 5000;

/** Names of places without coordinates, those told most first. @returns {{name: string, count: number}[]} */
export function unlocated(entries) {
    const counts = new Map();
    for (const { place } of entries) if (place?.name && place.lat === undefined) counts.set(place.name,
        (counts.get(place.name) ?? 0) + 1);
    return [...counts].map(([name, count]) => ({ name, count }))
        .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

async function read_all(query, told) {
    const entries = [];
    let cursor;
    do {
        const answer = await get('/entries', { ...query, limit: PAGE, cursor });
        entries.push(...answer.entries.map(({ place }) => ({ place })));
        cursor = answer.next;
        told(entries.length);
    } while (cursor && entries.length < MOST);
    return { names: unlocated(entries), without: entries.filter(entry => !entry.place).length, read: entries.length,
        more: !!cursor };
}

export function WithoutPlace({ count, of, query }) {
    const [found, set_found] = useState(null), [state, set_state] = useState('');
    if (!count) return null;
    const look = async () => {
        set_state('Reading the lines …');
        try {
            set_found(await read_all(query, n => set_state(`Reading the lines … ${number(n)}`)));
            set_state('');
        } catch (error) { set_state(error.message); }
    };
    return html`<section class="without"><h2>Not on the map</h2><p><b>
        ${plural(count, 'line',
            'lines')}</b> of ${number(of)} tell no place, or one that no table knows. They are not put anywhere. <a
            href=${href_of('/', merge(query, { missing: ['place'] }))}>Those that tell no place</a></p>
        ${!found && html`<p><button type="button" onClick=${look}
            disabled=${state.startsWith('Reading')}>Which places they name</button> <span class="aside" role="status">
                ${state}</span></p>`}
        ${found
            && html`<p class="aside">Of ${number(found.read)} lines ${number(found.without)} tell no place${found.more
                ? ' (the newest were read)' : ''}; ${found.names.length ? 'these places are in no table:'
                    : 'no other place is named.'}</p>
            <ul class="rows">${found.names.map(({ name, count: n }) =>
                html`<li key=${name}><a class="row plain_link"
                    href=${href_of('/', merge(query, { place: [...(query.place ?? []), name] }))}><span>${name}</span>
                        <span class="figure">${number(n)}</span></a></li>`)}</ul>`}</section>`;
}
