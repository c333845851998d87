// Who appears in the record, across articles: /actors?who=…&kind=…&country=…&office=…, and one of them: /actors/ID
// with names, offices and the sentences these rest on. Tested in tests/web/actors.screen.mjs.

import { html, useEffect, useRef, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { number, plural, short_day } from '/dates.js';
import { Mark, status_of } from '/legend.js';
import { StatusWord, Told, line_href } from '/line.js';

const STEP = 200;

function days(actor) {
    return !actor.first ? '' : actor.first === actor.last ? short_day(actor.first)
        : `${short_day(actor.first)} – ${short_day(actor.last)}`;
}
const office_told = office => [office.title, office.of].filter(Boolean).join(' of ');

function Row({ actor }) {
    const office = actor.offices?.[0];
    return html`<tr><td><a href=${`/actors/${actor.id}`}>${actor.name}</a>${office
        && html`<br /><span class="aside">${office_told(office)}</span>`}</td>
        <td class="aside">${actor.kind}</td><td class="aside">${actor.country}</td><td
            class="figure">${number(actor.articles)}</td>
        <td class="figure"><a href=${`/?actor=${actor.id}`}>${number(actor.entries)}</a></td><td
            class="aside days_cell">${days(actor)}</td></tr>`;
}

/** A field whose words go into the address a moment after the typing. */
function Field({ name, label, query_state, set, hint }) {
    const [words, set_words] = useState(query_state[name] ?? '');
    const timer = useRef(0);
    useEffect(() => set_words(query_state[name] ?? ''), [query_state[name]]);
    const input = event => {
        const value = event.target.value;
        set_words(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => set(name, value.trim()), 250);
    };
    return html`<label class="field"><span>${label}</span><input type="text" value=${words} placeholder=${hint}
        onInput=${input} /></label>`;
}

function Actors({ query, set_query, state, set_state, about }) {
    const limit = Number(state.shown ?? STEP);
    const asked = { who: query.who?.[0] && query.who[0].split(/\s+/).map(w => /[*"]/.test(w) ? w
        : w + '*').join(' '), kind: query.kind, country: state.country, office: state.office, limit: limit + 1 };
    const { data, error, loading, reload } = use_answer('/actors', asked);
    const set = (name, value) => name === 'who'
        ? set_query({ who: value ? [value] : undefined }, { replace: true, keep_state: true })
        : set_state({ [name]: value || undefined });
    const fields = { who: query.who?.[0], country: state.country, office: state.office };
    const actors = data?.actors.slice(0, limit) ?? [];
    return html`<h1>Actors</h1><form class="fields" role="search" aria-label="Search actors"
        onSubmit=${e => e.preventDefault()}>
            <${Field} name="who" label="Name" query_state=${fields} set=${set} />
            <${Field} name="office" label="Office" hint="foreign minister" query_state=${fields} set=${set} />
            <${Field} name="country" label="Country (ISO code)" hint="NOR" query_state=${fields}
                set=${(n, v) => set(n, v.toUpperCase())} />
            <label class="field"><span>Kind</span><select value=${query.kind?.[0] ?? ''}
                onChange=${e => set_query({ kind: e.target.value ? [e.target.value] : undefined },
                { keep_state: true })}>
                <option value="">any</option>${(about?.words.actor_kinds ?? []).filter(k =>
                    k !== 'unnamed').map(k =>
                    html`<option key=${k} value=${k}>${k}</option>`)}</select></label></form>
        ${error ? html`<${Failure} error=${error} retry=${reload} />` : !data ? html`<${Waiting} />`
            : !actors.length ? html`<${Nothing}><h2>Nobody of this name appears in the record</h2><p>Who has no name
                (“two officials”) is not listed.</p></${Nothing}>`
            : html`<table class="plain actors_table"><caption class="aside"
                role="status">${plural(actors.length, 'actor', 'actors')}${data.actors.length > limit
                ? ' shown, of more' : ''}, those of most articles first</caption>
                <thead><tr><th>Name, office</th><th>Kind</th><th>Country</th><th class="figure">Articles</th><th
                    class="figure">Lines</th><th class="days_cell">Days</th></tr></thead>
                <tbody>${actors.map(actor => html`<${Row} key=${actor.id} actor=${actor} />`)}</tbody></table>
            ${data.actors.length > limit
                && html`<p class="doors"><button type="button" disabled=${loading}
                onClick=${() => set_state({ shown: String(Math.min(limit + 5 * STEP, 9999)) })}>Show
                more</button></p>`}`}`;
}

function Offices({ offices }) {
    if (!offices?.length) return null;
    return html`<h2>Offices</h2><dl class="reasons">${offices.map((office, i) =>
        html`<div key=${i}><dt>${office.first === office.last ? short_day(office.first)
        : html`${short_day(office.first)}<br />– ${short_day(office.last)}`}</dt>
        <dd><b>${office_told(office)}</b> <span
            class="aside">${plural(office.articles, 'article', 'articles')}</span>
            ${office.sentence && html`<p><a class="plain_link"
                href=${`/article/${office.article}`}><q>${office.sentence}</q></a></p>`}</dd></div>`)}</dl>`;
}

/** The newest lines, so that a name is never without the sentences behind it. */
function Newest({ id }) {
    const { data } = use_answer('/entries', { actor: id, limit: 12 });
    if (!data?.entries.length) return null;
    return html`<h2>Newest lines</h2><ul
        class="brief_lines">${data.entries.map(entry =>
        html`<li key=${entry.id}><${Mark} status=${status_of(entry)} />
        <span><a class="plain_link" href=${line_href(entry)}><${Told} entry=${entry} /></a> <${StatusWord}
            entry=${entry} />
            <br /><span class="aside">${entry.article.outlet}, ${short_day(entry.article.published)}</span></span></li>`)}</ul>
        ${data.count > 12 && html`<p class="doors"><a
            href=${`/?actor=${id}`}>All ${number(data.count)} lines</a></p>`}`;
}

function Actor({ id }) {
    const { data: actor, error, reload } = use_answer(`/actors/${encodeURIComponent(id)}`);
    const title = html`<h1 class="unseen">Actor</h1>`;
    if (error) return html`${title}<${Failure} error=${error} retry=${reload}><a
        href="/actors">All actors</a></${Failure}>`;
    if (!actor) return html`${title}<${Waiting} />`;
    const others = actor.names.filter(n => n.name !== actor.name);
    const known = [actor.kind, actor.country, actor.sector && `sector ${actor.sector}`].filter(Boolean).join(' · ');
    return html`<article class="text"><p><a href="/actors">Actors</a></p><h1>${actor.name}</h1>
        <p class="aside">${known}${actor.wikidata
            && html` · <a href=${`https://www.wikidata.org/wiki/${encodeURIComponent(actor.wikidata)}`}
            target="_blank" rel="noreferrer noopener">${actor.wikidata}</a>`}
            ${' '}· ${plural(actor.articles, 'article', 'articles')}, ${days(actor)}</p>
        <ul class="doors"><li><a class="button strong"
            href=${`/?actor=${actor.id}`}>${plural(actor.entries, 'line', 'lines')}</a></li><li><a
            href=${`/timeline?actor=${actor.id}`}>Timeline</a></li>
            <li><a href=${`/network?actor=${actor.id}`}>Network</a></li><li><a
                href=${`/positions?actor=${actor.id}`}>Positions</a></li><li><a
                href=${`/meetings?actor=${actor.id}`}>Meetings</a></li></ul>
        ${others.length > 0 && html`<h2>Also told
            as</h2><p>${others.map((n, i) =>
            html`${i > 0 && '; '}${n.name} <span class="aside">${number(n.articles)}</span>`)}</p>`}
        <${Offices} offices=${actor.offices} /><${Newest} id=${actor.id} /></article>`;
}

export default function Screen(props) {
    return props.params.id ? html`<${Actor} key=${props.params.id} id=${props.params.id} />`
        : html`<${Actors} ...${props} />`;
}
