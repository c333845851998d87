// The reader: an article with its lines beside it, the chosen line's words lit and its reasons at the side. The
// record shows it in a pane, /article/ID as a page of its own. Tested in tests/web/reader.screen.mjs.

import { html, useEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { post } from '/api.js';
import { Failure, Waiting, use_answer } from '/answers.js';
import { not_an_entry, on_correction, undo_last } from '/corrections.js';
import { day_and_clock, moment, plural } from '/dates.js';
import { is_typing } from '/furniture.js';
import { Mark, status_of } from '/legend.js';
import { Told } from '/line.js';
import { complaint, notice } from '/notices.js';
import { read } from '/reader_model.js';
import { ReaderText } from '/reader_text.js';
import { Why } from '/reader_why.js';
import { pick } from '/selection.js';

const PUBLISHED = { metadata: 'from its metadata', page: 'printed on the page', url: 'from its address',
    dateline: 'from its dateline', given: 'as given' };

/** http and https only: an address of another kind is told, never followed. */
const safe_link = url => /^https?:\/\//i.test(url ?? '');

function Revisions({ answer, revision, set_revision }) {
    const last = answer.revisions ?? answer.revision ?? 1;
    if (last < 2) return null;
    return html`<label>Revision <select value=${String(revision ?? last)}
        onChange=${e => set_revision(e.target.value === String(last) ? undefined : e.target.value)}>
        ${Array.from({ length: last }, (_, i) =>
            html`<option key=${i} value=${String(i + 1)}>${i + 1}${i + 1 === last ? ', the newest'
            : ''}</option>`)}</select></label> <a href=${`/revisions/${answer.id}${revision
            ? `?from=${revision}&to=${last}` : ''}`}>What changed</a>`;
}

/** An article is taken out of the record, or put back, with a reason. */
function Withdrawal({ answer, reload }) {
    const [asking, set_asking] = useState(false);
    const [note, set_note] = useState('');
    const send = async path => {
        try {
            await post(`/articles/${answer.id}/${path}`, { note });
            notice(path === 'withdraw' ? 'The article’s lines are out of the record'
                : 'The article’s lines are in the record again');
            set_asking(false);
            reload();
        } catch (error) { complaint(error); }
    };
    if (answer.withdrawn) return html`<button type="button" onClick=${() => send('restore')}>Put it back</button>`;
    if (!asking) return html`<button type="button" class="quiet"
        onClick=${() => set_asking(true)}>Withdraw</button>`;
    return html`<form class="withdraw" onSubmit=${event => { event.preventDefault(); send('withdraw'); }}>
        <label>Why <input type="text" value=${note} onInput=${e => set_note(e.target.value)} /></label>
        <button class="strong">Withdraw the article</button><button type="button" class="quiet"
            onClick=${() => set_asking(false)}>Keep it</button></form>`;
}

function ArticleHead({ answer, model, revision, set_revision, about, reload, compact, close }) {
    const title_in_text = answer.record.sentences?.[0]?.part === 'title';
    const Title = compact ? 'h2' : 'h1';
    const by = answer.byline ?? answer.record.article.byline;
    return html`<header class="article_head">
        ${close && html`<button type="button" class="quiet close" onClick=${close}>Close</button>`}
        ${!title_in_text && answer.title && html`<${Title}>${answer.title}</${Title}>`}
        <p class="aside"><b>${answer.outlet}</b>${[by,
            answer.published && day_and_clock(answer.published)].filter(Boolean).map(t => ` · ${t}`)}
            ${answer.published && PUBLISHED[answer.record.article.published_basis]
                && ` (${PUBLISHED[answer.record.article.published_basis]})`}
            ${safe_link(answer.url) ? html` · <a href=${answer.url} target="_blank"
                rel="noreferrer noopener">original</a>` : answer.url && ` · ${answer.url}`}
            ${compact && html` · <a href=${`/article/${answer.id}`}>whole
                page</a>`} · ${plural(model.entries.length, 'line', 'lines')}</p>
        ${answer.withdrawn && html`<p class="withdrawn"
            role="note"><b>Withdrawn</b> ${typeof answer.withdrawn === 'string' ? moment(answer.withdrawn)
            : ''}: its lines are out of the record.
            ${answer.withdrawn_note}</p>`}
        ${answer.revision < answer.revisions
            && html`<p class="aside" role="note">An earlier revision. The lines of the record rest on the newest
            one; “What changed” tells those of both.</p>`}
        <div class="article_doors"><${Revisions} answer=${answer} revision=${revision}
            set_revision=${set_revision} />
            ${about?.can_write && !compact
                && html`<${Withdrawal} answer=${answer} reload=${reload} />`}</div></header>`;
}

/** The lines that rest on words that were clicked. */
function RestingOn({ found, model, choose, light, close }) {
    return html`<section class="why" aria-label="Lines that rest on these words"><header><h2>Lines that rest on
        “${found.words.trim().slice(0, 60)}”</h2>
        <button type="button" class="quiet" onClick=${close}>Close</button></header>
        <ul class="beside">${found.ids.map(id => model.by_id.get(id)).map(entry =>
            html`<li key=${entry.id} onMouseEnter=${() => light(entry.id)} onMouseLeave=${() => light('')}>
            <${Mark} status=${status_of(entry)} /><button type="button" class="as_link"
                onFocus=${() => light(entry.id)} onBlur=${() => light('')}
                onClick=${() => choose(entry.id)}><${Told} entry=${entry} /></button></li>`)}</ul></section>`;
}

/** Brings the chosen line's words into sight, after the paragraphs around it have their heights. */
function use_sight(root, model, chosen) {
    useEffect(() => {
        if (!model || !chosen || !root.current) return undefined;
        const look = () => {
            const words = root.current?.querySelector('.m_act') ?? root.current?.querySelector('.words [class^="m_"]')
                ?? root.current?.querySelector(`[data-beside="${CSS.escape(chosen)}"]`);
            words?.scrollIntoView({ block: 'center' });
        };
        look();
        const again = requestAnimationFrame(() => requestAnimationFrame(look));
        return () => cancelAnimationFrame(again);
    }, [model, chosen]);
}

/** The line before or after the chosen one, in the order of the text. */
function neighbour(entries, chosen, step) {
    const at = entries.findIndex(e => e.id === chosen);
    return entries[at < 0 && step < 0 ? entries.length - 1 : at + step];
}

/** On a page of its own the keys are those of the record. */
function use_keys(model, chosen, choose, edit, can_write) {
    useEffect(() => {
        if (!model) return undefined;
        const entry = model.by_id.get(chosen);
        const go = step => () => { const next = neighbour(model.entries, chosen, step); if (next) choose(next.id);
            };
        const write = act => () => entry && can_write && act(entry);
        const keys = { 'j': go(1), 'k': go(-1), 'Escape': () => choose(undefined),
            ' ': () => entry && pick(entry.id),
            'e': write(() => edit(before => !before)), 'x': write(not_an_entry),
                'u': () => can_write && undo_last() };
        const pressed = event => {
            if (is_typing(event.target) || event.metaKey || event.ctrlKey || event.altKey
                || !keys[event.key]) return;
            if (event.key === ' ' && (!entry || event.target.closest('button, a, summary'))) return;
            event.preventDefault();
            keys[event.key]();
        };
        addEventListener('keydown', pressed);
        return () => removeEventListener('keydown', pressed);
    }, [model, chosen, can_write]);
}

/**
 * @param {{article: string|undefined, entry: string|undefined, set_entry: (id?: string) => void, about: object, error?: Error, compact?: boolean,
 *   close?: () => void, revision?: string, set_revision?: (n?: string) => void}} props without an article: it is being looked for
 */
export function ReaderView({ article, entry, set_entry, about, error: before, compact, close, revision,
    set_revision = () => {} }) {
    const root = useRef(null);
    const { data, error, reload } = use_answer(article ? `/articles/${encodeURIComponent(article)}` : null,
        revision ? { revision } : '');
    const answer = data?.id === article ? data : null;
    const model = useMemo(() => answer && read(answer), [answer]);
    const [hovered, set_hovered] = useState('');
    const [pointed, point] = useState(null);
    const [found, set_found] = useState(null);
    const [editing, set_editing] = useState(false);
    useEffect(() => { set_found(null); set_editing(false); point(null); }, [article, entry]);
    useEffect(() => on_correction(reload), []);
    const choose = id => { set_found(null); set_hovered(''); set_entry(id); };
    use_sight(root, model, entry);
    use_keys(compact ? null : model, entry, choose, set_editing, about?.can_write);
    const problem = before ?? error;
    const title = !compact && html`<h1 class="unseen">Article</h1>`;
    if (problem) return html`${title}<${Failure} error=${problem}
        retry=${problem === error ? reload : undefined}>${close
        && html`<button type="button" onClick=${close}>Close</button>`}</${Failure}>`;
    if (!model) return html`${title}<${Waiting} what="Opening the article" />`;
    const chosen = model.by_id.get(entry);
    const ask = one => one.ids.length === 1 ? choose(one.ids[0]) : set_found(one);
    const href = one => `/article/${answer.id}?entry=${one.id}`;
    return html`<div class=${`reader_view${compact ? ' compact' : ''}`} ref=${root}><div class="reader_columns">
        <article class="reading_matter"><${ArticleHead} answer=${answer} model=${model} revision=${revision}
            set_revision=${set_revision} about=${about}
                reload=${reload} compact=${compact} close=${close} />
            <${ReaderText} model=${model} chosen=${entry ?? ''} lit=${hovered || entry || ''} choose=${choose}
                light=${set_hovered} pointed=${pointed} ask=${ask} href=${href} heading=${compact ? 'h2' : 'h1'} /></article>
        <div class="drawer">${found ? html`<${RestingOn} found=${found} model=${model} choose=${choose}
            light=${set_hovered} close=${() => set_found(null)} />`
            : chosen ? html`<${Why} key=${entry} model=${model} entry=${chosen} about=${about} choose=${choose} point=${point}
                editing=${editing} set_editing=${set_editing} close=${compact ? close : () => choose(undefined)} />`
            : entry ? html`<p class="state"
                role="status">This line is not in the article any more: it was corrected away, or the text has
                changed.</p>`
            : !compact && html`<p class="state">Choose a line, or click marked words, to see why it was read
                so.</p>`}</div></div></div>`;
}
