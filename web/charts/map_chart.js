// The drawing of the map: the world in Natural Earth's projection, with its places; countries that are meant as a
// whole hatched. Finer borders come when one zooms in. Tested in tests/web/map.screen.mjs.

import { html, useEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { ZoomButtons, lighting, use_size } from '/charts/frame.js';
import { load_world, use_library } from '/charts/libraries.js';
import { placed_labels } from '/charts/labels.js';
import { PlaceMark, gathered, radius_of } from '/charts/map_marks.js';
import { KEYS_TOLD, use_pan_zoom } from '/charts/pan_zoom.js';

const FINE = 3, MOST = 40, CROWDED = 300;

export const place_key = place => `${place.lat},${place.lon},${place.name}`;

/** The world fitted to the room, and its outlines. */
function use_outlines(d3, world, width, height) {
    return useMemo(() => {
        if (!width || !height) return null;
        const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], { type: 'Sphere' }),
            path = d3.geoPath(projection);
        return { projection, sphere: path({ type: 'Sphere' }), borders: path(world.borders),
            graticule: path(d3.geoGraticule().step([30, 30])()), lands: world.countries.map(land => path(land)) };
    }, [world, width, height]);
}

/** Country -> the places that mean it as a whole. */
function lands_meant(d3, world, places) {
    const out = new Map();
    for (const place of places.filter(one => one.precision === 'country')) {
        const i = world.countries.findIndex(land => d3.geoContains(land, [place.lon, place.lat]));
        if (i >= 0) out.set(i, place);
    }
    return out;
}

/** All places in sight; where they are few and near each other, not nearer than a region. */
function home_of(points, width, height) {
    if (!points.length) return { x: 0, y: 0, k: 1 };
    const xs = points.map(p => p.x), ys = points.map(p => p.y), left = Math.min(...xs), right = Math.max(...xs),
        top = Math.min(...ys), bottom = Math.max(...ys);
    const k = Math.max(1, Math.min(7, 0.72 * width / (right - left + 1), 0.72 * height / (bottom - top + 1)));
    if (k < 1.3) return { x: 0, y: 0, k: 1 };
    return { k, x: width / 2 - k * (left + right) / 2, y: height / 2 - k * (top + bottom) / 2 };
}

/** The coarse outlines, and the fine ones once somebody came near; where those cannot be had, the coarse ones serve on. */
function use_world(coarse, k) {
    const [fine, set_fine] = useState(false);
    const { library, retry } = use_library(() => fine ? load_world('50m') : Promise.resolve(coarse));
    useEffect(() => { if (k > FINE && !fine) { set_fine(true); retry(); } }, [k]);
    return (fine && library) || coarse;
}

/** The marks in the window: those that would cover each other as one; regions beneath, small marks above large ones. */
function marks_at(points, { x, y, k }, { width, height }, shrink) {
    const on_screen = points.map(({ place, x: px, y: py }) => ({ place, x: px * k + x, y: py * k + y }))
        .filter(one => one.x > -40 && one.y > -40 && one.x < width + 40 && one.y < height + 40);
    const lands = on_screen.filter(one => one.place.precision === 'country')
        .map(one => ({ lead: one, members: [one], place: one.place }));
    const groups = [...lands, ...gathered(on_screen.filter(one => one.place.precision !== 'country'))];
    return groups.map(group => ({ ...group, x: group.lead.x, y: group.lead.y, id: place_key(group.lead.place),
        r: radius_of(group.place) * shrink }))
        .sort((a, b) => (b.place.precision === 'region') - (a.place.precision === 'region') || b.r - a.r);
}

const holds = (mark, key) => mark.members.some(({ place }) => place_key(place) === key);

function names_of(marks, { width, height }, ...first) {
    const text = ({ lead, members }) => members.length > 1 ? `${lead.place.name} +${members.length - 1}` : lead.place.name;
    const wishes = marks.map(mark => ({ ...mark, text: text(mark),
        weight: mark.place.count + (first.some(key => holds(mark, key)) ? 1e6 : 0) }));
    return placed_labels(wishes, { within: { x0: 2, y0: 2, x1: width - 2, y1: height - 2 } });
}

/** Where several places in one mark part; null where a click means the first of them. */
function nearer(mark, { x, y, k }, { width, height }) {
    const xs = mark.members.map(m => m.x), ys = mark.members.map(m => m.y);
    const spread = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
    if (mark.members.length === 1 || spread < 0.01 || k > MOST * 0.95) return null;
    const next = Math.min(MOST, k * Math.max(2, Math.min(8, 160 / Math.max(1, spread))));
    return { k: next, x: width / 2 - (mark.x - x) / k * next, y: height / 2 - (mark.y - y) / k * next };
}

/** Sea, lands and borders; the countries that are meant as a whole hatched. `hands`: what can be done with a mark. */
function Lands({ outlines, meant, transform: { x, y, k }, class_of, hands }) {
    const alone = place => ({ lead: { place }, members: [{ place, x: 0, y: 0 }] });
    return html`<defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse"
                patternTransform=${`scale(${1 / k}) rotate(45)`}><path d="M0,0V7" class="hatch" /></pattern>
            <radialGradient id="soft"><stop offset="0.2" class="soft_in" />
                <stop offset="1" class="soft_out" /></radialGradient></defs>
        <g transform=${`translate(${x},${y}) scale(${k})`}><path class="sea" d=${outlines.sphere} />
            <path class="graticule" d=${outlines.graticule} />
            ${outlines.lands.map((d, i) => html`<path key=${i} class="land" d=${d} />`)}
            ${[...meant].map(([i, place]) => html`<path key=${`m${i}`} class=${class_of('meant', alone(place))}
                d=${outlines.lands[i]} fill="url(#hatch)" ...${hands(alone(place))} />`)}
            <path class="border" d=${outlines.borders} /></g>`;
}

/** A place chosen in the list comes into sight. */
function use_sight(points, chosen, { x, y, k }, { width, height }, go) {
    useEffect(() => {
        const at = points.find(one => place_key(one.place) === chosen);
        if (!at) return;
        const px = at.x * k + x, py = at.y * k + y, away = px < 20 || py < 20 || px > width - 20 || py > height - 20;
        if (away) go({ k, x: width / 2 - at.x * k, y: height / 2 - at.y * k });
    }, [chosen, points.length > 0]);
}

/** Places on the plane at a zoom of one. */
function points_of(outlines, places) {
    return places.map(place => {
        const [x, y] = outlines.projection([place.lon, place.lat]);
        return { place, x, y };
    });
}

/**
 * @param {{d3: any, coarse: object, places: object[], chosen: string, choose: (place: object) => void,
 *   pointed: string, point: (key: string) => void, tools: any}} props `pointed`: the place that is pointed at, here or
 *   in the list
 */
export function MapChart({ d3, coarse, places, chosen, choose, pointed, point, tools }) {
    const room = useRef(null), svg = useRef(null), zoomed = useRef(1);
    const size = use_size(room), { width, height } = size;
    const world = use_world(coarse, zoomed.current), outlines = use_outlines(d3, world, width, height);
    const meant = useMemo(() => lands_meant(d3, world, places), [world, places]);
    const points = useMemo(() => outlines ? points_of(outlines, places) : [], [outlines, places]);
    const key = outlines ? `${width} ${height} ${places.length} ${places[0]?.name}` : '';
    const { transform, zoom_by, go_home, go, pressed } = use_pan_zoom(d3, svg,
        { ready: !!outlines, extent: [0.8, MOST], home: () => home_of(points, width, height), key });
    zoomed.current = transform.k;
    use_sight(points, chosen, transform, size, go);
    const marks = marks_at(points, transform, size, places.length > CROWDED ? 0.6 : 1);
    const class_of = (name, mark) => [name, holds(mark, chosen) && 'chosen', holds(mark, pointed) && 'pointed']
        .filter(Boolean).join(' ');
    const open = mark => { const next = nearer(mark, transform, size); next ? go(next) : choose(mark.lead.place); };
    const hands = mark => ({ onClick: () => open(mark), ...lighting(point, place_key(mark.lead.place)) });
    return html`<div class="plane"><div class="tools plane_tools">${tools}<${ZoomButtons} zoom=${zoom_by}
            whole=${go_home} whole_label="All" /></div>
        <div class="room" ref=${room}><svg ref=${svg} class="map_drawing" tabindex="0" role="img" width=${width}
                height=${height} onKeyDown=${pressed} aria-label=${`Map with ${places.length} places; ${KEYS_TOLD}`}>
            ${outlines && html`<${Lands} outlines=${outlines} meant=${meant} transform=${transform} class_of=${class_of}
                hands=${hands} />
            ${marks.map(mark => html`<g key=${mark.id} class=${class_of('place', mark)}
                data-places=${mark.members.length} transform=${`translate(${mark.x},${mark.y})`} ...${hands(mark)}>
                <${PlaceMark} place=${mark.place} r=${mark.r} /></g>`)}
            <g class="names" aria-hidden="true">${names_of(marks, size, pointed, chosen).map(name => html`<text
                key=${name.id} x=${name.x} y=${name.y} text-anchor=${name.anchor}>${name.text}</text>`)}</g>`}</svg></div>
    </div>`;
}
