// Changes: new, changed and gone since the last visit or a day.
import { assert, at_rest, test, test_screen, visit } from './browser.mjs';
import { ask, on_page, query_of } from './ask.mjs';

test_screen('changes', '/changes?since=1900-01-01');

test('everything is new since the beginning, page after page',
    on_page(visit, '/changes?since=1900-01-01&kind=meeting', async page => {
    const { count } = await ask('/count?kind=meeting');
    await page.waitForFunction(() => !/coming/.test(document.querySelector('main [role=status]').innerText));
    assert.match(await page.innerText('main [role=status]'), new RegExp(`^${count} change`));
}));

test('a change opens at its line', on_page(visit, '/changes?since=1900-01-01&kind=event', async page => {
    await page.locator('.change a').first().click();
    await page.waitForSelector('.why');
    assert.ok(query_of(page).get('entry'));
}));

test('what was seen is not new on the next visit', on_page(visit, '/changes?since=1900-01-01', async page => {
    await page.waitForTimeout(1100);          // moments are whole seconds, and that second itself is told again
    await page.reload();
    await page.waitForSelector('button.strong:not([disabled])');
    await page.locator('button.strong').click();
    await page.waitForFunction(() => !location.search);
    await page.waitForSelector('button[aria-pressed="true"]:has-text("your last visit")');
    await page.reload();
    await at_rest(page);
    assert.match(await page.innerText('main'), /Nothing has changed since then/);
}));

test('happenings stand first, and each leads to its sentence', on_page(visit, '/changes?since=1900-01-01', async page => {
    const { news } = await ask('/news?new-since=1900-01-01&limit=500');
    await page.waitForSelector('.news');
    assert.match(await page.innerText('.news_list h2'), new RegExp(`0 moved, ${news.length}`));
    await page.locator('.news .plain_link').first().click();
    await page.waitForSelector('.why');
    assert.ok(query_of(page).get('entry'));
}));
