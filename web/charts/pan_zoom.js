// Zoom and pan of a drawing in the plane, by d3.zoom for pointer and wheel and by keys (+ - 0 arrows): the network
// and the map. The wheel zooms once the drawing was clicked or focused, or with Ctrl; else the page scrolls. Tested
// in tests/web/network.screen.mjs.

import { useEffect, useRef, useState } from '/lib/preact.js';

export const KEYS_TOLD = 'the list beside it tells the same. Plus and minus zoom, arrows move, 0 shows all';

/** One finger scrolls the page, two move and zoom the drawing. */
function is_meant(event, node) {
    if (event.type.startsWith('touch')) return event.touches.length > 1;
    return !event.button && (event.type !== 'wheel' || event.ctrlKey || event.metaKey || node.matches(':focus-within'));
}

/**
 * @param {any} d3
 * @param {{current: SVGElement}} svg
 * @param {{ready: boolean, extent: [number, number], home: () => {x: number, y: number, k: number}, key:
 *   string}} how `key`: when it
 *   changes the drawing goes home
 * @returns {{transform: {x: number, y: number, k: number}, zoom_by: (factor: number) => void, go_home: () =>
 *   void, go: Function}}
 */
export function use_pan_zoom(d3, svg, { ready, extent, home, key }) {
    const [transform, set_transform] = useState({ x: 0, y: 0, k: 1 });
    const zoom = useRef(null), latest = useRef(home);
    latest.current = home;
    const select = () => d3.select(svg.current);
    const go = ({ x, y, k }) => select().call(zoom.current.transform, d3.zoomIdentity.translate(x, y).scale(k));
    const zoom_by = factor => zoom.current && select().call(zoom.current.scaleBy, factor);
    useEffect(() => {
        if (!ready) return undefined;
        const node = svg.current;
        zoom.current = d3.zoom().scaleExtent(extent).filter(event => is_meant(event, node))
            .on('zoom', event => { const { x, y, k } = event.transform; set_transform({ x, y, k }); });
        select().call(zoom.current).on('dblclick.zoom', null);
        return () => { d3.select(node).on('.zoom', null); };
    }, [ready]);
    useEffect(() => { if (ready && zoom.current) go(latest.current()); }, [ready, key]);
    const pressed = event => {
        const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
        const factor = { '+': 1.5, '=': 1.5, '-': 1 / 1.5 }[event.key];
        if (!zoom.current || (!step && !factor && event.key !== '0')) return;
        event.preventDefault();
        if (step) go({ ...transform, x: transform.x + step[0], y: transform.y + step[1] });
        else if (factor) zoom_by(factor);
        else go(latest.current());
    };
    return { transform, zoom_by, go_home: () => zoom.current && go(latest.current()), go, pressed };
}
