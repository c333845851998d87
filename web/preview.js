// Lines of a record that was read but not kept, in the shape of entries, so that they are told in the same words.
// Tested in tests/web/preview.test.mjs.

const times_of = record => new Map((record.times ?? []).map(t => [t.id, t]));

/** @param {object} record one object of POST /read @returns {object[]} as entries, in the order of the text */
export function preview_entries(record) {
    const actors = new Map((record.actors ?? []).map(a => [a.id, a]));
    const party = role => id => ({ role, name: actors.get(id)?.name ?? '', kind: actors.get(id)?.kind });
    const times = times_of(record);
    const text = [...(record.article.text ?? '')];
    const words = spans => (spans ?? []).map(([b, e]) => text.slice(b, e).join('')).join(' … ');
    const common = (kind, one) => ({ kind, id: one.id, sentence_number: one.sentence ?? 0,
        time: times.get(one.time), confidence: one.confidence });
    const statements = (record.statements ?? []).map(s =>
        ({ ...common('statement', s), label: s.act, status: s.polarity, form: s.form, words: words(s.content),
        parties: [...s.speaker.map(party('speaker')), ...(s.addressee ?? []).map(party('addressee'))] }));
    const events = (record.events ?? []).map(e =>
        ({ ...common('event', e), label: e.type, mode: e.mode, status: e.status, background: e.background,
        words: words(e.trigger),
        parties: (e.participants ?? []).filter(p => p.actor).map(p => party(p.role)(p.actor)) }));
    const meetings = (record.meetings ?? []).map(m =>
        ({ ...common('meeting', m), label: m.kind, status: m.phase, words: m.what,
        parties: [...(m.parties ?? []).map(party('party')),
            ...(m.delegates ?? []).map(d => party('delegate')(d.actor))] }));
    const positions = (record.positions ?? []).map(p =>
        ({ ...common('position', p), label: p.stance, words: p.issue,
        parties: p.actor ? [party('actor')(p.actor)] : [] }));
    return [...statements, ...events, ...meetings,
        ...positions].sort((a, b) => a.sentence_number - b.sentence_number);
}
