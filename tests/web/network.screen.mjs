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
    assert.equal(await page.locator('.arc.lit').count(), 1, 'the row in focus is lit in the drawing');
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

test('the strongest arcs are drawn, what is hidden is counted, and more can be had', on_page(visit, '/network?strongest=10',
    async page => {
    assert.equal(await arcs(page), 10);
    const hidden = Number(/(\d+) weaker arcs? (?:is|are) hidden/.exec(await page.innerText('.told_here'))[1]);
    await page.locator('.beside_panel button:has-text("Show more")').click();
    await page.waitForFunction(n => document.querySelectorAll('.arc').length === n, Math.min(70, 10 + hidden));
}));

test('an actor is found by name, with the keyboard alone', on_page(visit, '/network?strongest=10', async page => {
    const name = await page.locator('#connected option').last().getAttribute('value');
    await page.locator('.around input').focus();
    await page.keyboard.insertText(name);
    await page.waitForFunction(() => new URL(location.href).searchParams.get('ego'));
    assert.equal(await page.innerText('.beside_panel h2'), name);
    await page.locator('button:has-text("All actors")').first().press('Enter');
    await page.waitForFunction(() => !new URL(location.href).searchParams.get('ego'));
}));

test('no two names overlap', on_page(visit, '/network', async page => {
    const boxes = await page.locator('.names text').evaluateAll(all => all.map(one => {
        const { left, right, top, bottom } = one.getBoundingClientRect();
        return [left, right, top, bottom];
    }));
    assert.ok(boxes.length > 3);
    boxes.forEach(([l, r, t, b], i) => boxes.slice(i + 1).forEach(([l2, r2, t2, b2]) =>
        assert.ok(r - 3 < l2 || r2 - 3 < l || b - 3 < t2 || b2 - 3 < t, `${i}: ${[l, r, t, b]} and ${[l2, r2, t2, b2]}`)));
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

test('relations are switched', on_page(visit, '/network?strongest=500', async page => {
    const all = await arcs(page);
    await page.locator('.relations input').nth(3).click();
    await page.waitForFunction(n => document.querySelectorAll('.arc').length !== n, all);
    assert.equal(query_of(page).get('relations'), 'acts,meets,speaks');
}));

test('it can be had as GraphML', on_page(visit, '/network', async page => {
    const href = await page.locator('a:has-text("GraphML")').getAttribute('href');
    assert.match(await (await fetch(new URL(href, page.url()))).text(), /<graphml/);
}));
