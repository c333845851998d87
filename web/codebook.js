// A codebook of one's own for the issues of positions: pasted or chosen from a file, kept in this browser, sent with
// the question, and tried before it is taken. docs/cli.md ("positions") tells its form. Tested in
// tests/web/positions.screen.mjs.

import { html, useEffect, useState } from '/lib/preact.js';
import { post } from '/api.js';
import { Failure } from '/answers.js';
import { Sheet } from '/furniture.js';
import { plural } from '/dates.js';

const KEPT_AS = 'codebook';
const EXAMPLE = 'apology\tapolog*\nceasefire\tceasefire\ttruce\ntalks\ttalk*\tnegotiat*';
/** A question that finds no line: what is tried is the codebook alone. */
const NOTHING = '?id=0000000000000000';

function kept() {
    try { return localStorage.getItem(KEPT_AS) ?? ''; } catch { return ''; }
}

function keep(text) {
    try { text ? localStorage.setItem(KEPT_AS, text) : localStorage.removeItem(KEPT_AS); }
    catch { /* no storage: for this page only */ }
}

/** @returns {[string, (text: string) => void]} the codebook in use, or an empty text */
export function use_codebook() {
    const [book, set_book] = useState(kept);
    return [book, text => { keep(text); set_book(text); }];
}

/** How many codes a codebook has. */
export const codes_of = book => new Set(book.split('\n').filter(line => line.trim() && !line.startsWith('#'))
    .map(line => line.split('\t')[0])).size;

export const codebook_told = book => book ? `Codebook: ${plural(codes_of(book), 'code', 'codes')}` : 'Codebook …';

export function CodebookSheet({ open, book, set_book, close }) {
    const [text, set_text] = useState(book), [error, set_error] = useState(null);
    useEffect(() => { if (open) { set_text(book); set_error(null); } }, [open]);
    const use = async () => {
        try {
            await post('/positions', text, NOTHING);
            set_book(text);
            close();
        } catch (fault) { set_error(fault); }
    };
    const from_file = async event => {
        const [file] = event.target.files;
        if (file) set_text(await file.text());
    };
    return html`<${Sheet} title="Codebook" open=${open} close=${close}>
        <p>Names of your own for issues, so that wordings which mean one thing stand in one column. A line is a code, then,
            parted by tabs, words that must all stand in an issue; <code>*</code> stands for any ending, further cells are
            alternatives, the first line that fits counts.</p>
        <label class="field"><span>The codebook</span><textarea class="codebook" rows="10" spellcheck=${false}
            placeholder=${EXAMPLE} value=${text} onInput=${event => set_text(event.target.value)}
            onKeyDown=${event => { if (event.key === 'Tab' && !event.shiftKey && !event.ctrlKey) put_tab(event, set_text); }}
            ></textarea></label>
        <p class="aside">The tab key writes a tab; with shift it leaves the field. It stays in this browser and goes with the
            question; the server keeps nothing of it, and a link of yours opens without it.</p>
        ${error && html`<${Failure} error=${error} />`}
        <p class="doors"><button type="button" class="strong" disabled=${!text.trim()} onClick=${use}>Use it</button>
            <label class="button">Choose a file <input type="file" class="unseen" accept=".tsv,.txt,text/*"
                onChange=${from_file} /></label>
            ${book && html`<button type="button" onClick=${() => { set_book(''); close(); }}>Without a codebook</button>`}</p>
        </${Sheet}>`;
}

function put_tab(event, set_text) {
    event.preventDefault();
    const field = event.target;
    field.setRangeText('\t', field.selectionStart, field.selectionEnd, 'end');
    set_text(field.value);
}
