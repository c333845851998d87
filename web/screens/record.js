// The record: a dated list of lines, its counts at the side, the open line's article beside it (wide) or over it
// (narrow). Keys: j k move, enter opens, space selects, x e m s correct, u undoes. Tested in
// tests/web/record.screen.mjs.

import { html, useEffect, useRef, useState } from '/lib/preact.js';
import { use_answer } from '/answers.js';
import { CorrectSheet, MergeSheet } from '/correct_form.js';
import { not_an_entry, on_correction, read_again, split_off, undo_last } from '/corrections.js';
import { plural } from '/dates.js';
import { Facets } from '/facets.js';
import { is_typing } from '/furniture.js';
import { LineList, forget_lists, use_pages } from '/line_list.js';
import { notice } from '/notices.js';
import { ReaderView } from '/reader_view.js';
import { brief_href, pick, pick_none, use_selection } from '/selection.js';

const WIDE = '(min-width: 62rem)';

const rows = () => [...document.querySelectorAll('.lines .line')];
const focused_row = () => document.activeElement?.closest?.('.line');

/** Moves the focus a line on; the first `j` goes to the open line or the first in the window. */
function move(step) {
    const all = rows(), from = focused_row();
    const start = all.findIndex(row => row.classList.contains('current') || row.getBoundingClientRect().top > 120);
    const next = from ? all[all.indexOf(from) + step] : all[Math.max(0, start)];
    next?.querySelector('a.told').focus();
    return next;
}

/** The entry of a row that is drawn. */
function entry_of(pages, row) {
    const id = row?.dataset.entry;
    for (const page of pages.pages) {
        const found = page.entries?.find(e => e.id === id);
        if (found) return found;
    }
    return undefined;
}

/** What the keys do. `hands`: what the screen can do with a line. */
function use_keys(pages, hands) {
    const latest = useRef(hands);
    latest.current = hands;
    useEffect(() => {
        const pressed = event => {
            if (is_typing(event.target) || event.metaKey || event.ctrlKey || event.altKey) return;
            const { open, open_id, close, edit, merge, can_write } = latest.current;
            const entry = entry_of(pages, focused_row()) ?? latest.current.opened;
            const on_entry = act => () => entry && act(entry);
            const write = act => () => can_write ? on_entry(act)() : notice('This record can only be read');
            const happens = act => write(one => one.happening ? act(one)
                : notice('Only events and meetings are gathered into happenings'));
            const keys = {
                'j': () => { const row = move(1); if (open_id && row) open(entry_of(pages, row)); },
                'k': () => { const row = move(-1); if (open_id && row) open(entry_of(pages, row)); },
                ' ': on_entry(one => pick(one.id)), 'x': write(not_an_entry), 'e': write(edit), 'm': happens(merge),
                    's': happens(split_off),
                'u': () => can_write && undo_last(), 'Escape': () => open_id && close(),
            };
            if (!keys[event.key] || (event.key === ' ' && !focused_row())) return;
            event.preventDefault();
            keys[event.key]();
        };
        addEventListener('keydown', pressed);
        return () => removeEventListener('keydown', pressed);
    }, [pages]);
}

/** Lines that a correction touched are read again, in the list as it stands. */
function use_corrected(pages) {
    useEffect(() => on_correction(ids => {
        forget_lists(pages);
        for (const id of ids) read_again(id).then(entry => {
            const row = rows().find(r => r.dataset.entry === id);
            const beside = row?.nextElementSibling ?? row?.previousElementSibling;
            const had_focus = row && row === focused_row();
            pages.replace(id, entry);
            if (!entry && had_focus) beside?.querySelector('a.told').focus();
        }, () => {});
    }), [pages]);
}

function Selected() {
    const ids = use_selection();
    if (!ids.length) return null;
    return html`<div class="selected_bar" role="status"><b>${plural(ids.length, 'line', 'lines')} selected</b>
        <a href=${brief_href(ids)}>Brief with numbered sentences</a>
        <button type="button" class="quiet" onClick=${pick_none}>Select none</button></div>`;
}

/** The article of the open line: known from the list, else asked for. */
function use_opened(pages, id) {
    const there = id && pages.pages.flatMap(p => p.entries ?? []).find(e => e.id === id);
    const asked = use_answer(id && !there ? `/entries/${id}` : null);
    return { opened: there || (id && asked.data?.id === id ? asked.data : undefined),
        error: id && !there ? asked.error : null };
}

/** Where there is no room beside the list the article lies over it, and what is beneath cannot be reached. */
function use_cover(reading) {
    const covered = reading && !matchMedia(WIDE).matches;
    useEffect(() => {
        document.documentElement.classList.toggle('covered', covered);
        for (const beneath of document.querySelectorAll('.head, .filter, .foot, .record_columns > .side, .record_columns > .list')) beneath.inert = covered;
        if (covered) document.querySelector('.pane')?.focus();
        return () => {
            document.documentElement.classList.remove('covered');
            for (const beneath of document.querySelectorAll('[inert]')) beneath.inert = false;
        };
    }, [covered]);
    return covered;
}

export default function Record({ query, set_query, state, set_state, about }) {
    const pages = use_pages(query);
    const selected = use_selection();
    const [editing, set_editing] = useState(null);
    const [merging, set_merging] = useState(null);
    const [narrowing, set_narrowing] = useState(false);
    const { opened, error } = use_opened(pages, state.entry);
    const open = entry => set_state({ entry: entry?.id }, { replace: !!state.entry });
    const close = () => { set_state({ entry: undefined }, { replace: true });
        document.querySelector('.line.current a.told')?.focus(); };
    use_keys(pages, { open, open_id: state.entry, opened, close, edit: set_editing, merge: set_merging,
        can_write: about?.can_write });
    use_corrected(pages);
    const covered = use_cover(!!state.entry);
    return html`<h1 class="unseen">The record</h1>
        <div class=${`record_columns${state.entry ? ' reading' : ''}${narrowing ? ' narrowing' : ''}`}>
            <aside class="side" aria-label="What the lines consist of">
                <button type="button" class="facets_button" aria-expanded=${narrowing}
                    onClick=${() => set_narrowing(!narrowing)}>
                    ${narrowing ? 'Hide the counts' : 'Counts: kinds, outlets, days …'}</button>
                <${Facets} query=${query} set_query=${set_query} /></aside>
            <div class="list"><${Selected} /><${LineList} pages=${pages} total=${pages.total} current=${state.entry}
                selected=${selected} open=${open} /></div>
            ${state.entry && html`<aside class="pane" tabindex="-1" aria-label="The line in its article"
                ...${covered ? { role: 'dialog', 'aria-modal': 'true' } : {}}>
                <${ReaderView} article=${opened?.article.id} entry=${state.entry} error=${error} about=${about}
                    compact
                    set_entry=${id => set_state({ entry: id })} close=${close} /></aside>`}
        </div>
        <${CorrectSheet} entry=${editing} about=${about} close=${() => set_editing(null)} />
        <${MergeSheet} entry=${merging} close=${() => set_merging(null)} />`;
}
