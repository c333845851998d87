// The map: where what is told takes place, by count and by how exactly the text places it; what has no place is told
// beside it. A place's lines stand beside the map with their sentences. Tested in tests/web/map_marks.test.mjs,
// labels.test.mjs and map.screen.mjs.

import { html, useMemo, useState } from '/lib/preact.js';
import { Failure, Nothing, Waiting, use_answer } from '/answers.js';
import { Panel, lighting } from '/charts/frame.js';
import { load_d3, load_world, use_library } from '/charts/libraries.js';
import { Lines, Standing } from '/charts/lines_panel.js';
import { MapChart, place_key } from '/charts/map_chart.js';
import { PRECISIONS, PlaceMark, Rim, STANDINGS, standings_of } from '/charts/map_marks.js';
import { WithoutPlace } from '/charts/without_place.js';
import { number, plural } from '/dates.js';
import { href_of } from '/navigation.js';
import { format, merge } from '/query.js';

const LISTED = 100;
const load = async () => { const [d3, coarse] = await Promise.all([load_d3(), load_world('110m')]);
    return { d3, coarse }; };
const where = place => [place.precision === 'country' ? 'the whole country' : PRECISIONS[place.precision],
    place.admin1 !== place.name && place.admin1, place.precision !== 'country' && place.country].filter(Boolean)
        .join(' · ');

function Small({ precision }) {
    if (precision === 'country') return html`<svg width="22" height="16" aria-hidden="true"><defs><pattern
        id="hatch-key" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path
            d="M0,0V5" class="hatch" /></pattern></defs>
        <rect class="meant" width="22" height="16" fill="url(#hatch-key)" /></svg>`;
    return html`<svg width="22" height="16" viewBox="-11 -8 22 16" aria-hidden="true" class="place">
        ${precision === 'region' ? html`<circle class="soft" r="8" />`
        : html`<${PlaceMark} place=${{ precision, count: 1, status: { occurred: 1 } }} r=${5} />`}</svg>`;
}

function Key() {
    return html`<div class="key" aria-label="Signs">${Object.entries(PRECISIONS)
        .map(([name, words]) => html`<span key=${name}><${Small} precision=${name} /> ${words}</span>`)}
        ${Object.entries(STANDINGS).map(([name, { words, statuses }]) =>
            html`<span key=${name}><svg width="18" height="16" viewBox="-9 -8 18 16" aria-hidden="true" class="place">
                <${Rim} status=${{ [statuses[0] ?? 'positive']: 1 }} r=${6} /></svg> rim: ${words}</span>`)}</div>`;
}

function PlacePanel({ place, rim, query, close }) {
    const only = entry => !STANDINGS[rim] || standings_of({ [entry.status ?? '']: 1 })[0][0] === rim;
    return html`<header><h2>${place.name}</h2><button type="button" class="quiet"
        onClick=${close}>All places</button></header>
        <p class="aside">${where(place)} · ${plural(place.count, 'line', 'lines')}</p><p><${Standing}
            status=${place.status} /></p>
        <${Lines} ids=${place.entries} count=${place.count} only=${only}
            all=${href_of('/', merge(query, { place: [place.name] }))} />`;
}

function List({ data, places, query, choose, point }) {
    const [all, set_all] = useState(false), shown = all ? places : places.slice(0, LISTED);
    return html`<header><h2>${plural(places.length, 'place', 'places')}</h2><span class="aside">
        ${plural(data.entries - data.without_place, 'line', 'lines')}</span></header>
        <ul class="rows">${shown.map(place => html`<li key=${place_key(place)}><button type="button" class="row"
            onClick=${() => choose(place)} ...${lighting(point, place_key(place))}><span><b>${place.name}</b> <span class="aside">${where(place)}</span></span>
            <span class="figure">${number(place.count)}</span><span class="under_row"><${Standing}
                status=${place.status} /></span></button></li>`)}</ul>
        ${shown.length < places.length && html`<button type="button" onClick=${() =>
            set_all(true)}>All ${number(places.length)}</button>`}
        <${WithoutPlace} key=${format(query)} count=${data.without_place} of=${data.entries} query=${query} />`;
}

/** Which standings are shown; in the address as `rim`. */
function StandingFilter({ state, set_state, places }) {
    const counts = { happened: 0, ahead: 0, off: 0, said: 0 };
    for (const place of places) for (const [name, n] of standings_of(place.status)) counts[name] += n;
    return html`<label class="inline_choice">Lines that tell what <select value=${state.rim ?? ''}
        onChange=${event => set_state({ rim: event.target.value || undefined, place_at: undefined })}>
        <option value="">took place, is ahead or was said</option>
            ${Object.entries(STANDINGS).map(([name, { words }]) => html`<option key=${name} value=${name}>
                ${words} (${counts[name]})</option>`)}</select></label>`;
}

/** A place with only the lines of one standing, or null. */
function of_standing(place, name) {
    if (!name) return place;
    const found = standings_of(place.status).find(([one]) => one === name);
    if (!found) return null;
    const wanted = ([word]) => standings_of({ [word]: 1 })[0][0] === name;
    return { ...place, count: found[1], status: Object.fromEntries(Object.entries(place.status).filter(wanted)) };
}

function Drawn({ library, data, query, state, set_state }) {
    const places = useMemo(() => data.places.map(place => of_standing(place, STANDINGS[state.rim] && state.rim))
        .filter(Boolean).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1)), [data, state.rim]);
    const chosen = places.find(place => place_key(place) === state.place_at);
    const [pointed, point] = useState('');
    const choose = place => { point(''); set_state({ place_at: place_key(place) }, { replace: !!state.place_at }); };
    const tools = html`<${StandingFilter} state=${state} set_state=${set_state} places=${data.places} />`;
    return html`<p class="aside told_here" role="status">
        <b>Coverage, not verified incidents:</b> a mark says how many lines tell of a place, and how exactly they
        place it.
            ${data.cut && ` Of the newest ${number(data.entries)} lines only: ask more narrowly for the others.`}</p>
        <div class="beside_columns"><${MapChart} ...${library} places=${places} chosen=${state.place_at ?? ''}
            choose=${choose} pointed=${pointed} point=${point} tools=${tools} />
            <${Panel} label="The lines behind the map" of=${state.place_at ?? ''}>
                ${chosen ? html`<${PlacePanel} key=${state.place_at} place=${chosen} rim=${state.rim} query=${query}
                    close=${() => set_state({ place_at: undefined })} />`
                : html`<${List} data=${data} places=${places} query=${query} choose=${choose} point=${point} />`}</${Panel}></div>
                    <${Key} />
        <p
            class="aside hint">Click a place for its lines; where several are too near to be told apart (“+3”) a
            click goes nearer. Drag to move; the wheel zooms once the map has the focus, or with Ctrl; two fingers do
            both. Borders: Natural Earth.</p>`;
}

export default function Map({ query, state, set_state }) {
    const { data, error, reload } = use_answer('/map', format(merge(query, { order: undefined })));
    const { library, error: problem, retry } = use_library(load);
    const title = html`<h1 class="unseen">Map</h1>`;
    if (error ?? problem) return html`${title}<${Failure} error=${error ?? problem} retry=${error ? reload : retry} />`;
    if (!data || !library) return html`${title}<${Waiting} what="Drawing the map" />`;
    if (!data.places.length) return html`${title}<${Nothing}><h2>Nothing here is told to be anywhere on the map</h2>
        <${WithoutPlace} count=${data.without_place} of=${data.entries} query=${query} />
        <p><a href=${href_of('/', query)}>See the lines in the record</a></p></${Nothing}>`;
    return html`${title}<${Drawn} library=${library} data=${data} query=${query}
        state=${state} set_state=${set_state} />`;
}
