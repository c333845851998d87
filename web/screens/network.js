// The network: who acts on whom, who meets, who speaks to and about whom. An arc's lines stand beside the drawing
// with their sentences; a click on an actor shows what is around it. The list beside the drawing says all that it
// shows. Tested in tests/web/graph_layout.test.mjs (layout) and network.screen.mjs.

import { html, useEffect, useMemo, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { address } from '/api.js';
import { Panel, ZoomButtons, lighting } from '/charts/frame.js';
import { arc_key, shown_part, status_of_arc } from '/charts/graph_layout.js';
import { load_d3, use_library } from '/charts/libraries.js';
import { Lines, Standing } from '/charts/lines_panel.js';
import { ArcEnd, KindShape, NetworkChart } from '/charts/network_chart.js';
import { number, plural } from '/dates.js';
import { Mark } from '/legend.js';
import { href_of } from '/navigation.js';
import { format, merge } from '/query.js';

const RELATIONS = [['acts', 'acts on'], ['meets', 'meets'], ['speaks', 'speaks to'], ['speaks of', 'speaks about']];
const WORDS = Object.fromEntries(RELATIONS), FIRST = 60, MOST = 500, LISTED = 50, NAMES = 400;

const relations_of = state => state.relations === undefined ? RELATIONS.map(([name]) => name)
    : state.relations.split(',').filter(name => WORDS[name]);

function RelationSwitch({ state, set_state, counts }) {
    const chosen = relations_of(state);
    const change = name => {
        const next = chosen.includes(name) ? chosen.filter(one => one !== name) : [...chosen, name];
        set_state({ relations: next.length === RELATIONS.length ? undefined : next.join(',') || 'none',
            arc: undefined });
    };
    return html`<fieldset class="relations"><legend class="unseen">Relations</legend>
        ${RELATIONS.map(([name, words]) => html`<label class="tick" key=${name}>
        <input type="checkbox" checked=${chosen.includes(name)} onChange=${() => change(name)} />
        <svg width="34" height="14" viewBox="0 -7 34 14" aria-hidden="true"
            class=${name.startsWith('speaks') ? 'speech' : ''}><path class="drawn" d="M1,0H29" stroke-width="1.5" />
                <${ArcEnd} relation=${name} x="33" y="0" angle="0" size="9" /></svg>
        ${words} <span class="aside">${number(counts[name] ?? 0)}</span></label>`)}</fieldset>`;
}

/** How many arcs: told as it moves, drawn when it rests. */
function HowMany({ most, of, set_state }) {
    const [shown, show] = useState(most);
    useEffect(() => show(most), [most]);
    const top = Math.min(MOST, of), least = Math.min(10, top);
    if (top < 2) return null;
    return html`<label class="how_many">The <output>
        ${number(Math.min(shown, of))}</output> strongest of ${number(of)} arcs
        <input type="range" min=${least} max=${top} value=${Math.min(shown, top)}
            aria-label="How many arcs" onInput=${event => show(Number(event.target.value))}
            onChange=${event => set_state({ strongest: Number(event.target.value) === FIRST ? undefined
                : event.target.value })} /></label>`;
}

/** One actor and what is around it, by name: also those whose arcs are too weak to be drawn. */
function Around({ center, connected, set_state }) {
    const [words, set_words] = useState('');
    const go = name => {
        const found = connected.find(node => node.name === name);
        set_words(found ? '' : name);
        if (found) set_state({ ego: found.id, arc: undefined }, { replace: false });
    };
    return html`<label class="inline_choice around">Around <input type="text" list="connected" value=${words}
        placeholder=${center?.name ?? 'an actor'} autocomplete="off" onInput=${event => go(event.target.value)} />
        <datalist id="connected">${connected.slice(0, NAMES).map(node => html`<option key=${node.id}
            value=${node.name} />`)}</datalist></label>
        ${center && html`<button type="button" onClick=${() => set_state({ ego: undefined, arc: undefined },
            { replace: false })}>All actors</button>`}`;
}

const KINDS = [['state', 'state, government'], ['person', 'person, people'], ['organisation', 'organisation, bloc'],
    ['armed group', 'armed group']];

function Key({ arcs }) {
    const statuses = [...new Set(arcs.map(status_of_arc))].filter(status =>
        !['mixed', 'positive', 'negative', 'occurred', 'held', 'ongoing'].includes(status));
    return html`<div class="key" aria-label="Signs">${KINDS.map(([kind, words]) =>
        html`<span key=${kind} class="kind_key"><svg width="14" height="14" viewBox="-7 -7 14 14" aria-hidden="true"
            class=${kind === 'person' ? 'actor person' : 'actor'}><${KindShape} kind=${kind}
                r=${5} /></svg> ${words}</span>`)}
        ${statuses.map(status =>
            html`<span key=${status}><${Mark} status=${status} /> ${status}, most of the arc’s lines</span>`)}</div>`;
}

const sum = (arcs, test) => arcs.filter(test).reduce((total, arc) => total + arc.count, 0);

function ArcRow({ arc, names, choose, point }) {
    return html`<li><button type="button" class="row" onClick=${() => choose(arc)} ...${lighting(point, arc_key(arc))}><span><b>
        ${names.get(arc.from)}</b> ${arc.relation === 'meets' ? 'and' : WORDS[arc.relation]} <b>
            ${names.get(arc.to)}</b>${arc.relation === 'meets' && ' meet'}</span>
        <span class="figure">${number(arc.count)}</span><span class="under_row"><${Standing}
            status=${arc.status} /></span></button></li>`;
}

const KIND_OF = { 'acts': 'event', 'meets': 'meeting', 'speaks': 'statement', 'speaks of': 'statement' };

/** The lines of an arc as a question to the record; of whom somebody speaks cannot be asked. */
const asked_for = (arc, names) => ({ kind: [KIND_OF[arc.relation]], actor: [arc.from],
    ...(arc.relation === 'speaks of' ? {} : { whom: [names.get(arc.to)] }) });

function ArcPanel({ arc, names, query, close }) {
    const all = href_of('/', merge(query, asked_for(arc, names)));
    return html`<header><h2>${names.get(arc.from)} ${arc.relation === 'meets' ? 'and'
        : WORDS[arc.relation]} ${names.get(arc.to)}${arc.relation === 'meets' ? ' meet' : ''}</h2>
            <button type="button" class="quiet" onClick=${close}>Close</button></header>
        <p><${Standing} status=${arc.status} /> <span class="aside">
            ${Object.entries(arc.what).sort((a, b) => b[1] - a[1]).map(([word, n]) => `${word} ${n}`)
                .join(', ')}</span></p>
        <${Lines} ids=${arc.entries} count=${arc.count} all=${all} />`;
}

function EgoPanel({ node, arcs, names, choose, point, close, query }) {
    const around = arcs.filter(arc => arc.from === node.id || arc.to === node.id).sort((a, b) => b.count - a.count);
    return html`<header><h2>${node.name}</h2><button type="button" class="quiet"
        onClick=${close}>All actors</button></header>
        <p class="aside">${[node.kind, node.country].filter(Boolean)
            .join(', ')} · ${plural(node.entries, 'line', 'lines')} ·${' '}
            <a href=${`/actors/${node.id}`}>who this is</a> · <a
                href=${href_of('/', merge(query, { actor: [node.id] }))}>in the record</a> · <a
                    href=${href_of('/timeline', merge(query, { actor: [node.id] }))}>timeline</a></p>
        ${around.length ? html`<ul class="rows">${around.map(arc => html`<${ArcRow} key=${arc_key(arc)} arc=${arc}
            names=${names} choose=${choose} point=${point} />`)}</ul>` : html`<p class="aside">No arc of the relations chosen.</p>`}`;
}

function ListPanel({ arcs, hidden, names, choose, point, more }) {
    const [all, set_all] = useState(false);
    const sorted = [...arcs].sort((a, b) => b.count - a.count), shown = all ? sorted : sorted.slice(0, LISTED);
    return html`<header><h2>${plural(arcs.length, 'arc', 'arcs')}</h2><span class="aside">
        ${plural(sum(arcs, () => true), 'line', 'lines')}</span></header>
        <ul class="rows">${shown.map(arc => html`<${ArcRow} key=${arc_key(arc)} arc=${arc} names=${names}
            choose=${choose} point=${point} />`)}</ul>
        ${shown.length < sorted.length && html`<button type="button" onClick=${() =>
            set_all(true)}>All ${number(sorted.length)}</button>`}
        ${hidden > 0 && html`<p class="aside">${plural(hidden, 'weaker arc is', 'weaker arcs are')} neither drawn nor
            listed. <button type="button" class="as_link" onClick=${more}>Show more</button></p>`}`;
}

function Drawn({ d3, data, query, state, set_state }) {
    const relations = relations_of(state), most = Math.max(2, Number(state.strongest) || FIRST);
    const center = state.ego && data.nodes.find(node => node.id === state.ego), ego = center?.id;
    const part = useMemo(() => shown_part(data, { relations, most, ego }), [data, state.relations, most, ego]);
    const names = useMemo(() => new Map(data.nodes.map(node => [node.id, node.name])), [data]);
    const counts = Object.fromEntries(RELATIONS.map(([name]) =>
        [name, data.edges.filter(arc => arc.relation === name).length]));
    const chosen = part.arcs.find(arc => arc_key(arc) === state.arc), [pointed, point] = useState('');
    const choose_arc = arc => { point(''); set_state({ arc: arc_key(arc) }, { replace: !!state.arc }); };
    const choose_node = node => set_state({ ego: node.id === ego ? undefined : node.id, arc: undefined },
        { replace: false });
    const hidden = part.of - part.arcs.length;
    const tools = ({ zoom_by, go_home }) => html`<${HowMany} most=${most} of=${part.of} set_state=${set_state} />
        <${Around} center=${center} connected=${part.connected} set_state=${set_state} />
        <a href=${address('/export', `?${new URLSearchParams([...new URLSearchParams(format(merge(query,
            { order: undefined })).slice(1)), ['form', 'graphml']])}`)} download>GraphML</a>
        <${ZoomButtons} zoom=${zoom_by} whole=${go_home} whole_label="All" />`;
    return html`<div class="tools"><${RelationSwitch} state=${state} set_state=${set_state} counts=${counts} />
            <p class="aside told_here" role="status">${plural(part.nodes.length, 'actor',
                'actors')}, ${plural(part.arcs.length, 'arc', 'arcs')}${center ? ` around ${center.name}` : ''}.
            ${hidden > 0 ? ` ${plural(hidden, 'weaker arc is', 'weaker arcs are')} hidden.` : ''}
            ${data.cut
                && ` Of the newest ${number(data.entries)} lines only: ask more narrowly for the others.`}</p></div>
        <div class="beside_columns">${part.arcs.length ? html`<${NetworkChart} d3=${d3} nodes=${part.nodes}
            arcs=${part.arcs} chosen=${chosen ? arc_key(chosen) : ''}
                ego=${ego ?? ''} choose_arc=${choose_arc} choose_node=${choose_node} pointed=${pointed}
                point=${point} tools=${tools} />`
            : html`<${Nothing}><p>No arc of these relations.</p></${Nothing}>`}
        <${Panel} label="The lines behind the drawing" of=${state.arc ?? state.ego ?? ''}>
            ${chosen ? html`<${ArcPanel} key=${state.arc} arc=${chosen} names=${names} query=${query}
                close=${() => set_state({ arc: undefined })} />`
            : center ? html`<${EgoPanel} node=${center} arcs=${part.arcs} names=${names} choose=${choose_arc}
                point=${point} query=${query} close=${() => set_state({ ego: undefined }, { replace: false })} />`
            : html`<${ListPanel} arcs=${part.arcs} hidden=${hidden} names=${names} choose=${choose_arc}
                point=${point} more=${() => set_state({ strongest: String(Math.min(MOST, most + FIRST)) })} />`}</${Panel}></div>
        <${Key} arcs=${part.arcs} /><p
            class="aside hint">A click on an actor shows what is around it, on an arc the sentences behind it.
            Who has no name (“two officials”) stands in no arc. Drag to move; the wheel zooms once the drawing has
            the focus, or with Ctrl; two fingers do both.</p>`;
}

export default function Network({ query, state, set_state }) {
    const { data, error, reload } = use_answer('/network', format(merge(query, { order: undefined })));
    const { library: d3, error: problem, retry } = use_library(load_d3);
    const title = html`<h1 class="unseen">Network</h1>`;
    if (error ?? problem) return html`${title}<${Failure} error=${error ?? problem} retry=${error ? reload : retry} />`;
    if (!data || !d3) return html`${title}<${Waiting} what="Drawing who acts on whom" />`;
    if (!data.edges.length) return html`${title}<${Nothing}><h2>Nobody acts on, meets or speaks of another here</h2>
        <p>The question finds ${plural(data.entries, 'line',
            'lines')}; in none of them two actors with a name stand to each other. <a
                href=${href_of('/', query)}>See them in the record</a></p></${Nothing}>`;
    return html`${title}<${Drawn} d3=${d3} data=${data} query=${query} state=${state} set_state=${set_state} />`;
}
