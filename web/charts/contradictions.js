// Disputes as columns: one per value, with all who say it; denials and contradictions stand together. Also the ranges
// of figures ("4..5", "700..", "..2000") on a common scale. Pure. Tested in tests/web/contradictions.test.mjs.

/** Values of a status that say the same against it. */
const AGAINST = ['denied', 'disputed', 'negated', 'refused'];
const RANK = ['occurred', 'held', 'ongoing', 'confirmed', 'scheduled', 'planned', 'conditional', 'possible',
    'proposed'];
const rank = value => AGAINST.includes(value) ? 99 : RANK.includes(value) ? RANK.indexOf(value) : 50;

/** The lower and the upper end of a figure; undefined where it is open. A value that is no figure gives null. */
export function range_of(value) {
    const found = /^(-?[\d.]*?)(\.\.)?(-?\d[\d.]*)?$/.exec(value);
    if (!/\d/.test(value) || !found) return null;
    const [low, high] = value.includes('..') ? value.split('..') : [value, value];
    const number = text => text === '' ? undefined : Number(text);
    return [low, high].some(text => Number.isNaN(number(text) ?? 0)) ? null : { low: number(low), high: number(high) };
}

/**
 * @param {{what: string, values: {value: string, sentence: string, outlet?: string, according_to?: string,
 *   entry: string, article: string}[]}} dispute
 * @returns {{value: string, against: boolean, says: object[]}[]} the same sentence of one source once
 */
export function columns_of(dispute) {
    const columns = new Map();
    for (const one of dispute.values) {
        const against = dispute.what === 'status' && AGAINST.includes(one.value), key = against ? 'denied' : one.value;
        if (!columns.has(key)) columns.set(key, { value: key, against, says: [] });
        const says = columns.get(key).says;
        if (!says.some(other => other.sentence === one.sentence && other.outlet === one.outlet)) says.push(one);
    }
    const all = [...columns.values()];
    if (dispute.what === 'status') return all.sort((a, b) => rank(a.value) - rank(b.value));
    return all.sort((a, b) => middle(a.value) - middle(b.value)
        || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0));
}

const middle = value => { const range = range_of(value);
    return range ? ((range.low ?? range.high) + (range.high ?? range.low)) / 2 : 0; };

/**
 * The ranges on a scale from nought to a little more than the most.
 * @param {string[]} values
 * @param {number} width
 * @returns {{value: string, x0: number, x1: number, open: ''|'low'|'high'}[]|null} null where they are no figures
 */
export function scaled(values, width) {
    const ranges = values.map(range_of);
    if (ranges.length < 2 || ranges.some(range => !range)) return null;
    const most = Math.max(...ranges.flatMap(({ low, high }) => [low ?? 0, high ?? 0])) * 1.12 || 1,
        x = n => n / most * width;
    return ranges.map(({ low, high }, i) => ({ value: values[i], x0: x(low ?? 0),
        x1: high === undefined ? width : x(high), open: low === undefined ? 'low' : high === undefined ? 'high'
            : '' }));
}

/** A figure as a person says it. */
export function value_told(value, locale) {
    const range = range_of(value);
    if (!range) return value;
    const n = x => new Intl.NumberFormat(locale).format(x);
    if (range.low === undefined) return `up to ${n(range.high)}`;
    if (range.high === undefined) return `at least ${n(range.low)}`;
    return range.low === range.high ? n(range.low) : `${n(range.low)}–${n(range.high)}`;
}
