// What one does with the lines a question finds: count them, export all of them, copy the address, subscribe.
// The number is told before anything is exported. Tested in tests/web/record.screen.mjs.

import { html, useState } from '/lib/preact.js';
import { address } from '/api.js';
import { use_answer } from '/answers.js';
import { number, plural } from '/dates.js';
import { Sheet } from '/furniture.js';
import { format, merge } from '/query.js';

/** Forms that hold events alone, and those of them that have no column for a status. */
const EVENTS_ONLY = ['gdelt', 'gdelt-mentions', 'icews', 'polecat', 'plover', 'sidecar'];
const NO_STATUS = ['gdelt', 'gdelt-mentions', 'icews', 'polecat'];

/** The address of an export, from the question and what was chosen. */
export function export_address(query, { form, no_text, all_statuses, published }, dated) {
    const asked = new URLSearchParams(format(query).slice(1));
    asked.set('form', form);
    if (no_text) asked.set('no-text', 'true');
    if (all_statuses && NO_STATUS.includes(form)) asked.set('all-statuses', 'true');
    if (published && dated) asked.set('dates', 'published');
    return address('/export', '?' + asked);
}

function Tick({ name, choice, set_choice, children }) {
    return html`<label class="tick"><input type="checkbox" checked=${choice[name]}
        onChange=${event => set_choice({ ...choice, [name]: event.target.checked })} /> ${children}</label>`;
}

function ExportForm({ query, count, forms }) {
    const [choice, set_choice] = useState({ form: 'csv', no_text: false, all_statuses: false, published: false });
    const common = { choice, set_choice };
    const dated = forms.find(form => form.name === choice.form)?.dates;
    return html`<p>${count === undefined ? 'Counting …'
        : html`The question finds <b>${plural(count, 'line', 'lines')}</b>. All of them are written,
            not a page of them.`}</p>
        <fieldset class="forms"><legend>Form</legend>${forms.map(form => html`<label class="tick" key=${form.name}>
            <input type="radio" name="form" checked=${choice.form === form.name}
                onChange=${() => set_choice({ ...choice,
                    form: form.name })} /> <b>${form.name}</b> <span>${form.what}</span></label>`)}</fieldset>
        <fieldset><legend>With</legend>
            <${Tick} name="no_text" ...${common}>offsets and hashes instead of the articles’ words</${Tick}>
            ${NO_STATUS.includes(choice.form)
                && html`<${Tick} name="all_statuses" ...${common}>also what is planned, denied, conditional …
                (this form has no column for it)</${Tick}>`}
            ${dated && html`<${Tick} name="published"
                ...${common}>the day of publication where no day is told</${Tick}>`}
        </fieldset>
        ${EVENTS_ONLY.includes(choice.form)
            && html`<p class="aside">This form holds events only; statements, meetings and positions are left
            out.</p>`}
        <p class="doors"><a class="button strong" href=${export_address(query, choice, dated)}
            download>Export all ${number(count)} lines</a></p>`;
}

/** Addresses that a feed reader or a calendar asks again. */
function Subscriptions({ query }) {
    const asked = format(merge(query, { order: undefined }));
    const feeds = [['RSS', '/entries.rss', 'the newest hundred lines, for a feed reader'],
        ['Calendar', '/meetings.ics', 'meetings with a known day, tentative, confirmed or cancelled']];
    return html`<p>The same question, asked again by another program:</p><dl
        class="feeds">${feeds.map(([name, path, what]) => {
        const url = new URL(address(path, asked), location.href).href;
        return html`<div key=${name}><dt>${name}</dt><dd>${what}<br /><a href=${url}
            target="_blank">${url}</a></dd></div>`;
    })}</dl>`;
}

function CopyLink() {
    const [said, say] = useState('');
    const copy = async () => {
        try {
            await navigator.clipboard.writeText(location.href);
            say('Copied');
        } catch { say('Could not copy: take it from the address bar'); }
        setTimeout(() => say(''), 2500);
    };
    return html`<button type="button" onClick=${copy}>Copy link</button><span class="aside"
        role="status">${said}</span>`;
}

export function QueryActions({ query, about }) {
    const [open, set_open] = useState('');
    const { data, error } = use_answer('/count', format(merge(query, { order: undefined })));
    const close = () => set_open('');
    return html`<div class="actions">
        <span class="count" role="status">${data ? plural(data.count, 'line', 'lines') : error ? '' : '…'}</span>
        <button type="button" disabled=${!data?.count} onClick=${() => set_open('export')}
            aria-haspopup="dialog">Export</button>
        <${CopyLink} />
        <button type="button" onClick=${() => set_open('subscribe')} aria-haspopup="dialog">Subscribe</button>
        <button type="button" class="wide_only" onClick=${() => print()}>Print</button>
        <${Sheet} title="Export" open=${open === 'export'} close=${close}>
            <${ExportForm} query=${query} count=${data?.count} forms=${about?.export_forms ?? []} /></${Sheet}>
        <${Sheet} title="Subscribe" open=${open === 'subscribe'} close=${close}><${Subscriptions}
            query=${query} /></${Sheet}></div>`;
}
