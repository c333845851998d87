// A line as a citation: sentence, outlet, byline, time, address, hash, version; in the styles that the server
// writes. Tested in tests/web/reader.screen.mjs.

import { html, useState } from '/lib/preact.js';
import { Failure, Waiting, use_answer } from '/answers.js';
import { Sheet } from '/furniture.js';

const STYLES = ['text', 'markdown', 'bibtex', 'csl-json', 'json'];

function Citation({ entry }) {
    const [style, set_style] = useState('text');
    const [said, say] = useState('');
    const { data, error, reload } = use_answer(`/entries/${entry.id}/citation`, { style });
    const words = typeof data === 'string' ? data : JSON.stringify(data, null, 2);
    const copy = async () => {
        try { await navigator.clipboard.writeText(words); say('Copied');
            } catch { say('Could not copy: select the words and copy them'); }
    };
    return html`<p class="doors" role="group"
        aria-label="Style">${STYLES.map(name =>
        html`<button key=${name} type="button" aria-pressed=${name === style}
            onClick=${() => { set_style(name); say(''); }}>${name}</button>`)}</p>
        ${error ? html`<${Failure} error=${error} retry=${reload} />` : data === null ? html`<${Waiting} />`
            : html`<pre class="citation" tabindex="0">${words.trim()}</pre>`}
        <p class="doors"><button type="button" class="strong" disabled=${data === null}
            onClick=${copy}>Copy</button><span role="status" class="aside">${said}</span></p>`;
}

export function CiteSheet({ entry, open, close }) {
    return html`<${Sheet} title="Cite this line" open=${open} close=${close}><${Citation}
        entry=${entry} /></${Sheet}>`;
}
