// The drawn picture: there, sharp at every pixel ratio, still when nobody touches it, and back after a lost context.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoFaults, coloursOf, counters, idle, openExample, startSession } from './canvas_support.mjs';

let session;
let page;

const countFrames = () => {
    globalThis.framesAsked = 0;
    const ask = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (call) => {
        ++globalThis.framesAsked;
        return ask(call);
    };
};

before(async () => {
    session = await startSession();
    await session.context.addInitScript(countFrames);
    page = await openExample(session);
});
after(() => session.close());

const backing = () =>
    page.evaluate(() => {
        const canvas = document.querySelector('#canvas');
        const box = canvas.getBoundingClientRect();
        return { width: canvas.width, height: canvas.height, css_width: box.width, css_height: box.height, ratio: devicePixelRatio };
    });

test('the canvas view shows a picture', async () => {
    assert.equal(await page.evaluate(() => globalThis.samverka.view()), 'canvas');
    assert.ok((await coloursOf(page, await page.locator('#canvas').screenshot())) > 50);
});

test('idle for five seconds draws nothing', async () => {
    await page.mouse.move(5, 5);
    await idle(page);
    await page.waitForTimeout(2000);
    await page.evaluate(() => (globalThis.framesAsked = 0));
    const settled = await counters(page);
    await page.waitForTimeout(5000);
    const later = await counters(page);
    assert.deepEqual([later.frames, later.draws], [settled.frames, settled.draws]);
    assert.equal(await page.evaluate(() => globalThis.framesAsked), 0);
});

test('a lost context comes back with the same picture', async () => {
    await page.mouse.move(5, 5);
    await idle(page);
    const earlier = await page.locator('#canvas').screenshot();
    await page.evaluate(async () => {
        const canvas = document.querySelector('#canvas');
        const lose = canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
        const happened = (what) => new Promise((done) => canvas.addEventListener(what, done, { once: true }));
        const lost = happened('webglcontextlost');
        lose.loseContext();
        await lost;
        await new Promise((done) => setTimeout(done));
        const restored = happened('webglcontextrestored');
        lose.restoreContext();
        await restored;
    });
    await idle(page);
    const later = await page.locator('#canvas').screenshot();
    assert.ok(earlier.equals(later));
});

test('the surface follows the size of the box to the pixel', async () => {
    for (const viewport of [{ width: 1001, height: 701 }, { width: 1440, height: 900 }, { width: 1280, height: 720 }]) {
        await page.setViewportSize(viewport);
        await idle(page);
        const size = await backing();
        assert.equal(size.width, Math.round(size.css_width * size.ratio));
        assert.equal(size.height, Math.round(size.css_height * size.ratio));
    }
});

for (const ratio of [1.25, 1.5, 2]) {
    test(`the surface has every device pixel at ratio ${ratio}`, async () => {
        const devtools = await session.context.newCDPSession(page);
        await devtools.send('Emulation.setDeviceMetricsOverride', { width: 1283, height: 719, deviceScaleFactor: ratio, mobile: false });
        await page.evaluate((x) => globalThis.samverka.ui(14, x, 1), ratio);
        await idle(page);
        const size = await backing();
        assert.equal(size.ratio, ratio);
        assert.equal(size.width, Math.round(size.css_width * ratio));
        assert.equal(size.height, Math.round(size.css_height * ratio));
        await devtools.send('Emulation.clearDeviceMetricsOverride');
        await devtools.detach();
    });
}

test('nothing failed in the page', () => assertNoFaults(page));
