// Why a party is this actor: what the mention rests on, step by step, with its words lit in the text, and who else it
// might have been, to be taken instead with one click. Tested in tests/web/reader_model.test.mjs (what is told) and
// reader.screen.mjs.

import { html } from '/lib/preact.js';
import { correct, instead_of } from '/corrections.js';
import { actor_of, mention_of, others_of, steps_of } from '/reader_model.js';
import { lost_told, reason_told } from '/words.js';

/** Words of the text that are lit while they are pointed at, and brought into sight when they are chosen. */
function Pointer({ text, span, point }) {
    const show = () => document.querySelector('.m_evidence')?.scrollIntoView({ block: 'center' });
    return html`<button type="button" class="as_link points" onMouseEnter=${() => point(span)}
        onMouseLeave=${() => point(null)} onFocus=${() => point(span)} onBlur=${() => point(null)}
        onClick=${() => { point(span); requestAnimationFrame(show); }}>“${text}”</button>`;
}

function Step({ model, step, point }) {
    const words = span => model.text.slice(span).replace(/\s+/g, ' ');
    return html`<li>${reason_told(step).map((piece, i) => piece.span
        ? html`<${Pointer} key=${i} text=${words(piece.span)} span=${piece.span} point=${point} />`
        : piece.text)}</li>`;
}

function Other({ entry, party, other, can_write }) {
    const changes = can_write ? instead_of(entry, party, other.place ? '' : other.name) : [];
    const take = () => correct(changes, [entry.id], other.place ? `${other.name} is only the place`
        : `It is ${other.name}`);
    return html`<li>${other.place ? `the place ${other.name}` : other.name}: ${lost_told(other)}${changes.length > 0
        && html` <button type="button" class="quiet" onClick=${take}>${other.place ? 'It is only the place'
            : 'It is this one'}<span class="unseen"> (${other.name}, not ${party.name})</span></button>`}</li>`;
}

/** @param {{model: object, entry: object, party: object, can_write: boolean, point: (span: ?[number, number]) => void}} props */
export function WhyActor({ model, entry, party, can_write, point }) {
    const actor = actor_of(model.record, party), mention = mention_of(actor, party.span);
    if (!mention?.reason) return null;
    const others = others_of(model.record, mention);
    return html`<details class="why_actor"><summary>Why ${party.name}?</summary>
        <ul>${steps_of(actor, mention).map((step, i) =>
            html`<${Step} key=${i} model=${model} step=${step} point=${point} />`)}</ul>
        ${others.length > 0 && html`<p>It might be</p><ul>${others.map(other =>
            html`<${Other} key=${other.place ?? other.actor} entry=${entry} party=${party} other=${other}
                can_write=${can_write} />`)}</ul>`}</details>`;
}
