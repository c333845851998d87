// What a printed screen has that the screen has not: a head that tells what was asked, when and of which record, and
// everything that is folded away for want of room. Tested in tests/web/printing.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';
import { moment } from '/dates.js';
import { asked, told } from '/query.js';

/** So many meetings or disputes are printed; the head of the list tells how many there are. */
export const PRINTED = 500;

/** Whether the page is being printed. It is drawn again before the printer looks. */
export function use_printing() {
    const [printing, set_printing] = useState(false);
    useEffect(() => {
        const media = matchMedia('print'), begin = () => set_printing(true), end = () => set_printing(false);
        const change = () => set_printing(media.matches);
        addEventListener('beforeprint', begin);
        addEventListener('afterprint', end);
        media.addEventListener('change', change);
        return () => { removeEventListener('beforeprint', begin); removeEventListener('afterprint', end);
            media.removeEventListener('change', change); };
    }, []);
    return printing;
}

/** @param {{title: string, query: object, about: object}} props */
export function PrintHead({ title, query, about }) {
    if (!use_printing()) return null;
    const words = asked(query).map(told);
    return html`<header class="print_head"><p class="print_title">${title}</p>
        <p>${words.length ? words.join(' · ') : 'All of the record'}</p>
        <p>${about?.store}, ${moment(new Date().toISOString())} · A record of what was reported, not of what
            happened.</p></header>`;
}
