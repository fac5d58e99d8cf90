// The built page with an example in it, as the measurements in a browser need it: a fresh browser each time.
import { launch, serve } from '../browser/support.mjs';
import { find, idle, request } from '../browser/canvas_support.mjs';

export const kScreens = ['overview', 'vision', 'organisation', 'kpis', 'history'];

// Runs `work` with the page once all that it stores and draws has come to rest.
export async function withPage(folder, { example = 'region-nord', view = 'canvas', before }, work) {
    const site = await serve(folder);
    const browser = await launch();
    try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        if (before !== undefined) await page.addInitScript(before);
        await page.goto(`${site.url}?example=${example}&view=${view}`);
        await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
        await page.evaluate(() => globalThis.samverka.ready);
        await idle(page);
        const shown = await page.evaluate(() => globalThis.samverka.view());
        if (shown !== view) throw new Error(`the ${shown} view was shown`);
        return await work(page);
    } finally {
        await browser.close();
        await site.close();
    }
}

export async function show(page, screen) {
    await request(page, 'view', { intent: 'navigate', args: { screen } });
    await idle(page);
}

// Somebody who may enter values stands before the grid in which they are entered.
export async function showEntry(page) {
    const author = await find(page, (node) => node.id === 'shell/author');
    await request(page, 'configure', { as: author.edit.options[0].value });
    await request(page, 'view', { intent: 'navigate', args: { screen: 'kpis' } });
    await request(page, 'view', { intent: 'kpi_view', args: { mode: 'entry', scope: 'all' } });
    await idle(page);
}
