// Two revisions of one article: words and lines that went and came.
import { URL, assert, test, test_screen, visit } from './browser.mjs';
import { first_entry, on_page, query_of } from './ask.mjs';

const add = async (...paragraphs) => (await (await fetch(`${URL}/api/v1/articles?name=revised`, { method: 'POST',
    headers: { 'X-Rapporteur': '1' }, body: JSON.stringify({ url: 'https://tern.example/revised', outlet: 'The Tern',
        title: 'Ferry stopped', published: '2026-03-03', text: ['Ferry stopped', ...paragraphs].join('\n\n') }) })).json()).items[0];
const STAYS = '"Nobody was hurt," Henrik Solberg told reporters in Port Amaro.';
const MORE = 'Velia and Norland will meet in Geneva on Thursday, Tom Okafor announced.';
await add('Norland stopped a ferry of Velia on Monday, Ana Reis said. Twelve people were on board.', STAYS);
await add('Norland stopped a ferry of Velia on Monday, Ana Reis said. At least 14 people were on board.', STAYS, MORE);
const { article } = await add(
    'Norland denied that it had stopped a ferry of Velia on Monday. At least 14 people were on board.', STAYS, MORE);
const path = `/revisions/${article}?from=1&to=2`;

test_screen('revisions', path);

test('words that went and came are marked, what stayed is folded', on_page(visit, path, async page => {
    await page.waitForSelector('.compared ins');
    assert.match(await page.innerText('.compared del'), /Twelve/);
    assert.match(await page.locator('.compared ins').first().innerText(), /At least 14/);
    assert.match(await page.innerText('.folded'), /paragraphs? unchanged/);
    assert.doesNotMatch(await page.innerText('.compared'), /Nobody was hurt/);
    await page.locator('.tick:has-text("whole text") input').click();
    await page.waitForSelector('.compared:has-text("Nobody was hurt")');
}));

test('a line that came is told as new', on_page(visit, path, async page => {
    await page.waitForSelector('section:has(h3:has-text("New")) ins:has-text("Tom Okafor")');
}));

test('any two can be chosen, and the reader leads here', on_page(visit, `/article/${article}`, async page => {
    await page.locator('.article_doors a:has-text("What changed")').click();
    await page.waitForSelector('.compared ins');
    await page.locator('.tools select').first().selectOption('1');
    await page.waitForFunction(() => new URLSearchParams(location.search).get('from') === '1');
    assert.equal(query_of(page).get('from'), '1');
    await page.waitForSelector('.compared ins:has-text("denied")');
}));

test('an article of one revision says so', on_page(visit, async () => {
    const { article: one } = await first_entry(); // the one added above is the oldest
    return `/revisions/${one.id}`;
}, async page => {
    await page.waitForSelector('h1:has-text("There is one revision")');
}));
