// Why a line was read so: the reason, how sure it is, whom each party was taken for and on what words, time and
// place with their reasons, what it hangs together with, and what people corrected.
// Tested in tests/web/reader.screen.mjs.

import { html, useState } from '/lib/preact.js';
import { use_answer } from '/answers.js';
import { CiteSheet } from '/cite.js';
import { CorrectForm } from '/correct_form.js';
import { undo } from '/corrections.js';
import { moment, number, plural, short_day, told_time } from '/dates.js';
import { Mark, meaning_of, status_of } from '/legend.js';
import { StatusWord, Told } from '/line.js';
import { WhyActor } from '/reader_actor.js';
import { MARK_NAMES, actor_of, drawn_as, machine_of, marks_in } from '/reader_model.js';
import { pick, use_selection } from '/selection.js';
import { figure_told, standing } from '/words.js';

const BASIS = { name: 'known by name', for: 'of the body acted for', office: 'by the office held',
    nationality: 'by the adjective beside it',
    place: 'its name is on the map', article: 'the country that the article tells of most' };

/** The words a party's actor is named by in the article, each once, fullest first. */
function named_by(model, actor) {
    const words = new Map();
    for (const { span, form } of actor?.mentions ?? []) {
        const text = model.text.slice(span).replace(/\s+/g, ' ');
        if (!words.has(text)) words.set(text, form);
    }
    return [...words].sort((a, b) => b[0].length - a[0].length).slice(0, 6);
}

function Party({ model, entry, party, can_write, point }) {
    const actor = actor_of(model.record, party);
    const words = party.span && model.text.slice(party.span).replace(/\s+/g, ' ');
    const machine = machine_of(model.record, entry);
    const reason = machine?.participants?.find(p => p.role === party.role && p.actor === actor?.id)?.reason;
    const others = named_by(model, actor).filter(([text]) => text !== words && text !== party.name);
    return html`<div><dt><span class=${`m_${drawn_as(party.role)}`}>${party.as ?? party.role}</span></dt>
        <dd>${party.actor ? html`<a href=${`/actors/${party.actor}`}>${party.name}</a>`
            : html`<b>${party.name}</b>`}
            ${standing(party) && html` <span class="aside">${standing(party)}</span>`}
            <p class="aside">${[words && words !== party.name && `read from “${words}”`, reason, party.kind,
                party.country && `${party.country}${actor?.country_basis
                    ? `, ${BASIS[actor.country_basis] ?? actor.country_basis}` : ''}`]
                .filter(Boolean).join(' · ')}</p>
            ${others.length > 0 && html`<p
                class="aside">also called ${others.map(([text, form]) =>
                `“${text}”${form === 'pronoun' ? ' (pronoun)' : ''}`).join(', ')}</p>`}
            <${WhyActor} model=${model} entry=${entry} party=${party} can_write=${can_write}
                point=${point} /></dd></div>`;
}

function Row({ mark, name, children }) {
    return html`<div><dt><span class=${mark ? `m_${mark}` : ''}>${name}</span></dt><dd>${children}</dd></div>`;
}

function Circumstances({ model, entry }) {
    const machine = machine_of(model.record, entry);
    const time = model.record.times?.find(t => t.id === machine?.time),
        place = model.record.places?.find(p => p.id === machine?.place);
    const where = entry.place, says = span => html`“${model.text.slice(span)}”`;
    const condition = entry.spans?.find(s => s.what === 'condition');
    return html`
        ${entry.time && html`<${Row} mark="time" name="time">${told_time(entry.time)}
            ${time?.span && html`<p class="aside">read from ${says(time.span)}${time.reason
                && ` · ${time.reason}`}</p>`}</${Row}>`}
        ${where && html`<${Row} mark="place"
            name="place">${[where.name, where.admin1, where.country].filter(Boolean).join(', ')}
            <p class="aside">${[where.precision && `known to the ${where.precision}`, place?.reason,
                where.lat === undefined && 'on no map'].filter(Boolean).join(' · ')}</p></${Row}>`}
        ${condition && html`<${Row} mark="condition" name="condition">${says(condition.span)}</${Row}>`}
        ${entry.figures?.length > 0 && html`<${Row} mark="figure"
            name="figures">${entry.figures.map(f => figure_told(f)).join('; ')}</${Row}>`}
        ${entry.channel && html`<${Row} name="channel">${entry.channel}</${Row}>`}
        ${entry.kind === 'event' && html`<${Row}
            name="coded">${[`${entry.label}${entry.mode ? `, ${entry.mode}` : ''}`,
            entry.cameo && `CAMEO ${entry.cameo}`,
            ...(entry.contexts ?? []), entry.intensity !== undefined
                && `intensity ${number(entry.intensity)}`].filter(Boolean).join(' · ')}</${Row}>`}`;
}

const LINKS = { according_to: 'according to', disputed_by: 'disputed by', condition: 'condition',
    event: 'its event', statement: 'its statement', evidence: 'evidence' };

function Links({ model, entry, choose }) {
    const links = (entry.links ?? []).filter(link => model.by_id.has(link.entry));
    if (!links.length) return null;
    const seen = new Set();
    return links.filter(l => !seen.has(l.what + l.entry)
        && seen.add(l.what + l.entry)).map(link =>
        html`<${Row} key=${link.what + link.entry} name=${LINKS[link.what] ?? link.what}>
        <a href=${`?entry=${link.entry}`}
            onClick=${event => { event.preventDefault(); choose(link.entry); }}><${Told}
            entry=${model.by_id.get(link.entry)} /></a>
        ${link.word && html` <span class="aside">${link.word}</span>`}</${Row}>`);
}

/** Who else tells it: only asked where there is a happening. */
function Accounts({ entry }) {
    const { data } = use_answer(entry.happening ? `/happenings/${entry.happening}` : null);
    if (!data || data.articles < 2) return null;
    return html`<${Row} name="also told by">${(data.outlets ?? []).filter(o =>
        o !== entry.article.outlet).join(', ') || entry.article.outlet}
        <p class="aside"><a href=${`/?happening=${entry.happening}`}>${plural(data.articles, 'article',
            'articles')}, ${plural(data.independent, 'independent outlet', 'independent outlets')}</a>
            ${data.disputed && html` · <${Mark} status="disputed" /> <a
                href=${`/disputes?happening=${entry.happening}`}>disputed</a>`}</p></${Row}>`;
}

function Corrected({ entry, can_write }) {
    if (!entry.corrected?.length) return null;
    return html`<${Row} name="corrected">${entry.corrected.map(c =>
        html`<p key=${c.number}>${c.what}: the program read “${c.machine || 'nothing'}”
        ${(c.by || c.note) && html` <span class="aside">${[c.by, c.note].filter(Boolean).join(': ')}</span>`}
        ${can_write && html` <button type="button" class="quiet"
            onClick=${() => undo(c.number, [entry.id])}>Undo</button>`}</p>`)}</${Row}>`;
}

function Signs({ model, entry }) {
    return html`<p class="signs" aria-label="Signs in the text">${marks_in(entry,
        model.record).map(name => html`<span key=${name} class=${`m_${name}`}>${MARK_NAMES[name]}</span> `)}</p>`;
}

function status_told(entry, status) {
    return html`<${Mark} status=${status} /> ${status}${meaning_of(status)
        && html`<span class="aside">: ${meaning_of(status)}</span>`}
        ${entry.background && html`<p class="aside">background: history told beside the news</p>`}`;
}

function sure(confidence) {
    if (confidence === undefined) return '';
    const of_hundred = Math.round(confidence * 100);
    return `confidence ${number(of_hundred / 100)}: about ${of_hundred} in 100 lines as sure as this are right`;
}

/**
 * @param {{model: object, entry: object, about: object, choose: (id: string) => void, editing: boolean,
 *   set_editing: (on: boolean) => void, close: () => void, point: (span: ?[number, number]) => void}} props `point`: light words of the text
 */
export function Why({ model, entry, about, choose, editing, set_editing, close, point }) {
    const [citing, set_citing] = useState(false);
    const picked = use_selection().includes(entry.id);
    const status = status_of(entry);
    return html`<section class="why" aria-label="Why it was read so">
        <header><h2><${Mark} status=${status} /> <${Told} entry=${entry} /> <${StatusWord} entry=${entry} /></h2>
            <button type="button" class="quiet" onClick=${close}
                aria-label="Close the reasons">Close</button></header>
        <${Signs} model=${model} entry=${entry} />
        <p class="doors">${about?.can_write
            && html`<button type="button" aria-expanded=${editing}
            onClick=${() => set_editing(!editing)}>Correct</button>`}
            <button type="button" onClick=${() => set_citing(true)} aria-haspopup="dialog">Cite</button>
            <button type="button" aria-pressed=${picked}
                onClick=${() => pick(entry.id)}>${picked ? 'Selected' : 'Select'}</button></p>
        ${editing && html`<${CorrectForm} entry=${entry} about=${about} done=${() => set_editing(false)} />`}
        <dl class="reasons"><${Row} name="status">${status_told(entry, status)}</${Row}>
            <${Row} name="read so">${entry.reason}<p class="aside">${sure(entry.confidence)}</p></${Row}>
            ${(entry.parties ?? []).map((party, i) =>
                html`<${Party} key=${i} model=${model} entry=${entry} party=${party} can_write=${about?.can_write}
                    point=${point} />`)}
            <${Circumstances} model=${model} entry=${entry} />
            ${entry.according_to && !entry.links?.some(l => l.what === 'according_to')
                && html`<${Row} name="according to">${entry.according_to}</${Row}>`}
            <${Links} model=${model} entry=${entry} choose=${choose} />
            <${Accounts} entry=${entry} /><${Corrected} entry=${entry} can_write=${about?.can_write} />
            <${Row} name="kept">${moment(entry.added)}${entry.modified !== entry.added
                && `, changed ${moment(entry.modified)}`}, ${short_day(entry.article.published)},
                line ${entry.id}</${Row}></dl>
        <${CiteSheet} entry=${entry} open=${citing} close=${() => set_citing(false)} /></section>`;
}
