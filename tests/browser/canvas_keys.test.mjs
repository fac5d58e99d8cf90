// The keyboard around the canvas: never trapped, never taken from the browser or from a neighbour.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoFaults, idle, openExample, startSession, ui } from './canvas_support.mjs';

let session;
let page;

// Before any script of the page, so that it sees each key whatever is done with it later.
const record = () => {
    globalThis.keysSeen = [];
    addEventListener('keydown', (event) => globalThis.keysSeen.push(event), true);
};

const focusCanvas = () => page.evaluate(() => document.querySelector('#samverka-keys').focus());
const active = () => page.evaluate(() => document.activeElement?.id ?? '');

before(async () => {
    session = await startSession();
    await session.context.addInitScript(record);
    page = await openExample(session);
    await page.evaluate(() => {
        const button = (id) => Object.assign(document.createElement('button'), { id, textContent: id });
        document.body.prepend(button('before-it'));
        document.body.append(button('after-it'), Object.assign(document.createElement('input'), { id: 'neighbour' }));
    });
    await idle(page);
});
after(() => session.close());

for (const keys of ['F5', 'F6', 'F11', 'F12', 'Control+f', 'Control+p', 'Control+r', 'Control+l', 'Control+=', 'Control+-', 'Control+0']) {
    test(`${keys} stays the browser's`, async () => {
        await focusCanvas();
        await page.evaluate(() => (globalThis.keysSeen.length = 0));
        await page.keyboard.press(keys);
        await idle(page);
        const seen = await page.evaluate(() => globalThis.keysSeen.map((event) => [event.key, event.defaultPrevented]));
        // Of a chord it is the last key that the browser acts on.
        assert.ok(seen.length > 0);
        assert.equal(seen.at(-1)[1], false);
    });
}

test('arrow keys over the canvas do not scroll the page', async () => {
    await focusCanvas();
    await page.evaluate(() => (globalThis.keysSeen.length = 0));
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.evaluate(() => globalThis.keysSeen.at(-1).defaultPrevented), true);
});

test('Tab goes through the canvas and out, and Shift+Tab comes back', async () => {
    await page.evaluate(() => document.querySelector('#before-it').focus());
    let inside = 0;
    for (let presses = 0; presses < 400; ++presses) {
        await page.keyboard.press('Tab');
        const where = await active();
        if (where === 'after-it') break;
        if (where === 'samverka-keys') ++inside;
    }
    assert.equal(await active(), 'after-it');
    assert.ok(inside > 3, `the canvas had the focus ${inside} times`);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await active(), 'samverka-keys');
    await ui(page, 5); // to the first stop
    await page.keyboard.press('Shift+Tab');
    assert.notEqual(await active(), 'samverka-keys');
});

test("a neighbour's field keeps its keys", async () => {
    await page.locator('#neighbour').focus();
    await page.keyboard.type('hej');
    await page.keyboard.press('Backspace');
    assert.equal(await page.locator('#neighbour').inputValue(), 'he');
});

test('nothing failed in the page', () => assertNoFaults(page));
