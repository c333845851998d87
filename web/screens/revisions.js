// What changed between two revisions of an article: words that went and came, marked in the text, and the lines that
// were read out of one and not of the other, or otherwise. Lines as the program read them: what people corrected is
// told in the reader. Tested in tests/web/revisions.test.mjs and revisions.screen.mjs.

import { html, useMemo, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { day_and_clock, moment, number, plural } from '/dates.js';
import { Mark, status_of } from '/legend.js';
import { StatusWord, Told } from '/line.js';
import { preview_entries } from '/preview.js';
import { changed_words, compare_lines, compare_texts } from '/revisions.js';

const HEAD = [['title', 'Title'], ['outlet', 'Outlet'], ['published', 'Published'], ['url', 'Address']];
const WHAT = { label: 'what', status: 'status', parties: 'who or whom', words: 'words', time: 'time',
    background: 'news or history' };

/** Asked for one by one: an earlier revision never changes, and the browser keeps it. */
const use_revision = (id, n) => use_answer(n ? `/articles/${encodeURIComponent(id)}` : null, n ? { revision: n } : '');

function Choose({ label, value, count, but, choose }) {
    return html`<label class="inline_choice">${label} <select value=${String(value)}
        onChange=${event => choose(event.target.value)}>${Array.from({ length: count }, (_, i) => i + 1).map(n =>
            html`<option key=${n} value=${String(n)} disabled=${n === but}>${n}${n === count ? ', the newest'
                : ''}</option>`)}</select></label>`;
}

const TAGS = { gone: 'del', new: 'ins' };

/** Gone and new have a tag of their own, which tells them to those who do not see them. */
const Pieces = ({ pieces }) => pieces.map(({ as, text }, i) => TAGS[as] ? html`<${TAGS[as]} key=${i}>${text}</${TAGS[as]}>`
    : text);

/** Paragraphs that stayed are folded until somebody asks. */
function Text({ blocks, whole }) {
    const out = [];
    let folded = 0;
    const fold = key => {
        if (folded) out.push(html`<p class="aside folded" key=${`f${key}`}>${plural(folded, 'paragraph',
            'paragraphs')} unchanged</p>`);
        folded = 0;
    };
    blocks.forEach((block, i) => {
        if (block.same && !whole) { ++folded; return; }
        fold(i);
        out.push(html`<p key=${i} class="words" dir="auto"><${Pieces} pieces=${block.pieces} /></p>`);
    });
    fold(blocks.length);
    return html`<div class="article_text compared">${out}</div>`;
}

const Line = ({ entry }) => html`<span><${Mark} status=${status_of(entry)} /> <${Told} entry=${entry} /> <${StatusWord}
    entry=${entry} /></span>`;

function Group({ title, children }) {
    if (!children.length) return null;
    return html`<section><h3>${title} <span class="aside">${number(children.length)}</span></h3>
        <ul class="compared_lines">${children}</ul></section>`;
}

function Lines({ lines }) {
    const { gone, fresh, changed, same } = lines;
    return html`<h2>Lines</h2>
        ${!gone.length && !fresh.length && !changed.length && html`<p>The same ${plural(same, 'line is', 'lines are')} read
            out of both.</p>`}
        <${Group} title="New">${fresh.map(one => html`<li key=${one.id}><ins><${Line} entry=${one} /></ins></li>`)}</${Group}>
        <${Group} title="Gone">${gone.map(one => html`<li key=${one.id}><del><${Line} entry=${one} /></del></li>`)}</${Group}>
        <${Group} title="Read otherwise">${changed.map(({ before, after, what }) => html`<li key=${after.id}>
            <del><${Line} entry=${before} /></del><ins><${Line} entry=${after} /></ins>
            <span class="aside">${what.map(name => WHAT[name] ?? name).join(', ')}</span></li>`)}</${Group}>
        ${same > 0 && (gone.length + fresh.length + changed.length > 0)
            && html`<p class="aside">${plural(same, 'line stays', 'lines stay')} as before.</p>`}`;
}

/** What is told about the article itself. */
function Head({ before, after }) {
    const rows = HEAD.filter(([name]) => before[name] !== after[name]);
    if (!rows.length) return null;
    const told = (name, value) => !value ? 'none' : name === 'published' ? day_and_clock(value) : value;
    return html`<dl class="reasons">${rows.map(([name, label]) => html`<div key=${name}><dt>${label}</dt>
        <dd><del>${told(name, before[name])}</del> <ins>${told(name, after[name])}</ins></dd></div>`)}</dl>`;
}

function Compared({ before, after, whole }) {
    const blocks = useMemo(() => compare_texts(before.text, after.text), [before, after]);
    const lines = useMemo(() => compare_lines(preview_entries(before.record), preview_entries(after.record)),
        [before, after]);
    const words = changed_words(blocks), is_same = blocks.every(block => block.same);
    return html`<p class="aside" role="status">${is_same ? 'No word of the text changed.'
        : `${plural(words.fresh, 'word came', 'words came')}, ${plural(words.gone, 'word went', 'words went')}.`}</p>
        <div class="revision_columns"><div><${Head} before=${before} after=${after} /><${Text} blocks=${blocks}
            whole=${whole} /></div>
        <aside aria-label="Lines compared"><${Lines} lines=${lines} /></aside></div>`;
}

export default function Revisions({ state, set_state, params }) {
    const newest = use_answer(`/articles/${encodeURIComponent(params.id)}`);
    const count = newest.data?.revisions ?? 0, to = Math.min(Number(state.to) || count, count),
        from = Math.min(Number(state.from) || Math.max(1, to - 1), count);
    const before = use_revision(params.id, count > 1 ? from : 0), after = use_revision(params.id, count > 1 ? to : 0);
    const [whole, set_whole] = useState(false);
    const error = newest.error ?? before.error ?? after.error;
    const title = html`<h1 class="unseen">What changed</h1>`;
    if (error) return html`${title}<${Failure} error=${error} />`;
    if (!newest.data) return html`${title}<${Waiting} what="Opening the article" />`;
    const door = html`<a href=${`/article/${newest.data.id}`}>The article with its lines</a>`;
    if (count < 2) return html`<${Nothing}><h1>There is one revision</h1>
        <p>This article was never added with another text. ${door}</p></${Nothing}>`;
    const ready = before.data?.revision === from && after.data?.revision === to;
    return html`<h1>${newest.data.title || 'What changed'}</h1>
        <div class="tools"><${Choose} label="From revision" value=${from} count=${count} but=${to}
            choose=${n => set_state({ from: n })} />
            <${Choose} label="to" value=${to} count=${count} but=${from} choose=${n => set_state({ to: n })} />
            <label class="tick"><input type="checkbox" checked=${whole}
                onChange=${event => set_whole(event.target.checked)} /> whole text</label>
            ${ready && html`<span class="aside">added ${moment(before.data.added)} and ${moment(after.data.added)}</span>`}
            ${door}</div>
        ${ready ? html`<${Compared} before=${before.data} after=${after.data} whole=${whole} />`
            : html`<${Waiting} what="Comparing" />`}`;
}
