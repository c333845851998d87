// Meetings as a board: which phase stands in which column, in which order, and who comes, stays away or was left out.
// Pure. Tested in tests/web/meeting_board.test.mjs.

/** Columns; what was called off stands together. */
export const COLUMNS = [
    { name: 'proposed', title: 'Proposed', phases: ['proposed'] },
        { name: 'scheduled', title: 'Scheduled', phases: ['scheduled'] },
    { name: 'confirmed', title: 'Confirmed', phases: ['confirmed'] },
        { name: 'ongoing', title: 'Ongoing', phases: ['ongoing'] },
    { name: 'held', title: 'Held', phases: ['held'] }, { name: 'off', title: 'Off',
        phases: ['cancelled', 'postponed', 'refused'] },
];

const last_told = meeting => meeting.history?.at(-1)?.published ?? '';
/** What is ahead by its day, what is past by the newest word of it. */
const AHEAD = ['proposed', 'scheduled', 'confirmed'];

function compare(column) {
    const newest = (a, b) => last_told(a) < last_told(b) ? 1 : last_told(a) > last_told(b) ? -1 : 0;
    if (!AHEAD.includes(column)) return newest;
    const day = meeting => meeting.from ?? meeting.to ?? '';
    return (a, b) => !day(a) - !day(b) || (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : newest(a, b));
}

/** @returns {{name: string, title: string, meetings: object[]}[]} every column, empty ones, too */
export function columns_of(meetings) {
    return COLUMNS.map(({ name, title, phases }) => ({ name, title, meetings: meetings.filter(one =>
        phases.includes(one.phase)).sort(compare(name)) }));
}

const ORDER = ['excluded', 'walked_out', 'refusing', 'absent', 'attending', 'attended', 'invited'];
export const ATTENDANCE_WORDS = { excluded: 'left out', walked_out: 'walked out', refusing: 'refuses to come',
    absent: 'absent', attending: 'coming', attended: 'came', invited: 'invited' };

/**
 * Who stands how to a meeting, who was left out first; each name once per standing.
 * @returns {{as: string, words: string, people: {name: string, according_to?: string, article: string, entry?:
 *   string}[]}[]}
 */
export function attendance_of(meeting) {
    const rows = new Map(ORDER.map(as => [as, new Map()]));
    for (const { name, as, article, evidence, according_to } of meeting.attendance ?? []) {
        if (!rows.has(as)) rows.set(as, new Map());
        if (!rows.get(as).has(name)) rows.get(as).set(name, { name, according_to, article, entry: evidence?.[0] });
    }
    return [...rows].filter(([, people]) => people.size)
        .map(([as, people]) => ({ as, words: ATTENDANCE_WORDS[as] ?? as, people: [...people.values()] }));
}

/** What a meeting is called: its parties, else its delegates, else its words. */
export function title_of(meeting) {
    const names = meeting.parties?.length ? meeting.parties : meeting.delegates ?? [];
    if (!names.length) return meeting.words ? `${meeting.kind} “${meeting.words}”` : meeting.kind;
    return names.length === 2 ? names.join(' – ') : names.length > 4
        ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
