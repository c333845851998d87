// Meetings: all of them stand on the board, who was left out stands out, the calendar is of the same question.
import { assert, test, test_screen, visit } from './browser.mjs';
import { ask, on_page } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('meetings', '/meetings');
test_screen('meetings-list', '/meetings?layout=list');
nothing_and_wrong('meetings');

test('every meeting stands in a column', on_page(visit, '/meetings', async page => {
    const { meetings } = await ask('/meetings?limit=1000');
    const told = await page.locator('.column > h2 .aside').allInnerTexts();
    assert.equal(told.reduce((sum, text) => sum + Number(text), 0), meetings.length);
}));

test('who was left out stands out; a sentence opens the article', on_page(visit, '/meetings', async page => {
    assert.ok(await page.locator('.as_excluded').count() > 0);
    await page.locator('.left_out input').click();
    await page.waitForFunction(() => [...document.querySelectorAll('.meeting')].every(one =>
        one.querySelector('.as_excluded')));
    await page.locator('.meeting .quotation').first().click();
    await in_reader(page);
}));

test('a list of many pages is read to its end, counted, and drawn a few at a time', on_page(visit, '/about', async page => {
    const { meetings: [one] } = await ask('/meetings?limit=1');
    const all = Array.from({ length: 2345 }, (_, i) => ({ ...one, id: String(i).padStart(16, '0') }));
    await page.route('**/api/v1/meetings?*', route => {
        const asked = new URL(route.request().url()).searchParams, limit = Number(asked.get('limit'));
        const from = asked.has('cursor') ? Number(asked.get('cursor')) + 1 : 0, next = from + limit - 1;
        route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify({
            meetings: all.slice(from, from + limit), ...(next < all.length - 1 ? { next: String(next) } : {}) }) });
    });
    await page.goto(new URL('/meetings', page.url()).href);
    await page.waitForSelector('[role=status]:has-text("2,345 meetings")');
    assert.doesNotMatch(await page.innerText('.tools'), /so far|the first/);
    assert.ok(await page.locator('.meeting').count() < 50);
}));

test('the calendar is of the same question', on_page(visit, '/meetings?status=scheduled', async page => {
    const href = await page.locator('a:has-text("Calendar")').getAttribute('href');
    assert.match(href, /status=scheduled/);
    assert.match(await (await fetch(new URL(href, page.url()))).text(), /BEGIN:VCALENDAR/);
}));
