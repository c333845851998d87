// What is new or not as it was since a moment, happening by happening: /news?new-since=…. What moved stands before what
// is new, what several sources tell before what one does. Tested in tests/web/news.test.mjs and changes.screen.mjs.

import { html, useState } from '/lib/preact.js';
import { Failure, Waiting, use_answer } from '/answers.js';
import { account_href, status_drawn } from '/charts/happening.js';
import { number, plural, short_day } from '/dates.js';
import { Mark } from '/legend.js';
import { happening_told } from '/words.js';

const SHOWN = 15;
const ASKED = 500;      // happenings; more than a morning holds

/** How a move is told: its name, and whether what came stands for what was, or beside it. */
const MOVES = {
    status: ['', true], disputed: ['now disputed', true], who: ['who', false], whom: ['to whom', false],
    attendance: ['attendance', false], figures: ['figures', false], time: ['time', true], place: ['place', true],
    sources: ['sources', true],
};

/** What moved first, then what is new; within both what more sources tell, the rest as it came. */
export function in_order(news) {
    const rank = one => (one.moves.length ? 0 : 1);
    return news.map((one, at) => ({ one, at }))
        .sort((a, b) => rank(a.one) - rank(b.one) || b.one.independent - a.one.independent || a.at - b.at)
        .map(({ one }) => one);
}

/** "planned → cancelled", "killed 5.. person"; nothing where the name alone tells it. */
export function move_told({ what, from, to }) {
    const [name, replaced] = MOVES[what] ?? [what, true];
    if (what === 'disputed') return name;
    const words = replaced && from ? `${from} → ${to}` : to;
    return name ? `${name}: ${words}` : words;
}

function Moves({ moves }) {
    if (!moves.length) return html`<span class="move">new</span>`;
    return html`${moves.map(move => html`<span key=${move.what} class="move ${move.what}">${move.what === 'status'
        ? html`${move.from && html`<${Mark} status=${move.from} /> ${move.from} → `}<${Mark}
            status=${move.to} /> ${move.to}` : move_told(move)}</span>`)}`;
}

function Item({ one }) {
    return html`<li class="news"><p class="moves"><${Moves} moves=${one.moves} /></p>
        <p><${Mark} status=${status_drawn(one)} /> <a class="plain_link" href=${account_href(one)}>${happening_told(one)
            .map((piece, at) => html`${at ? ' ' : ''}<span class=${piece.as}>${piece.text}</span>`)}</a></p>
        <p class="aside">“${one.sentence}”</p>
        <p class="aside"><a href=${`/?happening=${one.id}`}>${plural(one.articles, 'article', 'articles')}</a>${
            one.independent > 1 ? `, ${number(one.independent)} independent sources` : ''} · ${(one.outlets ?? [])
            .join(', ')}${one.last ? `, ${short_day(one.last)}` : ''}</p></li>`;
}

export function News({ since }) {
    const { data, error, reload } = use_answer('/news', { 'new-since': since, limit: ASKED });
    const [shown, set_shown] = useState(SHOWN);
    if (error) return html`<${Failure} error=${error} retry=${reload} />`;
    if (!data) return html`<${Waiting} />`;
    const all = in_order(data.news), moved = all.filter(one => one.moves.length).length;
    if (!all.length) return null;
    return html`<section class="news_list"><h2>What happened <span class="aside">${number(moved)} moved, ${
        number(all.length - moved)}${data.next ? ' or more' : ''} new</span></h2>
        <ol>${all.slice(0, shown).map(one => html`<${Item} key=${one.id} one=${one} />`)}</ol>
        ${all.length > shown && html`<p class="doors"><button type="button" onClick=${() => set_shown(shown + 5 * SHOWN)}>
            Show ${number(Math.min(all.length - shown, 5 * SHOWN))} more</button></p>`}</section>`;
}
