// The network: arcs tell their sentences, one actor's surroundings, relations, and a layout that never moves.
import { assert, test, test_screen, visit } from './browser.mjs';
import { on_page, query_of } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('network', '/network');
nothing_and_wrong('network');

const arcs = page => page.locator('.arc').count();
const fewer = (page, than) => page.waitForFunction(n => document.querySelectorAll('.arc').length < n, than);

test('an arc tells its sentences, a sentence opens the article', on_page(visit, '/network', async page => {
    await page.locator('.arc .touch').nth(2).dispatchEvent('click');
    await page.waitForSelector('.sentences .quotation');
    assert.ok(query_of(page).get('arc'));
    await page.locator('.sentences .quotation').first().click();
    await in_reader(page);
}));

test('the list beside it tells what is drawn, and by the keyboard the same', on_page(visit, '/network', async page => {
    assert.match(await page.innerText('.beside_panel h2'), new RegExp(`^${await arcs(page)} `));
    await page.locator('.beside_panel .row').first().focus();
    await page.keyboard.press('Enter');
    await page.waitForSelector('.sentences .quotation');
    assert.equal(await page.evaluate(() => document.activeElement.className), 'beside_panel');
}));

test('around one actor, and back', on_page(visit, '/network', async page => {
    const all = await arcs(page);
    await page.locator('.actor').nth(1).dispatchEvent('click');
    await fewer(page, all);
    assert.ok(query_of(page).get('ego'));
    await page.goBack();
    await page.waitForFunction(n => document.querySelectorAll('.arc').length === n, all);
}));

test('nothing moves once it is shown, nor the next time', on_page(visit, '/network', async page => {
    const place = () => page.locator('.actor').first().getAttribute('transform');
    const first = await place();
    await page.waitForTimeout(400);
    assert.equal(await place(), first);
    await page.reload();
    await page.waitForSelector('.arc');
    await page.waitForTimeout(200);
    assert.equal(await place(), first);
}));

test('relations are switched', on_page(visit, '/network', async page => {
    const all = await arcs(page);
    await page.locator('.relations input').nth(3).click();
    await page.waitForFunction(n => document.querySelectorAll('.arc').length !== n, all);
    assert.equal(query_of(page).get('relations'), 'acts,meets,speaks');
}));

test('it can be had as GraphML', on_page(visit, '/network', async page => {
    const href = await page.locator('a:has-text("GraphML")').getAttribute('href');
    assert.match(await (await fetch(new URL(href, page.url()))).text(), /<graphml/);
}));
