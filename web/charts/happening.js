// A happening in words and where one reads it. A meeting's phase is told in the tense of the event it stands for: one
// that is scheduled "is to meet", it has not met. Tested in tests/web/lanes.test.mjs.

import { happening_told } from '/words.js';

const TENSE_OF_PHASE = { scheduled: 'planned', confirmed: 'planned', held: 'occurred' };

/** @returns {{text: string, as: string}[]} */
export const pieces_of = happening => happening_told({ ...happening, status: TENSE_OF_PHASE[happening.status]
    ?? happening.status });

export const told_of = happening => pieces_of(happening).map(piece => piece.text).join(' ');

/** By which sign of the legend it is known. */
export const status_drawn = happening => happening.disputed ? 'disputed' : happening.status;

/** The newest account in its article. */
export function account_href(happening) {
    const last = happening.events?.at(-1);
    return last ? `/article/${last.article}?entry=${last.event}` : `/?happening=${happening.id}`;
}
