// The layout of a network: the parts that hang together are laid out one by one with forces, from the same seed every
// time, until they rest, and then packed side by side; nothing moves once it is shown. Pure but for d3's forces,
// which are handed in. Tested in tests/web/graph_layout.test.mjs.

/**
 * @typedef {{id: string, name: string, kind: string, country?: string, entries: number}} Node
 * @typedef {{from: string, to: string, relation: string, count: number, status: Object<string, number>, what:
 *   Object<string, number>, entries: string[]}} Arc
 */

export const radius_of = node => 4 + Math.min(20, Math.sqrt(node.entries) * 1.5);

/** Arcs with most lines first; of those with as many the ones between actors that have most to do with others. */
function by_strength(arcs) {
    const weight = new Map();
    for (const { from, to, count } of arcs) for (const id of [from, to]) weight.set(id, (weight.get(id) ?? 0) + count);
    const ends = ({ from, to }) => weight.get(from) + weight.get(to);
    return [...arcs].sort((a, b) => b.count - a.count || ends(b) - ends(a) || (arc_key(a) < arc_key(b) ? -1 : 1));
}

/** Those of one actor first, then those among its neighbours. */
function around(arcs, ego) {
    const touches = ({ from, to }) => from === ego || to === ego;
    const own = arcs.filter(touches), near = new Set(own.flatMap(({ from, to }) => [from, to]));
    return [...own, ...arcs.filter(arc => !touches(arc) && near.has(arc.from) && near.has(arc.to))];
}

/**
 * The part of a network that is shown: the strongest arcs of the relations, of all or around one actor, and their ends.
 * @param {{nodes: Node[], edges: Arc[]}} network
 * @param {{relations: string[], most: number, ego?: string}} choice `most`: arcs
 * @returns {{nodes: Node[], arcs: Arc[], of: number, connected: Node[]}} of: arcs there are, shown or not;
 *   connected: actors with an arc of the relations, those with the strongest arc first
 */
export function shown_part(network, { relations, most, ego }) {
    const sorted = by_strength(network.edges.filter(arc => relations.includes(arc.relation)));
    const all = ego ? around(sorted, ego) : sorted, arcs = all.slice(0, most);
    const by_id = new Map(network.nodes.map(node => [node.id, node]));
    const ends = list => [...new Set(list.flatMap(({ from, to }) => [from, to]))].map(id => by_id.get(id)).filter(Boolean);
    const nodes = ends(arcs);
    if (ego && by_id.has(ego) && !nodes.some(node => node.id === ego)) nodes.push(by_id.get(ego));
    return { nodes, arcs, of: all.length, connected: ends(sorted) };
}

/** Nodes that hang together, the largest part first. */
export function parts_of(nodes, arcs) {
    const of = new Map(nodes.map(node => [node.id, node.id]));
    const root = id => { while (of.get(id) !== id) { of.set(id, of.get(of.get(id))); id = of.get(id); } return id; };
    for (const { from, to } of arcs) of.set(root(from), root(to));
    const parts = new Map();
    for (const node of nodes) {
        const key = root(node.id);
        if (!parts.has(key)) parts.set(key, []);
        parts.get(key).push(node);
    }
    return [...parts.values()].sort((a, b) => b.length - a.length || (a[0].id < b[0].id ? -1 : 1));
}

/**
 * Boxes on shelves, in about the shape of the room.
 * @param {{width: number, height: number}[]} boxes in order
 * @param {number} shape width by height of the room
 * @returns {{x: number, y: number}[]} their upper left corners
 */
export function packed(boxes, shape, gap = 24) {
    const area = boxes.reduce((sum, box) => sum + (box.width + gap) * (box.height + gap), 0);
    const room = Math.max(Math.sqrt(area * shape) * 1.08, ...boxes.map(box => box.width));
    let x = 0, y = 0, shelf = 0;
    return boxes.map(box => {
        if (x > 0 && x + box.width > room) { x = 0; y += shelf + gap; shelf = 0; }
        const at = { x, y };
        x += box.width + gap;
        shelf = Math.max(shelf, box.height);
        return at;
    });
}

/** One part about its own middle. */
function settled(d3, nodes, arcs) {
    const bodies = nodes.map(node => ({ id: node.id, r: radius_of(node) }));
    const links = arcs.map(arc => ({ source: arc.from, target: arc.to }));
    d3.forceSimulation(bodies).randomSource(d3.randomLcg(0.42))
        .force('link', d3.forceLink(links).id(body => body.id).distance(nodes.length < 4 ? 150 : 100).strength(0.5))
        .force('charge', d3.forceManyBody().strength(-260 * Math.min(4,
            Math.max(1, arcs.length / nodes.length / 1.5))).distanceMax(900))
        .force('collide', d3.forceCollide(body => body.r + 16))
        .force('x', d3.forceX().strength(0.06)).force('y', d3.forceY().strength(0.09))
        .stop().tick(nodes.length > 200 ? 150 : 300);
    return bodies;
}

/**
 * @returns {{places: Map<string, {x: number, y: number, r: number}>, width: number, height: number}}
 */
export function layout(d3, nodes, arcs, shape) {
    const parts = parts_of(nodes, arcs).map(part => {
        const ids = new Set(part.map(node => node.id));
        const bodies = settled(d3, part, arcs.filter(arc => ids.has(arc.from)));
        const left = Math.min(...bodies.map(b => b.x - b.r)) - 70, right = Math.max(...bodies.map(b => b.x + b.r)) + 70;
        const top = Math.min(...bodies.map(b => b.y - b.r)) - 12, bottom = Math.max(...bodies.map(b => b.y + b.r)) + 14;
        return { bodies, left, top, width: right - left, height: bottom - top };
    });
    const corners = packed(parts, shape), places = new Map();
    parts.forEach((part, i) => part.bodies.forEach(({ id, x, y, r }) =>
        places.set(id, { x: x - part.left + corners[i].x, y: y - part.top + corners[i].y, r })));
    return { places, width: Math.max(1, ...parts.map((part, i) => corners[i].x + part.width)),
        height: Math.max(1, ...parts.map((part, i) => corners[i].y + part.height)) };
}

/**
 * The course of an arc between two marks, bent to the left so that arcs both ways and of several relations lie
 * side by side.
 * @returns {{d: string, middle: {x: number, y: number}, angle: number}} `angle`: of its end, in degrees
 */
export function course(a, b, bend) {
    const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1, nx = -dy / length, ny = dx / length;
    const cx = (a.x + b.x) / 2 + nx * bend, cy = (a.y + b.y) / 2 + ny * bend;
    const towards = (from, r) => { const l = Math.hypot(cx - from.x, cy - from.y) || 1;
        return { x: from.x + (cx - from.x) / l * r, y: from.y + (cy - from.y) / l * r }; };
    const start = towards(a, a.r + 1), end = towards(b, b.r + 4);
    const point = (x, y) => `${x.toFixed(1)},${y.toFixed(1)}`;
    const middle = { x: start.x / 4 + cx / 2 + end.x / 4, y: start.y / 4 + cy / 2 + end.y / 4 };
    return {
        d: `M${point(start.x, start.y)}Q${point(cx, cy)} ${point(end.x, end.y)}`, middle, end,
        angle: Math.atan2(end.y - cy, end.x - cx) * 180 / Math.PI };
}

/**
 * Where the arcs of each actor lead to, on the whole.
 * @returns {Map<string, {x: number, y: number}>} by actor; no longer than 1
 */
export function directions(places, arcs) {
    const sums = new Map();
    const add = (from, to) => {
        const a = places.get(from), b = places.get(to), length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
        const sum = sums.get(from) ?? { x: 0, y: 0, n: 0 };
        sums.set(from, { x: sum.x + (b.x - a.x) / length, y: sum.y + (b.y - a.y) / length, n: sum.n + 1 });
    };
    for (const { from, to } of arcs) { add(from, to); add(to, from); }
    return new Map([...sums].map(([id, { x, y, n }]) => [id, { x: x / n, y: y / n }]));
}

/** How far each arc bends: those between the same two lie side by side. */
export function bends(arcs) {
    const between = new Map(), out = new Map();
    for (const arc of arcs) {
        const key = arc.from < arc.to ? `${arc.from} ${arc.to}` : `${arc.to} ${arc.from}`;
        if (!between.has(key)) between.set(key, []);
        between.get(key).push(arc);
    }
    for (const group of between.values()) {
        group.forEach((arc, i) => {
            const side = arc.from < arc.to ? 1 : -1, place = i - (group.length - 1) / 2;
            out.set(arc, side * (group.length === 1 ? 10 : place * 26));
        });
    }
    return out;
}

/** The status most of an arc's lines have, if more than half; else "mixed". */
export function status_of_arc(arc) {
    const rows = Object.entries(arc.status), all = rows.reduce((sum, [, n]) => sum + n, 0);
    const [word, n] = rows.reduce((best, row) => row[1] > best[1] ? row : best, ['', 0]);
    return n * 2 > all ? word : 'mixed';
}

export const arc_key = arc => `${arc.from}~${arc.to}~${arc.relation}`;
