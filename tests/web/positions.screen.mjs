// Positions: a cell tells its history, issues are searched, one party at a time where it is narrow.
import { assert, test, test_screen, visit } from './browser.mjs';
import { on_page, query_of } from './ask.mjs';
import { in_reader, nothing_and_wrong } from './charts.mjs';

test_screen('positions', '/positions');
test_screen('positions-parties', '/positions?layout=parties');
nothing_and_wrong('positions');

test('a cell tells its history, a sentence opens the article', on_page(visit, '/positions', async page => {
    await page.locator('.stance').first().click();
    await page.waitForSelector('dialog[open] .quotation');
    assert.ok(query_of(page).get('at'));
    await page.locator('dialog[open] .quotation').first().click();
    await in_reader(page);
}));

test('search within the issues', on_page(visit, '/positions', async page => {
    await page.locator('.tools input[type=search]').fill('recogn');
    await page.waitForFunction(() => [...document.querySelectorAll('.board .issue')].every(one =>
        /recogn/i.test(one.textContent)));
    assert.equal(query_of(page).get('issue'), 'recogn');
}));

test('a codebook is tried, kept, and gathers wordings', on_page(visit, '/positions?issues=all', async page => {
    const open = () => page.locator('.tools button:has-text("Codebook")').click();
    await open();
    await page.locator('textarea.codebook').fill('talks\ttal*ks');
    await page.locator('dialog[open] button.strong').click();
    await page.waitForSelector('dialog[open] [role=alert]:has-text("codebook:1")');
    page.faults.length = 0;      // the refusal
    await page.locator('textarea.codebook').fill('# mine\n');
    await page.locator('textarea.codebook').press('End');
    await page.locator('textarea.codebook').pressSequentially('what is asked for');
    await page.locator('textarea.codebook').press('Tab');
    await page.locator('textarea.codebook').pressSequentially('recogn*');
    await page.locator('dialog[open] button.strong').click();
    await page.waitForSelector('.board .issue:has-text("what is asked for")');
    await page.locator('.tools .tick:has-text("under a code") input').click();
    await page.waitForFunction(() => document.querySelectorAll('.board .issue').length === 1);
    assert.equal(query_of(page).get('coded'), 'only');
    await page.reload();
    await page.waitForSelector('.tools button:has-text("Codebook: 1 code")');
    await open();
    await page.locator('dialog[open] button:has-text("Without")').click();
    await page.waitForFunction(() => document.querySelectorAll('.board .issue').length > 1);
}));

test('one party at a time where it is narrow', on_page(visit, '/positions', async page => {
    assert.equal(await page.locator('.by_party section').count(), 1);
    const second = await page.locator('.party_choice option').nth(2).getAttribute('value');
    await page.locator('.party_choice select').selectOption(second);
    await page.waitForFunction(id => new URL(location.href).searchParams.get('party') === id, second);
    assert.equal(await page.locator('.by_party section').count(), 1);
}, { width: 360, height: 740 }));
