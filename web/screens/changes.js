// What is new, changed or gone since the last visit or a day: first happening by happening (news.js), then line by
// line, /changes?since=…&kind=…. The moment of the last
// visit is remembered in this browser and moves on only when the reader says that it has been seen. Tested in
// tests/web/changes.screen.mjs.

import { html, useEffect, useMemo, useReducer, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Failure, Nothing, Waiting } from '/answers.js';
import { add_days, iso_day, moment, number, plural, short_day } from '/dates.js';
import { Mark, status_of } from '/legend.js';
import { Told } from '/line.js';
import { News } from '/news.js';
import { toggle } from '/query.js';

const KEY = 'changes seen until';
const KINDS = ['event', 'statement', 'meeting', 'position', 'happening', 'actor', 'article', 'correction'];
const WHATS = { new: 'New', changed: 'Changed', gone: 'Gone' };
const SHOWN = 200;
const MOST = 20000;      // more than anybody reads: a shorter time is asked for
const BEGINNING = '1900-01-01';

function seen_until() {
    try { return localStorage.getItem(KEY) ?? ''; } catch { return ''; }
}
function remember(moment_seen) {
    try { localStorage.setItem(KEY, moment_seen); } catch { /* no storage: the address holds it */ }
}

/** All changes since a moment, page after page, shown as they come; `now` is the moment of the first question. */
function use_changes(since) {
    const [answer, set_answer] = useState({});
    const [round, reload] = useReducer(n => n + 1, 0);
    useEffect(() => {
        const abort = new AbortController();
        const ask = async () => {
            let changes = [], now, cursor;
            do {
                const page = await get('/changes', { since, cursor }, abort.signal);
                changes = changes.concat(page.changes);
                now ??= page.now;
                cursor = page.next;
                set_answer({ since, changes, now, ended: !cursor || changes.length >= MOST,
                    cut: !!cursor && changes.length >= MOST });
            } while (cursor && changes.length < MOST);
        };
        ask().catch(error => { if (error.name !== 'AbortError') set_answer({ since, error }); });
        return () => abort.abort();
    }, [since, round]);
    return { ...(answer.since === since ? answer : {}), reload };
}

/** A change told as the line it is of. */
function entry_of(change) {
    const roles = { statement: ['speaker', 'addressee'], position: ['actor'],
        meeting: ['party'] }[change.kind] ?? ['actor', 'recipient'];
    const names = (text, role) => role && text ? text.split('; ').map(name => ({ role, name })) : [];
    return { kind: change.kind, label: change.label ?? '', status: change.status, words: change.words,
        parties: [...names(change.who, roles[0]), ...names(change.whom, roles[1])] };
}

function href_of(change) {
    if (change.change === 'gone') return undefined;
    if (change.kind === 'article') return `/${change.change === 'changed' ? 'revisions' : 'article'}/${change.id}`;
    if (change.kind === 'happening') return `/?happening=${change.id}`;
    if (change.kind === 'actor') return `/actors/${change.id}`;
    return change.article ? `/article/${change.article}?entry=${change.id}` : undefined;
}

function What({ change }) {
    if (['event', 'statement', 'meeting', 'position'].includes(change.kind)) {
        if (!change.label) return html`a ${change.kind} that is no more (${change.id})`;
        const entry = entry_of(change);
        return html`<${Mark} status=${status_of(entry)} /> <${Told} entry=${entry} />`;
    }
    if (change.kind === 'actor') return html`<b>${change.who ?? change.id}</b> ${change.label}`;
    return html`${change.detail || change.words || change.label || change.id}`;
}

function Row({ change }) {
    const href = href_of(change);
    const told = html`<${What} change=${change} />`;
    return html`<li class="change"><span class="aside kind">${change.kind}</span>
        <span class="what">${href ? html`<a class="plain_link" href=${href}>${told}</a>` : told}
            ${change.status && !['positive', 'negative'].includes(change.status)
                && html` <span class="status_word">${change.status}</span>`}</span>
        <span class="aside outlet">${[change.outlet,
            change.published && short_day(change.published)].filter(Boolean).join(', ')}</span>
        <time class="aside" datetime=${change.at}>${moment(change.at)}</time></li>`;
}

/** One of new, changed, gone; long ones open in steps. */
function Group({ what, changes }) {
    const [shown, set_shown] = useState(SHOWN);
    if (!changes.length) return null;
    return html`<section class="change_group"><h2>${WHATS[what]} <span
        class="aside">${number(changes.length)}</span></h2>
        <ol>${changes.slice(0, shown).map(change =>
            html`<${Row} key=${change.kind + change.id} change=${change} />`)}</ol>
        ${changes.length > shown && html`<p class="doors"><button type="button"
            onClick=${() => set_shown(shown + 5 * SHOWN)}>
            Show ${number(Math.min(changes.length - shown, 5 * SHOWN))} more</button></p>`}</section>`;
}

/** One change for each thing, the newest; what came and changed since then is new. */
export function latest(changes) {
    const by_thing = new Map();
    for (const change of changes) {
        const key = change.kind + change.id, before = by_thing.get(key);
        by_thing.set(key, before?.change === 'new' && change.change === 'changed' ? { ...change, change: 'new' }
            : change);
    }
    return [...by_thing.values()].reverse();
}

function Since({ since, set_query, remembered }) {
    const today = iso_day(new Date());
    const doors = [['your last visit', remembered], ['today', today], ['a week ago', add_days(today, -7)],
        ['the beginning', BEGINNING]].filter(([, value]) => value);
    return html`<p class="doors" role="group"
        aria-label="Since">Since ${doors.map(([name, value]) =>
        html`<button key=${name} type="button" aria-pressed=${since === value}
            onClick=${() => set_query({ since: value })}>${name}</button>`)}
        <label>or <input type="date" class="inline" value=${since === BEGINNING ? '' : since.slice(0, 10)}
            onChange=${e => e.target.value && set_query({ since: e.target.value })} /></label></p>`;
}

function Kinds({ query, set_query, counts }) {
    return html`<p class="doors" role="group"
        aria-label="Kinds">${KINDS.filter(kind => counts.get(kind)
        || query.kind?.includes(kind)).map(kind => html`<button key=${kind} type="button"
        aria-pressed=${!!query.kind?.includes(kind)}
            onClick=${() => set_query(toggle(query, 'kind', kind))}>${kind} <span
            class="aside">${number(counts.get(kind) ?? 0)}</span></button>`)}</p>`;
}

export default function Changes({ query, set_query }) {
    const [remembered, set_remembered] = useState(seen_until);
    const since = query.since ?? (remembered || iso_day(new Date()));
    const { changes, now, ended, cut, error, reload } = use_changes(since);
    const seen = () => { remember(now); set_remembered(now); set_query({ since: undefined }, { replace: true }); };
    const all = useMemo(() => latest(changes ?? []), [changes]);
    const counts = new Map();
    for (const { kind } of all) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const wanted = query.kind ? all.filter(c => query.kind.includes(c.kind))
        : all.filter(c => !['happening', 'actor'].includes(c.kind));
    return html`<h1>Changes <span class="aside">since ${since === BEGINNING ? 'the beginning' : since.length > 10
        ? moment(since) : short_day(since)}</span></h1>
        <${Since} since=${since} set_query=${set_query} remembered=${remembered} />
        ${!query.kind && html`<${News} key=${since} since=${since} />`}
        ${error ? html`<${Failure} error=${error} retry=${reload} />` : !changes ? html`<${Waiting} />` : html`
            <${Kinds} query=${query} set_query=${set_query} counts=${counts} />
            <p class="doors"><span role="status">${plural(wanted.length, 'change', 'changes')}${query.kind ? ''
                : ' of lines, articles and corrections'}${cut ? ', and more: look less far back to see all'
                    : ended ? '' : ', and more are coming …'}</span>
                <button type="button" class="strong" disabled=${!ended}
                    onClick=${seen}>Mark all as seen</button></p>
            ${!wanted.length && html`<${Nothing}><h2>Nothing has changed since then</h2><p>Add articles, or look
                further back.</p></${Nothing}>`}
            ${Object.keys(WHATS).map(what =>
                html`<${Group} key=${what + since + query.kind} what=${what}
                changes=${wanted.filter(c => c.change === what)} />`)}`}`;
}
