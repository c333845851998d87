// The record: the first screen. Lines, filters in the address, the reader beside a line.
import { assert, test, test_screen, visit } from './browser.mjs';

test_screen('record', '/');

test('a filter stands in the address and a link to it gives the same lines', async () => {
  const page = await visit('/?status=planned&kind=event');
  const told = await page.textContent('main');
  assert.match(told, /planned/);
  await page.reload();
  await page.waitForLoadState('networkidle');
  assert.equal(await page.textContent('main'), told);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
