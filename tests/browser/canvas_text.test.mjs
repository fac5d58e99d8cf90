// Text in the canvas view is typed into a real field over the drawn one: what a keyboard, a dead key, a composition or the
// clipboard brings arrives once, and the drawn field then says it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertNoFaults, clickNode, find, idle, openExample, startSession, ui } from './canvas_support.mjs';

let session;
let page;
let devtools;
let field;

before(async () => {
    session = await startSession();
    page = await openExample(session);
    devtools = await session.context.newCDPSession(page);
    await clickNode(page, 'organisation/people');
    await idle(page);
    const found = await find(page, (node) => node.kind === 'field' && (node.edit?.kind ?? 'text') === 'text' && node.edit?.live);
    assert.ok(found, 'the screen has a search field');
    field = found.id;
});
after(() => session.close());

const editor = async () => {
    const answer = await ui(page, 9);
    return answer.value === 1 ? JSON.parse(answer.output) : undefined;
};
const overlay = () =>
    page.evaluate(() => {
        const element = document.activeElement;
        const edits = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
        return edits && element.id !== 'samverka-keys' ? element.value : undefined;
    });
const typed = async () => (await find(page, (node) => node.id === field))?.edit?.typed ?? '';

// One key that gives `text`, as a Swedish keyboard sends it.
async function press(text, code) {
    const key = { key: text, code, text, unmodifiedText: text };
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text, code });
}

beforeEach(async () => {
    await clickNode(page, field);
    await idle(page);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await idle(page);
    assert.equal(await overlay(), '');
});

test('the field over the drawn one has its rectangle', async () => {
    const told = await editor();
    assert.equal(told.node, field);
    const boxes = await page.evaluate(() => {
        const box = (element) => {
            const { x, y, width, height } = element.getBoundingClientRect();
            return { x, y, width, height };
        };
        return { canvas: box(document.querySelector('#canvas')), field: box(document.activeElement) };
    });
    const [x, y, width, height] = told.rect;
    assert.ok(Math.abs(boxes.field.x - boxes.canvas.x - x) <= 1.5);
    assert.ok(Math.abs(boxes.field.y - boxes.canvas.y - y) <= 1.5);
    assert.ok(Math.abs(boxes.field.width - width) <= 2 && Math.abs(boxes.field.height - height) <= 2);
});

test('keys for å, ä, ö and é arrive once each', async () => {
    for (const [text, code] of [['å', 'BracketLeft'], ['ä', 'Quote'], ['ö', 'Semicolon'], ['é', 'KeyE']]) await press(text, code);
    await idle(page);
    assert.equal(await overlay(), 'åäöé');
    assert.equal(await typed(), 'åäöé');
});

test('a composed é arrives once', async () => {
    await devtools.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.imeSetComposition', { text: 'é', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.insertText', { text: 'é' });
    await idle(page);
    assert.equal(await overlay(), 'é');
    assert.equal(await typed(), 'é');
});

test('inserted text (dictation, emoji picker) arrives once', async () => {
    await page.keyboard.insertText('åäö é');
    await idle(page);
    assert.equal(await overlay(), 'åäö é');
    assert.equal(await typed(), 'åäö é');
});

test('pasted text arrives once', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('Åsa Öberg é'));
    await page.keyboard.press('Control+V');
    await page.waitForFunction(() => document.activeElement.value !== '');
    await idle(page);
    assert.equal(await overlay(), 'Åsa Öberg é');
    assert.equal(await typed(), 'Åsa Öberg é');
});

test('typing on a focused field begins the edit with that letter', async () => {
    await page.keyboard.press('Enter');
    await idle(page);
    assert.equal(await editor(), undefined);
    await press('ö', 'Semicolon');
    await idle(page);
    assert.equal(await overlay(), 'ö');
    await press('l', 'KeyL');
    await idle(page);
    assert.equal(await overlay(), 'öl');
});

test('copying out of the field reaches the clipboard', async () => {
    await page.keyboard.insertText('Västra länken');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Control+C');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'Västra länken');
});

test('nothing failed in the page', () => assertNoFaults(page));
