// The article's text: each paragraph with the marks of the line that is lit, and its lines beside it. A paragraph
// is plain words until it comes near the window and is drawn again only when the light on it changes, so that ten
// thousand sentences stay readable, and can be searched with the browser's own means. Tested in
// tests/web/reader.screen.mjs.

import { Component, html } from '/lib/preact.js';
import { Mark, status_of } from '/legend.js';
import { StatusWord, Told } from '/line.js';
import { piece_at, pieces_of } from '/reader_model.js';

/** One piece of text in the marks of the lit line: one element per mark, so that underlines of several stand below each other. */
function Piece({ piece, lit, at }) {
    if (!piece.marks.length) return piece.text;
    const on = piece.marks.filter(mark => mark.entry === lit);
    const tints = on.filter(m => m.drawn === 'content'), under = on.filter(m => m.drawn !== 'content');
    const inner = [...under, ...tints].reduce((inside, mark) =>
        html`<span class=${`m_${mark.drawn} level${mark.level}`}>${inside}</span>`, piece.text);
    const told = piece.marks.some(mark => mark.drawn === 'act');
    const pointed = piece.marks.some(mark => mark.drawn === 'evidence') ? ' m_evidence' : '';
    return html`<span class=${(told && !on.length ? 'piece tells' : 'piece') + pointed} data-piece=${at}>${inner}</span>`;
}

const TAGS = { caption: 'p', quote: 'blockquote' };

/** Tells paragraphs when they come near the window; one observer for all of them. */
const near = typeof IntersectionObserver === 'undefined' ? null : new IntersectionObserver(entries => {
    for (const { target, isIntersecting } of entries) if (isIntersecting) { near.unobserve(target);
        target.come_near(); }
}, { rootMargin: '1200px 0px' });

class Paragraph extends Component {
    constructor() {
        super();
        this.state = { near: false };
    }

    shouldComponentUpdate(next, state) {
        return state.near !== this.state.near
            || ['model', 'lit', 'chosen', 'choose', 'pointed'].some(name => next[name] !== this.props[name]);
    }

    componentDidMount() {
        this.element.come_near = () => this.setState({ near: true });
        near.observe(this.element);
    }

    componentWillUnmount() { near.unobserve(this.element); }

    render({ model, paragraph, lit, chosen, choose, light, href, heading, pointed }, state) {
        const tag = paragraph.part === 'title' ? heading : TAGS[paragraph.part] ?? 'p';
        const full = state.near || lit || chosen || pointed;
        return html`<div ref=${element => { this.element = element; }} class=${`paragraph part_${paragraph.part}`}
            data-paragraph=${paragraph.index}>
            <${tag} class="words" dir="auto">${full
                ? pieces_of(model, paragraph, pointed).map(piece =>
                html`<${Piece} key=${piece.span[0]} piece=${piece} lit=${lit} at=${piece.span[0]} />`)
                : model.text.slice(paragraph.span)}</${tag}>
            ${full && html`<${Beside} entries=${paragraph.entries} chosen=${chosen} lit=${lit} choose=${choose}
                light=${light} href=${href} />`}</div>`;
    }
}

/** The lines of a paragraph. */
function Beside({ entries, chosen, lit, choose, light, href }) {
    if (!entries.length) return null;
    const picked = (event, entry) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        choose(entry.id);
    };
    return html`<ul class="beside">${entries.map(entry =>
        html`<li key=${entry.id} class=${`${entry.id === chosen ? 'chosen' : ''}${entry.id === lit ? ' lit' : ''}`}
        data-beside=${entry.id} onMouseEnter=${() => light(entry.id)} onMouseLeave=${() => light('')}>
        <${Mark} status=${status_of(entry)} /><a href=${href(entry)}
            aria-current=${entry.id === chosen ? 'true' : undefined} onClick=${event => picked(event, entry)}
            onFocus=${() => light(entry.id)} onBlur=${() => light('')}><${Told} entry=${entry} /> <${StatusWord}
                entry=${entry} /></a></li>`)}</ul>`;
}

/** The lines that rest on the piece of text that was clicked. */
function entries_at(model, event) {
    const piece = event.target.closest?.('[data-piece]'), where = event.target.closest?.('[data-paragraph]');
    if (!piece || !where) return null;
    const paragraph = model.paragraphs[Number(where.dataset.paragraph)];
    const found = piece_at(model, paragraph, Number(piece.dataset.piece));
    return { words: found.text, ids: [...new Set(found.marks.map(mark => mark.entry))] };
}

/** A line is lit in the paragraphs it touches alone: the others are not drawn again. */
const if_there = (model, paragraph, id) => model.touched_by.get(id)?.has(paragraph.index) ? id : '';
const if_in = (paragraph, span) => span && span[0] < paragraph.span[1] && span[1] > paragraph.span[0] ? span : null;

/**
 * @param {{model: object, chosen: string, lit: string, pointed: ?[number, number], choose: (id: string) => void, light: (id: string) => void,
 *   ask: (found: {words: string, ids: string[]}) => void, href: (entry: object) => string, heading: 'h1'|'h2'}} props `ask`: whose words are these
 */
export function ReaderText({ model, chosen, lit, pointed, choose, light, ask, href, heading }) {
    const clicked = event => {
        if (String(getSelection())) return;          // somebody is selecting words to copy
        const found = entries_at(model, event);
        if (found) ask(found);
    };
    return html`<div class="article_text" lang=${model.record.article.language}
        onClick=${clicked}>${model.paragraphs.map(paragraph =>
        html`<${Paragraph} key=${paragraph.index} model=${model} paragraph=${paragraph}
        lit=${if_there(model, paragraph, lit)} chosen=${if_there(model, paragraph, chosen)} choose=${choose}
            light=${light} href=${href} heading=${heading} pointed=${if_in(paragraph, pointed)} />`)}</div>`;
}
