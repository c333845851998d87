// The browser's part of bench/first_paint, which says what is measured.
import { createRequire } from 'node:module';

const { RAPPORTEUR_URL: URL, RAPPORTEUR_BROWSER: BROWSER, RAPPORTEUR_WEB_TESTS: LIBRARIES, RAPPORTEUR_ROUNDS: ROUNDS } = process.env;
const { chromium } = createRequire(LIBRARIES + '/')('playwright-core');
const SCREENS = [['record', '/', '.line'], ['timeline', '/timeline', '.time_mark'], ['network', '/network', '.arc'], ['map', '/map', '.place'],
    ['positions', '/positions', '.stance'], ['meetings', '/meetings', '.meeting'], ['disputes', '/disputes', '.dispute'],
    ['changes', '/changes?since=1900-01-01', '.change'], ['actors', '/actors', '.actors_table tbody tr']];

const browser = await chromium.connectOverCDP(BROWSER);
const quantile = (values, share = 0.5) => [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];

/** A page of somebody who has never been here, and milliseconds from the click to the first paint and to the content. */
async function first_visit(path, content) {
    const context = await browser.newContext({ viewport: { width: 1400, height: 900 } }), page = await context.newPage();
    await page.addInitScript(selector => {
        const look = () => {
            if (!document.querySelector(selector)) return requestAnimationFrame(look);
            return requestAnimationFrame(() => { window.content_at = performance.now(); });
        };
        requestAnimationFrame(look);
    }, content);
    await page.goto(URL + path);
    await page.waitForFunction(() => window.content_at, null, { timeout: 120000 });
    const [painted, shown] = await page.evaluate(() => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, window.content_at]);
    return { context, page, painted, shown };
}

/** Milliseconds between the frames of three seconds of scrolling. */
const frames_of = page => page.evaluate(() => new Promise(done => {
    const times = [], begun = performance.now();
    let before = begun;
    const step = now => {
        times.push(now - before);
        before = now;
        scrollBy(0, innerHeight / 6);
        if (now - begun < 3000) requestAnimationFrame(step); else done(times.slice(1));
    };
    requestAnimationFrame(step);
}));

console.log('screen        first paint   content   (ms, median)');
for (const [name, path, content] of SCREENS) {
    const painted = [], shown = [];
    for (let round = 0; round < Number(ROUNDS); ++round) {
        const visit = await first_visit(path, content).catch(fault => console.log(`${name.padEnd(14)}${fault.message.split('\n')[0]}`));
        if (!visit) break;
        painted.push(visit.painted);
        shown.push(visit.shown);
        await visit.context.close();
    }
    if (shown.length) console.log(`${name.padEnd(14)}${quantile(painted).toFixed(0).padStart(11)}${quantile(shown).toFixed(0).padStart(10)}`);
}
const { context, page } = await first_visit('/', '.line'), frames = await frames_of(page);
console.log(`scrolling     ${frames.length} frames; between two: median ${quantile(frames).toFixed(0)}, 95 of 100 within ${quantile(frames, 0.95).toFixed(0)}, at most ${quantile(frames, 1).toFixed(0)} ms; ` +
    `${await page.locator('.line').count()} rows drawn`);
await context.close();
await browser.close();
