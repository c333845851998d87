// Meetings, followed from proposed to held or called off: parties, place, time, and who comes, stays away or was left
// out, each step with its outlet, day and sentence. A board where there is room, else a list. The same question is
// there as a calendar. Tested in tests/web/meeting_board.test.mjs and meetings.screen.mjs.

import { html, useMemo, useState } from '/lib/preact.js';
import { address } from '/api.js';
import { Failure, Nothing, Waiting } from '/answers.js';
import { Choice } from '/charts/frame.js';
import { attendance_of, columns_of, title_of } from '/charts/meeting_board.js';
import { number, plural, short_day, told_time } from '/dates.js';
import { Mark } from '/legend.js';
import { href_of } from '/navigation.js';
import { PRINTED, use_printing } from '/printing.js';
import { format, merge } from '/query.js';
import { ReadOn, so_far, use_rows } from '/rows.js';

const FIRST = 8, STEP = 40, NARROW = '(max-width: 62rem)';
const step_href = ({ article, evidence }) => `/article/${article}${evidence?.[0] ? `?entry=${evidence[0]}` : ''}`;
const day_told = iso => iso ? short_day(iso) : 'undated';

function Attendance({ meeting }) {
    const rows = attendance_of(meeting);
    if (!rows.length) return null;
    return html`<ul class="attendance" aria-label="Attendance">
        ${rows.map(({ as, words, people }) => html`<li key=${as} class=${`as_${as}`}><b>${words}</b>${' '}
        ${people.map((one, i) => html`${i > 0 && ', '}<a class="plain_link"
            href=${step_href({ article: one.article, evidence: [one.entry] })}>${one.name}</a>
                ${one.according_to && html` <span class="aside">(says ${one.according_to})</span>`}`)}</li>`)}</ul>`;
}

/** The newest sentence stands open; the steps before it on demand. */
function Steps({ meeting }) {
    const steps = meeting.history ?? [], last = steps.at(-1);
    const item = (step, i) => html`<li key=${i}><${Mark} status=${step.phase} /> ${step.phase} <a
        href=${step_href(step)}>${step.outlet || 'article'}, ${day_told(step.published)}</a></li>`;
    return html`${last && html`<a class="quotation" href=${step_href(last)}><q>${meeting.sentence}</q></a>`}
        ${steps.length > 1 ? html`<ol class="steps">${steps.map(item)}</ol>` : last
            && html`<p class="aside">${last.outlet}, ${day_told(last.published)}</p>`}`;
}

function Meeting({ meeting }) {
    const time = told_time(meeting), place = meeting.place && [meeting.place.name,
        meeting.place.precision === 'country' ? '' : meeting.place.country].filter(Boolean).join(', ');
    const lists = [['delegates', meeting.parties?.length ? meeting.delegates : []], ['host', meeting.hosts],
        ['mediator', meeting.mediators]].filter(([, names]) => names?.length);
    return html`<article class="meeting"><h3><a class="plain_link" href=${`/?happening=${meeting.id}`}>
        ${title_of(meeting)}</a></h3>
        <p class="meeting_what"><${Mark} status=${meeting.phase} /> ${[meeting.kind, meeting.phase].join(', ')}${time
            && html` · <b>${time}</b>`}${place && html` · ${place}`}</p>
        <${Attendance} meeting=${meeting} />
        ${lists.length > 0 && html`<dl class="roles">${lists.map(([role, names]) =>
            html`<div key=${role}><dt>${role}</dt><dd>${names.join(', ')}</dd></div>`)}</dl>`}
        <${Steps} meeting=${meeting} /></article>`;
}

function Column({ column }) {
    const [few, set_most] = useState(FIRST), most = use_printing() ? PRINTED : few;
    const { title, meetings } = column, shown = meetings.slice(0, most), rest = meetings.length - shown.length;
    return html`<section class=${`column ${meetings.length ? '' : 'empty'}`}
        aria-label=${`${title}, ${meetings.length}`}><h2>${title} <span class="aside">
            ${number(meetings.length)}</span></h2>
        ${shown.map(meeting => html`<${Meeting} key=${meeting.id} meeting=${meeting} />`)}
        ${rest > 0 && html`<button type="button" onClick=${() => set_most(most + STEP)}>
            ${rest > STEP ? `${STEP} more of ${number(meetings.length)}` : `${number(rest)} more`}</button>`}</section>`;
}

/** Who was left out anywhere, with one look. */
function LeftOut({ meetings, only, set_state }) {
    const count = meetings.filter(meeting => meeting.attendance?.some(one => one.as === 'excluded')).length;
    if (!count) return null;
    return html`<label class="tick left_out"><input type="checkbox" checked=${only}
        onChange=${event => set_state({ left_out: event.target.checked ? 'only'
            : undefined })} /> only those that left somebody out (${number(count)})</label>`;
}

function Shown({ rows, query, state, set_state }) {
    const meetings = rows.rows, layout = use_printing() ? 'list' : state.layout ?? (matchMedia(NARROW).matches ? 'list' : 'board'), only = state.left_out === 'only';
    const columns = useMemo(() => columns_of(only ? meetings.filter(meeting =>
        meeting.attendance?.some(one => one.as === 'excluded')) : meetings), [meetings, only]);
    const calendar = address('/meetings.ics', format(merge(query, { order: undefined })));
    return html`<div class="tools"><${Choice} label="As" value=${layout}
        choices=${[['board', 'board'], ['list', 'list']]}
            choose=${value => set_state({ layout: value }, { replace: false })} />
            <${LeftOut} meetings=${meetings} only=${only} set_state=${set_state} />
            <span class="aside" role="status">${so_far(rows, plural(columns.reduce((sum, column) =>
                sum + column.meetings.length, 0), 'meeting', 'meetings'))}</span>
            <a href=${calendar}
                title="Those with a known day. A calendar program can subscribe to this address">Calendar (.ics)</a></div>
        <div class=${layout === 'board' ? 'meeting_board' : 'meeting_list'}>
            ${columns.filter(column => layout === 'board' || column.meetings.length)
                .map(column => html`<${Column} key=${column.name} column=${column} />`)}</div>
        <${ReadOn} rows=${rows} />`;
}

export default function Meetings({ query, state, set_state }) {
    const rows = use_rows('/meetings', 'meetings', format(merge(query, { order: undefined })), one => one.id);
    const title = html`<h1 class="unseen">Meetings</h1>`;
    if (rows.error && !rows.rows.length) return html`${title}<${Failure} error=${rows.error} retry=${rows.reload} />`;
    if (!rows.rows.length && !rows.ended) return html`${title}<${Waiting} what="Following meetings" />`;
    if (!rows.rows.length) return html`${title}<${Nothing}><h2>No meeting here</h2>
        <p>The question finds no meeting, visit, call, summit or talks. <a
            href=${href_of('/', query)}>See the lines in the record</a></p></${Nothing}>`;
    return html`${title}<${Shown} rows=${rows} query=${query} state=${state} set_state=${set_state} />`;
}
