// Zoom and pan of a timeline by wheel, drag and pinch. The page scrolls by a plain wheel; over the axis, or with
// Ctrl, the wheel zooms; a sideways wheel pans. A drag that moved does not follow the link under it. Tested in
// tests/web/timeline.screen.mjs.

import { useEffect, useRef } from '/lib/preact.js';
import { zoomed } from '/charts/intervals.js';

const STILL = 4;      // pixels that a click may move

/** What moves the window, in pixels of the page. */
function hands_of(node, latest) {
    const days_at = x => {
        const { view, width } = latest.current.now();
        return view[0] + (x - node.getBoundingClientRect().right + width) / width * (view[1] - view[0]);
    };
    return {
        pan(pixels) {
            const { view: [begin, end], width } = latest.current.now(), by = pixels / width * (end - begin);
            latest.current.set_view([begin - by, end - by]);
        },
        zoom(factor, x) { latest.current.set_view(zoomed(latest.current.now().view, factor, days_at(x))); },
    };
}

function wheel_of({ pan, zoom }) {
    return event => {
        const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY), asked = event.ctrlKey || event.metaKey;
        const over_axis = !!event.target.closest?.('.time_axis, .overview');
        if (!asked && !sideways && !over_axis) return;
        event.preventDefault();
        if (sideways && !asked) { pan(-event.deltaX); return; }
        const pinched = event.ctrlKey && Math.abs(event.deltaY) < 50;      // a touchpad's pinch comes in small steps
        zoom(Math.exp(-event.deltaY * (pinched ? 0.01 : 0.002)), event.clientX);
    };
}

/** One pointer drags, two pinch. */
function pointers_of(node, { pan, zoom }) {
    const pointers = new Map();
    let moved = 0;
    return {
        pointerdown(event) {
            if (event.button !== 0 || event.target.closest('button, .lane_name, .overview')) return;
            pointers.set(event.pointerId, event.clientX);
            moved = 0;
        },
        pointermove(event) {
            const before = pointers.get(event.pointerId), now = event.clientX;
            if (before === undefined) return;
            if (event.buttons === 0) { pointers.clear(); return; }
            const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
            moved += Math.abs(now - before);
            pointers.set(event.pointerId, now);
            if (moved < STILL) return;
            node.classList.add('panning');
            if (other === undefined) { pan(now - before); return; }
            const wider = Math.abs(now - other) / Math.max(20, Math.abs(before - other));
            zoom(Math.max(0.5, Math.min(2, wider)), (now + other) / 2);
        },
        pointerup(event) {
            pointers.delete(event.pointerId);
            if (!pointers.size) node.classList.remove('panning');
        },
        click(event) {
            if (moved >= STILL) { event.preventDefault(); event.stopPropagation(); }
            moved = 0;
        },
    };
}

/**
 * @param {{current: HTMLElement}} plot time begins where its width, from the right, begins
 * @param {() => {view: [number, number], width: number}} now
 * @param {(view: [number, number]) => void} set_view
 */
export function use_time_gestures(plot, now, set_view) {
    const latest = useRef(null);
    latest.current = { now, set_view };
    useEffect(() => {
        const node = plot.current, gone = new AbortController(), { signal } = gone;
        const hands = hands_of(node, latest), pointers = pointers_of(node, hands);
        node.addEventListener('wheel', wheel_of(hands), { passive: false, signal });
        node.addEventListener('pointerdown', pointers.pointerdown, { signal });
        node.addEventListener('click', pointers.click, { capture: true, signal });
        addEventListener('pointermove', pointers.pointermove, { signal });
        addEventListener('pointerup', pointers.pointerup, { signal });
        addEventListener('pointercancel', pointers.pointerup, { signal });
        return () => gone.abort();
    }, []);
}
