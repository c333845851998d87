// Add: a text is read before it is kept; files have a fate each; an address that is none is told.
import { assert, test, test_screen, visit } from './browser.mjs';
import { on_page } from './ask.mjs';

test_screen('add', '/add');

const SENTENCE = 'Velia\'s foreign minister, Ana Reis, will meet her Norland counterpart in Geneva on Thursday, the ministry said.';

test('a text is read before it is kept, kept, and found', on_page(visit, '/add', async page => {
    const title = `A test of ${Date.now()}`;
    await page.locator('textarea').fill(`${title}\n\n${SENTENCE}`);
    await page.locator('button:has-text("Read it first")').click();
    await page.waitForSelector('.preview li', { timeout: 20000 });
    await page.locator('button:has-text("Keep it")').click();
    await page.waitForSelector('.item.done a', { timeout: 20000 });
    await page.locator('.item.done a').click();
    await page.waitForSelector('.article_text');
    assert.match(await page.innerText('.article_text'), new RegExp(title));
}));

test('each file has its fate: kept, unchanged, skipped, not kept and why', on_page(visit, '/add', async page => {
    const file = (name, text) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
    const text = `Of ${Date.now()}\n\n${SENTENCE}`;
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles([file('a.txt', text), file('.hidden', text), file('empty.txt', '')]);
    await page.waitForSelector('.item.done', { timeout: 20000 });
    await input.setInputFiles([file('again.txt', text), file('broken.json', '{"text":')]);
    await page.waitForFunction(() => /0 to come/.test(document.querySelector('section [role=status]').innerText),
        null, { timeout: 20000 });
    const told = await page.innerText('.items');
    for (const words of [/a hidden file/, /it is empty/, /unchanged/]) assert.match(told, words);
    assert.ok(await page.locator('.item.failed').count() <= 1);
}));

test('an address that is none is told at once', on_page(visit, '/add', async page => {
    await page.locator('input[type=url]').fill('ftp://corpus.example/x');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.item.skipped');
    assert.match(await page.innerText('.items'), /http:\/\//);
}));
