// The HTML that stands behind the canvas: found by the browser's own search, printed in the light theme, renewed only at rest.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { assertNoFaults, clickNode, find, idle, openExample, request, startSession, tree, ui } from './canvas_support.mjs';

let session;
let page;

before(async () => {
    session = await startSession();
    page = await openExample(session);
});
after(() => session.close());

const html = () => page.locator('#samverka-html');
const go = async (screen) => {
    await request(page, 'view', { intent: 'navigate', args: { screen } });
    await idle(page);
};
// How often the HTML has been written into since the last question.
const writes = () => page.evaluate(() => {
    globalThis.seen ??= (() => {
        const seen = { count: 0 };
        const options = { childList: true, subtree: true, attributes: true, characterData: true };
        new MutationObserver((found) => (seen.count += found.length)).observe(document.querySelector('#samverka-html > div'), options);
        return seen;
    })();
    const { count } = globalThis.seen;
    globalThis.seen.count = 0;
    return count;
});

test('behind the canvas stands the same screen, hidden until it is found', async () => {
    await go('organisation');
    assert.equal(await html().getAttribute('hidden'), 'until-found');
    const title = (await find(page, (node) => node.kind === 'heading' && node.heading_level === 1)).text[0].text;
    assert.equal(await html().locator('h1').textContent(), title);
    await go('overview');
    const other = (await find(page, (node) => node.kind === 'heading' && node.heading_level === 1)).text[0].text;
    assert.notEqual(other, title);
    assert.equal(await html().locator('h1').first().textContent(), other);
});

test('frames cost nothing behind the canvas: it is written when nothing is drawn any more', async () => {
    await go('organisation');
    await writes();
    const asked = await page.evaluate(async () => {
        // A tree is asked for as text; the JSON of it is parsed. So many of them are large.
        const parse = JSON.parse;
        let large = 0;
        JSON.parse = (text, ...more) => {
            if (text.length > 20_000) ++large;
            return parse(text, ...more);
        };
        globalThis.restoreParse = () => ((JSON.parse = parse), large);
        return 0;
    });
    assert.equal(asked, 0);
    for (let at = 0; at < 40; ++at) await page.mouse.move(300 + 10 * at, 200 + 5 * at);
    await idle(page);
    assert.equal(await page.evaluate(() => globalThis.restoreParse()), 0);
    assert.equal(await writes(), 0);
    await go('overview');
    assert.ok((await writes()) > 0);
});

test('paper shows the screen, and in the light theme whatever the screen is', async () => {
    await go('organisation');
    await request(page, 'view', { intent: 'theme', args: { theme: 'dark' } });
    await idle(page);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.theme), 'dark');
    const ink = () => page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--ink').trim());
    const dark = await ink();
    await page.emulateMedia({ media: 'print' });
    assert.notEqual(await ink(), dark);
    assert.equal(await html().locator('h1').first().isVisible(), true);
    assert.equal(await page.locator('#canvas').isVisible(), false);
    // All of the screen, not the part that fits the window.
    const { inner, outer } = await html().locator('main').first().evaluate((main) => ({ inner: main.scrollHeight, outer: main.clientHeight }));
    assert.ok(inner <= outer + 1, `${inner} ${outer}`);
    const pdf = await page.pdf({ format: 'A4' });
    assert.ok(pdf.length > 20_000);
    await page.emulateMedia({ media: 'screen' });
    await request(page, 'view', { intent: 'theme', args: { theme: 'light' } });
    await idle(page);
});

test('what is found behind the canvas is shown in the HTML view', async () => {
    await go('organisation');
    const card = await find(page, (node) => node.kind === 'card' && node.id.includes('pair'));
    assert.equal(await page.evaluate(() => globalThis.samverka.view()), 'canvas');
    // Going to a place within has the browser reveal it, as its search does.
    await page.evaluate((id) => (location.hash = encodeURIComponent(`n:${id}`)), card.id);
    await page.waitForFunction(() => globalThis.samverka.view() === 'html');
    await idle(page);
    assert.equal(await html().getAttribute('hidden'), null);
    assert.equal(await page.locator(`[data-node="${card.id}"]`).isVisible(), true);
    assertNoFaults(page);
});

const focusedNode = async () => {
    await idle(page);
    const { value, output } = await ui(page, 23);
    return value === 0 ? undefined : JSON.parse(output).node;
};

// The first node of a table that can have the focus and is no field, and its table.
const inTable = (node, table) => {
    const within = table ?? (node.kind === 'table' ? node : undefined);
    const opens = (node.text ?? []).some((run) => (run.target ?? '') !== '');
    const acts = node.action !== undefined || (node.trace ?? '') !== '' || opens;
    if (within !== undefined && acts && node.kind !== 'field') return { table: within, node };
    for (const child of node.children ?? []) {
        const found = inTable(child, within);
        if (found !== undefined) return found;
    }
    return undefined;
};

test('Ctrl+C on the canvas copies the table in which the focus is, and of a grid what is selected', async () => {
    await page.goto(`${page.url().split(/[?#]/u)[0]}?view=canvas`);
    await page.evaluate(() => globalThis.samverka.ready);
    await idle(page);
    await go('vision');
    const mode = await find(page, (node) => node.kind === 'button' && /^(Tabell|Table)$/u.test(node.text?.[0]?.text ?? ''));
    await clickNode(page, mode.id);
    await idle(page);
    const found = inTable((await tree(page)).root);
    assert.ok(found, 'the map has a table with something to press in it');
    await clickNode(page, found.node.id);
    await idle(page);
    await page.keyboard.press('Control+c');
    const lines = (await page.evaluate(() => navigator.clipboard.readText())).split(/\r?\n/u);
    assert.equal(lines.length, found.table.children.length);
    assert.ok(lines.every((line) => line.includes('\t')));
    await go('overview');
    const grid = await find(page, (node) => node.kind === 'grid');
    // A click would open what a cell stands for: by keyboard there is none.
    await ui(page, 5);
    for (let stop = 0; stop < 60 && (await focusedNode()) !== grid.id; ++stop) await page.keyboard.press('Tab');
    assert.equal(await focusedNode(), grid.id);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await idle(page);
    await page.keyboard.press('Control+c');
    const { text, html } = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const read = async (type) => (await item.getType(type)).text();
        return { text: await read('text/plain'), html: await read('text/html') };
    });
    assert.equal(text.split(/\r?\n/u).length, 2);
    assert.equal(text.split(/\r?\n/u)[0].split('\t').length, 2);
    assert.match(html, /<table>.*<tr>.*<\/table>/su);
});
