// The map: places tell their lines, what has no place is told, nothing is drawn more exactly than it is known.
import { assert, test, test_screen, visit } from './browser.mjs';
import { on_page, query_of } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('map', '/map');
nothing_and_wrong('map');

test('it says what it is not', on_page(visit, '/map', async page => {
    assert.match(await page.innerText('main'), /Coverage, not verified incidents/);
    assert.ok(await page.locator('.meant').count() > 0, 'a country is its land');
}));

test('what has no place is told, and which places no table knows', on_page(visit, '/map', async page => {
    assert.match(await page.innerText('.without'), /Not on the map/);
    await page.locator('.without button').click();
    await page.waitForSelector('.without .rows a');
}));

test('a place tells its lines, a sentence opens the article', on_page(visit, '/map', async page => {
    await page.locator('.beside_panel .row').first().click();
    await page.waitForSelector('.sentences .quotation');
    await page.locator('.sentences .quotation').first().click();
    await in_reader(page);
}));

test('by the keyboard: the place in focus is lit on the map, enter tells its lines', on_page(visit, '/map', async page => {
    const row = page.locator('.beside_panel .row').first(), name = await row.locator('b').innerText();
    await row.focus();
    await page.waitForSelector('.meant.pointed, .place.pointed');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sentences li');
    assert.equal(await page.innerText('.beside_panel h2'), name);
    assert.equal(await page.locator('.pointed').count(), 0);
    await page.locator('.beside_panel button:has-text("All places")').press('Enter');
    await page.waitForSelector('.beside_panel .row');
}));

test('several places in one mark: a click goes nearer; one place: its lines', on_page(visit, '/map', async page => {
    const at = () => page.locator('.sea').evaluate(sea => sea.parentNode.getAttribute('transform'));
    const before = await at();
    await page.locator('.place:not([data-places="1"])').first().dispatchEvent('click');
    await page.waitForFunction(was => document.querySelector('.sea').parentNode.getAttribute('transform') !== was,
        before);
    assert.equal(new URL(page.url()).search, '');
    await page.locator('.place[data-places="1"]').first().dispatchEvent('click');
    await page.waitForSelector('.sentences li');
    assert.ok(query_of(page).get('place_at'));
    await page.goBack();
    await page.waitForFunction(() => /places/.test(document.querySelector('.beside_panel h2').textContent));
}));
