// The timeline: pointer and keys lead to the sentence, the window is in the address, thousands of happenings stay few
// marks.
import { assert, test, test_screen, visit } from './browser.mjs';
import { ask, on_page, query_of } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('timeline', '/timeline');
test_screen('timeline-happenings', '/timeline?lanes=happening');
test_screen('timeline-table', '/timeline?as=table');
nothing_and_wrong('timeline');

const mark = page => page.locator('.time_mark');
const drawn = { width: 1440, height: 900 };

test('the pointer shows the sentence, escape takes it away, a click opens the article',
    on_page(visit, '/timeline?lanes=what', async page => {
    await mark(page).nth(3).hover({ force: true });
    assert.ok((await page.innerText('.card q')).length > 10);
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('.card').count(), 0);
    await mark(page).nth(3).click({ force: true });
    await in_reader(page);
}, drawn));

test('arrows lead from happening to happening, enter opens', on_page(visit, '/timeline', async page => {
    await page.locator('.time_mark[tabindex="0"]').first().focus();
    const id = () => page.evaluate(() => document.activeElement.dataset.id);
    const first = await id();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await id(), first);
    await page.keyboard.press('ArrowLeft');
    assert.equal(await id(), first);
    for (let i = 0; i < 12; ++i) await page.keyboard.press('ArrowDown');
    assert.ok(await id(), 'the focus stays on a mark, however far one goes');
    await page.keyboard.press('Enter');
    await in_reader(page);
}, drawn));

test('what lies outside is told; the window stands in the address', on_page(visit, '/timeline', async page => {
    assert.match(await page.innerText('.shown_told'), /earlier/);
    await page.locator('button[aria-label="Zoom in"]').click();
    await page.waitForFunction(() => new URL(location.href).searchParams.get('window'));
    const shown = query_of(page).get('window');
    await page.reload();
    await page.waitForSelector('.time_mark');
    assert.equal(query_of(page).get('window'), shown);
    await page.locator('button:has-text("Where most lie")').click();
    await page.waitForFunction(() => !new URL(location.href).searchParams.get('window'));
}, drawn));

test('a drag moves and opens nothing; the wheel over the dates zooms',
    on_page(visit, '/timeline?window=2027-03-01..2027-06-01', async page => {
    const box = await page.locator('.lane').nth(1).boundingBox();
    await page.mouse.move(box.x + 700, box.y + 15);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 15, { steps: 4 });
    await page.mouse.up();
    await page.waitForFunction(() => !new URL(location.href).searchParams.get('window').startsWith('2027-03-01'));
    assert.equal(new URL(page.url()).pathname, '/timeline');
    const before = query_of(page).get('window'), axis = await page.locator('.time_axis').boundingBox();
    await page.mouse.move(axis.x + 400, axis.y + 10);
    await page.mouse.wheel(0, -400);
    await page.waitForFunction(was => new URL(location.href).searchParams.get('window') !== was, before);
}, drawn));

/** Five thousand: those of the archive, again in other years. */
async function many() {
    const { timeline } = await ask('/timeline');
    const moved = (iso, years) => iso && `${Number(iso.slice(0, 4)) - years}${iso.slice(4)}`;
    const again = i => timeline.map(one => ({ ...one, id: `${one.id}${i}`, from: moved(one.from, i % 4),
        to: moved(one.to, i % 4) }));
    return Array.from({ length: Math.ceil(5000 / timeline.length) }, (_, i) => again(i)).flat().slice(0, 5000);
}

test('five thousand happenings are a few hundred marks, and the lanes of the window',
    on_page(visit, '/about', async page => {
    const timeline = await many();
    await page.route('**/api/v1/timeline*', route => route.fulfill({ json: { timeline, without_time: 0,
        cut: false } }));
    await page.goto(new URL('/timeline', page.url()).href);
    await page.waitForSelector('.lane');
    assert.ok(await page.locator('.time_mark').count() < 1500);
    await page.goto(new URL('/timeline?lanes=happening&window=1990-01-01..2035-01-01', page.url()).href);
    await page.waitForSelector('.lane');
    assert.ok(await page.locator('.lane').count() < 120);
    await page.mouse.wheel(0, 60000);
    await page.waitForFunction(() => [...document.querySelectorAll('.lane')].some(lane => {
        const { top, bottom } = lane.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
    }));
}, drawn));
