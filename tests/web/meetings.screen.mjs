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

test('the calendar is of the same question', on_page(visit, '/meetings?status=scheduled', async page => {
    const href = await page.locator('a:has-text("Calendar")').getAttribute('href');
    assert.match(href, /status=scheduled/);
    assert.match(await (await fetch(new URL(href, page.url()))).text(), /BEGIN:VCALENDAR/);
}));
