// What the lines of a question consist of, in counts; a click narrows the question down or takes that back.
// Days are told in years, months or days, whichever gives a list to read; a click goes one step in.
// Tested in tests/web/facets.test.mjs (days) and tests/web/record.screen.mjs.

import { html, useState } from '/lib/preact.js';
import { use_answer } from '/answers.js';
import { day_date, number } from '/dates.js';
import { Mark } from '/legend.js';
import { LACKS, format, has, merge, toggle } from '/query.js';

const SHOWN = 7;
const FACETS = [['kind', 'Kind', 'kind'], ['what', 'What', 'what'], ['status', 'Status', 'status'],
    ['who', 'Who', 'who'],
    ['country', 'Place', 'place'], ['outlet', 'Outlet', 'outlet'], ['missing', 'Not told', 'missing']];

/** Days gathered into at most `most` years, months or days: [{value: "2027-03", count}]. */
export function gathered_days(days, most = 16) {
    for (const length of [10, 7, 4]) {
        const sums = new Map();
        for (const { value, count } of days) {
            const key = value.slice(0, length);
            sums.set(key, (sums.get(key) ?? 0) + count);
        }
        if (sums.size <= most || length === 4) return [...sums].map(([value, count]) => ({ value, count }));
    }
    return [];
}

const PARTS = { 4: { year: 'numeric' }, 7: { year: 'numeric', month: 'short' },
    10: { year: 'numeric', month: 'short', day: 'numeric' } };
const period_told = value => new Intl.DateTimeFormat(undefined,
    { timeZone: 'UTC', ...PARTS[value.length] }).format(day_date(value));

function Days({ days, query, set_query }) {
    const rows = gathered_days(days).reverse();
    if (rows.length < 2 && !query.since && !query.until) return null;
    const most = Math.max(...rows.map(r => r.count));
    const chosen = query.since && query.since === query.until ? query.since : undefined;
    const choose = value => set_query(chosen === value ? { since: undefined, until: undefined }
        : { since: value, until: value });
    return html`<section class="facet days"><h2>Published</h2><ul>${rows.map(row => html`<li key=${row.value}>
        <button type="button" aria-pressed=${chosen === row.value} onClick=${() => choose(row.value)}>
            <span class="value">${period_told(row.value)}</span><meter min="0" max=${most} value=${row.count}
                aria-hidden="true"></meter>
            <span class="figure">${number(row.count)}</span></button></li>`)}
        ${(query.since || query.until) && html`<li><button type="button" class="all"
            onClick=${() => set_query({ since: undefined, until: undefined })}>
            All days</button></li>`}</ul></section>`;
}

function Facet({ title, option, values, query, set_query }) {
    const [all, set_all] = useState(false);
    if (!values?.length) return null;
    const pressed = value => has(query, option, value);
    const shown = all ? values : [...values.slice(0, SHOWN), ...values.slice(SHOWN).filter(v => pressed(v.value))];
    return html`<section class="facet"><h2>${title}</h2><ul>${shown.map(({ value, count, kind }) =>
        html`<li key=${(kind ?? '') + value}>
        <button type="button" aria-pressed=${pressed(value)}
            onClick=${() => set_query(toggle(query, option, value))}>
            <span class="value">${option === 'status' && html`<${Mark} status=${value} /> `}${option === 'missing' ? LACKS[value] ?? value : value}</span>
            <span class="figure">${number(count)}</span></button></li>`)}
        ${values.length > SHOWN && html`<li><button type="button" class="all" aria-expanded=${all}
            onClick=${() => set_all(!all)}>
            ${all ? 'Fewer' : `${values.length - SHOWN} more`}</button></li>`}</ul></section>`;
}

export function Facets({ query, set_query }) {
    const { data, error } = use_answer('/facets', format(merge(query, { order: undefined })));
    if (error || !data) return null;              // the list beside it tells the error
    const common = { query, set_query };
    return html`<div class="facets"><${Days} days=${data.day} ...${common} />${FACETS.map(([name, title, option]) =>
        html`<${Facet} key=${name} title=${title} option=${option} values=${data[name]} ...${common} />`)}</div>`;
}
