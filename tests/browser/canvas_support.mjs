// What the tests of the canvas view share: the built site in one Chromium, and what the page says of itself.
//
// Tests wait on the page (`globalThis.samverka`, see `idle`), never on time, except where the passing of time is what is tested.
import assert from 'node:assert/strict';
import { idle, launch, nodes, ready, request, serve } from './support.mjs';

export { idle, nodes, request };

export const kDesktop = { width: 1280, height: 720 };

// The site and a browser with a fresh profile; `close` ends both.
export async function startSession(options = {}) {
    const site = await serve(process.env.SV_WEB ?? 'build/web');
    const browser = await launch();
    const context = await browser.newContext({ viewport: kDesktop, ...options });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    return {
        context,
        url: site.url,
        open: () => openPage(context, site.url),
        async close() {
            await browser.close();
            await site.close();
        },
    };
}

async function openPage(context, address) {
    const page = await context.newPage();
    page.faults = [];
    page.on('pageerror', (error) => page.faults.push(error.message));
    await page.goto(address);
    await ready(page);
    await idle(page);
    return page;
}

export const ui = (page, verb, x = 0, y = 0, text = undefined) =>
    page.evaluate(([v, a, b, t]) => globalThis.samverka.ui(v, a, b, t), [verb, x, y, text]);

export async function tree(page) {
    const reply = await request(page, 'tree');
    return (reply.ok ?? reply).tree;
}

// The first node in tree order that fits.
export const find = async (page, fits) => [...nodes((await tree(page)).root)].find(fits);

export const counters = async (page) => JSON.parse((await ui(page, 10)).output);

// The rectangle of a drawn node in CSS pixels of the page.
export async function rectangle(page, id) {
    const all = JSON.parse((await ui(page, 11)).output).nodes;
    const found = all.find((node) => node.id === id);
    assert.ok(found, `${id} is not drawn`);
    const canvas = await page.locator('#canvas').boundingBox();
    return { x: canvas.x + found.x, y: canvas.y + found.y, width: found.w, height: found.h };
}

export async function clickNode(page, id) {
    const box = await rectangle(page, id);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}

// A page with the example open, by the start screen's own button.
export async function openExample(session) {
    const page = await session.open();
    const start = await find(page, (node) => node.action?.name === 'host.open_example');
    if (!start) return page; // the partnership of last time has been reopened
    await clickNode(page, start.id);
    for (let tries = 0; tries < 200 && !(await find(page, (node) => node.id === 'shell/search')); ++tries)
        await page.waitForTimeout(50);
    await idle(page);
    await clickNode(page, 'shell/go/organisation');
    await idle(page);
    return page;
}

// How many different colours a picture (PNG bytes) has; a blank one has one.
export const coloursOf = (page, png) =>
    page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
        const surface = new OffscreenCanvas(bitmap.width, bitmap.height);
        const pen = surface.getContext('2d');
        pen.drawImage(bitmap, 0, 0);
        return new Set(new Uint32Array(pen.getImageData(0, 0, bitmap.width, bitmap.height).data.buffer)).size;
    }, png.toString('base64'));

export function assertNoFaults(page) {
    assert.deepEqual(page.faults, []);
}
