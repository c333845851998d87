// The libraries that only charts need, fetched when a chart is first opened: d3, topojson-client and the world's
// countries. They are the unchanged files of their packages, which set a global name; this module is the only place
// that knows it. Tested in tests/web/map.screen.mjs.

import { useEffect, useState } from '/lib/preact.js';

const loaded = new Map();

/** Once for all screens; what failed is asked again the next time. */
function once(name, load) {
    if (!loaded.has(name)) {
        loaded.set(name, load().catch(error => {
            loaded.delete(name);
            throw Object.assign(error, { message: `A part of the program that draws could not be loaded (${name}).` });
        }));
    }
    return loaded.get(name);
}

export const load_d3 = () => once('d3', async () => { await import('/lib/d3.min.js'); return globalThis.d3; });
const load_topojson = () => once('topojson', async () => { await import('/lib/topojson-client.min.js');
    return globalThis.topojson; });

/** Countries as GeoJSON features, and the borders between them as one line. */
export const load_world = detail => once(`countries, ${detail}`, async () => {
    const [topojson, answer] = await Promise.all([load_topojson(), fetch(`/lib/countries-${detail}.json`)]);
    if (!answer.ok) throw new Error(`${answer.status}`);
    const world = await answer.json();
    return { countries: topojson.feature(world, world.objects.countries).features,
        borders: topojson.mesh(world, world.objects.countries, (a, b) => a !== b) };
});

/**
 * @param {() => Promise<any>} load one of the above
 * @returns {{library: any, error: Error|null, retry: () => void}}
 */
export function use_library(load) {
    const [state, set_state] = useState({ library: null, error: null });
    const [round, set_round] = useState(0);
    useEffect(() => {
        let wanted = true;
        load().then(library => wanted && set_state({ library, error: null }),
            error => wanted && set_state({ library: null, error }));
        return () => { wanted = false; };
    }, [round]);
    return { ...state, retry: () => set_round(n => n + 1) };
}
