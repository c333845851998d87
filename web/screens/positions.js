// Positions: who stands where on which issue, the newest stance in each cell, its history with the sentences on
// demand. Begins with the issues on which several stand; on a narrow screen one party at a time. Tested in
// tests/web/issues.test.mjs and positions.screen.mjs.

import { html, useMemo, useRef, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { Choice } from '/charts/frame.js';
import { issues_of, matching, ordered, parties_of, side_of } from '/charts/issues.js';
import { CodebookSheet, codebook_told, use_codebook } from '/codebook.js';
import { number, plural, short_day } from '/dates.js';
import { Sheet } from '/furniture.js';
import { Mark, meaning_of } from '/legend.js';
import { href_of } from '/navigation.js';
import { format, merge } from '/query.js';
import { use_printing } from '/printing.js';

const COLUMNS = 14, NARROW = '(max-width: 48rem)';
const ORDERS = [['often', 'most told'], ['recent', 'newest'], ['name', 'by name']];
const day_told = iso => iso ? short_day(iso) : 'undated';

function Stance({ cell, issue, open }) {
    if (!cell) return null;
    return html`<button type="button" class=${`stance ${side_of(cell.stance)}`} onClick=${() => open(issue, cell)}
        title=${meaning_of(cell.stance)}>
        <span><${Mark} status=${cell.stance} /> ${cell.stance}</span><span class="aside">
            ${day_told(cell.last)}${cell.steps.length > 1 && ` · ${cell.steps.length}×`}</span>
        ${cell.shifted && html`<b class="shifted">shift</b>`}</button>`;
}

function Board({ issues, parties, open, query }) {
    return html`<div class="board_scroll" tabindex="0" role="region" aria-label="Parties and issues, to be scrolled">
        <table class="board"><caption
            class="unseen">Newest stance of each party on each issue; a cell opens its history</caption>
        <thead><tr><th scope="col" class="corner">Party</th>
            ${issues.map(issue => html`<th scope="col" key=${issue.key}><span class="issue"
                title=${issue.wordings.join(' · ')}>${issue.name}</span>
            <span class="aside">${issue.cells.size > 1 ? plural(issue.cells.size, 'party', 'parties')
                : ''}${issue.wordings.length > 1 ? ` · ${issue.wordings.length} wordings`
                    : ''}</span></th>`)}</tr></thead>
        <tbody>${parties.map(party => html`<tr key=${party.id}><th scope="row"><a class="plain_link"
            href=${party_href(party, query)}>${party.name}</a></th>
            ${issues.map(issue => html`<td key=${issue.key}><${Stance} cell=${issue.cells.get(party.id)}
                issue=${issue} open=${open} /></td>`)}</tr>`)}</tbody></table></div>`;
}

const party_href = (party, query) => href_of('/positions', merge(query,
    party.actor ? { actor: [party.actor] } : { who: [...(query.who ?? []), party.name] }));

function Step({ step }) {
    return html`<li class="with_sentence"><${Mark} status=${step.stance} /><div><span><b>
        ${step.stance}</b> ${step.issue} ${step.shift && html`<b class="shifted">shift</b>`}</span>
        <a class="quotation" href=${`/article/${step.article}?entry=${step.entry}`}><q>${step.sentence}</q></a>
        <span class="aside">${[step.outlet, day_told(step.published),
            step.according_to && `according to ${step.according_to}`].filter(Boolean).join(' · ')}</span></div></li>`;
}

function ByParty({ parties, issues, state, set_state, query }) {
    const printing = use_printing(), chosen = parties.find(party => party.id === state.party)
        ?? (matchMedia(NARROW).matches && !printing ? parties[0] : null);
    const shown = chosen && state.party !== 'all' ? [chosen] : parties;
    return html`<label class="field party_choice"><span>Party</span><select
        value=${chosen && state.party !== 'all' ? chosen.id : 'all'}
            onChange=${event => set_state({ party: event.target.value })}>
            <option value="all">all ${number(parties.length)}</option>
                ${parties.map(party => html`<option key=${party.id} value=${party.id}>
                    ${party.name}</option>`)}</select></label>
        <div class="by_party">${shown.slice(0, 300).map(party => html`<section key=${party.id}><h2><a
            class="plain_link" href=${party_href(party, query)}>${party.name}</a></h2>
            ${issues.filter(issue => issue.cells.has(party.id))
                .map(issue => html`<ul key=${issue.key}>
                    ${[...issue.cells.get(party.id).steps].reverse()
                        .map(step => html`<${Step} key=${step.entry} step=${step} />`)}</ul>`)}</section>`)}</div>`;
}

/** The history of a cell, opened by `at` in the address, so that it can be linked to and gone back from. */
function History({ issues, at, close }) {
    const last = useRef(null);
    const [key, party] = (at ?? '').split('|'), issue = at && issues.find(one => one.key === key),
        cell = issue && issue.cells.get(party);
    if (cell) last.current = { issue, cell };
    const shown = last.current;
    return html`<${Sheet} title=${shown ? `${shown.cell.party} on ${shown.issue.name}` : ''} open=${!!cell}
        close=${close}>
        ${shown && html`<ul>${[...shown.cell.steps].reverse()
            .map(step => html`<${Step} key=${step.entry} step=${step} />`)}</ul>
            ${shown.issue.wordings.length > 1
                && html`<p class="aside">Told as: ${shown.issue.wordings.join(' · ')}</p>`}
            ${shown.issue.cells.size > 1 && html`<h3>Others on it</h3><ul class="others">
                ${[...shown.issue.cells.values()].filter(one => one !== shown.cell)
                    .map(one => html`<li key=${one.party}><${Mark} status=${one.stance} /> <b>
                        ${one.party}</b> ${one.stance}
                <a href=${`/article/${one.steps.at(-1).article}?entry=${one.steps.at(-1).entry}`}>
                    ${day_told(one.last)}</a></li>`)}</ul>`}`}</${Sheet}>`;
}

function Tools({ state, set_state, layout, shared, several, shown, all, coded, book, open_book }) {
    return html`<div class="tools"><${Choice} label="As" value=${layout}
        choices=${[['board', 'board'], ['parties', 'party by party']]}
            choose=${value => set_state({ layout: value, party: undefined }, { replace: false })} />
        <label class="inline_choice">Issues with <input type="search" value=${state.issue ?? ''} placeholder="words"
            onInput=${event => set_state({ issue: event.target.value || undefined })} /></label>
        <label class="inline_choice">Order <select value=${state.sort ?? 'often'}
            onChange=${event => set_state({ sort: event.target.value === 'often' ? undefined : event.target.value })}>
            ${ORDERS.map(([name, words]) => html`<option key=${name} value=${name}>${words}</option>`)}</select></label>
        ${several > 0 && layout === 'board' && html`<label class="tick"><input type="checkbox" checked=${shared}
            onChange=${event => set_state({ issues: event.target.checked ? 'shared'
                : 'all' })} /> only issues of several parties (${number(several)})</label>`}
        ${book && html`<label class="tick"><input type="checkbox" checked=${state.coded === 'only'}
            onChange=${event => set_state({ coded: event.target.checked ? 'only'
                : undefined })} /> only those under a code (${number(coded)})</label>`}
        <button type="button" aria-haspopup="dialog" onClick=${open_book}>${codebook_told(book)}</button>
        <span class="aside" role="status">${shown < all ? `${number(shown)} of ${plural(all, 'issue', 'issues')}`
            : plural(all, 'issue', 'issues')}</span></div>`;
}

function Shown({ data, query, state, set_state, book, open_book }) {
    const every = useMemo(() => issues_of(data.positions), [data]), coded = every.filter(issue => issue.coded);
    const all = book && state.coded === 'only' ? coded : every;
    const found = useMemo(() => ordered(matching(all, state.issue ?? ''), state.sort ?? 'often'),
        [data, all.length, state.issue, state.sort]);
    const several = found.filter(issue => issue.cells.size > 1),
        shared = state.issues ? state.issues === 'shared' : several.length >= 3;
    const layout = use_printing() ? 'parties' : state.layout ?? (matchMedia(NARROW).matches ? 'parties' : 'board');
    const chosen = layout === 'board' && shared && several.length ? several : found;
    const columns = chosen.slice(0, Number(state.columns) || COLUMNS),
        parties = useMemo(() => parties_of(layout === 'board' ? columns : chosen), [chosen, columns.length, layout]);
    const open = (issue, cell) => set_state({ at: `${issue.key}|${cell.actor ?? cell.party}` }, { replace: false });
    return html`<${Tools} state=${state} set_state=${set_state} layout=${layout}
        shared=${shared && several.length > 0} several=${several.length}
            shown=${layout === 'board' ? columns.length : chosen.length} all=${all.length} coded=${coded.length}
            book=${book} open_book=${open_book} />
        ${data.cut && html`<p class="aside">There are more positions than stand here: ask more narrowly.</p>`}
        ${!chosen.length ? html`<${Nothing}><p>No issue has these words. <button type="button" class="as_link"
            onClick=${() => set_state({ issue: undefined })}>All issues</button></p></${Nothing}>`
            : layout === 'board' ? html`<${Board} issues=${columns} parties=${parties} open=${open} query=${query} />`
                : html`<${ByParty} parties=${parties} issues=${chosen} state=${state} set_state=${set_state}
                    query=${query} />`}
        ${layout === 'board' && chosen.length > columns.length
            && html`<p class="doors"><button type="button"
                onClick=${() => set_state({ columns: String(columns.length + 2 * COLUMNS) })}>
                    ${number(Math.min(2 * COLUMNS, chosen.length - columns.length))} more issues</button></p>`}
        <div class="key" aria-label="Signs">${['supports', 'opposes', 'conditions',
            'undecided'].map(stance => html`<span key=${stance}><${Mark}
                status=${stance} /> ${meaning_of(stance)}</span>`)}<span><b
                    class="shifted">shift</b> went to another side than before</span></div>
        <${History} issues=${all} at=${state.at} close=${() => state.at && set_state({ at: undefined })} />`;
}

export default function Positions({ query, state, set_state }) {
    const [book, set_book] = use_codebook(), [choosing, choose] = useState(false);
    const { data, error, reload } = use_answer('/positions', format(merge(query, { order: undefined })), book);
    const open_book = () => choose(true), sheet = html`<${CodebookSheet} open=${choosing} book=${book}
        set_book=${set_book} close=${() => choose(false)} />`;
    const title = html`<h1 class="unseen">Positions</h1>`;
    if (error) return html`${title}<${Failure} error=${error} retry=${reload}>${book
        && html`<button type="button" onClick=${open_book}>${codebook_told(book)}</button>`}</${Failure}>${sheet}`;
    if (!data) return html`${title}<${Waiting} what="Gathering positions" />`;
    if (!data.positions.length) return html`${title}<${Nothing}><h2>Nobody takes a position here</h2>
        <p>A position is what a party demands, accepts, offers, supports, opposes, rejects, ties to conditions or
        leaves open. <a href=${href_of('/', query)}>See the lines in the record</a></p></${Nothing}>`;
    return html`${title}<${Shown} data=${data} query=${query} state=${state} set_state=${set_state} book=${book}
        open_book=${open_book} />${sheet}`;
}
