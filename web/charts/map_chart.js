// The drawing of the map: the world in Natural Earth's projection, with its places; countries that are meant as a whole hatched.
// Finer borders come when one zooms in. Tested in tests/web/charts_desk.test.mjs.

import { html, useEffect, useMemo, useRef, useState } from '/lib/preact.js';
import { ZoomButtons, use_size } from '/charts/frame.js';
import { load_world, use_library } from '/charts/libraries.js';
import { placed_labels } from '/charts/labels.js';
import { PlaceMark, radius_of } from '/charts/map_marks.js';
import { use_pan_zoom } from '/charts/pan_zoom.js';

const FINE = 3, MOST = 40;

export const place_key = place => `${place.lat},${place.lon},${place.name}`;

/** The world fitted to the room, and its outlines. */
function use_outlines(d3, world, width, height) {
    return useMemo(() => {
        if (!width || !height) return null;
        const projection = d3.geoNaturalEarth1().fitExtent([[4, 4], [width - 4, height - 4]], { type: 'Sphere' }), path = d3.geoPath(projection);
        return { projection, sphere: path({ type: 'Sphere' }), borders: path(world.borders), graticule: path(d3.geoGraticule().step([30, 30])()), lands: world.countries.map(land => path(land)) };
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
    const xs = points.map(p => p.x), ys = points.map(p => p.y), left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
    const k = Math.max(1, Math.min(7, 0.72 * width / (right - left + 1), 0.72 * height / (bottom - top + 1)));
    if (k < 1.3) return { x: 0, y: 0, k: 1 };
    return { k, x: width / 2 - k * (left + right) / 2, y: height / 2 - k * (top + bottom) / 2 };
}

/** @param {{d3: any, coarse: object, places: object[], chosen: string, choose: (place: object) => void, tools: any}} props */
export function MapChart({ d3, coarse, places, chosen, choose, tools }) {
    const room = useRef(null), svg = useRef(null);
    const { width, height } = use_size(room);
    const [fine, set_fine] = useState(false), [pointed, point] = useState('');
    const world = use_library(() => fine ? load_world('50m') : Promise.resolve(coarse));
    const drawn = fine && world.library ? world.library : coarse;
    const outlines = use_outlines(d3, drawn, width, height), meant = useMemo(() => lands_meant(d3, drawn, places), [drawn, places]);
    const points = useMemo(() => outlines ? places.map(place => { const [px, py] = outlines.projection([place.lon, place.lat]); return { place, x: px, y: py }; })
        .sort((a, b) => (b.place.precision === 'region') - (a.place.precision === 'region') || b.place.count - a.place.count) : [], [outlines, places]);
    const { transform: { x, y, k }, zoom_by, go_home, go, pressed } = use_pan_zoom(d3, svg, { ready: !!outlines, extent: [0.8, MOST], home: () => home_of(points, width, height),
        key: outlines ? `${width} ${height} ${places.length} ${places[0]?.name}` : '' });
    useEffect(() => { if (k > FINE && !fine) { set_fine(true); world.retry(); } }, [k]);
    useEffect(() => {                                                     // chosen in the list: it comes into sight
        const at = points.find(one => place_key(one.place) === chosen), px = at && at.x * k + x, py = at && at.y * k + y;
        if (at && (px < 20 || py < 20 || px > width - 20 || py > height - 20)) go({ k, x: width / 2 - at.x * k, y: height / 2 - at.y * k });
    }, [chosen, !!outlines]);
    const seen = points.map(({ place, x: px, y: py }) => ({ place, x: px * k + x, y: py * k + y, r: radius_of(place), id: place_key(place) })).filter(one => one.x > -40 && one.y > -40 && one.x < width + 40 && one.y < height + 40);
    const names = placed_labels(seen.map(one => ({ ...one, text: one.place.name, weight: one.place.count + ([pointed, chosen].includes(one.id) ? 1e6 : 0) })), { within: { x0: 2, y0: 2, x1: width - 2, y1: height - 2 } });
    const marked = place => `${place_key(place) === chosen ? ' chosen' : ''}${place_key(place) === pointed ? ' pointed' : ''}`;
    const hands = place => ({ onClick: () => choose(place), onPointerEnter: () => point(place_key(place)), onPointerLeave: () => point('') });
    return html`<div class="plane"><div class="tools plane_tools">${tools}<${ZoomButtons} zoom=${zoom_by} whole=${go_home} whole_label="All" /></div><div class="room" ref=${room}>
        <svg ref=${svg} class="map_drawing" tabindex="0" role="img" width=${width} height=${height} onKeyDown=${pressed}
            aria-label=${`Map with ${places.length} places; the list beside it tells the same. Plus and minus zoom, arrows move, 0 shows all`}>
            <defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform=${`scale(${1 / k}) rotate(45)`}><path d="M0,0V7" class="hatch" /></pattern>
                <radialGradient id="soft"><stop offset="0.2" class="soft_in" /><stop offset="1" class="soft_out" /></radialGradient></defs>
            ${outlines && html`<g transform=${`translate(${x},${y}) scale(${k})`}><path class="sea" d=${outlines.sphere} /><path class="graticule" d=${outlines.graticule} />
                ${outlines.lands.map((d, i) => html`<path key=${i} class="land" d=${d} />`)}
                ${[...meant].map(([i, place]) => html`<path key=${`m${i}`} class=${`meant${marked(place)}`} d=${outlines.lands[i]} fill="url(#hatch)" ...${hands(place)} />`)}
                <path class="border" d=${outlines.borders} /></g>
            ${seen.map(({ place, x: px, y: py, r, id }) => html`<g key=${id} class=${`place${marked(place)}`} transform=${`translate(${px},${py})`} ...${hands(place)}><${PlaceMark} place=${place} r=${r} /></g>`)}
            <g class="names" aria-hidden="true">${names.map(name => html`<text key=${name.id} x=${name.x} y=${name.y} text-anchor=${name.anchor}>${name.text}</text>`)}</g>`}</svg></div></div>`;
}
