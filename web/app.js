// The desk: header, navigation, filter bar and the screen that the address names, loaded when it is first asked
// for. A screen is screens/NAME.js with `export default function Screen({ query, set_query, state, set_state,
// about, params })`. Tested in tests/web/record.screen.mjs.

import { html, render, useEffect, useErrorBoundary, useRef, useState } from '/lib/preact.js';
import { get } from '/api.js';
import { Failure, Waiting } from '/answers.js';
import { FilterBar } from '/filter_bar.js';
import { Help, ThemeSwitch } from '/furniture.js';
import { Notices } from '/notices.js';
import { href_of, on_move, place, set_query, set_state, start } from '/navigation.js';
import { PrintHead } from '/printing.js';

/** In the order of the navigation. `asks`: takes a QUERY and has the filter bar. */
const SCREENS = [
    { path: '/', name: 'record', title: 'Record', asks: true },
    { path: '/timeline', name: 'timeline', title: 'Timeline', asks: true },
    { path: '/network', name: 'network', title: 'Network', asks: true },
    { path: '/map', name: 'map', title: 'Map', asks: true },
    { path: '/positions', name: 'positions', title: 'Positions', asks: true },
    { path: '/meetings', name: 'meetings', title: 'Meetings', asks: true },
    { path: '/disputes', name: 'disputes', title: 'Disputes', asks: true },
    { path: '/actors', name: 'actors', title: 'Actors' },
    { path: '/changes', name: 'changes', title: 'Changes' },
    { path: '/add', name: 'add', title: 'Add' },
];
/** Reached from others. */
const ROOMS = [
    { path: '/record', name: 'record', title: 'Record', asks: true },
    { path: '/actors/', name: 'actors', title: 'Actor' },
    { path: '/article/', name: 'reader', title: 'Article' },
    { path: '/revisions/', name: 'revisions', title: 'Revisions' },
    { path: '/brief', name: 'brief', title: 'Brief' },
    { path: '/about', name: 'about', title: 'About' },
];

/** The screen of a path; what follows a path that ends with a slash is its `id`. */
function screen_at(path) {
    const whole = [...SCREENS, ...ROOMS].find(s => s.path === path);
    if (whole) return { ...whole, id: undefined };
    const room = ROOMS.find(s => s.path.endsWith('/') && path.startsWith(s.path));
    return room && { ...room, id: decodeURIComponent(path.slice(room.path.length)) };
}

function use_place() {
    const [now, set_now] = useState(place);
    useEffect(() => on_move(() => set_now(place())), []);
    return now;
}

/** The module of a screen, or why it could not be had. */
function use_screen(name) {
    const [loaded, set_loaded] = useState({});
    useEffect(() => {
        if (!name) return undefined;
        let wanted = true;
        import(`/screens/${name}.js`).then(
            module => wanted && set_loaded({ name, Screen: module.default }),
            error => wanted && set_loaded({ name,
                error: Object.assign(error, { message: `This screen could not be loaded: ${error.message}` }) }));
        return () => { wanted = false; };
    }, [name]);
    return loaded.name === name ? loaded : {};
}

/** What a screen throws is shown in its place; the rest of the desk goes on. */
function Stage({ Screen, ...props }) {
    const [error, reset] = useErrorBoundary(thrown => console.error(thrown));
    return error ? html`<${Failure} error=${error} retry=${reset} />` : html`<${Screen} ...${props} />`;
}

function Navigation({ screen, query, about }) {
    const [open, set_open] = useState(false);
    useEffect(() => set_open(false), [screen?.name]);
    const links = SCREENS.filter(s => s.name !== 'add' || about?.can_write !== false);
    const here = s => s.name === screen?.name ? { 'aria-current': 'page' } : {};
    return html`<nav class="navigation" aria-label="Screens">
        <button type="button" class="menu" aria-expanded=${open} aria-controls="screens"
            onClick=${() => set_open(!open)}>
            ${screen?.title ?? 'Screens'}</button>
        <ul id="screens" class=${open ? 'open' : ''}>${links.map(s => html`<li key=${s.name}>
            <a href=${s.asks ? href_of(s.path, query) : s.path} ...${here(s)}>${s.title}</a></li>`)}</ul></nav>`;
}

function Foot({ about }) {
    return html`<footer class="foot"><p><em>A record of what was reported, not of what happened.</em></p>
        <p>Rapporteur ${about?.version ?? ''} · <a
            href="/about">About this record, its signs and its figures</a></p></footer>`;
}

function Desk() {
    const { path, query, state } = use_place();
    const [about, set_about] = useState(null);
    const [problem, set_problem] = useState(null);
    const screen = screen_at(path);
    const { Screen, error } = use_screen(screen?.name);
    const main = useRef(null), first = useRef(true);
    const learn = () => { set_problem(null); get('/').then(set_about, set_problem); };
    useEffect(learn, []);
    useEffect(() => {
        document.title = `${screen?.title ?? 'Not here'} – Rapporteur`;
        if (!first.current) main.current?.focus({ preventScroll: true });
        first.current = false;
    }, [screen?.name, screen?.id]);
    const asks = screen?.asks ? query : {};
    return html`<a class="skip" href="#main"
        onClick=${event => { event.preventDefault(); main.current?.focus(); }}>To the content</a>
        <header class="head"><a class="wordmark" href="/">Rapporteur</a>
            <${Navigation} screen=${screen} query=${asks} about=${about} />
            <span class="store">${about?.store}</span><${ThemeSwitch} /><${Help} /></header>
        ${problem && html`<${Failure} error=${problem} retry=${learn} />`}
        ${screen?.asks && html`<${FilterBar} query=${query} set_query=${set_query} about=${about}
            screen=${screen} />`}
        ${screen?.asks && html`<${PrintHead} title=${screen.title} query=${query} about=${about} />`}
        <main id="main" ref=${main} tabindex="-1" class=${`screen ${screen?.name ?? ''}`}>
            ${!screen && html`<div class="state"><h1>There is nothing at this address</h1><p><a
                href="/">To the record</a></p></div>`}
            ${error && html`<${Failure} error=${error} retry=${() => location.reload()} />`}
            ${screen && !error && (Screen
                ? html`<${Stage} key=${screen.name} Screen=${Screen} query=${query} set_query=${set_query}
                    state=${state}
                    set_state=${set_state} about=${about} params=${{ id: screen.id }} />`
                : html`<${Waiting} what="Opening" />`)}
        </main><${Foot} about=${about} /><${Notices} />`;
}

start();
render(html`<${Desk} />`, Object.assign(document.getElementById('desk'), { textContent: '' }));
