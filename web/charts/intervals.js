// Times of happenings as numbers of days, and how surely each is known: a day, some days, a vague calendar unit ("in
// March"), only a begin, only an end. Also the window in which most lie, and the ticks of an axis. Pure, without the
// page; a day as written stays that day. Tested in tests/web/intervals.test.mjs.

import { day_date, iso_day } from '/dates.js';

const MS = 86400000;

/** Days since 1970, with the time of day as a fraction; the offset of a time is not reckoned with. */
export function to_days(iso) {
    const time = /T(\d\d):(\d\d)/.exec(iso);
    return day_date(iso).getTime() / MS + (time ? (Number(time[1]) * 60 + Number(time[2])) / 1440 : 0);
}

export const from_days = days => iso_day(new Date(Math.floor(days) * MS));
const utc = days => new Date(Math.round(days) * MS);

/** A whole week, month, quarter or year: what a text means by "last week", "in March", "in 2008". */
function is_calendar_unit(begin, end) {
    if (end - begin < 7) return false;
    const a = utc(begin), b = utc(end);
    const months = a.getUTCDate() === 1 && b.getUTCDate() === 1;
    return months || (end - begin === 7 && a.getUTCDay() === 1);
}

/**
 * @typedef {{begin: number, end: number, kind: 'day'|'days'|'vague'|'since'|'until'}} When of 'since' the end,
 *   of 'until' the begin is
 *   the same as the other: it is not known
 * @param {{from?: string, to?: string}} happening half-open, as the record tells it
 * @returns {When|null}
 */
export function when_of({ from, to }) {
    if (!from && !to) return null;
    if (!to) return { begin: to_days(from), end: to_days(from), kind: 'since' };
    if (!from) return { begin: to_days(to), end: to_days(to), kind: 'until' };
    const begin = to_days(from), end = Math.max(begin, to_days(to));
    if (end - begin <= 1) return { begin, end, kind: 'day' };
    return { begin, end, kind: is_calendar_unit(begin, end) ? 'vague' : 'days' };
}

export const middle_of = when => (when.begin + when.end) / 2;

/**
 * The shortest window that holds a share of the times, with a margin; what lies outside is to be said.
 * @param {number[]} times in any order
 * @returns {[number, number]}
 */
export function window_of_most(times, share = 0.9) {
    if (!times.length) return [0, 30];
    const sorted = [...times].sort((a, b) => a - b), k = Math.max(1, Math.ceil(sorted.length * share));
    let best = 0;
    for (let i = 0; i + k <= sorted.length; ++i) if (sorted[i + k - 1] - sorted[i] < sorted[best
        + k - 1] - sorted[best]) best = i;
    const begin = sorted[best], end = sorted[best + k - 1], margin = Math.max(5, (end - begin) * 0.04);
    return [Math.floor(begin - margin), Math.ceil(end + margin)];
}

/** From the first to the last of all. */
export function window_of_all(whens) {
    if (!whens.length) return [0, 30];
    const begin = whens.reduce((least, when) => Math.min(least, when.begin), Infinity);
    const end = whens.reduce((most, when) => Math.max(most, when.end), -Infinity);
    const margin = Math.max(5, (end - begin) * 0.02);
    return [Math.floor(begin - margin), Math.ceil(end + margin)];
}

/** A window zoomed about a point of it, never below two days or above three hundred years. */
export function zoomed([begin, end], factor, about = (begin + end) / 2) {
    const length = Math.min(110000, Math.max(2, (end - begin) / factor));
    const share = (about - begin) / (end - begin);
    return [about - share * length, about + (1 - share) * length];
}

const STEPS = [['day', 1], ['day', 2], ['day', 7], ['month', 1], ['month', 3], ['month', 6], ['year', 1], ['year', 2],
    ['year', 5], ['year', 10], ['year', 25],
    ['year', 50], ['year', 100]];
const LENGTH = { day: 1, month: 30.4, year: 365.25 };

/** First tick at or after `begin`, and the one after a tick. */
function walker(unit, n, begin) {
    const start = utc(Math.ceil(begin));
    if (unit === 'day') {
        const offset = n === 7 ? (8 - start.getUTCDay()) % 7 : ((n - (start.getUTCDate() - 1) % n) % n);
        return { first: Math.ceil(begin) + offset, next: at => at + n };
    }
    const month_at = (year, month) => { const date = new Date(Date.UTC(2000, 0, 1));
        date.setUTCFullYear(year, month, 1); return date.getTime() / MS; };
    const step = unit === 'year' ? n * 12 : n;
    const round = days => { const d = utc(days); return Math.ceil((d.getUTCFullYear() * 12 + d.getUTCMonth()
        + (d.getUTCDate() > 1 ? 1 : 0)) / step) * step; };
    let months = round(Math.ceil(begin));
    const at = () => month_at(Math.floor(months / 12), months % 12);
    return { first: at(), next: () => { months += step; return at(); } };
}

const format = (options, locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });

/**
 * @returns {{at: number, label: string, strong: boolean}[]} `strong`: a year begins (of days: a month)
 */
export function ticks(begin, end, width, locale) {
    const [unit, n] = STEPS.find(([u, m]) => LENGTH[u] * m * width / (end - begin) >= (u === 'year' ? 56 : 72))
        ?? STEPS.at(-1);
    const day = format({ day: 'numeric', month: 'short' }, locale), month = format({ month: 'short' }, locale);
    const year = format({ year: 'numeric' }, locale), dated = format({ day: 'numeric', month: 'short',
        year: 'numeric' }, locale);
    const { first, next } = walker(unit, n, begin);
    const out = [];
    let before = '';
    for (let at = first; at <= end && out.length < 200; at = next(at)) {
        const date = utc(at), its = year.format(date);
        const label = unit === 'year' ? its : unit === 'month'
            ? (its === before ? month.format(date) : `${month.format(date)} ${its}`)
            : its === before ? day.format(date) : dated.format(date);
        out.push({ at, label, strong: unit === 'year' || (unit === 'month' ? date.getUTCMonth() === 0
            : date.getUTCDate() === 1) });
        before = its;
    }
    return out;
}

/**
 * Counts per slice of a window, for an overview.
 * @returns {number[]} a vague time counts in every slice that it may lie in, by its share
 */
export function density(whens, begin, end, slices) {
    const out = new Array(slices).fill(0), length = (end - begin) / slices;
    for (const when of whens) {
        const first = Math.floor((when.begin - begin) / length),
            last = Math.max(first, Math.ceil((when.end - begin) / length) - 1);
        const share = 1 / (last - first + 1);
        for (let i = Math.max(0, first); i <= Math.min(slices - 1, last); ++i) out[i] += share;
    }
    return out;
}
