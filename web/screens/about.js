// What this record holds, in figures, and what its signs mean: /about.
// Tested in tests/web/brief.screen.mjs.

import { html } from '/lib/preact.js';
import { Failure, Waiting, use_answer } from '/answers.js';
import { number, plural, short_day } from '/dates.js';
import { Legend } from '/legend.js';

function Gaps({ outlets }) {
    const silent = outlets.filter(o => o.gaps?.length);
    if (!silent.length) return null;
    return html`<h2>Days without an article</h2><p class="aside">Whoever counts over time has to know them.</p>
        <ul>${silent.map(o => html`<li key=${o.outlet}><b>${o.outlet}</b> ${o.gaps.slice(0,
            5).map(g => `${short_day(g.from)}–${short_day(g.to)}`).join(', ')}</li>`)}</ul>`;
}

function Figures({ stats }) {
    return html`<p><b>${plural(stats.articles, 'article', 'articles')}</b> of ${plural(stats.outlets.length,
        'outlet', 'outlets')},
        ${' '}${short_day(stats.first)} to ${short_day(stats.last)}; ${number(stats.withdrawn)} withdrawn, ${number(stats.copies)} copies of another.</p>
        <h2>Outlets</h2><table class="plain"><thead><tr><th>Outlet</th><th
            class="figure">Articles</th><th>First</th><th>Last</th></tr></thead>
        <tbody>${stats.outlets.map(o => html`<tr
            key=${o.outlet}><td>${o.outlet
            ? html`<a href=${`/?outlet=${encodeURIComponent(o.outlet)}`}>${o.outlet}</a>` : 'outlet not known'}</td>
            <td class="figure">${number(o.articles)}</td><td>${short_day(o.first)}</td><td>${short_day(o.last)}</td></tr>`)}</tbody></table>
        <${Gaps} outlets=${stats.outlets} />`;
}

export default function About({ about }) {
    const { data, error, reload } = use_answer('/stats');
    return html`<article class="text"><h1>About this record</h1>
        <p>Rapporteur reads news coverage and keeps who met, said, demanded, refused or did what, to whom, when and
            where, with what standing, and according to
            whom. Every line points at the sentence it rests on. It is a record of what was reported, never a claim
                of what happened, and it does not decide which
            of two accounts is true.</p>
        <h2>Signs</h2><${Legend} />
        <h2>What it holds</h2>
        ${error ? html`<${Failure} error=${error} retry=${reload} />` : data ? html`<${Figures} stats=${data} />`
            : html`<${Waiting} />`}
        <p class="aside">Read by Rapporteur ${about?.version}${about?.model
            && html`, model ${about.model.name} (SHA-256 ${about.model.sha256.slice(0, 12)}…)`}. The same
            answers as data: <a href="/api/v1/" target="_blank">/api/v1</a>.</p></article>`;
}
