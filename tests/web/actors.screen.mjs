// Actors: who appears, and one of them with names, offices and newest lines.
import { assert, test, test_screen, visit } from './browser.mjs';
import { ask, on_page, query_of } from './ask.mjs';

const { actors } = await ask('/actors?kind=person&limit=1');
test_screen('actors', '/actors');
test_screen('actor', `/actors/${actors[0].id}`);

test('a name is found while it is typed, and stands in the address', on_page(visit, '/actors', async page => {
    const name = actors[0].name.split(' ').at(-1);
    await page.locator('.fields input').first().fill(name);
    await page.waitForFunction(words => new URL(location.href).searchParams.get('who') === words, name);
    await page.waitForFunction(words => [...document.querySelectorAll('.actors_table tbody tr')].every(row =>
        row.innerText.includes(words)), name);
    assert.equal(query_of(page).get('who'), name);
}));

test('from a name to its lines', on_page(visit, `/actors/${actors[0].id}`, async page => {
    assert.equal(await page.innerText('h1'), actors[0].name);
    await page.locator('a.button.strong').click();
    await page.waitForSelector('.line');
    assert.equal(query_of(page).get('actor'), actors[0].id);
}));

test('nobody of that id is told', async () => {
    const page = await visit('/actors/0000000000000000');
    assert.match(await page.innerText('[role=alert]'), /no actor/);
});
