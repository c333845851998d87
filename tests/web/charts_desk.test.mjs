// The drawn screens in a browser, on the demonstration archive: from every chart to the sentence in at most two clicks, keys, what is
// in the address, what axe says, five thousand happenings. Needs what record.screen.mjs needs; skipped without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';

const require = createRequire(import.meta.url);
const found = name => { try { return require.resolve(name); } catch { return null; } };
const DESK = process.env.RAPPORTEUR_DESK;
const skip = !DESK ? 'RAPPORTEUR_DESK is not set' : !found('playwright-core') ? 'playwright-core is not installed' : false;
const SCREENS = ['/timeline', '/timeline?lanes=happening', '/timeline?as=table', '/network', '/map', '/positions', '/positions?layout=parties', '/meetings', '/meetings?layout=list', '/disputes'];

describe('the drawn screens', { skip }, () => {
    let browser, page, faults;

    before(async () => {
        browser = await require('playwright-core').chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
            args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
    });
    after(() => browser?.close());

    async function open(path, { ready = 'main h1', route, ...options } = {}) {
        await page?.close();
        page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
        faults = [];
        page.on('pageerror', error => faults.push(error.message));
        page.on('console', message => message.type() === 'error' && faults.push(message.text()));
        if (route) await page.route(...route);
        await page.goto(DESK + path);
        await page.waitForLoadState('networkidle');
        await page.waitForSelector(ready);
        return page;
    }
    const address = () => new URL(page.url());
    const in_reader = async () => {
        await page.waitForSelector('.article_text');
        assert.match(address().pathname, /^\/article\//);
        assert.ok(address().searchParams.get('entry'));
        assert.deepEqual(faults, []);
    };

    for (const path of SCREENS) test(`${path} opens without an error`, async () => {
        await open(path);
        assert.equal(await page.locator('h1').count(), 1);
        assert.match(await page.locator('footer').innerText(), /a record of what was reported, not of what happened/i);
        assert.deepEqual(faults, []);
    });

    for (const [width, scheme] of [[360, 'dark'], [900, 'light'], [1600, 'dark']]) test(`nothing is wider than ${width} px`, async () => {
        for (const path of SCREENS) {
            await open(path, { viewport: { width, height: 800 }, colorScheme: scheme });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(wide <= 0, `${path} is ${wide} px too wide`);
        }
    });

    test('axe finds nothing serious', { skip: found('axe-core') ? false : 'axe-core is not installed' }, async () => {
        const axe = readFileSync(require.resolve('axe-core'), 'utf8'), wrong = [];
        for (const scheme of ['light', 'dark']) for (const path of SCREENS) {
            await open(path, { colorScheme: scheme });
            await page.evaluate(axe);
            const result = await page.evaluate(() => globalThis.axe.run());
            for (const one of result.violations.filter(v => ['serious', 'critical'].includes(v.impact))) wrong.push(`${scheme} ${path}: ${one.id} ${one.nodes.slice(0, 3).map(n => n.html.slice(0, 140) + ' ' + (n.any[0]?.message ?? '')).join(' | ')}`);
        }
        assert.deepEqual(wrong, []);
    });

    test('timeline: the pointer shows the sentence, a click opens the article', async () => {
        await open('/timeline?lanes=what', { ready: '.time_mark' });
        await page.locator('.time_mark').nth(3).hover({ force: true });
        assert.ok((await page.locator('.card q').innerText()).length > 10);
        await page.keyboard.press('Escape');
        assert.equal(await page.locator('.card').count(), 0);
        await page.locator('.time_mark').nth(3).click({ force: true });
        await in_reader();
    });

    test('timeline: arrows lead on, enter opens', async () => {
        await open('/timeline', { ready: '.time_mark' });
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
        await in_reader();
    });

    test('timeline: what lies outside is told, the window is in the address and goes back', async () => {
        await open('/timeline', { ready: '.time_mark' });
        assert.match(await page.locator('.shown_told').innerText(), /earlier/);
        await page.locator('button[aria-label="Zoom in"]').click();
        await page.waitForFunction(() => new URL(location.href).searchParams.get('window'));
        const shown = address().searchParams.get('window');
        await page.reload();
        await page.waitForSelector('.time_mark');
        assert.equal(address().searchParams.get('window'), shown);
        await page.locator('button:has-text("Where most lie")').click();
        await page.waitForFunction(() => !new URL(location.href).searchParams.get('window'));
    });

    test('timeline: a drag moves and opens nothing; the wheel over the dates zooms', async () => {
        await open('/timeline?window=2027-03-01..2027-06-01', { ready: '.time_mark' });
        const box = await page.locator('.lane').nth(1).boundingBox();
        await page.mouse.move(box.x + 700, box.y + 15);
        await page.mouse.down();
        await page.mouse.move(box.x + 500, box.y + 15, { steps: 4 });
        await page.mouse.up();
        await page.waitForFunction(() => !new URL(location.href).searchParams.get('window').startsWith('2027-03-01'));
        assert.equal(address().pathname, '/timeline');
        const before = address().searchParams.get('window'), axis = await page.locator('.time_axis').boundingBox();
        await page.mouse.move(axis.x + 400, axis.y + 10);
        await page.mouse.wheel(0, -400);
        await page.waitForFunction(was => new URL(location.href).searchParams.get('window') !== was, before);
    });

    test('timeline: five thousand happenings are a few hundred marks', async () => {
        const { timeline } = await (await fetch(`${DESK}/api/v1/timeline`)).json();
        const moved = (iso, n) => iso && `${Number(iso.slice(0, 4)) - n}${iso.slice(4)}`;
        const many = Array.from({ length: Math.ceil(5000 / timeline.length) }, (_, i) => timeline.map(one => ({ ...one, id: `${one.id}${i}`, from: moved(one.from, i % 4), to: moved(one.to, i % 4) }))).flat().slice(0, 5000);
        await open('/timeline', { ready: '.lane', route: ['**/api/v1/timeline*', route => route.fulfill({ json: { timeline: many, without_time: 0, cut: false } })] });
        assert.ok(await page.locator('.time_mark').count() < 1500);
        await page.goto(`${DESK}/timeline?lanes=happening&window=1990-01-01..2035-01-01`);
        await page.waitForSelector('.lane');
        assert.ok(await page.locator('.lane').count() < 120);
        await page.mouse.wheel(0, 60000);
        await page.waitForTimeout(300);
        assert.ok(await page.evaluate(() => [...document.querySelectorAll('.lane')].some(l => { const r = l.getBoundingClientRect(); return r.top > 0 && r.bottom < innerHeight; })));
        assert.deepEqual(faults, []);
    });

    test('network: an arc tells its sentences, a sentence opens the article', async () => {
        await open('/network', { ready: '.arc' });
        await page.locator('.arc .touch').nth(2).dispatchEvent('click');
        await page.waitForSelector('.sentences .quotation');
        assert.ok(address().searchParams.get('arc'));
        await page.locator('.sentences .quotation').first().click();
        await in_reader();
    });

    test('network: around one actor, and back; the list tells what is drawn', async () => {
        await open('/network', { ready: '.arc' });
        const arcs = await page.locator('.arc').count();
        assert.match(await page.locator('.beside_panel h2').innerText(), new RegExp(`^${arcs} `));
        await page.locator('.actor').nth(1).dispatchEvent('click');
        await page.waitForFunction(() => new URL(location.href).searchParams.get('ego'));
        await page.waitForFunction(n => document.querySelectorAll('.arc').length < n, arcs);
        await page.goBack();
        await page.waitForFunction(n => document.querySelectorAll('.arc').length === n, arcs);
        const first = page.locator('.actor').first(), place = await first.getAttribute('transform');
        await page.waitForTimeout(400);
        assert.equal(await first.getAttribute('transform'), place, 'nothing moves once it is shown');
        await page.reload();
        await page.waitForSelector('.arc');
        await page.waitForTimeout(200);
        assert.equal(await page.locator('.actor').first().getAttribute('transform'), place, 'nor on the next day');
    });

    test('network: relations are switched, and it can be had as GraphML', async () => {
        await open('/network', { ready: '.arc' });
        const arcs = await page.locator('.arc').count();
        await page.locator('.relations input').nth(3).click();
        await page.waitForFunction(n => document.querySelectorAll('.arc').length !== n, arcs);
        assert.equal(address().searchParams.get('relations'), 'acts,meets,speaks');
        const answer = await fetch(new URL(await page.locator('a:has-text("GraphML")').getAttribute('href'), DESK));
        assert.match(await answer.text(), /<graphml/);
    });

    test('map: a place tells its lines; what has no place is said; nothing exact is pretended', async () => {
        await open('/map', { ready: '.place' });
        assert.match(await page.locator('main').innerText(), /Coverage, not verified incidents/);
        assert.match(await page.locator('.without').innerText(), /Not on the map/);
        assert.ok(await page.locator('.meant').count() > 0, 'a country is its land');
        await page.locator('.without button').click();
        await page.waitForSelector('.without .rows a');
        await page.locator('.beside_panel .row').first().click();
        await page.waitForSelector('.sentences .quotation');
        await page.locator('.sentences .quotation').first().click();
        await in_reader();
    });

    test('map: a click on a mark is the same as one in the list', async () => {
        await open('/map', { ready: '.place' });
        await page.locator('.place').nth(5).dispatchEvent('click');
        await page.waitForSelector('.sentences li');
        assert.ok(address().searchParams.get('place_at'));
        await page.goBack();
        await page.waitForFunction(() => /places/.test(document.querySelector('.beside_panel h2').textContent));
    });

    test('positions: a cell tells its history, a sentence opens the article', async () => {
        await open('/positions', { ready: '.stance' });
        await page.locator('.stance').first().click();
        await page.waitForSelector('dialog[open] .quotation');
        assert.ok(address().searchParams.get('at'));
        await page.locator('dialog[open] .quotation').first().click();
        await in_reader();
    });

    test('positions: search within the issues', async () => {
        await open('/positions', { ready: '.stance' });
        await page.locator('.tools input[type=search]').fill('recogn');
        await page.waitForFunction(() => [...document.querySelectorAll('.board .issue')].every(one => /recogn/i.test(one.textContent)));
        assert.equal(address().searchParams.get('issue'), 'recogn');
    });

    test('meetings: all stand on the board, who was left out stands out, the calendar is of the same question', async () => {
        await open('/meetings', { ready: '.meeting' });
        const { meetings } = await (await fetch(`${DESK}/api/v1/meetings?limit=1000`)).json();
        const told = (await page.locator('.column > h2 .aside').allInnerTexts()).reduce((sum, text) => sum + Number(text), 0);
        assert.equal(told, meetings.length);
        assert.ok(await page.locator('.as_excluded').count() > 0);
        const calendar = await fetch(new URL(await page.locator('a:has-text("Calendar")').getAttribute('href'), DESK));
        assert.match(await calendar.text(), /BEGIN:VCALENDAR/);
        await page.locator('.left_out input').click();
        await page.waitForFunction(() => [...document.querySelectorAll('.meeting')].every(one => one.querySelector('.as_excluded')));
        await page.locator('.meeting .quotation').first().click();
        await in_reader();
    });

    test('disputes: side by side, denials last, none is chosen', async () => {
        await open('/disputes', { ready: '.dispute h2 a' });
        const first = page.locator('.dispute').first();
        assert.ok(await first.locator('.accounts > section').count() >= 2);
        assert.match(await page.locator('main').innerText(), /the record does not choose/);
        await page.locator('.tools select').selectOption('figures');
        await page.waitForSelector('.ranges');
        await page.locator('.dispute .quotation').first().click();
        await in_reader();
    });

    test('a question that finds nothing is told so, an error in the server’s words', async () => {
        for (const name of ['timeline', 'network', 'map', 'positions', 'meetings', 'disputes']) {
            await open(`/${name}?who=nobodyofthatname`, { ready: '.state h2' });
            assert.deepEqual(faults, []);
            await open(`/${name}?since=2026-02-31`, { ready: '[role=alert]' });
        }
    });
});
