// What the drawn screens share: the size of the room they draw in, buttons of zoom, and a card beside a mark that is
// pointed at. Tested in tests/web/timeline.screen.mjs.

import { html, useEffect, useLayoutEffect, useRef, useState } from '/lib/preact.js';

/** Width and height of an element, as the window changes. */
export function use_size(element) {
    const [size, set_size] = useState({ width: 0, height: 0 });
    useLayoutEffect(() => {
        const node = element.current;
        if (!node) return undefined;
        const measure = () => set_size(before => {
            const { width, height } = node.getBoundingClientRect();
            return Math.abs(before.width - width) < 1 && Math.abs(before.height - height) < 1 ? before
                : { width, height };
        });
        measure();
        const observer = new ResizeObserver(measure);
        observer.observe(node);
        return () => observer.disconnect();
    }, [element.current]);
    return size;
}

/** A choice of a few, of which one holds. `choices`: [[value, label]]. */
export function Choice({ label, value, choices, choose }) {
    return html`<span class="choice" role="group" aria-label=${label}><span class="aside" aria-hidden="true">
        ${label}</span>
        ${choices.map(([one, text]) => html`<button type="button" key=${one} aria-pressed=${one === value}
            onClick=${() => choose(one)}>${text}</button>`)}</span>`;
}

/** Hands of a mark, or of its row in the list beside it: what is pointed at or focused is lit in the drawing. */
export const lighting = (point, key) => ({ onPointerEnter: () => point(key), onPointerLeave: () => point(''),
    onFocus: () => point(key), onBlur: () => point('') });

export function ZoomButtons({ zoom, whole, whole_label }) {
    return html`<span class="choice" role="group" aria-label="Zoom"><button type="button" onClick=${() => zoom(2)}
        aria-label="Zoom in">+</button>
        <button type="button" onClick=${() => zoom(0.5)} aria-label="Zoom out">−</button>
        <button type="button" onClick=${whole}>${whole_label}</button></span>`;
}

/**
 * A card beside what is pointed at or focused; Escape takes it away, the pointer may go past it.
 * @param {{at: {x: number, y: number, height: number}}} props in the window
 */
export function Card({ at, id, close, children }) {
    const card = useRef(null);
    useLayoutEffect(() => {
        const node = card.current, { width, height } = node.getBoundingClientRect();
        const below = at.y + at.height + 10;
        const y = below + height < innerHeight - 8 ? below : Math.max(8, at.y - height - 10);
        node.style.left = `${Math.max(8, Math.min(at.x - 16, innerWidth - width - 12))}px`;
        node.style.top = `${y}px`;
    });
    useEffect(() => {
        const pressed = event => { if (event.key === 'Escape') close(); };
        addEventListener('keydown', pressed);
        return () => removeEventListener('keydown', pressed);
    }, []);
    return html`<div class="card" role="tooltip" id=${id} ref=${card}>${children}</div>`;
}

/**
 * What is beside a drawing. When it tells of something else it keeps the focus that was in it; one that is in the
 * drawing stays there.
 */
export function Panel({ label, of, children }) {
    const section = useRef(null), before = useRef(of);
    useEffect(() => {
        if (before.current !== of) {
            section.current.scrollTop = 0;
            if (document.activeElement === document.body
                || section.current.contains(document.activeElement)) section.current.focus({ preventScroll: true });
        }
        before.current = of;
    }, [of]);
    return html`<section class="beside_panel" aria-label=${label} tabindex="-1" ref=${section}>${children}</section>`;
}
