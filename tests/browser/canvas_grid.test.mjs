// A grid of cells in the canvas view: its cells are typed into like those of a spreadsheet, a block is pasted and copied, and the
// wheel scrolls it.
import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { assertNoFaults, clickNode, find, idle, openExample, rectangle, request, startSession, ui } from './canvas_support.mjs';

const kGrid = 'kpis/entry/grid';
const cell = (row, column) => `${kGrid}/cell/${row}/${column}`;

let session;
let page;

before(async () => {
    session = await startSession();
    page = await openExample(session);
    const author = await find(page, (node) => node.id === 'shell/author');
    await request(page, 'configure', { as: author.edit.options[0].value });
    await request(page, 'view', { intent: 'navigate', args: { screen: 'kpis' } });
    await request(page, 'view', { intent: 'kpi_view', args: { mode: 'entry', scope: 'all' } });
    await idle(page);
});
after(() => session.close());

beforeEach(async () => {
    await clickNode(page, cell(1, 3));
    await idle(page);
});

const editor = async () => {
    const answer = await ui(page, 9);
    return answer.value === 1 ? JSON.parse(answer.output) : undefined;
};
const overlay = () =>
    page.evaluate(() => {
        const element = document.activeElement;
        return element instanceof HTMLInputElement && element.id !== 'samverka-keys' ? element.value : undefined;
    });
async function press(key) {
    await page.keyboard.press(key);
    await idle(page);
}
const given = async (row, column) => {
    const range = { first_row: row, rows: 1, first_column: column, columns: 1 };
    const reply = await request(page, 'cells', { node: kGrid, ...range });
    return (reply.ok ?? reply).rows[0][0];
};

test('Enter edits a cell in a real field over it, and Escape gives up', async () => {
    await press('Enter');
    const told = await editor();
    assert.equal(told.node, cell(1, 3));
    assert.equal(await overlay(), told.typed);
    const drawn = await rectangle(page, cell(1, 3));
    const over = await page.evaluate(() => {
        const { x, width } = document.activeElement.getBoundingClientRect();
        return { x, width };
    });
    assert.ok(Math.abs(over.x - drawn.x) < 1 && Math.abs(over.width - drawn.width) < 1);
    await press('Escape');
    assert.equal(await editor(), undefined);
    assertNoFaults(page);
});

test('what is typed replaces the value, and Tab takes it and goes on in the row', async () => {
    const before = await given(1, 3);
    await page.keyboard.type('5');
    await idle(page);
    assert.equal(await overlay(), '5');
    await page.keyboard.type('1');
    await press('Tab');
    assert.equal(await editor(), undefined);
    assert.notDeepEqual(await given(1, 3), before);
    await press('F2');
    assert.equal((await editor()).node, cell(1, 4));
    await press('Escape');
    assertNoFaults(page);
});

test('arrow keys choose cells, with Shift several, and they are copied as a table', async () => {
    await press('Shift+ArrowRight');
    await press('Shift+ArrowDown');
    await press('Control+C');
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const lines = copied.split('\n').map((line) => line.split('\t'));
    assert.deepEqual(lines.map((line) => line.length), [2, 2], copied);
    assert.equal(lines[1][1], (await given(2, 4)).text);
});

test('a block that is pasted opens its preview', async () => {
    await page.evaluate(() => navigator.clipboard.writeText('41\t42\r\n43\t44\r\n'));
    await press('Control+V');
    assert.ok(await find(page, (node) => node.kind === 'dialog'), 'no preview');
    await press('Escape');
    assert.equal(await find(page, (node) => node.kind === 'dialog'), undefined);
    assertNoFaults(page);
});

test('the wheel scrolls the rows', async () => {
    const from = await rectangle(page, cell(1, 3));
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.wheel(0, 20);
    await page.waitForFunction(
        async ([id, y]) => {
            const { output } = await globalThis.samverka.ui(11);
            const drawn = JSON.parse(output).nodes.find((node) => node.id === id);
            return drawn === undefined || drawn.y < y - 5;
        },
        [cell(1, 3), from.y],
        { polling: 100 },
    );
    assertNoFaults(page);
});
