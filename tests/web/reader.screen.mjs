// The reader: an article with its lines; lit words, reasons, citation, ten thousand sentences.
import { assert, assert_accessible, shot, test, test_screen, visit } from './browser.mjs';
import { ask, first_entry, on_page, query_of } from './ask.mjs';

const entry = await first_entry('kind=statement');
const answer = await ask(`/articles/${entry.article.id}`);
const path = `/article/${entry.article.id}?entry=${entry.id}`;

/** A line of the demonstration one of whose parties might be another actor. */
async function in_doubt() {
    const records = new Map();
    for (let cursor = ''; cursor !== undefined;) {
        const page = await ask(`/entries?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
        for (const one of page.entries) {
            const { id } = one.article;
            if (!records.has(id)) records.set(id, (await ask(`/articles/${id}`)).record);
            const { actors } = records.get(id);
            for (const party of one.parties ?? []) {
                if (!['speaker', 'actor', 'recipient', 'addressee'].includes(party.role) || !party.span) continue;
                const mention = actors.find(a => a.name === party.name)?.mentions.find(m =>
                    m.span.join() === party.span.join() && m.evidence);
                const other = actors.find(a => a.id === mention?.others?.find(o => o.actor)?.actor);
                if (other) return { entry: one, party, mention, other };
            }
        }
        cursor = page.next;
    }
    return null;
}
const doubtful = await in_doubt();

test_screen('reader', path);

test('a line lights its words, by code points', on_page(visit, path, async page => {
    const cue = entry.spans.find(span => span.what === 'cue');
    assert.equal(await page.locator('.words .m_act').first().innerText(),
        Array.from(answer.text).slice(...cue.span).join(''));
}));

test('words tell the lines that rest on them', on_page(visit, path, async page => {
    await page.locator('.words .tells').last().click();
    await page.waitForFunction(id => new URL(location.href).searchParams.get('entry') !== id
        || document.querySelector('.drawer .beside'), entry.id);
}));

test('hovering another line lights that one, and leaves no trace', on_page(visit, path, async page => {
    const lit = () => page.locator('.words .m_act').allInnerTexts();
    const before = await lit();
    await page.locator('.beside li:not(.chosen)').first().hover();
    await page.waitForFunction(words => [...document.querySelectorAll('.words .m_act')].map(e =>
        e.innerText).join() !== words,
        before.join());
    await page.mouse.move(5, 5);
    await page.waitForFunction(words => [...document.querySelectorAll('.words .m_act')].map(e =>
        e.innerText).join() === words,
        before.join());
}));

test('j goes to the next line, and it stands in the address', on_page(visit, path, async page => {
    await page.keyboard.press('j');
    await page.waitForFunction(id => new URL(location.href).searchParams.get('entry') !== id, entry.id);
    await page.waitForSelector(".why");
    assert.notEqual(query_of(page).get('entry'), entry.id);
}));

test('the reason and how sure it is are told', on_page(visit, path, async page => {
    const why = await page.innerText('.why');
    assert.ok(why.includes(entry.reason));
    assert.match(why, /confidence 0\.\d+|confidence 1/);
}));

test('the demonstration has a line in which another was in question', () => assert.ok(doubtful));

test('why this actor: told with the keyboard alone, its evidence lit in the text, another taken and given back',
    on_page(visit, () => `/article/${doubtful.entry.article.id}?entry=${doubtful.entry.id}`, async page => {
    const { party, mention, other } = doubtful;
    const why = page.locator('.why_actor', { hasText: `Why ${party.name}?` }).first();
    await why.locator('summary').focus();
    await page.keyboard.press('Enter');
    const words = await ask(`/articles/${doubtful.entry.article.id}`).then(a =>
        Array.from(a.text).slice(...mention.evidence).join('').replace(/\s+/g, ' '));
    await why.locator('.points', { hasText: words }).first().focus();
    await page.waitForSelector('.m_evidence');
    assert.equal((await page.locator('.m_evidence').allInnerTexts()).join('').replace(/\s+/g, ' '), words);
    await assert_accessible(page, 'why this actor');
    await shot(page, 'reader why this actor');
    await why.locator('button', { hasText: other.name }).first().press('Enter');
    await page.waitForSelector(`.reasons :text("the program read")`);
    assert.ok((await ask(`/entries?id=${doubtful.entry.id}&limit=1`)).entries[0].parties.some(p =>
        p.name === other.name));
    await page.locator('.reasons button:has-text("Undo")').first().click();
    await page.waitForSelector(`.reasons :text("the program read")`, { state: 'detached' });
}));

test('a citation has the sentence and the hash of the text', on_page(visit, path, async page => {
    await page.locator('.why button:has-text("Cite")').click();
    await page.waitForSelector('.citation');
    const cited = await page.innerText('.citation');
    assert.ok(cited.includes(entry.article.sha256));
    await page.locator('dialog[open] button:has-text("bibtex")').click();
    await page.waitForFunction(() => document.querySelector('.citation')?.innerText.startsWith('@'));
}));

test('an article is withdrawn with a reason and put back',
    on_page(visit, `/article/${entry.article.id}`, async page => {
    await page.locator('button:has-text("Withdraw")').click();
    await page.locator('.withdraw input').fill('a test');
    await page.locator('.withdraw button.strong').click();
    await page.waitForSelector('.withdrawn:has-text("a test")');
    await page.locator('button:has-text("Put it back")').click();
    await page.waitForSelector('.withdrawn', { state: 'detached' });
}));

/** An article's answer with its text, record and lines `times` over, each time further on. */
function repeated(once, times) {
    const length = Array.from(once.text).length + 2;
    const sentences = once.record.sentences.length, paragraphs = once.record.sentences.at(-1).paragraph + 1;
    const is_span = value => Array.isArray(value) && value.length === 2 && value.every(Number.isInteger);
    const field = (name, value, k) => {
        if (name === 'sentence' && Number.isInteger(value)) return value + k * sentences;
        if (name === 'paragraph') return value + k * paragraphs;
        if (['id', 'entry'].includes(name) && /^[0-9a-f]{16}$/.test(value)) return value.slice(0,
            12) + String(k).padStart(4, '0');
        return name === 'article' ? value : moved(value, k);
    };
    const moved = (value, k) => {
        if (is_span(value)) return value.map(point => point + k * length);
        if (Array.isArray(value)) return value.map(one => moved(one, k));
        if (!value || typeof value !== 'object') return value;
        return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, field(name, one, k)]));
    };
    const all = list => Array.from({ length: times }, (_, k) => moved(list, k)).flat();
    const lists = ['sentences', 'statements', 'events', 'meetings', 'positions'];
    const record = { ...once.record, ...Object.fromEntries(lists.map(name => [name, all(once.record[name])])) };
    return { ...once, text: Array(times).fill(once.text).join('\n\n'), record, entries: all(once.entries) };
}

test('of ten thousand sentences those near the window are drawn, and the line is in sight',
    on_page(visit, '/about', async page => {
    const long = repeated(answer, Math.ceil(10000 / answer.record.sentences.length));
    const middle = long.entries[long.entries.length >> 1];
    await page.route('**/api/v1/articles/*', route => route.fulfill({
        status: 200, contentType: 'application/json', body: JSON.stringify(long) }));
    await page.goto(new URL(`/article/${entry.article.id}?entry=${middle.id}`, page.url()).href);
    await page.waitForSelector('.words .m_act', { timeout: 60000 });
    // in sight, and half a second later still: what is measured while it is drawn must not push it away again
    await page.waitForFunction(async () => {
        const is_in_sight = () => {
            const { top, bottom } = document.querySelector('.words .m_act').getBoundingClientRect();
            return top >= 0 && bottom <= innerHeight;
        };
        if (!is_in_sight()) return false;
        await new Promise(done => setTimeout(done, 500));
        return is_in_sight();
    }, null, { timeout: 20000, polling: 500 });
    assert.ok(await page.locator('.paragraph').count() > 1000);
    assert.ok(await page.locator('.piece').count() < 5000);
}));
