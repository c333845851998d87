// What was just done, told once at the foot of the window and to screen readers, with the way back where there is
// one. Tested in tests/web/record.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';

const SHOWN_FOR = 8000;
let show = () => {};

/** @param {string} text @param {{label: string, act: () => void}} [door] */
export const notice = (text, door) => show({ text, door, at: performance.now() });
export const complaint = error => show({ text: error.message + (error.input !== undefined
    ? ` (given was: ${error.input})` : ''), bad: true, at: performance.now() });

export function Notices() {
    const [now, set_now] = useState(null);
    useEffect(() => { show = set_now; return () => { show = () => {}; }; }, []);
    useEffect(() => {
        if (!now || now.bad) return undefined;
        const timer = setTimeout(() => set_now(null), SHOWN_FOR);
        return () => clearTimeout(timer);
    }, [now]);
    return html`<div class="notices" role="status"
        aria-live="polite">${now && html`<p class=${now.bad ? 'bad' : ''}>${now.text}
        ${now.door && html` <button type="button"
            onClick=${() => { set_now(null); now.door.act(); }}>${now.door.label}</button>`}
        <button type="button" class="quiet" onClick=${() => set_now(null)}>Close</button></p>`}</div>`;
}
