// Positions as a board: who stands where on which issue. Wordings that differ only in articles and quotation marks
// are one issue, and so are those under one code of a codebook; rows and columns are ordered so that what belongs together lies together. Pure. Tested in
// tests/web/issues.test.mjs.

/**
 * @typedef {{stance: string, issue: string, article: string, entry: string, published?: string, outlet?: string,
 *   sentence: string, according_to?: string,
 *   shift?: boolean}} Step
 * @typedef {{party: string, actor?: string, code?: string, issue: string, wordings: string[], stance: string, history: Step[]}}
 *   Position
 * @typedef {{party: string, actor?: string, steps: Step[], stance: string, last: string, shifted: boolean}} Cell
 */

/** What two wordings have in common when they mean one issue: "an apology", "“apology”". */
export const issue_key = issue => issue.toLowerCase().replace(/["“”„«»]/g, '')
    .replace(/^(a|an|the|any|its|his|her|their|our|some)\s+/, '').replace(/\s+/g, ' ').trim();

const SIDES = { supports: 'for', demands: 'for', accepts: 'for', offers: 'for', opposes: 'against',
    rejects: 'against', conditions: 'tied', undecided: 'open' };
export const side_of = stance => SIDES[stance] ?? 'open';

const published = step => step.published ?? '';

/** One party on one issue, in order of publication; a step to another side than the one before is a shift. */
function cell_of(positions) {
    const steps = positions.flatMap(position => position.history)
        .sort((a, b) => published(a) < published(b) ? -1 : published(a) > published(b) ? 1 : 0)
        .map((step, i, all) => ({ ...step, shift: i > 0 && side_of(step.stance) !== side_of(all[i - 1].stance) }));
    const last = steps.at(-1);
    return { party: positions[0].party, actor: positions[0].actor, steps, stance: last.stance, last: published(last),
        shifted: steps.some(step => step.shift) };
}

/**
 * @param {Position[]} positions
 * @returns {{key: string, name: string, coded: boolean, wordings: string[], cells: Map<string, Cell>, count: number, last:
 *   string}[]} issues; cells by party
 */
export function issues_of(positions) {
    const groups = new Map();
    for (const position of positions) {
        const key = position.code === undefined ? issue_key(position.issue) : `=${position.code}`;
        if (!groups.has(key)) groups.set(key, []);
        groups.get(key).push(position);
    }
    return [...groups].map(([key, group]) => {
        const by_party = new Map();
        for (const position of group) {
            const party = position.actor ?? position.party;
            if (!by_party.has(party)) by_party.set(party, []);
            by_party.get(party).push(position);
        }
        const cells = new Map([...by_party].map(([party, own]) => [party, cell_of(own)]));
        const all = [...cells.values()];
        return { key, name: group[0].code ?? group[0].issue, coded: group[0].code !== undefined, wordings: [...new Set(group.flatMap(position => position.wordings
            ?? [position.issue]))], cells,
            count: all.reduce((sum, cell) => sum + cell.steps.length, 0),
                last: all.reduce((latest, cell) => cell.last > latest ? cell.last : latest, '') };
    });
}

const by_name = (a, b) => a.name.localeCompare(b.name);

/** @param {'often'|'recent'|'name'} order */
export function ordered(issues, order) {
    const orders = { often: (a, b) => b.cells.size - a.cells.size || b.count - a.count || (a.last < b.last ? 1 : -1),
        recent: (a, b) => a.last < b.last ? 1 : a.last > b.last ? -1 : by_name(a, b), name: by_name };
    return [...issues].sort(orders[order] ?? orders.often);
}

/** Issues in whose wordings, parties or sentences all the words stand. */
export function matching(issues, words) {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    if (!wanted.length) return issues;
    return issues.filter(issue => {
        const text = [issue.name, ...issue.wordings, ...[...issue.cells.values()].map(cell =>
            cell.party)].join(' ').toLowerCase();
        return wanted.every(word => text.includes(word));
    });
}

/**
 * The parties of the issues shown: who stands on most of them first, then in the order of the issues, so that
 * the board is dense.
 * @returns {{id: string, name: string, actor?: string}[]}
 */
export function parties_of(issues) {
    const parties = new Map();
    issues.forEach((issue, column) => issue.cells.forEach((cell, id) => {
        if (!parties.has(id)) parties.set(id, { id, name: cell.party, actor: cell.actor, first: column, count: 0 });
        ++parties.get(id).count;
    }));
    return [...parties.values()].sort((a, b) => (b.count > 1) - (a.count > 1) || a.first - b.first
        || b.count - a.count || by_name(a, b));
}
