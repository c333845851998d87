// Add: a text is read before it is kept; files have a fate each; an address that is none is told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const file = (name, content) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
const all_done = page => page.waitForFunction(() =>
    /, 0 to come/.test(document.querySelector('section [role=status]').innerText), null, { timeout: 20000 });

test('each file has its fate: kept, unchanged, skipped, not kept and why', on_page(visit, '/add', async page => {
    const text = `Of ${Date.now()}\n\n${SENTENCE}`;
    const input = page.locator('input[type=file]').first();
    await input.setInputFiles([file('a.txt', text), file('.hidden', text), file('empty.txt', '')]);
    await page.waitForSelector('.item.done', { timeout: 20000 });
    await input.setInputFiles([file('again.txt', text)]);
    await all_done(page);
    const told = await page.innerText('.items');
    for (const words of [/a hidden file/, /it is empty/, /unchanged/]) assert.match(told, words);
    assert.equal(await page.locator('.item.failed').count(), 0);
}));

test('what cannot be an article costs no other, and each is told why', on_page(visit, '/add', async page => {
    const good = `Of ${Date.now()} again\n\n${SENTENCE}`;
    const files = { 'b-picture.html': '\u0089PNG\0\0\u0001', 'd-broken.json': '{"text":', 'e-good.txt': good,
        'c-menu.html': '<html><body><nav><a href="/">Home</a></nav></body></html>' };
    await page.evaluate(([named, sentence]) => {       // within the page: seventeen million characters are long on their way there
        const transfer = new DataTransfer(), input = document.querySelector('input[type=file]');
        transfer.items.add(new File([`${sentence} `.repeat(150000)], 'a-huge.txt'));
        for (const [name, text] of Object.entries(named)) transfer.items.add(new File([text], name));
        input.files = transfer.files;
        input.dispatchEvent(new Event('change', { bubbles: true }));
    }, [files, SENTENCE]);
    await all_done(page);
    const told = Object.fromEntries(await page.locator('.item').evaluateAll(all => all.map(one =>
        [one.querySelector('.name').innerText, one.lastElementChild.innerText])));
    const expected = { 'a-huge.txt': /over 16 MB/, 'b-picture.html': /not a text/, 'c-menu.html': /no running text/,
        'd-broken.json': /JSON/, 'e-good.txt': /^kept/ };
    for (const [name, words] of Object.entries(expected)) assert.match(told[name], words, name);
    assert.equal(await page.locator('.item.failed').count(), 4);
    assert.match(await page.innerText('section [role=status]'), /1 read, 4 not kept, 0 skipped/);
}));

test('a file that is dropped is kept', on_page(visit, '/add', async page => {
    await page.evaluate(text => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
        document.querySelector('.drop').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, `Of ${Date.now()} by drop\n\n${SENTENCE}`);
    await page.waitForSelector('.item.done:has-text("dropped.txt")', { timeout: 20000 });
}));

test('of a folder every file is read, in the order of their paths', on_page(visit, '/add', async page => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-folder-'));
    try {
        mkdirSync(join(folder, 'week/monday'), { recursive: true });
        writeFileSync(join(folder, 'week/monday/b.txt'), `Of ${Date.now()} on Monday\n\n${SENTENCE}`);
        writeFileSync(join(folder, 'week/a.txt'), `Of ${Date.now()} all week\n\n${SENTENCE}`);
        writeFileSync(join(folder, 'week/.hidden'), 'x');
        await page.locator('input[webkitdirectory]').setInputFiles(join(folder, 'week'));
        await all_done(page);
        const named = await page.locator('.item .name').allInnerTexts();
        assert.deepEqual(named.filter(name => name.startsWith('week/')).reverse(), ['week/.hidden', 'week/a.txt', 'week/monday/b.txt']);
        assert.equal(await page.locator('.item.done:has-text("week/")').count(), 2);
    } finally {
        rmSync(folder, { recursive: true });
    }
}));

test('an address that is none is told at once', on_page(visit, '/add', async page => {
    await page.locator('input[type=url]').fill('ftp://corpus.example/x');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.item.skipped');
    assert.match(await page.innerText('.items'), /http:\/\//);
}));
