// Zoom and pan of a timeline by wheel, drag and pinch. The page scrolls by a plain wheel; over the axis, or with Ctrl, the wheel
// zooms; a sideways wheel pans. A drag that moved does not follow the link under it. Tested in tests/web/charts_desk.test.mjs.

import { useEffect, useRef } from '/lib/preact.js';
import { zoomed } from '/charts/intervals.js';

/**
 * @param {{current: HTMLElement}} plot its left edge is where time begins
 * @param {() => {view: [number, number], width: number}} now
 * @param {(view: [number, number]) => void} set_view
 */
export function use_time_gestures(plot, now, set_view, ready) {
    const latest = useRef(null);
    latest.current = { now, set_view };
    useEffect(() => {
        const node = plot.current;
        if (!node) return undefined;
        const pointers = new Map();
        let moved = 0;
        const days_at = x => {
            const { view, width } = latest.current.now();
            return view[0] + (x - node.getBoundingClientRect().right + width) / width * (view[1] - view[0]);
        };
        const pan = px => {
            const { view: [begin, end], width } = latest.current.now(), by = px / width * (end - begin);
            latest.current.set_view([begin - by, end - by]);
        };
        const zoom = (factor, x) => latest.current.set_view(zoomed(latest.current.now().view, factor, days_at(x)));
        const wheel = event => {
            const over_axis = !!event.target.closest?.('.time_axis, .overview');
            if (event.ctrlKey || event.metaKey || (over_axis && Math.abs(event.deltaY) >= Math.abs(event.deltaX))) {
                event.preventDefault();
                zoom(Math.exp(-event.deltaY * (event.ctrlKey && Math.abs(event.deltaY) < 50 ? 0.01 : 0.002)), event.clientX);
            } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
                event.preventDefault();
                pan(-event.deltaX);
            }
        };
        const down = event => {
            if (event.button !== 0 || event.target.closest('button, .lane_name, .overview')) return;
            pointers.set(event.pointerId, event.clientX);
            moved = 0;
        };
        const move = event => {
            const before = pointers.get(event.pointerId);
            if (before === undefined) return;
            if (event.buttons === 0) { pointers.clear(); return; }
            const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
            moved += Math.abs(event.clientX - before);
            pointers.set(event.pointerId, event.clientX);
            if (moved < 4) return;
            node.classList.add('panning');
            if (other !== undefined) zoom(Math.max(0.5, Math.min(2, Math.abs(event.clientX - other) / Math.max(20, Math.abs(before - other)))), (event.clientX + other) / 2);
            else pan(event.clientX - before);
        };
        const up = event => { pointers.delete(event.pointerId); if (!pointers.size) node.classList.remove('panning'); };
        const click = event => { if (moved >= 4) { event.preventDefault(); event.stopPropagation(); moved = 0; } };
        node.addEventListener('wheel', wheel, { passive: false });
        node.addEventListener('pointerdown', down);
        addEventListener('pointermove', move);
        addEventListener('pointerup', up);
        addEventListener('pointercancel', up);
        node.addEventListener('click', click, true);
        return () => {
            node.removeEventListener('wheel', wheel);
            node.removeEventListener('pointerdown', down);
            removeEventListener('pointermove', move);
            removeEventListener('pointerup', up);
            removeEventListener('pointercancel', up);
            node.removeEventListener('click', click, true);
        };
    }, [ready]);
}
