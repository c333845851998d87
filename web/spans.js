// Spans of the record count Unicode code points; strings of JavaScript count UTF-16 units. Convert here, once per
// text, and nowhere else. Also: spans that overlap, cut into pieces that do not. Tested in
// tests/web/spans.test.mjs.

/** A text that is asked for by code points. A text without astral characters costs nothing to convert. */
export class Text {
    /** @param {string} text */
    constructor(text) {
        this.text = text;
        this.astral = [];                      // code point index of every character that takes two units
        for (let i = 0, point = 0; i < text.length; ++i, ++point) {
            const unit = text.charCodeAt(i);
            if (unit < 0xd800 || unit > 0xdbff || i + 1 >= text.length) continue;
            const next = text.charCodeAt(i + 1);
            if (next >= 0xdc00 && next <= 0xdfff) { this.astral.push(point); ++i; }
        }
        this.length = text.length - this.astral.length;
    }

    /** UTF-16 index of a code point: its own number and one more for each astral character before it. */
    unit(point) {
        let low = 0, high = this.astral.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.astral[middle] < point) low = middle + 1; else high = middle;
        }
        return point + low;
    }

    slice([begin, end]) {
        return this.text.slice(this.unit(begin), this.unit(end));
    }
}

/**
 * Cuts [begin, end) where any mark begins or ends.
 * @template T
 * @param {[number, number]} range
 * @param {{span: [number, number], mark: T}[]} marks may overlap, nest, and reach out of the range
 * @returns {{span: [number, number], marks: T[]}[]} in order, without holes; marks in the order given
 */
export function segments([begin, end], marks) {
    const inside = marks.filter(({ span }) => span[0] < end && span[1] > begin && span[0] < span[1]);
    const cuts = new Set([begin, end]);
    for (const { span } of inside) {
        cuts.add(Math.max(span[0], begin));
        cuts.add(Math.min(span[1], end));
    }
    const edges = [...cuts].sort((a, b) => a - b);
    const out = [];
    for (let i = 0; i + 1 < edges.length; ++i) {
        const span = [edges[i], edges[i + 1]];
        out.push({ span, marks: inside.filter(m => m.span[0] <= span[0]
            && m.span[1] >= span[1]).map(m => m.mark) });
    }
    return out;
}
