// The question, asked by form and not by syntax: the same bar on every screen that takes a QUERY. What is asked
// stands as chips that can be taken away one by one; everything is in the address. Tested in
// tests/web/record.screen.mjs.

import { html, useEffect, useRef, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { is_typing } from '/furniture.js';
import { LACKS, asked, has, told, toggle } from '/query.js';
import { QueryActions } from '/query_actions.js';
import { LABEL_WORDS } from '/words.js';

/** Names to choose from while typing; no answer is no harm, one can always type on. */
function use_suggestions(ask, words) {
    const [names, set_names] = useState([]);
    useEffect(() => {
        if (!ask || words.trim().length < 2) { set_names([]); return undefined; }
        const abort = new AbortController();
        const timer = setTimeout(() => ask(words.trim(), abort.signal).then(set_names, () => {}), 150);
        return () => { clearTimeout(timer); abort.abort(); };
    }, [words]);
    return names;
}

const actors_like = (words, signal) => get('/actors', { who: words + '*', limit: 12 },
    signal).then(a => a.actors.map(actor => actor.name));
const outlets_like = (words, signal) => get('/facets', { outlet: words },
    signal).then(f => f.outlet.map(o => o.value));

/** A field that adds what is typed to an option. */
function WordsField({ name, label, hint, query, set_query, suggest, field }) {
    const [words, set_words] = useState('');
    const names = use_suggestions(suggest, words);
    const add = value => {
        const one = value.trim();
        set_words('');
        if (one && !has(query, name, one)) set_query(toggle(query, name, one));
    };
    const input = event => {
        set_words(event.target.value);
        if (names.includes(event.target.value)) add(event.target.value);      // chosen from the list
    };
    return html`<label class="field ${name}"><span>${label}</span>
        <input type="text" ref=${field} value=${words} placeholder=${hint}
            list=${suggest ? `names-${name}` : undefined} autocomplete="off"
            enterkeyhint="search" onInput=${input}
            onKeyDown=${event => { if (event.key === 'Enter') { event.preventDefault(); add(words); } }}
            onBlur=${() => add(words)} />
        ${suggest && html`<datalist id=${`names-${name}`}>${names.map(n =>
            html`<option key=${n} value=${n} />`)}</datalist>`}</label>`;
}

const label_told = v => LABEL_WORDS[v] ? `${v} – ${LABEL_WORDS[v]}` : v;

/** A menu that adds its choice to an option. */
function ChoiceField({ name, label, groups, tell = label_told, query, set_query }) {
    const choose = event => {
        const value = event.target.value;
        event.target.value = '';
        if (value && !has(query, name, value)) set_query(toggle(query, name, value));
    };
    return html`<label class="field ${name}"><span>${label}</span><select onChange=${choose}>
        <option value="">any</option>
        ${groups.map(([title, values]) => {
            const options = values.map(v =>
                html`<option key=${v} value=${v}>${tell(v)}</option>`);
            return title ? html`<optgroup key=${title} label=${title}>${options}</optgroup>` : options;
        })}</select></label>`;
}

function DateField({ name, label, query, set_query }) {
    return html`<label class="field ${name}"><span>${label}</span><input type="date" value=${query[name] ?? ''}
        onChange=${event => set_query({ [name]: event.target.value })} /></label>`;
}

/** The dial of precision: fewer lines, more of them right. */
function ConfidenceField({ query, set_query }) {
    const [shown, set_shown] = useState(query.confidence ?? '0');
    useEffect(() => set_shown(query.confidence ?? '0'), [query.confidence]);
    const value = Number(shown);
    const meaning = value > 0 ? `at least ${value.toFixed(2)}; of the least sure ${Math.round(value * 100)} in 100 are right` : 'every line';
    return html`<label class="field confidence"><span>Confidence: <output>${meaning}</output></span>
        <input type="range" min="0" max="0.95" step="0.05" value=${value} aria-valuetext=${meaning}
            onInput=${event => set_shown(event.target.value)}
            onChange=${event => set_query({ confidence: Number(event.target.value) > 0 ? event.target.value
                : undefined })} /></label>`;
}

function BackgroundField({ query, set_query }) {
    return html`<label class="field background"><span>History told beside the news</span>
        <select value=${query.background ?? ''} onChange=${event => set_query({ background: event.target.value })}>
            <option value="">with it</option><option value="false">without it</option><option
                value="true">only it</option></select></label>`;
}

function OrderField({ query, set_query }) {
    return html`<label class="field order"><span>Order</span>
        <select value=${query.order ?? ''} onChange=${event => set_query({ order: event.target.value })}>
            <option value="">newest first</option><option value="oldest">oldest first</option></select></label>`;
}

function More({ query, set_query, words }) {
    const common = { query, set_query };
    return html`<div class="fields more" id="more-filters">
        <${WordsField} name="place" label="Place" hint="Geneva, CHE" ...${common} />
        <${WordsField} name="when" label="Took or takes place" hint="2026-03 or 2026-03-01..2026-03-15"
            ...${common} />
        <${DateField} name="since" label="Published since" ...${common} />
        <${DateField} name="until" label="Published until" ...${common} />
        <${WordsField} name="outlet" label="Outlet" suggest=${outlets_like} ...${common} />
        <${WordsField} name="according-to" label="According to" suggest=${actors_like} ...${common} />
        <${ChoiceField} name="kind" label="Kind" groups=${[['', words.kinds]]} ...${common} />
        <${ChoiceField} name="act" label="Speech act" groups=${[['', words.acts]]} ...${common} />
        <${WordsField} name="mode" label="Mode of an event" hint="visit, ceasefire" ...${common} />
        <${ChoiceField} name="missing" label="Not told" groups=${[['', Object.keys(LACKS)]]} tell=${v => LACKS[v]}
            ...${common} />
        <${BackgroundField} ...${common} /><${OrderField} ...${common} />
        <${ConfidenceField} ...${common} /></div>`;
}

function Chips({ query, set_query }) {
    const chips = asked(query);
    if (!chips.length) return null;
    const clear = () => set_query(Object.fromEntries(chips.map(({ key }) => [key, undefined])));
    return html`<ul class="chips" aria-label="What is asked">${chips.map(chip =>
        html`<li key=${chip.key + chip.value}>
        <button type="button" class="chip" title="Take away"
            onClick=${() => set_query(toggle(query, chip.key, chip.value))}>
            ${told(chip)} <span aria-hidden="true">×</span><span class="unseen">: take away</span></button></li>`)}
        ${chips.length > 1 && html`<li><button type="button" class="quiet"
            onClick=${clear}>Clear all</button></li>`}</ul>`;
}

const NO_WORDS = { kinds: [], acts: [], event_types: [], meeting_kinds: [], stances: [], statuses: [], phases: [] };

/** @param {{screen: {name: string}}} props */
export function FilterBar({ query, set_query, about, screen }) {
    const [more, set_more] = useState(false);
    const [narrow_open, set_narrow_open] = useState(false);
    const search = useRef(null);
    const words = about?.words ?? NO_WORDS;
    useEffect(() => {
        const pressed = event => {
            if (event.key !== '/' || is_typing(event.target)) return;
            event.preventDefault();
            set_narrow_open(true);
            setTimeout(() => search.current?.focus());
        };
        addEventListener('keydown', pressed);
        return () => removeEventListener('keydown', pressed);
    }, []);
    const common = { query, set_query };
    return html`<search class="filter ${narrow_open ? 'open' : ''}" aria-label="Ask the record">
        <button type="button" class="narrow_only" aria-expanded=${narrow_open}
            onClick=${() => set_narrow_open(!narrow_open)}>
            ${narrow_open ? 'Hide the filters' : 'Ask: who, to whom, what …'}</button>
        <form class="fields" onSubmit=${event => event.preventDefault()}>
            <${WordsField} name="text" label="Words" hint="in the sentence" field=${search} ...${common} />
            <${WordsField} name="who" label="Who" suggest=${actors_like} ...${common} />
            <${WordsField} name="whom" label="To whom" suggest=${actors_like} ...${common} />
            <${ChoiceField} name="what" label="What" ...${common} groups=${[['Events', words.event_types],
                ['Statements', words.acts], ['Meetings', words.meeting_kinds], ['Positions', words.stances]]} />
            <${ChoiceField} name="status" label="Status" ...${common} groups=${[['Events', words.statuses],
                ['Meetings', words.phases.filter(p => !words.statuses.includes(p))],
                    ['Statements', ['positive', 'negative']]]} />
            <button type="button" class="more_button" aria-expanded=${more} aria-controls="more-filters"
                onClick=${() => set_more(!more)}>${more ? 'Fewer' : 'More'}</button></form>
        ${more && html`<${More} words=${words} ...${common} />`}
        <div class="asked"><${Chips} ...${common} /><${QueryActions} query=${query} about=${about}
            screen=${screen} /></div></search>`;
}
