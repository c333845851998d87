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

// without the switches about networking the browser asks its maker's hosts at every start
const browser = await chromium.launch({
  executablePath: process.env.RAPPORTEUR_CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync'],
});
after(() => browser.close());

/** A page on a path of the desk, loaded and at rest. `faults` of it are what the console and the page complained of. */
export async function visit(path, { width = 1400, height = 900, scheme = 'light', locale = 'en-GB' } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, locale,
                                             acceptDownloads: true });
  const page = await context.newPage();
  page.faults = [];
  page.on('console', (message) => message.type() === 'error' && page.faults.push(message.text()));
  page.on('pageerror', (fault) => page.faults.push(String(fault)));
  page.on('request', (request) => request.url().startsWith(URL) || request.url().startsWith('data:') ||
                                  request.url().startsWith('blob:') || page.faults.push(`asked ${request.url()}`));
  await page.goto(URL + path);
  await page.waitForLoadState('networkidle');
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

/** The same on every screen: loads without a fault, at three widths and in both schemes, never wider than the window, and axe is content. */
export function test_screen(name, path) {
  for (const [width, scheme] of [[360, 'light'], [900, 'dark'], [1600, 'light']]) {
    test(`${name} at ${width} px, ${scheme}`, async () => {
      const page = await visit(path, { width, scheme });
      await shot(page, `${name}-${width}-${scheme}`);
      assert.deepEqual(page.faults, []);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `the page is ${wide} px wide`);
      await assert_accessible(page, `${path} at ${width}`);
      await page.context().close();
    });
  }
}

export { assert, test };
