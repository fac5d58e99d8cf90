// The log store in a real IndexedDB: its contract, two pages that write at once, a page killed while it writes.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, useSite } from './support.mjs';

const use = useSite({ entry: 'web/test/fixtures/storage_page.ts' });

test('the contract holds in IndexedDB', async (t) => {
    const { page, context, faults } = await openPage(use.browser, use.site.url);
    const cases = await page.evaluate(() => globalThis.svStorage.cases);
    assert.ok(cases.length > 8);
    for (const name of cases) {
        await t.test(name, async () => {
            assert.equal(await page.evaluate((given) => globalThis.svStorage.run(given), name), '');
        });
    }
    assert.deepEqual(faults, []);
    await context.close();
});

test('two pages that write and pack at once lose nothing and double nothing', async () => {
    const { page: one, context } = await openPage(use.browser, use.site.url);
    const two = await context.newPage();
    await two.goto(use.site.url);
    const write = (page, prefix) => page.evaluate((given) => globalThis.svStorage.write(given, 60), prefix);
    const written = (await Promise.all([write(one, 'a'), write(two, 'b')])).flat();
    const kept = await two.evaluate(() => globalThis.svStorage.read());
    assert.equal(kept.length, 120);
    assert.deepEqual([...kept].sort(), written.sort());
    await context.close();
});

test('what was acknowledged is there after the page was killed in the middle of writing', async () => {
    const { page, context } = await openPage(use.browser, use.site.url);
    const saved = [];
    page.on('console', (message) => {
        const [word, line] = message.text().split(' ');
        if (word === 'saved') saved.push(line);
    });
    page.evaluate(() => globalThis.svStorage.write('k', 100_000, true)).catch(() => {});
    while (saved.length < 25) await new Promise((next) => setTimeout(next, 5));
    const devtools = await context.newCDPSession(page);
    devtools.send('Page.crash').catch(() => {});
    await new Promise((crashed) => page.once('crash', crashed));
    const again = await context.newPage();
    await again.goto(use.site.url);
    const kept = new Set(await again.evaluate(() => globalThis.svStorage.read()));
    assert.deepEqual(saved.filter((line) => !kept.has(line)), []);
    await context.close();
});
