// Add articles: drop files or a folder, paste a text, name an address; each item's fate is told, what was skipped
// and why. A text can be read first, without keeping it. The queue outlives the screen, so that one can look at
// the record meanwhile. Tested in tests/web/add.screen.mjs.

import { html, useEffect, useReducer, useState } from '/lib/preact.js';
import { post } from '/api.js';
import { AddQueue, chosen, dropped } from '/add_queue.js';
import { Failure, Waiting } from '/answers.js';
import { number, plural } from '/dates.js';
import { preview_entries } from '/preview.js';
import { Mark, status_of } from '/legend.js';
import { StatusWord, Told } from '/line.js';

let draw = () => {};
const about_item = { outlet: '', published: '' };
const queue = new AddQueue((item, signal) => item.url !== undefined
    ? post('/articles/fetch', { url: item.url }, '', signal)
    : post('/articles', item.file ?? item.text, { name: item.name, ...item.about }, signal), () => draw());

const OUTCOMES = { added: 'kept', revised: 'kept as a new revision', unchanged: 'there already, unchanged',
    withdrawn: 'there already, withdrawn', failed: 'not kept' };
const STATES = { waiting: 'waits', reading: 'is being read …', failed: 'not kept', skipped: 'skipped', done: '' };

function Outcome({ one }) {
    return html`<li>${OUTCOMES[one.outcome] ?? one.outcome}${one.article
        ? html`: <a href=${`/article/${one.article}`}>${one.title || one.article}</a>` : one.title
        && `: ${one.title}`}
        ${one.statements !== undefined && html` <span
            class="aside">${plural(one.statements, 'statement', 'statements')}</span>`}
        ${one.error && html`: <span class="bad_word">${one.error.message}</span>`}</li>`;
}

function Item({ item }) {
    const many = item.items.length > 3;
    const kept = item.items.filter(i => i.outcome !== 'failed').length;
    const outcomes = html`<ul>${item.items.map((one, i) => html`<${Outcome} key=${i} one=${one} />`)}</ul>`;
    return html`<li class=${`item ${item.state}`}><span class="name">${item.name}</span>
        <div>${item.state !== 'done' && html`<span
            class=${item.state === 'failed' ? 'bad_word' : ''}>${STATES[item.state]}${item.why
            && `: ${item.why}`}</span>`}
            ${item.state === 'done' && (many
                ? html`<details><summary>${number(kept)} of ${plural(item.items.length, 'article',
                'articles')} kept</summary>${outcomes}</details>` : outcomes)}</div></li>`;
}

function Progress() {
    const [, redraw] = useReducer(n => n + 1, 0);
    useEffect(() => { draw = redraw; return () => { draw = () => {}; }; }, []);
    const { waiting, reading, done, failed, skipped } = queue.counts, all = queue.items.length;
    if (!all) return null;
    const shown = queue.items.length > 300 ? queue.items.filter(i => i.state !== 'waiting').slice(-300)
        : queue.items;
    return html`<section aria-label="Progress"><h2>${plural(all, 'item', 'items')}</h2>
        <progress max=${all} value=${done + failed + skipped} aria-label="Items done"></progress>
        <p role="status">${number(done)} read, ${number(failed)} not
            kept, ${number(skipped)} skipped, ${number(waiting + reading)} to come</p>
        <p class="doors">${waiting > 0 && (queue.stopped
            ? html`<button type="button" onClick=${() => queue.resume()}>Go on</button>`
                : html`<button type="button" onClick=${() => queue.stop()}>Stop after these</button>`)}
            ${failed > 0 && html`<button type="button"
                onClick=${() => queue.retry()}>Try again what was not kept</button>`}
            <a href="/changes">What is new</a></p>
        <ol class="items">${[...shown].reverse().map(item =>
            html`<${Item} key=${item.number} item=${item} />`)}</ol></section>`;
}

function Drop({ about }) {
    const [over, set_over] = useState(false);
    const add = sources => queue.add(sources.map(one => ({ ...one, about: { ...about } })));
    const drop = async event => {
        event.preventDefault();
        set_over(false);
        add(await dropped(event.dataTransfer));
    };
    return html`<div class=${`drop${over ? ' over' : ''}`}
        onDragOver=${e => { e.preventDefault(); set_over(true); }} onDragLeave=${() => set_over(false)}
        onDrop=${drop}>
        <p><b>Drop files or a folder here</b>: pages, texts, JSON or JSON lines.</p>
        <p class="doors"><label class="button">Choose files<input type="file" class="unseen" multiple
            onChange=${e => { add(chosen(e.target.files)); e.target.value = ''; }} /></label>
            <label class="button">Choose a folder<input type="file" class="unseen" webkitdirectory
                onChange=${e => { add(chosen(e.target.files)); e.target.value = ''; }} /></label></p></div>`;
}

function Address() {
    const [url, set_url] = useState('');
    const send = event => { event.preventDefault();
        if (url.trim()) queue.add([{ name: url.trim(), url: url.trim() }]); set_url(''); };
    return html`<form class="one_line" onSubmit=${send}><label class="field"><span>The address of a page</span>
        <input type="url" value=${url} placeholder="https://" required
            onInput=${e => set_url(e.target.value)} /></label><button>Fetch and keep</button></form>`;
}

/** What would be kept, line by line; nothing is. */
function Preview({ answer }) {
    return html`<div class="preview">${answer.failed.map(one =>
        html`<p class="bad_word" key=${one.name}>${one.error?.message ?? one.message}</p>`)}
        ${answer.records.map((record, i) => {
            const entries = preview_entries(record);
            return html`<section key=${i}><h3>${record.article.title ?? 'Without a title'}</h3>
                <p class="aside">${[record.article.outlet,
                    record.article.published].filter(Boolean).join(' · ')} ${plural(entries.length, 'line',
                    'lines')}; nothing is kept yet</p>
                <ul class="beside">${entries.map(entry =>
                    html`<li key=${entry.id}><${Mark} status=${status_of(entry)} /><span><${Told}
                    entry=${entry} /> <${StatusWord} entry=${entry} /></span></li>`)}</ul></section>`;
        })}</div>`;
}

function Paste({ about }) {
    const [text, set_text] = useState('');
    const [read, set_read] = useState({});
    const name = 'pasted text';
    const preview = async () => {
        set_read({ waiting: true });
        try { set_read({ answer: await post('/read', text, { name, ...about }) });
            } catch (error) { set_read({ error }); }
    };
    const keep = () => { queue.add([{ name: text.trim().split('\n')[0].slice(0, 80) || name, text,
        about: { ...about } }]); set_text(''); set_read({}); };
    return html`<div><label class="field"><span>Or paste a text</span><textarea rows="6" value=${text}
        onInput=${e => set_text(e.target.value)}></textarea></label>
        <p class="doors"><button type="button" disabled=${!text.trim()}
            onClick=${preview}>Read it first</button><button type="button" class="strong" disabled=${!text.trim()}
            onClick=${keep}>Keep it</button></p>
        ${read.waiting && html`<${Waiting} what="Reading the text" />`}${read.error
            && html`<${Failure} error=${read.error} retry=${preview} />`}${read.answer
            && html`<${Preview} answer=${read.answer} />`}</div>`;
}

export default function Add({ about: desk }) {
    const [about, set_about] = useState(about_item);
    const set = name => event => set_about(Object.assign(about_item, { ...about, [name]: event.target.value })
        && { ...about_item });
    if (desk && !desk.can_write) return html`<div
        class="state"><h1>This record can only be read</h1><p>It was opened without the right to write. Start the
        desk with a store of your own to add to it.</p></div>`;
    if (desk && !desk.can_read) return html`<div
        class="state"><h1>No model is at hand</h1><p>Articles are read with a model, and none was found when the
        desk was started. Give its file with --model.</p></div>`;
    const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value.trim()));
    return html`<h1>Add articles</h1><div class="add_columns"><div>
            <${Drop} about=${given} /><${Address} /><${Paste} about=${given} />
            <details class="known"><summary>What you know about them: outlet, day of publication</summary>
                <div class="fields"><label class="field"><span>Outlet</span><input type="text" value=${about.outlet}
                    onInput=${set('outlet')} /></label>
                <label class="field"><span>Published</span><input type="text" placeholder="2026-03-03"
                    value=${about.published} onInput=${set('published')} /></label></div>
                <p class="aside">It wins over what the articles say themselves. Weekdays in a text are reckoned from
                    its day of publication.</p></details></div>
        <${Progress} /></div>`;
}
