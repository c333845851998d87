// The record: the first screen. Lines, keys, filters in the address, the article beside a line, export, scrolling.
import { assert, at_rest, test, test_screen, visit } from './browser.mjs';
import { ask, first_entry, on_page, query_of } from './ask.mjs';

const { id } = await first_entry('kind=event');
test_screen('record', '/');
test_screen('record-open', `/?entry=${id}`);

const focused = page => page.locator('.line:has(.told:focus)');
const in_window = page => page.evaluate(() => [...document.querySelectorAll('.line')].some(line => {
    const { top, bottom } = line.getBoundingClientRect();
    return top < innerHeight && bottom > 0;
}));

test('it says what it is a record of', on_page(visit, '/', async page => {
    assert.match(await page.textContent('footer'), /a record of what was reported, not of what happened/i);
}));

test('a filter stands in the address and a link to it gives the same lines',
    on_page(visit, '/?status=planned&kind=event', async page => {
    const told = await page.textContent('.lines');
    assert.match(told, /planned/);
    await page.reload();
    await at_rest(page);
    assert.equal(await page.textContent('.lines'), told);
}));

test('j and k move, enter opens the article beside the line, escape closes it', on_page(visit, '/', async page => {
    const told = () => focused(page).locator('.told').innerText();
    await page.keyboard.press('j');
    const first = await told();
    await page.keyboard.press('j');
    assert.notEqual(await told(), first);
    await page.keyboard.press('k');
    assert.equal(await told(), first);
    await page.keyboard.press('Enter');
    await page.waitForSelector('.pane .why');
    assert.ok(query_of(page).get('entry'));
    assert.ok(await page.locator('.pane .m_act').count() > 0, 'the act is lit');
    await page.keyboard.press('Escape');
    await page.waitForSelector('.pane', { state: 'detached' });
}));

test('on a narrow window the article lies over the list, which cannot be reached then',
    on_page(visit, `/?entry=${id}`, async page => {
        await page.waitForSelector('.pane .why');
        assert.ok(await page.evaluate(() => document.querySelector('.list').inert));
        await page.keyboard.press('Escape');
        await page.waitForSelector('.pane', { state: 'detached' });
        assert.ok(await page.evaluate(() => !document.querySelector('.list').inert));
    }, { width: 390, height: 800 }));

test('what is chosen in a menu is a chip, and back takes it away', on_page(visit, '/', async page => {
    await page.locator('.field.status select').first().selectOption('planned');
    await page.waitForSelector('.chip');
    assert.equal(query_of(page).toString(), 'status=planned');
    await page.waitForSelector('.line');
    const words = await page.locator('.line .status_word').allInnerTexts();
    assert.ok(words.length && words.every(word => /planned/.test(word)));
    await page.goBack();
    await page.waitForSelector('.chip', { state: 'detached' });
    assert.equal(query_of(page).toString(), '');
}));

test('words that are typed are asked for on enter', on_page(visit, '/', async page => {
    await page.keyboard.press('/');
    await page.waitForSelector('input:focus');
    await page.keyboard.type('talks');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.chip');
    assert.equal(query_of(page).get('text'), 'talks');
    await at_rest(page);
    const { count } = await ask('/count?text=talks');
    assert.match(await page.innerText('.count'), new RegExp(`^${count} `));
}));

test('a count at the side narrows the question down and widens it again', on_page(visit, '/', async page => {
    const button = page.locator('.facet button:has-text("meeting")').first();
    await button.click();
    await page.waitForFunction(() => location.search === '?kind=meeting');
    await page.waitForSelector('.facet button[aria-pressed="true"]:has-text("meeting")');
    await page.locator('.facet button[aria-pressed="true"]:has-text("meeting")').click();
    await page.waitForFunction(() => location.search === '');
}));

test('what lines do not tell is counted and asked for', on_page(visit, '/', async page => {
    const { missing } = await ask('/facets'), without = missing.find(one => one.value === 'place').count;
    const button = page.locator('.facet button:has-text("where")');
    assert.equal((await button.innerText()).replace(/\D/g, ''), String(without));
    await button.click();
    await page.waitForFunction(() => location.search === '?missing=place');
    await page.waitForFunction(n => document.querySelector('.count')?.textContent.replace(/\D/g, '') === n, String(without));
    assert.match(await page.innerText('.chips'), /Not told: where/);
}));

test('a date that cannot be is told in the server’s words, with a way out', async () => {
    const page = await visit('/?since=2026-02-31');
    assert.match(await page.locator('[role=alert]').first().innerText(), /date/i);
    await page.locator('[role=alert] a').first().click();
    await page.waitForSelector('.line');
});

test('x takes a line out, u puts it back', on_page(visit, '/', async page => {
    await page.keyboard.press('j');
    const gone = await focused(page).getAttribute('data-entry');
    await page.keyboard.press('x');
    await page.waitForSelector(`[data-entry="${gone}"]`, { state: 'detached' });
    assert.equal((await ask(`/count?id=${gone}`)).count, 0);
    await page.keyboard.press('u');
    await page.waitForSelector('.notices p:has-text("Taken back")');
    assert.equal((await ask(`/count?id=${gone}`)).count, 1);
}));

test('e corrects in place; the line tells that it was corrected',
    on_page(visit, '/?kind=event&status=occurred', async page => {
    await page.keyboard.press('j');
    const corrected = await focused(page).getAttribute('data-entry');
    await page.keyboard.press('e');
    await page.locator('dialog[open] select').nth(1).selectOption('cancelled');
    await page.locator('dialog[open] button.strong').click();
    await page.waitForSelector(`[data-entry="${corrected}"] .meta:has-text("corrected")`);
    assert.equal((await ask(`/entries/${corrected}`)).status, 'cancelled');
    await page.locator('.notices button:has-text("Undo")').click();
    await page.waitForSelector('.notices p:has-text("Taken back")');
    assert.equal((await ask(`/entries/${corrected}`)).status, 'occurred');
}));

const happening_of = async id => (await ask(`/entries/${id}`)).happening;

test('m makes one happening of two, and u parts them', on_page(visit, '/?kind=event&status=occurred', async page => {
    await page.keyboard.press('j');
    const id = await focused(page).getAttribute('data-entry'), before = await happening_of(id);
    await page.keyboard.press('m');
    await page.locator('dialog[open] .candidates button').first().click();
    await page.waitForSelector('.notices p:has-text("Both are one happening now")');
    const { count } = await ask(`/count?happening=${await happening_of(id)}`);
    assert.ok(count >= 2, `the happening has ${count} lines`);
    await page.keyboard.press('u');
    await page.waitForSelector('.notices p:has-text("Taken back")');
    assert.equal(await happening_of(id), before);
}));

test('s makes a happening of its own, and u puts it back', on_page(visit, '/about', async page => {
    const shared = (await ask('/happenings?limit=200')).happenings.find(h => h.articles > 1);
    const { entries } = await ask(`/entries?kind=event&happening=${shared.id}&limit=1`);
    await page.goto(new URL(`/?id=${entries[0].id}`, page.url()).href);
    await page.waitForSelector('.line');
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await page.waitForSelector('.notices p:has-text("another happening now")');
    assert.notEqual(await happening_of(entries[0].id), shared.id);
    await page.keyboard.press('u');
    await page.waitForSelector('.notices p:has-text("Taken back")');
    assert.equal(await happening_of(entries[0].id), shared.id);
}));

test('a question mark tells the keys and signs, escape closes it', on_page(visit, '/', async page => {
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open] .keys');
    assert.match(await page.innerText('dialog[open]'), /merge its happening/);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog[open]', { state: 'detached' });
}));

test('the number of lines is told before they are exported', on_page(visit, '/?kind=meeting', async page => {
    const { count } = await ask('/count?kind=meeting');
    await page.locator('.actions button:has-text("Export")').click();
    assert.match(await page.innerText('dialog[open]'), new RegExp(`${count} lines`));
    const [download] = await Promise.all([page.waitForEvent('download'),
        page.locator('dialog[open] a[download]').click()]);
    assert.match(download.url(), /\/api\/v1\/export\?kind=meeting&form=csv$/);
}));

test('at most 150 rows are drawn, however far one scrolls', on_page(visit, '/', async page => {
    for (let i = 0; i < 40; ++i) {
        await page.mouse.wheel(0, 3000);
        await page.waitForTimeout(30);
    }
    await page.waitForTimeout(300);
    assert.ok(await page.locator('.line').count() <= 150);
    assert.ok(await in_window(page));
}));

test('back is back to the same place in the list', on_page(visit, '/', async page => {
    for (let i = 0; i < 12; ++i) {
        await page.mouse.wheel(0, 800);
        await page.waitForTimeout(60);
    }
    await page.waitForTimeout(600);
    const before = await page.evaluate(() => scrollY);
    assert.ok(before > 4000);
    // a pointer of playwright's scrolls first, a script's click does not
    await page.evaluate(() => document.querySelector('.navigation a[href="/actors"]').click());
    await page.waitForSelector('.actors_table');
    assert.equal(await page.evaluate(() => scrollY), 0);
    await page.goBack();
    await page.waitForSelector('.line');
    await page.waitForTimeout(300);
    assert.ok(Math.abs(await page.evaluate(() => scrollY) - before) < 5);
    assert.ok(await in_window(page));
}));

test('numbers and days are told as the reader writes them', on_page(visit, '/', async page => {
    const { count } = await ask('/count'), { article } = await first_entry();
    assert.ok(count > 999, 'a number that is written in several ways');
    assert.match(await page.innerText('.count'), new RegExp(`^${count.toLocaleString('de-DE').replace('.', '\\.')} `));
    const month = new Date(article.published).toLocaleDateString('de-DE', { month: 'long', timeZone: 'UTC' });
    assert.match(await page.innerText('.lines'), new RegExp(month));
}, { locale: 'de-DE' }));

test('the switch of light and dark stays', on_page(visit, '/about', async page => {
    await page.locator('button:has-text("Dark")').click();
    await page.reload();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
}));
