// Disputes: what sources contradict each other on, of one happening, side by side with who says each. Nothing here
// says which is true. Tested in tests/web/contradictions.test.mjs and disputes.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Failure, Nothing, Waiting } from '/answers.js';
import { told_of } from '/charts/happening.js';
import { columns_of, scaled, value_told } from '/charts/contradictions.js';
import { day_and_clock, number, plural, short_day, told_time } from '/dates.js';
import { Mark } from '/legend.js';
import { href_of } from '/navigation.js';
import { PRINTED, use_printing } from '/printing.js';
import { format, merge } from '/query.js';
import { ReadOn, so_far, use_rows } from '/rows.js';

const STEP = 40, SCALE = 150;
const WHATS = { status: 'Did it happen, will it?', time: 'When', place: 'In which country',
    attendance: 'Who was there', killed: 'How many were killed', wounded: 'How many were wounded',
    arrested: 'How many were arrested', crowd: 'How many came', displaced: 'How many were displaced',
        money: 'How much money', other: 'How many' };
const is_figure = dispute => !['status', 'time', 'place', 'attendance'].includes(dispute.what);
const what_told = ({ what, about }) => [WHATS[what] ?? `How many: ${what}`, about].filter(Boolean).join(': ');

function Says({ one, struck }) {
    return html`<li><p><b>${one.according_to ?? one.outlet ?? 'the article'}</b>
        ${one.according_to ? ` according to ${one.outlet ?? 'the article'}` : ' in its own voice'}<span
            class="aside">, ${one.published ? short_day(one.published) : 'undated'}</span></p>
        <a class=${`quotation ${struck ? 'contradicts' : ''}`} href=${`/article/${one.article}?entry=${one.entry}`}>
            <q>${one.sentence}</q></a></li>`;
}

/** A value as the head of its column. */
function Value({ column, what, claimed }) {
    if (what === 'status') return html`<h3><${Mark} status=${column.value} /> ${column.against
        ? html`<s>${claimed}</s> denied or contradicted` : column.value}</h3>`;
    if (what === 'time') return html`<h3>${column.value.includes('..') ? column.value : column.value.includes('T')
        ? day_and_clock(column.value) : told_time({ value: column.value }) || column.value}</h3>`;
    return html`<h3>${value_told(column.value).replaceAll('_', ' ')}</h3>`;
}

function Scale({ columns }) {
    const rows = scaled(columns.map(column => column.value), SCALE);
    if (!rows) return null;
    return html`<svg class="ranges" width=${SCALE + 110} height=${rows.length * 18 + 4} aria-hidden="true">
        ${rows.map(({ value, x0, x1, open }, i) => html`<g key=${value} transform=${`translate(5,${i * 18 + 10})`}>
        <path class="rule" d=${`M0,0H${SCALE}`} />${x1 - x0 > 3 ? html`<path class=${`span ${open}`}
            d=${`M${x0},0H${x1}`} />` : ''}${open !== 'low' && html`<circle cx=${x0} r="4.5" />`}${open !== 'high'
                && html`<circle cx=${x1} r="4.5" />`}
        <text x=${SCALE + 8} y="4">${value_told(value)}</text></g>`)}</svg>`;
}

function Dispute({ dispute, happening }) {
    const columns = columns_of(dispute);
    return html`<article class="dispute"><header><h2><a class="plain_link" href=${`/?happening=${dispute.happening}`}>
        ${happening ? told_of({ ...happening, status: happening.status === 'denied' ? 'occurred' : happening.status })
            : 'A happening'}</a></h2>
            <p>${what_told(dispute)} <span class="aside">
                ${[happening && told_time(happening), happening?.place?.name,
                    plural(columns.length, 'account', 'accounts')].filter(Boolean).join(' · ')}</span></p>
            ${dispute.what !== 'status' && html`<${Scale} columns=${columns} />`}</header>
        <div class="accounts">${columns.map(column => html`<section key=${column.value}
            class=${column.against ? 'against' : ''}><${Value} column=${column} what=${dispute.what}
                claimed=${columns[0].against ? 'it' : columns[0].value} />
            <ul>${column.says.map(one => html`<${Says} key=${one.entry} one=${one}
                struck=${column.against} />`)}</ul></section>`)}</div></article>`;
}

/** What the happenings are called: a dispute names only their ids. */
function use_happenings(ids) {
    const [known, set_known] = useState(new Map());
    const wanted = ids.filter(id => !known.has(id)).slice(0, STEP).join(' ');
    useEffect(() => {
        if (!wanted) return undefined;
        const abort = new AbortController(), asked = wanted.split(' ');
        get('/happenings', { happening: asked, limit: STEP }, abort.signal)
            .then(({ happenings }) => set_known(before => new Map([...before, ...asked.map(id => [id, null]),
                ...happenings.map(one => [one.id, one])])),
            error => { if (error.name !== 'AbortError') set_known(before =>
                new Map([...before, ...asked.map(id => [id, null])])); });
        return () => abort.abort();
    }, [wanted]);
    return known;
}

function Shown({ rows, state, set_state }) {
    const disputes = rows.rows, of_kind = state.about === 'figures' ? disputes.filter(is_figure) : state.about
        ? disputes.filter(one => one.what === state.about) : disputes;
    const shown = of_kind.slice(0, use_printing() ? PRINTED : Number(state.shown) || STEP),
        known = use_happenings([...new Set(shown.map(one => one.happening))]);
    const count = name => disputes.filter(one => name === 'figures' ? is_figure(one) : one.what === name).length;
    return html`<div class="tools"><label class="inline_choice">Disputed <select value=${state.about ?? ''}
        onChange=${event => set_state({ about: event.target.value || undefined, shown: undefined })}>
            <option value="">anything (${number(disputes.length)})</option>
                ${[['status', 'whether it happened'], ['figures', 'a figure'], ['time', 'when'], ['place', 'where'],
                    ['attendance', 'who was there']].filter(([name]) => count(name) > 0)
                        .map(([name, words]) => html`<option key=${name} value=${name}>
                            ${words} (${number(count(name))})</option>`)}</select></label>
            <span class="aside" role="status">${so_far(rows, plural(of_kind.length, 'dispute', 'disputes'))}.
                They stand side by side; the record does not choose.</span></div>
        ${shown.map((dispute, i) => html`<${Dispute} key=${dispute.happening + dispute.what + i} dispute=${dispute}
            happening=${known.get(dispute.happening)} />`)}
        ${of_kind.length > shown.length && html`<p class="doors"><button type="button"
            onClick=${() => set_state({
                shown: String(shown.length + STEP) })}>Show more of ${number(of_kind.length)}</button></p>`}
        <${ReadOn} rows=${rows} />`;
}

export default function Disputes({ query, state, set_state }) {
    const rows = use_rows('/disputes', 'disputes', format(merge(query, { order: undefined })), JSON.stringify);
    const title = html`<h1 class="unseen">Disputes</h1>`;
    if (rows.error && !rows.rows.length) return html`${title}<${Failure} error=${rows.error} retry=${rows.reload} />`;
    if (!rows.rows.length && !rows.ended) return html`${title}<${Waiting} what="Looking for what sources contradict each other on" />`;
    if (!rows.rows.length) return html`${title}<${Nothing}><h2>Nothing here is disputed</h2>
        <p>No two sources contradict each other on a happening that the question finds. That does not make it true. <a
            href=${href_of('/', query)}>See the lines in the record</a></p></${Nothing}>`;
    return html`${title}<${Shown} rows=${rows} state=${state} set_state=${set_state} />`;
}
