// The brief: lines picked with the space bar, with their sentences numbered, for the screen and for paper.
import { assert, test, test_screen, visit } from './browser.mjs';
import { ask, on_page, query_of } from './ask.mjs';

const { entries } = await ask('/entries?limit=40');
const path = `/brief?title=Talks&${entries.filter((_, i) => i % 8 === 0).map(e => `id=${e.id}`).join('&')}`;
test_screen('brief', path);
test_screen('about', '/about');

test('space selects lines, and the brief has them with their sentences', on_page(visit, '/', async page => {
    for (const key of ['j', ' ', 'j', ' ']) await page.keyboard.press(key);
    await page.locator('.selected_bar a').click();
    await page.waitForSelector('.sources li');
    assert.equal(query_of(page).getAll('id').length, 2);
    assert.equal(await page.locator('.brief_lines li').count(), 2);
}));

test('on paper it is black on white, without buttons', on_page(visit, path, async page => {
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.evaluate(() => getComputedStyle(document.body).backgroundColor), 'rgb(255, 255, 255)');
    assert.equal(await page.locator('button:visible, .head:visible').count(), 0);
    assert.equal(await page.innerText('h1'), 'Talks');
}, { scheme: 'dark' }));

test('a line that is no more is told', on_page(visit, `${path}&id=0000000000000000`, async page => {
    assert.match(await page.innerText('main'), /Not in the record any more: 0000000000000000/);
}));
