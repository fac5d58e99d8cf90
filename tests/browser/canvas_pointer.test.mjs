// The pointer over the canvas: no tap is lost, and the wheel belongs to the page where nothing in the canvas scrolls.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoFaults, idle, nodes, openExample, rectangle, startSession, tree } from './canvas_support.mjs';

let session;
let page;

before(async () => {
    session = await startSession();
    page = await openExample(session);
});
after(() => session.close());

// Two forums beside each other in the picture; selecting one unselects the other, and neither moves.
const forums = async (where) => [...nodes((await tree(where)).root)].filter((node) => node.kind === 'card' && node.id.startsWith('organisation/forum/')).slice(0, 2);
const selected = async (where) => (await forums(where)).findIndex((node) => node.selected);
const middles = async (where) => {
    const places = [];
    for (const node of await forums(where)) {
        const box = await rectangle(where, node.id);
        places.push({ x: box.x + box.width / 2, y: box.y + 20 });
    }
    return places;
};

test('twenty instant taps are all acted on', async () => {
    const revision = (await tree(page)).revision;
    // Both halves of each tap within one task: no frame runs between them.
    await page.evaluate((places) => {
        const send = (type, place, buttons) =>
            document
                .querySelector('#canvas')
                .dispatchEvent(
                    new MouseEvent(type, { clientX: place.x, clientY: place.y, button: 0, buttons, bubbles: true, cancelable: true }),
                );
        for (let tap = 0; tap < 20; ++tap) {
            send('mousemove', places[tap % 2], 0);
            send('mousedown', places[tap % 2], 1);
            send('mouseup', places[tap % 2], 0);
        }
    }, await middles(page));
    await idle(page);
    assert.ok((await tree(page)).revision >= revision + 20);
    assert.equal(await selected(page), 1);
});

test('twenty instant keys are all acted on', async () => {
    const language = async () => (await tree(page)).language;
    await page.evaluate(() => document.querySelector('#samverka-keys').focus());
    const [first] = await middles(page);
    await page.mouse.click(first.x, first.y);
    await idle(page);
    const revision = (await tree(page)).revision;
    const spoken = await language();
    await page.evaluate(() => {
        const keys = document.querySelector('#samverka-keys');
        for (let press = 0; press < 20; ++press)
            for (const type of ['keydown', 'keyup'])
                keys.dispatchEvent(
                    new KeyboardEvent(type, { key: ' ', code: 'Space', keyCode: 32, bubbles: true, cancelable: true }),
                );
    });
    await idle(page);
    assert.ok((await tree(page)).revision >= revision + 20);
    assert.equal(await language(), spoken);
});

const turnWheel = (x, y, delta) =>
    page.evaluate(
        ([left, top, down]) => {
            const event = new WheelEvent('wheel', { clientX: left, clientY: top, deltaY: down, bubbles: true, cancelable: true });
            document.querySelector('#canvas').dispatchEvent(event);
            return event.defaultPrevented;
        },
        [x, y, delta],
    );

test('the wheel is the page’s where nothing scrolls that way', async () => {
    await page.setViewportSize({ width: 1280, height: 500 });
    await idle(page);
    // Nothing has been scrolled, so nothing scrolls up.
    for (const x of [20, 400, 700, 1200]) assert.equal(await turnWheel(x, 300, -100), false);
    const takers = [];
    for (const x of [20, 400, 700, 1200]) if (await turnWheel(x, 300, 100)) takers.push(x);
    assert.ok(takers.length > 0, 'something scrolls in a low window');
    const x = takers[0];
    for (let turn = 0; turn < 100 && (await turnWheel(x, 300, 400)); ++turn) await idle(page);
    assert.equal(await turnWheel(x, 300, 100), false);
    assert.equal(await turnWheel(x, 300, -100), true);
    await page.setViewportSize({ width: 1280, height: 720 });
});

test('Ctrl and the wheel zoom the page', async () => {
    const prevented = await page.evaluate(() => {
        const event = new WheelEvent('wheel', { clientX: 400, clientY: 300, deltaY: 100, ctrlKey: true, bubbles: true, cancelable: true });
        document.querySelector('#canvas').dispatchEvent(event);
        return event.defaultPrevented;
    });
    assert.equal(prevented, false);
});

test('each of ten taps by a finger is acted on once', async () => {
    const by_hand = await startSession({ hasTouch: true });
    try {
        const touched = await openExample(by_hand);
        const revision = (await tree(touched)).revision;
        const places = await middles(touched);
        for (let tap = 0; tap < 10; ++tap) await touched.touchscreen.tap(places[tap % 2].x, places[tap % 2].y);
        await idle(touched);
        assert.ok((await tree(touched)).revision >= revision + 10);
        assert.equal(await selected(touched), 1);
        assertNoFaults(touched);
    } finally {
        await by_hand.close();
    }
});

test('nothing failed in the page', () => assertNoFaults(page));
