// How an entry is told in one line, as a headline would: who – act – whom, in the tense of its status. "Ana Reis
// threatened Norland", "Velia to meet Norland", "Brazil would withdraw"; a planned deed never reads as done. Gives
// pieces ({text, as}) that a screen sets in type; without the page. Tested in tests/web/words.test.mjs.

/** Forms of a verb: base, past, participle (of those to whom it is done). */
const verb = (base, past, participle = past) => ({ base, past, participle });

/** PLOVER's types; with a mode where that is narrower. */
const TYPES = {
    'AGREE': verb('agree with', 'agreed with', 'agreed'),
    'CONSULT': verb('meet', 'met'), 'CONSULT/visit': verb('visit', 'visited'),
        'CONSULT/phone': verb('call', 'called'),
    'CONSULT/third-party': verb('mediate with', 'mediated with', 'mediated'),
        'CONSULT/multilateral': verb('meet', 'met'),
    'SUPPORT': verb('support', 'supported'), 'CONCEDE': verb('concede to', 'conceded to', 'conceded'),
    'COOPERATE': verb('cooperate with', 'cooperated with', 'cooperated'), 'AID': verb('aid', 'aided'),
    'RETREAT': verb('yield to', 'yielded to', 'yielded'), 'RETREAT/release': verb('release', 'released'),
    'RETREAT/return': verb('return', 'returned'),
        'RETREAT/withdraw': verb('withdraw from', 'withdrew from', 'withdrawn'),
    'RETREAT/ceasefire': verb('cease fire with', 'ceased fire with', 'at ceasefire'),
    'RETREAT/disarm': verb('disarm', 'disarmed'), 'RETREAT/resign': verb('resign', 'resigned'),
    'RETREAT/access': verb('grant access to', 'granted access to', 'granted access'),
    'REQUEST': verb('ask', 'asked'), 'REQUEST/meet': verb('ask to meet', 'asked to meet', 'asked to meet'),
    'REQUEST/assist': verb('ask help of', 'asked help of', 'asked for help'),
    'REQUEST/change': verb('demand change of', 'demanded change of', 'asked to change'),
    'REQUEST/yield': verb('demand of', 'demanded of', 'asked to yield'),
    'ACCUSE': verb('accuse', 'accused'), 'ACCUSE/disapprove': verb('criticise', 'criticised'),
    'ACCUSE/investigate': verb('investigate', 'investigated'),
    'REJECT': verb('reject', 'rejected'),
        'REJECT/meet': verb('refuse to meet', 'refused to meet', 'refused a meeting'),
    'REJECT/assist': verb('refuse to help', 'refused to help', 'refused help'),
    'REJECT/change': verb('refuse change to', 'refused change to', 'refused change'),
    'REJECT/yield': verb('refuse to yield to', 'refused to yield to', 'refused'),
    'THREATEN': verb('threaten', 'threatened'),
        'PROTEST': verb('protest against', 'protested against', 'protested against'),
    'PROTEST/strike': verb('strike against', 'struck against', 'struck against'),
    'PROTEST/boycott': verb('boycott', 'boycotted'), 'PROTEST/obstruct': verb('block', 'blocked'),
    'SANCTION': verb('sanction', 'sanctioned'), 'SANCTION/convict': verb('convict', 'convicted'),
    'SANCTION/expel': verb('expel', 'expelled'),
        'SANCTION/withdraw': verb('cut ties with', 'cut ties with', 'cut off'),
    'SANCTION/discontinue': verb('break off with', 'broke off with', 'broken off'),
    'MOBILIZE': verb('mobilise against', 'mobilised against', 'mobilised'),
    'COERCE': verb('coerce', 'coerced'), 'COERCE/arrest': verb('detain', 'detained'),
        'COERCE/seize': verb('seize', 'seized'),
    'COERCE/restrict': verb('restrict', 'restricted'), 'COERCE/ban': verb('ban', 'banned'),
    'COERCE/censor': verb('censor', 'censored'), 'COERCE/curfew': verb('put under curfew', 'put under curfew'),
    'COERCE/cyber': verb('hack', 'hacked'),
    'ASSAULT': verb('attack', 'attacked'),
};

/** Verbs without whom drop their last word ("agreed with Norland", "agreed"), and some have a form of their own. */
const ALONE = { 'resign': ['resign', 'resigned'], 'put under curfew': ['impose a curfew', 'imposed a curfew'] };
const TAIL = / (with|to|of|from|against)$/;

const ACTS = {
    say: 'said', announce: 'announced', confirm: 'confirmed', deny: 'denied', accuse: 'accused',
        condemn: 'condemned',
    praise: 'praised', warn: 'warned', threaten: 'threatened', demand: 'demanded', urge: 'urged',
        propose: 'proposed',
    promise: 'promised', agree: 'agreed', reject: 'rejected', worry: 'voiced worry', hope: 'hoped', ask: 'asked',
    predict: 'predicted', decline: 'declined to say',
};
const BASE = { worry: 'voice worry', decline: 'decline to say' };
/** What stands between the act and the one it is said to. */
const TOWARDS = { say: 'to', announce: 'to', confirm: 'to', deny: 'to', demand: 'of', propose: 'to', agree: 'with',
    worry: 'to', hope: 'to', predict: 'to', decline: 'to', condemn: 'to', praise: 'to', accuse: 'to',
        threaten: 'to', reject: 'to' };

/** How the status colours the verb: [words before it, which form]. */
const TENSE = {
    planned: ['to', 'base'], proposed: ['to', 'base'], possible: ['may', 'base'], conditional: ['would', 'base'],
    refused: ['will not', 'base'], cancelled: ['was to', 'base'], postponed: ['was to', 'base'],
        negated: ['did not', 'base'],
};
const TENSE_PASSIVE = {
    planned: 'to be', proposed: 'to be', possible: 'may be', conditional: 'would be', refused: 'not to be',
    cancelled: 'was to be', postponed: 'was to be', negated: 'not',
};

const by_role = (entry, ...roles) => (entry.parties ?? []).filter(p => roles.includes(p.role) && !p.as);

/** Those who say, act, meet or hold the position. */
export const who_of = entry => by_role(entry, 'speaker', 'actor', 'party');
/** Those to whom it is said or done. */
export const whom_of = entry => by_role(entry, 'addressee', 'recipient');

/** Names with commas and "and"; the first of two or more than `most` told by their number. */
export function joined(names, most = 3) {
    const rest = names.length - most;
    const shown = rest > 0 ? names.slice(0, most) : names;
    if (rest > 0) return `${shown.join(', ')} and ${rest} more`;
    return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : shown[0] ?? '';
}

const people = (parties, as) => ({ text: joined(parties.map(p => p.name)), as });
const piece = (text, as = 'plain') => ({ text, as });

/** "minister, Velia": what is known of a party beside its name. */
export function standing(party) {
    return [party.office, party.for].filter(Boolean).join(', ');
}

function active(forms, status, with_whom) {
    const [base, past] = with_whom ? [forms.base, forms.past] : alone(forms);
    const [before, form] = TENSE[status] ?? ['', 'past'];
    return [before, form === 'base' ? base : past].filter(Boolean).join(' ');
}

function alone({ base, past }) {
    return ALONE[base] ?? [base.replace(TAIL, ''), past.replace(TAIL, '')];
}

function event_told(entry) {
    const forms = TYPES[`${entry.label}/${entry.mode}`] ?? TYPES[entry.label] ?? verb(entry.label.toLowerCase(),
        entry.label.toLowerCase());
    const who = who_of(entry), whom = whom_of(entry);
    const trigger = entry.words ? [piece(`“${entry.words}”`, 'words')] : [];
    if (who.length) {
        const act = piece(active(forms, entry.status, whom.length > 0), 'act');
        return [people(who, 'who'), act, ...(whom.length ? [people(whom, 'whom')] : []), ...trigger];
    }
    const passive = [TENSE_PASSIVE[entry.status], forms.participle].filter(Boolean).join(' ');
    if (whom.length) return [people(whom, 'whom'), piece(passive, 'act'), ...trigger];
    return [piece(entry.mode ? `${entry.label.toLowerCase()}, ${entry.mode}` : entry.label.toLowerCase(), 'act'),
        ...trigger];
}

function statement_told(entry) {
    const who = who_of(entry), whom = whom_of(entry);
    const past = ACTS[entry.label] ?? entry.label;
    const told = entry.label === 'say' && whom.length ? 'told' : past;
    const act = entry.status === 'negative' ? `did not ${BASE[entry.label] ?? entry.label}` : told;
    const towards = told === 'told' && entry.status !== 'negative' ? '' : TOWARDS[entry.label] ?? '';
    return [who.length ? people(who, 'who') : piece('Somebody unnamed', 'nobody'), piece(act, 'act'),
        ...(whom.length ? [...(towards ? [piece(towards)] : []), people(whom, 'whom')] : []),
        ...(entry.words ? [piece(entry.form === 'direct' ? `“${entry.words}”` : entry.words, 'words')] : [])];
}

function meeting_told(entry) {
    const parties = by_role(entry, 'party').length ? by_role(entry, 'party') : by_role(entry, 'delegate');
    const kind = piece(entry.label, 'act');
    if (!parties.length) return [kind, ...(entry.words ? [piece(`“${entry.words}”`, 'words')] : [])];
    return [{ text: parties.length === 2 ? parties.map(p => p.name).join(' – ') : joined(parties.map(p => p.name)),
        as: 'who' },
        kind, ...(entry.words ? [piece(`“${entry.words}”`, 'words')] : [])];
}

function position_told(entry) {
    const stance = { conditions: 'ties to conditions', undecided: 'is undecided on' }[entry.label] ?? entry.label;
    return [people(who_of(entry), 'who'), piece(stance, 'act'), piece(entry.words ?? '', 'words')];
}

const KINDS = { event: event_told, statement: statement_told, meeting: meeting_told, position: position_told };

/**
 * One entry in one line.
 * @returns {{text: string, as: 'who'|'act'|'whom'|'words'|'nobody'|'plain'}[]} pieces, to be joined by spaces
 */
export function told(entry) {
    return (KINDS[entry.kind] ?? event_told)(entry).filter(p => p.text);
}

/** The same as plain text: for titles, labels, what a screen reader hears. */
export const told_text = entry => told(entry).map(p => p.text).join(' ');

/** A meeting's phase in the tense of the event it stands for: one that is scheduled "is to meet", it has not met. */
const TENSE_OF_PHASE = { scheduled: 'planned', confirmed: 'planned', held: 'occurred' };

/** A happening (of /happenings, /timeline, /news) told as the event it gathers. */
export function happening_told(happening) {
    return told({ kind: 'event', label: happening.type ?? '', mode: happening.mode,
        status: TENSE_OF_PHASE[happening.status] ?? happening.status,
        parties: [
        ...(happening.who ?? []).map(name => ({ role: 'actor', name })),
        ...(happening.whom ?? []).map(name => ({ role: 'recipient', name }))] });
}

/** "killed 12–15 people", "at least 3". */
export function figure_told({ what, low, high, unit }, locale) {
    const n = x => new Intl.NumberFormat(locale).format(x);
    const amount = low === undefined ? `up to ${n(high)}` : high === undefined ? `at least ${n(low)}`
        : low === high ? n(low) : `${n(low)}–${n(high)}`;
    return [what === 'other' ? '' : what, amount, unit === 'person' ? '' : unit].filter(Boolean).join(' ');
}

/** The values of a label as a menu shows them: "CONSULT – meets, consults". */
export const LABEL_WORDS = {
    CONSULT: 'meet, visit, call, negotiate', AGREE: 'agree, offer, promise', SUPPORT: 'sign, recognise, praise',
    CONCEDE: 'promise to yield', COOPERATE: 'exchange, work together', AID: 'give help',
        RETREAT: 'withdraw, release, cease fire',
    REQUEST: 'ask, demand, appeal', ACCUSE: 'criticise, accuse, investigate', REJECT: 'refuse, veto',
        THREATEN: 'threaten',
    PROTEST: 'demonstrate, strike', SANCTION: 'cut relations, expel, convict', MOBILIZE: 'move or raise forces',
    COERCE: 'arrest, seize, restrict', ASSAULT: 'attack, kill, abduct',
};

/** Why a mention is of its actor: {w} its own words, {e} those it rests on, {n} the line of a table. What stands in [] needs all it names. */
const REASONS = {
    'state': '{w} is a state that the tables know[ ({n})]',
    'used as state': '{w} is a state: it has what only states have[, {e}]',
    'capital': '{w} is the capital of {n} and acts[ ({e})]: it stands for the government',
    'side': '{w} is the state[ {n}] itself',
    'adjective': '{w} is the state[ {n}][ that {e} belongs to]',
    'place': '{w} is a place that acts or has somebody[ ({e})]: those who govern it',
    'people': '{w} is a people[ (of {n})]',
    'organisation': '{w} is a body that the tables know[: {n}]',
    'own outlet': '{w} is the outlet that published this',
    'tag': '{w} is the sign of a party[: {n}]',
    'office holder': '{w} is {n}, who held the office[ ({e})] on the day of the article',
    'head of state': '{w} is {n}: the one head of state or government of this name',
    'known person': '{w} is {n}, whom the table of offices knows',
    'new name': '{w} is a name that no table knows: new in this article',
    'description': '{w} is described, and nobody told of before',
    'nobody before': '{w} points back to nobody told of before',
    'same name': '{w} has the same name as[ {e}]',
    'part of name': '{w} is part of the name[ {e}]',
    'abbreviation': '{w} is an abbreviation, or the whole, of[ {e}]',
    'apposition': '{w} stands beside[ {e}] for the same',
    'same office': '{w} has the office told of before[: {e}]',
    'same noun': '{w} is the one told of before[: {e}]',
    'same kind': '{w} is the last one named of its kind[: {e}]',
    'same state': '{w} is that government[: {e}]',
    'headline': '{w} is the one with whom the article opens[: {e}]',
    'owner': '{w} is that of[ {e}]',
    'relative': '{w} tells more of[ {e}]',
    'antecedent': '{w} points back to[ {e}]',
    'points forward': '{w} points forward to[ {e}]',
    'speaker': '{w} is who speaks these words[: {e}]',
};

/**
 * Why a mention is of its actor.
 * @param {{span: number[], reason: string, evidence?: number[], entry?: string}} mention of the record
 * @returns {({text: string}|{span: number[]})[]} spans stand for the article's words
 */
export function reason_told({ span, reason, evidence, entry }) {
    const is = { w: { span }, e: evidence && { span: evidence }, n: entry && { text: entry } };
    return (REASONS[reason] ?? `{w}: ${reason}`)
        .replace(/\[([^\]]*)\]/g, (_, part) => [...part.matchAll(/\{(\w)\}/g)].every(([, name]) => is[name]) ? part : '')
        .split(/\{(\w)\}/).map((part, i) => i % 2 ? is[part] ?? { text: 'somebody' } : { text: part })
        .filter(part => part.span || part.text);
}

const LOST = {
    'earlier': 'named earlier', 'gender': 'the other gender', 'same verb': 'another part of the same verb',
    'own words': 'the words are its own, where it would be “I”', 'acts': 'a place does nothing',
    'known state': 'the state of this name is better known', 'known body': 'it is known as a body before a building',
};

/** By what another actor, or the place, lost. */
export function lost_told({ lost, behind }) {
    if (lost !== 'prominence') return LOST[lost] ?? lost;
    return behind === 0 ? 'as prominent, but farther away' : `less prominent${behind ? ` (by ${behind})` : ''}`;
}
