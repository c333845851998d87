// One line of the record: who – act – whom, its status, and beneath it place, time told of, source and outlets;
// the sentence it rests on comes with the pointer or the focus. Tested in tests/web/record.screen.mjs.

import { html } from '/lib/preact.js';
import { plural, told_time } from '/dates.js';
import { Mark, status_of } from '/legend.js';
import { figure_told, told } from '/words.js';

/** The pieces of a line, set in type. */
export function Told({ entry }) {
    const struck = status_of(entry) === 'denied' ? ' struck' : '';        // of the others the verb itself says it
    return told(entry).map((piece, i) =>
        html`${i > 0 ? ' ' : ''}<span class=${`t_${piece.as}${piece.as === 'act' ? struck
        : ''}`}>${piece.text}</span>`);
}

/** A statement's plain "positive" and a position's stance (told by its verb) need no word of their own. */
export function StatusWord({ entry }) {
    const status = status_of(entry);
    if (entry.kind === 'position' || status === 'positive' || !status) return null;
    return html`<span class="status_word">${status === 'negative' ? 'not said' : status}</span>`;
}

function meta_of(entry, happening) {
    const figures = (entry.figures ?? []).map(f => figure_told(f));
    const place = entry.place && [entry.place.name,
        entry.place.precision === 'country' ? '' : entry.place.country].filter(Boolean).join(', ');
    return [
        place, told_time(entry.time), ...figures, entry.background && 'background',
        entry.according_to && `according to ${entry.according_to}`,
        happening?.disputed && 'disputed', entry.corrected && 'corrected',
    ].filter(Boolean);
}

/** What can be said beneath a line of who else tells it. */
function outlets_told(entry, happening) {
    const independent = happening?.independent ?? 1;
    return independent > 1 ? plural(independent, 'outlet', 'outlets') : '';
}

export const line_href = entry => `/article/${entry.article.id}?entry=${entry.id}`;

/**
 * @param {{entry: object, happening?: object, place: number, of: number|undefined, current: boolean, selected: boolean,
 *   open: (entry: object) => void}} props `place`: its number in the list, from 1
 */
export function Line({ entry, happening, place, of, current, selected, open }) {
    const opened = event => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        open(entry);
    };
    const outlets = outlets_told(entry, happening);
    return html`<li class=${`line${current ? ' current' : ''}${selected ? ' selected' : ''}${entry.confidence < 0.5
        ? ' unsure' : ''}`}
        data-entry=${entry.id} aria-posinset=${place} aria-setsize=${of ?? -1}>
        <${Mark} status=${status_of(entry)} />
        <a class="told" href=${line_href(entry)} onClick=${opened} aria-current=${current ? 'true' : undefined}>
            <${Told} entry=${entry} /> <${StatusWord} entry=${entry} /></a>
        <span class="under"><span class="outlet">${entry.article.outlet}${entry.article.outlet && outlets
            && ' · '}${outlets && html`<b>${outlets}</b>`}</span>
            <span class="meta">${meta_of(entry, happening).join(' · ')}${selected
                ? html` <b class="picked">selected</b>` : ''}</span></span>
        <q class="sentence" dir="auto">${entry.sentence.text}</q>
    </li>`;
}
