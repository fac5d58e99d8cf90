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

const offering = async (intent) => [...nodes((await tree(page)).root)].find((node) => node.action?.name === intent);
const language = async () => (await tree(page)).language;

// Both halves of each tap within one task: no frame runs between them.
const tapAtOnce = (id, times) =>
    rectangle(page, id).then((box) =>
        page.evaluate(
            ([x, y, count]) => {
                const canvas = document.querySelector('#canvas');
                const send = (type, buttons) =>
                    canvas.dispatchEvent(
                        new MouseEvent(type, { clientX: x, clientY: y, button: 0, buttons, bubbles: true, cancelable: true }),
                    );
                send('mousemove', 0);
                for (let tap = 0; tap < count; ++tap) {
                    send('mousedown', 1);
                    send('mouseup', 0);
                }
            },
            [box.x + box.width / 2, box.y + box.height / 2, times],
        ),
    );

test('an odd number of instant taps on a switch turns it, an even one does not', async () => {
    const toggle = await offering('set_language');
    assert.ok(toggle, 'the shell has a language switch');
    const at_first = await language();
    const revision = (await tree(page)).revision;
    await tapAtOnce(toggle.id, 19);
    await idle(page);
    assert.notEqual(await language(), at_first);
    assert.ok((await tree(page)).revision >= revision + 19);
    await tapAtOnce(toggle.id, 1);
    await idle(page);
    assert.equal(await language(), at_first);
});

test('twenty instant keys are all acted on', async () => {
    const at_first = await language();
    const revision = (await tree(page)).revision;
    await page.evaluate(() => {
        const keys = document.querySelector('#samverka-keys');
        keys.focus();
        for (let press = 0; press < 20; ++press)
            for (const type of ['keydown', 'keyup'])
                keys.dispatchEvent(
                    new KeyboardEvent(type, { key: ' ', code: 'Space', keyCode: 32, bubbles: true, cancelable: true }),
                );
    });
    await idle(page);
    assert.equal(await language(), at_first);
    assert.ok((await tree(page)).revision >= revision + 20);
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

test('a finger taps once, and each of ten taps is acted on', async () => {
    const by_hand = await startSession({ hasTouch: true });
    try {
        const touched = await openExample(by_hand);
        const toggle = [...nodes((await tree(touched)).root)].find((node) => node.action?.name === 'set_language');
        const box = await rectangle(touched, toggle.id);
        const revision = (await tree(touched)).revision;
        const at_first = (await tree(touched)).language;
        for (let tap = 0; tap < 11; ++tap) await touched.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
        await idle(touched);
        assert.notEqual((await tree(touched)).language, at_first);
        assert.ok((await tree(touched)).revision >= revision + 11);
        assertNoFaults(touched);
    } finally {
        await by_hand.close();
    }
});

test('nothing failed in the page', () => assertNoFaults(page));
