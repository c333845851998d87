// What the tests of the drawn screens have in common. Used by timeline, network, map, positions, meetings and
// disputes.screen.mjs.
import { assert, test, visit } from './browser.mjs';

/** The sentence is reached: an article is open at a line. */
export async function in_reader(page) {
    await page.waitForSelector('.article_text');
    const { pathname, searchParams } = new URL(page.url());
    assert.match(pathname, /^\/article\//);
    assert.ok(searchParams.get('entry'));
}

/** A question that finds nothing is told so, a wrong one in the server's words. */
export function nothing_and_wrong(name) {
    test(`${name}: nothing found, and a wrong question`, async () => {
        const page = await visit(`/${name}?who=nobodyofthatname`);
        await page.waitForSelector('.state h2');
        assert.deepEqual(page.faults, []);
        await page.goto(new URL(`/${name}?since=2026-02-31`, page.url()).href);
        await page.waitForSelector('[role=alert]');
        assert.match(await page.innerText('[role=alert]'), /date/);
    });
}
