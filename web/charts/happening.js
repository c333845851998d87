// A happening in words and where one reads it. Tested in tests/web/lanes.test.mjs.

import { happening_told } from '/words.js';

export const told_of = happening => happening_told(happening).map(piece => piece.text).join(' ');

/** By which sign of the legend it is known. */
export const status_drawn = happening => happening.disputed ? 'disputed' : happening.status;

/** The line whose sentence is shown, in its article. */
export const account_href = happening => `/article/${happening.article}?entry=${happening.entry}`;
