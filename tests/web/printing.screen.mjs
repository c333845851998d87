// Boards on paper: a head that tells what was asked, everything that is folded away on the screen, no buttons.
import { assert, shot, test, visit } from './browser.mjs';
import { ask, on_page } from './ask.mjs';

const A4 = { width: 760, height: 1075 };      // at 96 dots to the inch, within its margins

/** As the printer sees it. */
async function printed(page) {
    await page.emulateMedia({ media: 'print' });
    await page.waitForSelector('.print_head');
}

for (const name of ['meetings', 'positions', 'disputes', 'timeline', 'network', 'map']) {
    test(`${name} on paper`, on_page(visit, `/${name}?since=2020`, async page => {
        await printed(page);
        await shot(page, `${name}-print`);
        const head = await page.innerText('.print_head');
        assert.match(head, new RegExp(`^${name}`, 'i'));
        assert.match(head, /Published since: 2020/);
        assert.match(head, /not of what happened/);
        assert.equal(await page.locator('button:not(.as_link, .row):visible, select:visible, input:visible').count(), 0);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        assert.ok(wide <= A4.width, `it is ${wide} px wide`);
        await page.emulateMedia({ media: 'screen' });
        await page.waitForSelector('.print_head', { state: 'detached' });
    }, A4));
}

test('every meeting is printed', on_page(visit, '/meetings', async page => {
    const { meetings } = await ask('/meetings?limit=1000');
    await printed(page);
    await page.waitForFunction(n => document.querySelectorAll('.meeting').length === n, Math.min(500, meetings.length));
}, A4));

test('every party is printed, on a narrow screen too', on_page(visit, '/positions', async page => {
    await printed(page);
    await page.waitForFunction(() => document.querySelectorAll('.by_party section').length > 10);
}, { width: 360, height: 740 }));

test('a long board makes pages', on_page(visit, '/positions', async page => {
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 10000);
    assert.ok((pdf.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length > 1);
}));
