// A brief: chosen lines with their numbered source sentences, to print or to copy: /brief?id=…&id=…&title=….
// Tested in tests/web/brief.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Failure, Nothing, Waiting } from '/answers.js';
import { day_and_clock, day_of, long_day, moment, told_time } from '/dates.js';
import { Legend, Mark, status_of } from '/legend.js';
import { StatusWord, Told, line_href } from '/line.js';
import { complaint, notice } from '/notices.js';
import { told_text } from '/words.js';

/** Sentences, each once, numbered in the order in which lines rest on them. */
export function numbered(entries) {
    const numbers = new Map(), sources = [];
    for (const entry of entries) {
        const key = `${entry.article.id} ${entry.sentence.number}`;
        if (!numbers.has(key)) { sources.push(entry); numbers.set(key, sources.length); }
    }
    return { sources, number_of: entry => numbers.get(`${entry.article.id} ${entry.sentence.number}`) };
}

/** The lines of these ids in that order; what is no more in the record is told. */
function use_lines(ids) {
    const [answer, set_answer] = useState({});
    useEffect(() => {
        const abort = new AbortController();
        const parts = [];
        for (let i = 0; i < ids.length; i += 100) parts.push(get('/entries',
            { id: ids.slice(i, i + 100), limit: 1000 }, abort.signal));
        Promise.all(parts).then(answers => {
            const by_id = new Map(answers.flatMap(a => a.entries).map(e => [e.id, e]));
            set_answer({ entries: ids.map(id => by_id.get(id)).filter(Boolean),
                missing: ids.filter(id => !by_id.has(id)) });
        }, error => error.name !== 'AbortError' && set_answer({ error }));
        return () => abort.abort();
    }, [ids.join()]);
    return answer;
}

const source_told = ({ article, sentence }) =>
    [article.outlet, article.byline, `“${article.title ?? ''}”`, day_and_clock(article.published),
    article.url, `revision ${article.revision}, characters ${sentence.span.join('–')}, SHA-256 ${article.sha256}`].filter(Boolean).join(', ');

/** The brief as Markdown, for a note. */
export function markdown_of(title, entries) {
    const { sources, number_of } = numbered(entries);
    const lines = entries.map(e => `- ${told_text(e)} (${status_of(e)}${e.time ? `, ${told_time(e.time)}`
        : ''}) [${number_of(e)}]`);
    const notes = sources.map((e, i) => `${i + 1}. “${e.sentence.text}” ${source_told(e)}`);
    return `# ${title}\n\n${lines.join('\n')}\n\n## Sentences\n\n${notes.join('\n')}\n\nA record of what was reported, not of what happened.\n`;
}

function Doors({ title, entries }) {
    const copy = async () => {
        try { await navigator.clipboard.writeText(markdown_of(title, entries)); notice('Copied as Markdown');
            } catch { complaint(new Error('Could not copy: the browser does not allow it here')); }
    };
    return html`<p class="doors"><button type="button" class="strong" onClick=${() => print()}>Print</button><button
        type="button" onClick=${copy}>Copy as Markdown</button><a href="/">To the record</a></p>`;
}

function BriefLine({ entry, note }) {
    const facts = [entry.place?.name, told_time(entry.time), entry.background && 'background',
        entry.according_to && `according to ${entry.according_to}`, entry.article.outlet].filter(Boolean);
    return html`<li><${Mark} status=${status_of(entry)} /><span><a class="plain_link"
        href=${line_href(entry)}><${Told} entry=${entry} /></a> <${StatusWord} entry=${entry} />
        <sup><a href=${`#sentence-${note}`}>${note}</a></sup><br /><span
            class="aside">${facts.join(' · ')}</span></span></li>`;
}

export default function Brief({ query, state, set_state, about }) {
    const ids = query.id ?? [];
    const { entries, missing, error } = use_lines(ids);
    const title = state.title ?? 'Brief';
    if (!ids.length) return html`<${Nothing}><h1>No line is selected</h1><p>Select lines of the record with the
        space bar, then open the brief from there.</p><p><a href="/">To the record</a></p></${Nothing}>`;
    const heading = html`<h1 class="unseen">${title}</h1>`;
    if (error) return html`${heading}<${Failure} error=${error} />`;
    if (!entries) return html`${heading}<${Waiting} />`;
    const { sources, number_of } = numbered(entries);
    const days = [...new Set(entries.map(e => day_of(e.article.published)))].sort().reverse();
    const statuses = [...new Set(entries.map(status_of))].filter(s => s && s !== 'positive');
    return html`<article class="text brief"><input class="brief_title" aria-label="Title of the brief"
        value=${title} onChange=${e => set_state({ title: e.target.value })} />
        ${heading}<${Doors} title=${title} entries=${entries} />
        ${missing.length > 0 && html`<p class="aside"
            role="note">Not in the record any more: ${missing.join(', ')}</p>`}
        ${days.map(day => html`<section key=${day}><h2>${long_day(day)}</h2><ul
            class="brief_lines">${entries.filter(e => day_of(e.article.published) === day)
            .map(entry => html`<${BriefLine} key=${entry.id} entry=${entry}
                note=${number_of(entry)} />`)}</ul></section>`)}
        <h2>Sentences</h2><ol class="sources">${sources.map((entry, i) =>
            html`<li key=${entry.id} id=${`sentence-${i + 1}`}><q>${entry.sentence.text}</q>
            <br /><span class="aside">${source_told(entry)}</span></li>`)}</ol>
        <h2>Signs</h2><${Legend} statuses=${statuses} />
        <p class="aside">A record of what was reported, not of what happened.
            Rapporteur ${about?.version ?? ''}, ${moment(new Date().toISOString())}.</p></article>`;
}
