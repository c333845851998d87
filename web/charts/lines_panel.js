// The lines behind a mark of a chart, each with its sentence: from the chart to the sentence in one click, into its
// article with the second. A chart names at most some twenty of the lines; the rest is one link away. Tested in
// tests/web/network.screen.mjs.

import { html } from '/lib/preact.js';
import { Failure, Waiting, use_answer } from '/answers.js';
import { plural, short_day } from '/dates.js';
import { Mark, status_of } from '/legend.js';
import { StatusWord, Told, line_href } from '/line.js';

/** One line with its sentence; a link into the reader. */
export function LineWithSentence({ entry }) {
    return html`<li class="with_sentence"><${Mark} status=${status_of(entry)} /><div>
        <a class="plain_link" href=${line_href(entry)}><${Told} entry=${entry} /> <${StatusWord} entry=${entry} /></a>
        <a class="quotation" href=${line_href(entry)} tabindex="-1" aria-hidden="true"><q>${entry.sentence.text}</q></a>
        <q class="unseen">${entry.sentence.text}</q>
        <span class="aside">${[entry.article.outlet, entry.article.published && short_day(entry.article.published),
            entry.background && 'background',
            entry.according_to && `according to ${entry.according_to}`].filter(Boolean).join(' · ')}</span></div></li>`;
}

/**
 * @param {{ids: string[], count: number, all?: string}} props `all`: address of the whole list, if there are
 *   more than the chart names; `only`: whether a line is meant
 */
export function Lines({ ids, count, all, only = () => true }) {
    const { data, error, reload } = use_answer('/entries', { id: ids, limit: ids.length });
    if (error) return html`<${Failure} error=${error} retry=${reload} />`;
    if (!data) return html`<${Waiting} what="Reading the lines" />`;
    const of_these = data.entries.filter(entry => ids.includes(entry.id) && only(entry));
    return html`<ul class="sentences">${of_these.map(entry => html`<${LineWithSentence} key=${entry.id}
        entry=${entry} />`)}</ul>
        ${count > of_these.length && html`<p class="aside">${of_these.length} of ${plural(count, 'line',
            'lines')} are shown.
            ${all && html` <a href=${all}>All of them in the record</a>`}</p>`}`;
}

/** Statuses with their counts, most first, as marks. */
export function Standing({ status }) {
    const rows = Object.entries(status ?? {}).sort((a, b) => b[1] - a[1]);
    return html`<span class="standing">${rows.map(([word, n]) => html`<span key=${word} title=${word}><${Mark}
        status=${word} />
        <span class="aside">${word === 'positive' ? 'said' : word === 'negative' ? 'not said'
            : word} ${n}</span></span> `)}</span>`;
}
