// Labels that do not overlap: each tries the places around its mark, the weightiest first, and stays away where none
// is free. Pure; used by the map and the network. Tested in tests/web/labels.test.mjs.

/**
 * @typedef {{id: string, x: number, y: number, r: number, text: string, weight: number, busy?: {x: number, y:
 *   number}}} Wish a mark and what it is called; `busy`: the direction in which most lies, to be kept free
 * @typedef {{id: string, x: number, y: number, anchor: 'start'|'middle'|'end', text: string}} Label `y`: of the
 *   baseline
 */

const meet = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

/** Boxes in a grid, so that thousands of marks stay quick. */
class Taken {
    constructor(cell = 64) { this.cell = cell; this.cells = new Map(); }
    *keys(box) {
        for (let i = Math.floor(box.x0 / this.cell); i <= Math.floor(box.x1 / this.cell); ++i)
            for (let j = Math.floor(box.y0 / this.cell); j <= Math.floor(box.y1 / this.cell); ++j) yield `${i},${j}`;
    }
    add(box) { for (const key of this.keys(box)) this.cells.has(key) ? this.cells.get(key).push(box)
        : this.cells.set(key, [box]); }
    is_free(box, but) {
        for (const key of this.keys(box)) if (this.cells.get(key)?.some(other => other.of !== but
            && meet(box, other))) return false;
        return true;
    }
}

/** The places that a label may have, best first. */
function places(wish, width, height) {
    const { x, y, r } = wish, gap = r + 4, half = height / 2;
    const at = (anchor, left, top) => ({ anchor, box: { x0: left, x1: left + width, y0: top, y1: top + height } });
    const all = [{ ...at('start', x + gap, y - half), side: [1, 0] }, { ...at('end', x - gap - width, y - half), side: [-1, 0] },
        { ...at('middle', x - width / 2, y - gap - height), side: [0, -1] },
        { ...at('middle', x - width / 2, y + gap), side: [0, 1] }];
    if (!wish.busy) return all;
    const meets = ({ side }) => side[0] * wish.busy.x + side[1] * wish.busy.y;
    return all.sort((a, b) => meets(a) - meets(b));
}

export const width_of_text = (text, size) => Array.from(text).length * size * 0.56;

/**
 * @param {Wish[]} wishes
 * @param {{size?: number, within?: {x0: number, y0: number, x1: number, y1: number}, most?: number}} options
 *   `size`: of the type;
 *   `most`: characters of a label before it is cut
 * @returns {Label[]}
 */
export function placed_labels(wishes, { size = 12, within, most = 28 } = {}) {
    const taken = new Taken(), out = [], height = size * 1.2;
    for (const { id, x, y, r } of wishes) taken.add({ of: id, x0: x - r, x1: x + r, y0: y - r, y1: y + r });
    const inside = box => !within || (box.x0 >= within.x0 && box.x1 <= within.x1 && box.y0 >= within.y0
        && box.y1 <= within.y1);
    for (const wish of [...wishes].sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))) {
        const letters = Array.from(wish.text);
        const text = letters.length > most ? letters.slice(0, most - 1).join('').trimEnd() + '…' : wish.text;
        const width = width_of_text(text, size);
        const free = places(wish, width, height).find(({ box }) => inside(box) && taken.is_free(box, wish.id));
        if (!free) continue;
        taken.add({ ...free.box, of: null });
        const { x0, x1, y0 } = free.box;
        out.push({ id: wish.id, text, anchor: free.anchor, y: y0 + size * 0.92,
            x: { start: x0, middle: (x0 + x1) / 2, end: x1 }[free.anchor] });
    }
    return out;
}
