// Small furniture of the header: the switch of light and dark, and the help on keys and signs.
// Tested in tests/web/record.screen.mjs.

import { html, useEffect, useRef, useState } from '/lib/preact.js';
import { Legend } from '/legend.js';

const KEYS = [['j', 'k', 'next and previous line'], ['enter', '', 'open the line in its article'],
    ['space', '', 'select it for a brief'],
    ['x', '', 'it is not an event, not a statement …'], ['e', '', 'correct it'],
        ['m', '', 'merge its happening with another'],
    ['s', '', 'it is another happening'], ['u', '', 'undo the last correction'], ['/', '', 'search'],
        ['esc', '', 'close'], ['?', '', 'this help']];

/** Keys act only where nobody is typing. */
export const is_typing = target => !!target.closest?.('input, textarea, select, [contenteditable], dialog');

function shown_theme() {
    return document.documentElement.dataset.theme
        ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
}

export function ThemeSwitch() {
    const [theme, set_theme] = useState(shown_theme);
    const other = theme === 'dark' ? 'light' : 'dark';
    const change = () => {
        document.documentElement.dataset.theme = other;
        try { localStorage.setItem('theme', other); } catch { /* no storage: for this page only */ }
        set_theme(other);
    };
    return html`<button type="button" class="quiet" onClick=${change}
        title="Light or dark">${other === 'dark' ? 'Dark' : 'Light'}</button>`;
}

/** A modal dialog that closes by its button, by Escape and by a click beside it. */
export function Sheet({ title, open, close, children }) {
    const dialog = useRef(null);
    useEffect(() => {
        if (open && !dialog.current.open) dialog.current.showModal();
        if (!open && dialog.current.open) dialog.current.close();
    }, [open]);
    return html`<dialog ref=${dialog} class="sheet" aria-label=${title} onClose=${close}
        onClick=${event => event.target === dialog.current && close()}>
        ${open && html`<div class="sheet_body"><header><h2>${title}</h2>
            <button type="button" class="quiet"
                onClick=${close}>Close</button></header>${children}</div>`}</dialog>`;
}

export function Help() {
    const [open, set_open] = useState(false);
    useEffect(() => {
        const pressed = event => {
            if (event.key === '?' && !is_typing(event.target)) { event.preventDefault(); set_open(true); }
        };
        addEventListener('keydown', pressed);
        return () => removeEventListener('keydown', pressed);
    }, []);
    return html`<button type="button" class="quiet" onClick=${() => set_open(true)}
        aria-haspopup="dialog">Help</button>
        <${Sheet} title="Keys and signs" open=${open} close=${() => set_open(false)}>
            <dl class="keys">${KEYS.map(([key, second, what]) =>
                html`<div><dt><kbd>${key}</kbd>${second && html` <kbd>${second}</kbd>`}</dt>
                <dd>${what}</dd></div>`)}</dl>
            <h3>The signs of status</h3><${Legend} />
            <p class="aside">A verb in italics: the program is less sure than one in two. Struck words: denied by
                someone.</p></${Sheet}>`;
}
