// Disputes: side by side, denials last, none is chosen.
import { assert, test, test_screen, visit } from './browser.mjs';
import { on_page } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('disputes', '/disputes');
nothing_and_wrong('disputes');

test('accounts stand side by side, and none is chosen', on_page(visit, '/disputes', async page => {
    await page.waitForSelector('.dispute h2 a');
    for (const dispute of (await page.locator('.dispute').all()).slice(0, 20)) {
        assert.ok(await dispute.locator('.accounts > section').count() >= 2);
        assert.equal(await dispute.locator('.against + section').count(), 0, 'what is against it stands last');
    }
    assert.match(await page.innerText('main'), /the record does not choose/);
}));

test('figures have a scale, a sentence opens the article', on_page(visit, '/disputes', async page => {
    await page.locator('.tools select').selectOption('figures');
    await page.waitForFunction(() =>
        document.querySelectorAll('.ranges').length === document.querySelectorAll('.dispute').length);
    await page.locator('.dispute .quotation').first().click();
    await in_reader(page);
}));
