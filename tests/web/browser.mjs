// What the tests of the screens have in common: a browser on the server that screens_test.py started, a page that tells every
// fault it meets, axe's judgement, and pictures where they are wanted. Used by *.screen.mjs.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { mkdirSync, readFileSync } from 'node:fs';
import { after, test } from 'node:test';

const require = createRequire(process.env.RAPPORTEUR_WEB_TESTS + '/');
const { chromium } = require('playwright-core');
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
export const URL = process.env.RAPPORTEUR_URL;
const SHOTS = process.env.RAPPORTEUR_SHOTS;

// one browser for all files: its start takes longer than most tests
const browser = await chromium.connectOverCDP(process.env.RAPPORTEUR_BROWSER);
after(() => browser.close());

/** Waits until nothing has been asked for two pairs of frames: a screen asks again at most a frame after an answer. */
export async function at_rest(page) {
  const frames = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  for (let quiet = 0; quiet < 2;) {
    const asked = page.asked;
    await frames();
    quiet = page.waiting.size === 0 && page.asked === asked ? quiet + 1 : 0;
  }
}

const pages = new Map();

/** The page of a locale, which all its tests share: a new one costs a second of compiling what the last one had ready. */
async function page_of(locale) {
  if (pages.has(locale)) return pages.get(locale);
  const context = await browser.newContext({ locale, acceptDownloads: true });
  const page = await context.newPage();
  page.on('request', (request) => {
    ++page.asked;
    page.waiting.add(request);
    const ours = [URL, 'data:', 'blob:'].some((begin) => request.url().startsWith(begin));
    if (!ours) page.faults.push(`asked ${request.url()}`);
  });
  for (const end of ['requestfinished', 'requestfailed']) page.on(end, (request) => page.waiting.delete(request));
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  pages.set(locale, page);
  return page;
}

/** Forgets what the test before left: its routes, what the desk had kept, what is on its way. */
async function made_new(page) {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  if (page.url().startsWith(URL)) await page.evaluate(() => { localStorage.clear(); sessionStorage.clear(); });
  await page.goto('about:blank');
  Object.assign(page, { faults: [], asked: 0, waiting: new Set() });
}

/**
 * A page on a path of the desk, as somebody sees it who comes for the first time, loaded and at rest; it is there until the
 * next visit. `faults` of it are what the console and the page complained of.
 */
export async function visit(path, { width = 1400, height = 900, scheme = 'light', locale = 'en-GB' } = {}) {
  const page = await page_of(locale);
  await made_new(page);
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ media: null, colorScheme: scheme });
  await page.goto(URL + path);
  await page.waitForSelector('h1', { state: 'attached' });
  await at_rest(page);
  return page;
}

/** Nothing serious by axe, on the page as it stands. Run in a world of its own: the page's policy allows no foreign script. */
export async function assert_accessible(page, what) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  const ask = async (expression) => (await session.send('Runtime.evaluate', {
    expression, contextId: world.executionContextId, awaitPromise: true, returnByValue: true })).result.value;
  await ask(AXE + ';0');
  const found = JSON.parse(await ask('axe.run().then((r) => JSON.stringify(r.violations.filter((v) => ' +
    '["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(" ")}`)))'));
  assert.deepEqual(found, [], `axe on ${what}`);
}

/** A picture, where RAPPORTEUR_SHOTS wants them. */
export async function shot(page, name) {
  if (!SHOTS) return;
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: `${SHOTS}/${name}.png` });
}

// What each screen is looked at in: opened wide and opened narrow, for some choose their form as they open. axe looks at both
// schemes and both forms; colours are the same at every width.
const WIDE = [[1600, 'light', true], [1600, 'dark', false], [900, 'light', false]];
const NARROW = [[360, 'dark', true], [360, 'light', false]];

/** The same on every screen: loads without a fault, says what it is, is never wider than the window, and axe is content. */
export function test_screen(name, path) {
  for (const windows of [WIDE, NARROW]) test(`${name} opened at ${windows[0][0]} px, light and dark`, async () => {
    const page = await visit(path, { width: windows[0][0], scheme: windows[0][1] });
    assert.equal(await page.locator('h1').count(), 1);
    assert.match(await page.textContent('footer'), /a record of what was reported, not of what happened/i);
    for (const [width, scheme, judged] of windows) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme: scheme });
      await at_rest(page);
      await shot(page, `${name}-${width}-${scheme}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `the page is ${wide} px wide in a window of ${width}`);
      if (judged) await assert_accessible(page, `${path} at ${width}, ${scheme}`);
    }
    assert.deepEqual(page.faults, []);
  });
}

export { assert, test };
