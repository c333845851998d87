// Correct a line in place: only what differs is sent, and what the program read stays in the record beside it.
// Tested in tests/web/record.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Nothing, Waiting } from '/answers.js';
import { changes_of, correct, merge_with, not_an_entry, sign_as, signed_by, values_of } from '/corrections.js';
import { Sheet } from '/furniture.js';
import { format } from '/query.js';
import { Told } from '/line.js';
import { happening_told } from '/words.js';

function labels_of(kind, words) {
    return { event: words.event_types, statement: words.acts, meeting: words.meeting_kinds,
        position: words.stances }[kind] ?? [];
}
function statuses_of(kind, words) {
    return { event: words.statuses, meeting: words.phases, statement: ['positive', 'negative'],
        position: [] }[kind] ?? [];
}
const WHO = { event: 'Who acts', statement: 'Who speaks', meeting: 'Who meets', position: 'Who holds it' };
const LABEL = { event: 'Type', statement: 'Speech act', meeting: 'Kind', position: 'Stance' };

function Choice({ label, value, values, set, first }) {
    return html`<label class="field"><span>${label}</span><select autofocus=${first} value=${value}
        onChange=${e => set(e.target.value)}>
        ${!values.includes(value) && html`<option value=${value}>${value}</option>`}
        ${values.map(v => html`<option key=${v} value=${v}>${v}</option>`)}</select></label>`;
}
function Words({ label, hint, value, set, first }) {
    return html`<label class="field"><span>${label}</span><input type="text" autofocus=${first} value=${value}
        placeholder=${hint} onInput=${e => set(e.target.value)} /></label>`;
}

export function CorrectForm({ entry, about, done }) {
    const before = values_of(entry);
    const [after, set_after] = useState(before);
    const [note, set_note] = useState('');
    const [by, set_by] = useState(signed_by);
    const set = what => value => set_after({ ...after, [what]: value });
    const changes = changes_of(entry, before, after);
    const send = async event => {
        event.preventDefault();
        sign_as(by);
        if (await correct(changes, [entry.id], 'Corrected', note)) done();
    };
    const words = about.words, statuses = statuses_of(entry.kind, words);
    return html`<form class="correct" onSubmit=${send}>
        <div class="fields">
            <${Choice} first label=${LABEL[entry.kind]} value=${after.label} values=${labels_of(entry.kind, words)}
                set=${set('label')} />
            ${statuses.length > 0 && html`<${Choice} label=${entry.kind === 'meeting' ? 'Phase' : 'Status'}
                value=${after.status} values=${statuses} set=${set('status')} />`}
            <${Words} label=${WHO[entry.kind]} hint="several: A; B" value=${after.who} set=${set('who')} />
            ${entry.kind !== 'position' && entry.kind !== 'meeting'
                && html`<${Words} label="To whom" hint="nobody is told" value=${after.whom} set=${set('whom')} />`}
            ${entry.kind !== 'position' && html`<${Words} label="Time" hint="2026-03-05, 2026-03-05..2026-03-07"
                value=${after.time} set=${set('time')} />
                <${Words} label="Place" value=${after.place} set=${set('place')} />`}
            <${Words} label="Why (a note)" value=${note} set=${set_note} />
            <${Words} label="Signed" hint="your name" value=${by} set=${set_by} /></div>
        <p class="doors"><button class="strong"
            disabled=${!changes.length}>Correct ${changes.length > 1 ? `${changes.length} values` : ''}</button>
            <button type="button" onClick=${async () => { if (await not_an_entry(entry)) done(); }}>
                Not ${entry.kind === 'event' ? 'an event' : `a ${entry.kind}`} at all</button>
            <button type="button" class="quiet" onClick=${done}>Leave as it is</button></p>
        <p class="aside">What the program read is kept beside it. Empty: nothing is told.</p></form>`;
}

export function CorrectSheet({ entry, about, close }) {
    return html`<${Sheet} title="Correct a line" open=${!!entry}
        close=${close}>${entry && html`<p><${Told} entry=${entry} /></p>
        <q class="quoted">${entry.sentence.text}</q><${CorrectForm} key=${entry.id} entry=${entry} about=${about}
            done=${close} />`}</${Sheet}>`;
}

/** Happenings that words find, the line's own left out. */
function use_candidates(entry, words) {
    const [found, set_found] = useState(null);
    useEffect(() => {
        if (!entry) return undefined;
        const abort = new AbortController();
        const query = words.trim() ? { text: [words.trim()] } : { what: [entry.label] };
        const timer = setTimeout(() => get('/happenings', format(query) + '&limit=30', abort.signal)
            .then(answer => set_found(answer.happenings.filter(h => h.id !== entry.happening)), () => {}), 200);
        return () => { clearTimeout(timer); abort.abort(); };
    }, [entry?.id, words]);
    return found;
}

/** Choose the happening that is the same as this line's. */
export function MergeSheet({ entry, close }) {
    const [words, set_words] = useState('');
    const found = use_candidates(entry, words);
    const choose = async happening => { if (await merge_with(entry, happening.id)) close(); };
    return html`<${Sheet} title="The same happening as …" open=${!!entry}
        close=${close}>${entry && html`<p><${Told} entry=${entry} /></p>
        <${Words} first label="Words of its sentence" value=${words} set=${set_words} />
        ${!found ? html`<${Waiting} what="Looking" />` : !found.length
            ? html`<${Nothing}>No other happening has these words.</${Nothing}>`
            : html`<ul class="candidates">${found.map(h =>
                html`<li key=${h.id}><button type="button" onClick=${() => choose(h)}>
                <b>${happening_told(h).map(p =>
                    p.text).join(' ')}</b> · ${h.status} · ${(h.outlets ?? []).join(', ')}<br /><small>${h.sentence}</small></button></li>`)}</ul>`}`}
    </${Sheet}>`;
}
