// Dates as the record tells them, in the reader's language. An article's own day stays its own day: "2026-03-03"
// is the third of March wherever it is read, so days are reckoned and printed in UTC and never moved by a time
// zone. Intervals of the record are half-open. Tested in tests/web/dates.test.mjs.

const formats = new Map();
function formatter(options, locale) {
    const key = `${locale}|${JSON.stringify(options)}`;
    if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options }));
    return formats.get(key);
}

const DAY = { day: 'numeric', month: 'short', year: 'numeric' };
const LONG = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const MONTH = { month: 'long', year: 'numeric' };
const MS = 86400000;

/** The calendar day of an ISO date or date-time, as written: "2026-03-03T23:50:00+01:00" -> "2026-03-03". */
export const day_of = iso => (iso ?? '').slice(0, 10);

/** Midnight UTC of a day, for reckoning; years may lie before 100. */
export function day_date(iso) {
    const [year, month = 1, day = 1] = day_of(iso).split('-').map(Number);
    const date = new Date(Date.UTC(2000, month - 1, day));
    date.setUTCFullYear(year, month - 1, day);
    return date;
}

export const iso_day = date => date.toISOString().slice(0, 10);
export const add_days = (iso, n) => iso_day(new Date(day_date(iso).getTime() + n * MS));

export const short_day = (iso, locale) => iso ? formatter(DAY, locale).format(day_date(iso)) : 'no date';
export const long_day = (iso, locale) => iso ? formatter(LONG, locale).format(day_date(iso)) : 'No date known';

/** The time of day as written ("14:05"), with the offset where it is told; empty where only a day is known. */
export function clock(iso) {
    const found = /T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?/.exec(iso ?? '');
    if (!found) return '';
    return found[2] ? `${found[1]} ${found[2] === 'Z' ? 'UTC' : 'UTC' + found[2]}` : found[1];
}

export const day_and_clock = (iso, locale) => [short_day(iso, locale), clock(iso)].filter(Boolean).join(', ');

/** A moment of the store (when a line was added), in the reader's own time zone. */
export function moment(iso, locale) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) return iso ?? '';
    return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
}

function days_told(from, to, locale) {
    const begin = day_date(from), end = day_date(to), last = new Date(end.getTime() - MS);
    if (last <= begin) return short_day(from, locale);
    const whole_months = begin.getUTCDate() === 1 && end.getUTCDate() === 1;
    const months = (end.getUTCFullYear() - begin.getUTCFullYear()) * 12 + end.getUTCMonth() - begin.getUTCMonth();
    if (whole_months && months === 1) return formatter(MONTH, locale).format(begin);
    if (whole_months && months === 12 && begin.getUTCMonth() === 0) return String(begin.getUTCFullYear());
    if (whole_months) return formatter({ month: 'short', year: 'numeric' }, locale).formatRange(begin, last);
    return formatter(DAY, locale).formatRange(begin, last);
}

function clocks_told(from, to, locale) {
    const start = `${short_day(from, locale)}, ${clock(from)}`;
    const minutes = to ? (Date.parse(to.slice(0, 16) + 'Z') - Date.parse(from.slice(0, 16) + 'Z')) / 60000 : 0;
    if (!(minutes > 1)) return start;
    return day_of(from) === day_of(to) ? `${start}–${clock(to)}`
        : `${start} – ${short_day(to, locale)}, ${clock(to)}`;
}

const SEASONS = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };
const VAGUE = { PAST_REF: 'in the past', PRESENT_REF: 'now', FUTURE_REF: 'in the future' };

const UNITS = { Y: 'year', M: 'month', W: 'week', D: 'day', TH: 'hour', TM: 'minute', TS: 'second' };

/** "P6W" -> "6 weeks", in the reader's language; anything longer stays as it is. */
function duration_told(value, locale) {
    const found = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/.exec(value);
    const unit = found && UNITS[found[1] + found[3]];
    return unit && new Intl.NumberFormat(locale,
        { style: 'unit', unit, unitDisplay: 'long' }).format(Number(found[2]));
}

/** "XXXX-WXX-4", a weekday of which the week is not known, as the day's name. */
function weekday_told(value, locale) {
    const found = /^XXXX-WXX-([1-7])$/.exec(value);
    return found && `${formatter({ weekday: 'long' },
        locale).format(new Date(Date.UTC(2024, 0, Number(found[1]))))}, of what week is not told`;
}

function value_told(value, locale) {
    if (VAGUE[value]) return VAGUE[value];
    const weekday = weekday_told(value, locale);
    if (weekday) return weekday;
    const duration = duration_told(value, locale);
    if (duration) return duration;
    const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
    return season ? `${SEASONS[season[2]]} ${season[1]}` : value;
}

/**
 * The time that is told of an entry, for a person.
 * @param {{from?: string, to?: string, value?: string}|undefined} time
 */
export function told_time(time, locale) {
    if (!time) return '';
    const { from, to, value } = time;
    if (from && from.includes('T')) return clocks_told(from, to, locale);
    if (from && to) return days_told(from, to, locale);
    if (from) return `since ${short_day(from, locale)}`;
    if (to) return `until ${to.includes('T') ? day_and_clock(to, locale) : short_day(add_days(to, -1), locale)}`;
    return value ? value_told(value, locale) : '';
}

/** A whole number in the reader's digits and grouping. */
export const number = (n, locale) => new Intl.NumberFormat(locale).format(n ?? 0);
export const plural = (n, one, many, locale) => `${number(n, locale)} ${n === 1 ? one : many}`;
