// The drawing of a network: actors as marks whose shape tells their kind and whose size their lines, arcs between
// them whose end tells the relation, whose width the lines and whose stroke and sign the status. Tested in
// tests/web/network.screen.mjs.

import { html, useMemo, useRef } from '/lib/preact.js';
import { lighting, use_size } from '/charts/frame.js';
import { arc_key, bends, course, directions, layout, status_of_arc } from '/charts/graph_layout.js';
import { placed_labels } from '/charts/labels.js';
import { KEYS_TOLD, use_pan_zoom } from '/charts/pan_zoom.js';
import { Sign } from '/charts/timeline_marks.js';
import { bar_style, shape_of } from '/legend.js';

/** Shape by kind, drawn about 0,0. */
export function KindShape({ kind, r }) {
    if (kind === 'state' || kind === 'government') return html`<rect x=${-r * 0.9} y=${-r * 0.9} width=${r * 1.8}
        height=${r * 1.8} rx="1.5" />`;
    if (kind === 'organisation' || kind === 'bloc') return html`<path
        d=${`M0,${-r * 1.15}L${r * 1.15},0 0,${r * 1.15} ${-r * 1.15},0Z`} />`;
    if (kind === 'armed group') return html`<path
        d=${`M0,${-r * 1.15}L${r * 1.1},${r * 0.85} ${-r * 1.1},${r * 0.85}Z`} />`;
    return html`<circle r=${r} />`;
}

/**
 * What stands at the end of an arc: a full arrow acts, an open one speaks to, a ring speaks about; two who meet
 * have none.
 */
export function ArcEnd({ relation, x, y, angle, size }) {
    const place = { transform: `translate(${x},${y}) rotate(${angle})` };
    if (relation === 'acts') return html`<path ...${place}
        d=${`M0,0L${-size},${-size * 0.45} ${-size},${size * 0.45}Z`} fill="currentColor" stroke="none" />`;
    if (relation === 'speaks') return html`<path ...${place}
        d=${`M${-size},${-size * 0.5}L0,0 ${-size},${size * 0.5}`} fill="none" stroke="currentColor"
            stroke-width="1.3" />`;
    if (relation === 'speaks of') return html`<circle ...${place} cx=${-size * 0.3} r=${size * 0.36}
        fill="var(--paper)" stroke="currentColor" stroke-width="1.3" />`;
    return null;
}

const is_plain = status => ['solid', 'said', 'half'].includes(shape_of(status));

function DrawnArc({ arc, most, a, b, bend, lit, dim, k, choose, point }) {
    const { d, middle, end, angle } = course(a, b, bend), status = status_of_arc(arc),
        width = 1 + 4 * Math.sqrt((arc.count - 1) / most);
    return html`<g class=${`arc ${lit ? 'lit' : ''} ${dim ? 'dim' : ''} ${arc.relation.startsWith('speaks') ? 'speech'
        : ''}`} onClick=${() => choose(arc)} ...${lighting(point, arc_key(arc))}>
        <path class="touch" d=${d} stroke-width=${12 / k} /><path class="drawn" d=${d}
            stroke-width=${width / Math.sqrt(k)} stroke-dasharray=${status === 'mixed' ? 'none'
                : bar_style(status).dash || 'none'} />
        <${ArcEnd} relation=${arc.relation} x=${end.x} y=${end.y} angle=${angle} size=${(7 + width) / Math.sqrt(k)} />
        ${status !== 'mixed' && !is_plain(status)
            && html`<g transform=${`translate(${middle.x},${middle.y}) scale(${1 / Math.sqrt(k)})`}><circle
                class="halo" r="7" /><${Sign} status=${status} x="0" y="0" r="3.8" /></g>`}</g>`;
}

function DrawnNode({ node, place, k, lit, dim, choose, point }) {
    return html`<g class=${`actor ${lit ? 'lit' : ''} ${dim ? 'dim' : ''} ${node.kind === 'person' ? 'person' : ''}`}
        transform=${`translate(${place.x},${place.y}) scale(${1 / Math.sqrt(k)})`}
        onClick=${() => choose(node)} ...${lighting(point, node.id)}>
            <${KindShape} kind=${node.kind} r=${place.r} /></g>`;
}

/** What is lit by what is pointed at or chosen: an arc and its two ends, an actor and all around. */
function lit_by(hot, arcs) {
    if (!hot) return null;
    const out = new Set([hot]);
    for (const arc of arcs) {
        const key = arc_key(arc);
        if (key === hot || arc.from === hot || arc.to === hot) out.add(key).add(arc.from).add(arc.to);
    }
    return out;
}

/**
 * @param {{d3: any, nodes: object[], arcs: object[], chosen: string, ego: string, choose_arc: Function,
 *   choose_node: Function, pointed: string, point: (key: string) => void, tools: Function}} props `pointed`: the arc or
 *   actor that is pointed at, here or in the list
 */
export function NetworkChart({ d3, nodes, arcs, chosen, ego, choose_arc, choose_node, pointed, point, tools }) {
    const room = useRef(null), svg = useRef(null);
    const { width, height } = use_size(room);
    const shape = width && height ? Math.round(width / height * 4) / 4 : 0;
    const placed = useMemo(() => shape ? layout(d3, nodes, arcs, shape) : null, [nodes, arcs, shape]);
    const home = () => {
        const k = Math.min(2, width / (placed.width + 40), height / (placed.height + 40));
        return { k, x: (width - placed.width * k) / 2, y: (height - placed.height * k) / 2 };
    };
    const { transform: { x, y, k }, zoom_by, go_home, pressed } = use_pan_zoom(d3, svg,
        { ready: !!placed, extent: [0.1, 8], home,
            key: placed ? `${nodes.length} ${arcs.length} ${ego} ${shape} ${nodes[0]?.id}` : '' });
    const lit = lit_by(pointed || chosen, arcs), bent = useMemo(() => bends(arcs), [arcs]);
    const at_screen = place => ({ x: place.x * k + x, y: place.y * k + y, r: place.r * Math.sqrt(k) });
    const most = useMemo(() => arcs.reduce((most_yet, arc) => Math.max(most_yet, arc.count - 1), 8), [arcs]);
    const rim = id => { const place = placed.places.get(id); return { ...place, r: place.r / Math.sqrt(k) }; };
              // marks grow slower than the plane
    const busy = useMemo(() => placed ? directions(placed.places, arcs) : null, [placed, arcs]);
    const names = useMemo(() => placed ? placed_labels(nodes.map(node =>
        ({ id: node.id, text: node.name, weight: (lit?.has(node.id) ? 1e6 : 0) + (node.id === ego ? 1e7 : 0)
            + node.entries, busy: busy.get(node.id), ...at_screen(placed.places.get(node.id)) })),
        { within: { x0: 2, y0: 2, x1: width - 2, y1: height - 2 } }) : [], [placed, x, y, k, width, pointed, chosen]);
    return html`<div class="plane"><div class="tools plane_tools">${tools({ zoom_by, go_home })}</div><div
        class="room" ref=${room}>
        <svg ref=${svg} class=${`network_drawing${arcs.length > 150 ? ' crowded' : ''}`} tabindex="0" role="img"
            width=${width} height=${height} onKeyDown=${pressed}
            aria-label=${`${nodes.length} actors and ${arcs.length} arcs between them; ${KEYS_TOLD}`}>
            ${placed && html`<g transform=${`translate(${x},${y}) scale(${k})`}>
                ${arcs.map(arc => html`<${DrawnArc} key=${arc_key(arc)} arc=${arc} most=${most} a=${rim(arc.from)}
                    b=${rim(arc.to)} bend=${bent.get(arc)} k=${k}
                    lit=${lit?.has(arc_key(arc))} dim=${lit && !lit.has(arc_key(arc))} choose=${choose_arc}
                        point=${point} />`)}
                ${nodes.map(node => html`<${DrawnNode} key=${node.id} node=${node} place=${placed.places.get(node.id)}
                    k=${k} lit=${lit ? lit.has(node.id) : node.id === ego} dim=${lit && !lit.has(node.id)}
                        choose=${choose_node} point=${point} />`)}</g>
            <g class="names" aria-hidden="true">${names.map(name => html`<text key=${name.id} x=${name.x} y=${name.y}
                text-anchor=${name.anchor} class=${lit && !lit.has(name.id) ? 'dim' : ''}>
                    ${name.text}</text>`)}</g>`}</svg></div></div>`;
}
