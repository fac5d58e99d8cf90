// The built page in a browser that draws nothing: the same screens in HTML, and no word of a view that is not there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launch, openPage, serve } from './support.mjs';

test('a browser without WebGL is offered no other view', async () => {
    const site = await serve(process.env.SV_WEB ?? 'build/web');
    const browser = await launch(['--disable-3d-apis']);
    try {
        const { page } = await openPage(browser, `${site.url}?example=region-nord&view=canvas`, { locale: 'sv-SE' });
        await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
        await page.evaluate(() => globalThis.samverka.ready);
        assert.equal(await page.evaluate(() => globalThis.samverka.view()), 'html');
        await page.locator('[data-node="shell/file"]').click();
        const offered = await page.getByRole('menuitem').allTextContents();
        assert.ok(offered.some((words) => words.includes('Spara som fil')), String(offered));
        for (const view of ['Textvy', 'Ritad vy']) assert.ok(!offered.some((words) => words.includes(view)), String(offered));
    } finally {
        await browser.close();
        await site.close();
    }
});
