// Pictures, grids, differences and terms in the HTML view, on a tree made by hand.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { openPage, useSite } from './support.mjs';

const use = useSite({ entry: 'web/test/fixtures/view_page.ts' });
let page;
let context;
let faults;

async function fresh(options = {}) {
    await context?.close();
    ({ page, context, faults } = await openPage(use.browser, use.site.url, options));
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(() => document.fonts.ready);
    await node('more/title').scrollIntoViewIfNeeded();
}
beforeEach(() => fresh());

const show = (change = {}) => page.evaluate((given) => globalThis.svTest.show(given), change);
const take = () => page.evaluate(() => globalThis.svTest.take());
const focus = (id) => page.evaluate((given) => globalThis.svTest.focus(given), id);
const node = (id) => page.locator(`[data-node="${id}"]`);
const grid = () => node('more/grid');
const cell = (row, column) => page.locator(`[data-cell="${row}/${column}"]`);
const here = () => page.evaluate(() => document.activeElement.dataset.cell);
const frames = () => page.evaluate(async () => {
    for (let frame = 0; frame < 3; ++frame) await new Promise((next) => requestAnimationFrame(next));
});
const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
};
const kGrid = 'more/grid';

async function paste(text) {
    await page.evaluate((given) => {
        const data = new DataTransfer();
        data.setData('text/plain', given);
        document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
}

// What would lie on the clipboard.
const copied = () => page.evaluate(() => {
    const data = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return { text: data.getData('text/plain'), html: data.getData('text/html'), taken: event.defaultPrevented };
});

test('a number in a text opens its trace, a name what it names, a term says what it means', async () => {
    await page.getByRole('button', { name: '10 Mkr', exact: true }).click();
    await page.getByRole('link', { name: 'It-direktör', exact: true }).click();
    assert.deepEqual(await take(), [
        { kind: 'activate', node: 'more/words', item: 'set:r1/limit' },
        { kind: 'activate', node: 'more/words', item: 'r1' },
    ]);
    const term = page.locator('dfn', { hasText: 'mandatet' });
    await press('Shift+Tab');
    assert.equal(await term.evaluate((found) => found === document.activeElement), true);
    await page.waitForSelector('[role=tooltip]');
    assert.match(await page.locator('[role=tooltip]').textContent(), /utan att fråga/u);
    assert.match(await term.getAttribute('aria-description'), /utan att fråga/u);
});

test('a number in a text keeps the focus when the text is written anew', async () => {
    await page.getByRole('button', { name: '10 Mkr', exact: true }).focus();
    await page.evaluate(() => (document.activeElement.before = true));
    await show({ more: 'Inom ramen för ' });
    const kept = await page.evaluate(() => [document.activeElement.textContent, document.activeElement.before === true]);
    assert.deepEqual(kept, ['10 Mkr', false]);
});

test('a difference says what was added and removed', async () => {
    assert.equal(await node('more/difference').locator('ins').textContent(), 'tillgänglig 99,5 %');
    assert.equal(await node('more/difference').locator('del').textContent(), 'god');
});

test('a picture has a name, and says the same in a table that is not seen', async () => {
    const picture = page.getByRole('img', { name: /Tillgänglighet tolv månader/u });
    assert.equal(await picture.count(), 1);
    const table = page.getByRole('table', { name: 'Tillgänglighet' });
    assert.equal(await table.getByRole('row').count(), 13);
    const box = await node('more/chart').locator('.unseen').boundingBox();
    assert.ok(box.width <= 1 && box.height <= 1);
    // It is read and not pressed: nothing that is not seen takes the focus.
    assert.equal(await node('more/chart').locator('.unseen button, .unseen [tabindex]').count(), 0);
});

test('shapes stretch with their picture, marks and words do not', async () => {
    const sizes = () => node('more/chart').evaluate((chart) => {
        const size = (selector) => {
            const { width, height, left } = chart.querySelector(selector).getBoundingClientRect();
            return { width, height, left };
        };
        return { target: size('.line-broken'), mark: size('.shape-mark'), words: size('.words'), all: chart.getBoundingClientRect().width };
    });
    const wide = await sizes();
    await page.setViewportSize({ width: 1180, height: 900 });
    const tight = await sizes();
    assert.ok(wide.all - tight.all > 100);
    assert.ok(Math.abs(wide.target.width - wide.all) < 2 && Math.abs(tight.target.width - tight.all) < 2);
    assert.ok(Math.abs(wide.mark.width - tight.mark.width) < 0.6 && Math.abs(wide.mark.height - wide.mark.width) < 2);
    assert.ok(Math.abs(wide.words.width - tight.words.width) < 0.6);
});

test('only the rows that are seen stand in the page, and the count says all', async () => {
    assert.equal(await page.getByRole('grid', { name: 'Mätvärden' }).getAttribute('aria-rowcount'), '501');
    assert.ok((await grid().locator('tbody tr').count()) < 40);
    await grid().evaluate((box) => (box.scrollTop = 300 * 34));
    await frames();
    assert.equal(await cell(302, 1).textContent(), '302,11');
    assert.equal(await cell(302, 1).evaluate((found) => found.parentElement.getAttribute('aria-rowindex')), '304');
    assert.ok((await grid().locator('tbody tr').count()) < 40);
    const at = await page.evaluate(() => {
        const box = document.querySelector('[data-node="more/grid"]').getBoundingClientRect();
        const row = document.querySelector('[data-cell="302/1"]').getBoundingClientRect();
        return row.top - box.top;
    });
    assert.ok(at > 0 && at < 200, `${at}`);
});

test('cells are asked for once as long as the tree is the same, and anew with the next', async () => {
    const asked = () => page.evaluate(() => globalThis.svTest.asked.length);
    const before = await asked();
    await grid().evaluate((box) => (box.scrollTop = 90));
    await frames();
    assert.equal(await asked(), before);
    await show();
    assert.ok((await asked()) > before);
    await frames();
    assert.equal(await cell(3, 1).textContent(), '3,12');
});

test('paper has all the rows, and the page again only those that are seen', async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
    await page.waitForFunction(() => document.querySelector('[data-cell="499/1"]')?.textContent === '499,11');
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    assert.ok((await grid().locator('tbody tr').count()) < 40);
});

test('few cells stand there all of them', async () => {
    await show({ rows: 60 });
    assert.equal(await grid().locator('tbody tr').count(), 60);
});

test('arrows, Home, End and Page move the cursor and it is always seen', async () => {
    await focus(kGrid);
    await press('ArrowDown', 'ArrowRight', 'ArrowRight');
    assert.equal(await here(), '1/2');
    await press('Control+End');
    assert.equal(await here(), '499/12');
    const seen = () => page.evaluate(() => {
        const box = document.querySelector('[data-node="more/grid"]').getBoundingClientRect();
        const at = document.activeElement.getBoundingClientRect();
        return at.top >= box.top && at.bottom <= box.bottom + 1 && at.left >= box.left && at.right <= box.right + 1;
    });
    assert.equal(await seen(), true);
    await press('Home', 'PageUp');
    const row = Number((await here()).split('/')[0]);
    assert.ok(row < 499 && row > 480 && (await here()).endsWith('/0'));
    await press('Control+Home', 'ArrowUp', 'ArrowLeft');
    assert.equal(await here(), '0/0');
    assert.equal(await seen(), true);
    assert.deepEqual(await take(), []);
});

test('the grid is one Tab stop, the cell that had the cursor', async () => {
    await focus(kGrid);
    await press('ArrowDown', 'ArrowRight', 'Tab');
    assert.equal(await here(), undefined);
    await press('Shift+Tab');
    assert.equal(await here(), '1/1');
    assert.equal(await grid().locator('[tabindex="0"]').count(), 1);
});

test('the cursor stays where it is while its row is scrolled away', async () => {
    await focus(kGrid);
    await press('ArrowDown', 'ArrowRight');
    await grid().evaluate((box) => (box.scrollTop = 300 * 34));
    await frames();
    assert.equal(await here(), '1/1');
    await press('ArrowDown');
    assert.equal(await here(), '2/1');
});

test('Enter edits and keeps and goes down, Tab goes right, Escape gives up', async () => {
    await focus(kGrid);
    await press('ArrowRight', 'Enter');
    const field = page.locator('.cell-input');
    assert.equal(await field.inputValue(), '0,11');
    assert.equal(await field.getAttribute('aria-label'), 'Serie 1, okt');
    await field.fill('99,1');
    await press('Enter');
    assert.equal(await here(), '1/1');
    await press('F2');
    await field.fill('98');
    await press('Tab');
    assert.equal(await here(), '1/2');
    await press('F2');
    await field.fill('1');
    await press('Escape');
    assert.equal(await here(), '1/2');
    await press('F2', 'Enter');
    assert.deepEqual(await take(), [
        { kind: 'commit', typed: '99,1', node: kGrid, row: 0, column: 1 },
        { kind: 'commit', typed: '98', node: kGrid, row: 1, column: 1 },
    ]);
});

test('typing begins an edit with what is typed; a cell that cannot be edited hears nothing', async () => {
    await focus(kGrid);
    await press('ArrowRight');
    await page.keyboard.type('97,5');
    assert.equal(await page.locator('.cell-input').inputValue(), '97,5');
    await press('Enter', 'End');
    await page.keyboard.type('7');
    await press('F2');
    assert.equal(await page.locator('.cell-input').count(), 0);
    assert.deepEqual(await take(), [{ kind: 'commit', typed: '97,5', node: kGrid, row: 0, column: 1 }]);
});

test('a running edit outlives a new tree, and a click elsewhere keeps it', async () => {
    await cell(0, 1).dblclick();
    await page.locator('.cell-input').fill('42');
    await show();
    assert.equal(await page.locator('.cell-input').inputValue(), '42');
    await cell(2, 2).click();
    assert.equal(await here(), '2/2');
    assert.deepEqual(await take(), [{ kind: 'commit', typed: '42', node: kGrid, row: 0, column: 1 }]);
    await frames();
    assert.equal(await cell(0, 1).textContent(), '0,12');
});

test('a refused text stays in its cell with the reason, and is there when the cell is edited again', async () => {
    await cell(0, 1).dblclick();
    await page.locator('.cell-input').fill('många');
    await press('Enter');
    await show({ grid_error: 'Det är inget tal.' });
    assert.equal(await cell(0, 1).textContent(), 'många');
    assert.equal(await cell(0, 1).getAttribute('aria-invalid'), 'true');
    assert.equal(await page.getByRole('alert').filter({ hasText: 'inget tal' }).isVisible(), true);
    await press('ArrowUp', 'F2');
    assert.equal(await page.locator('.cell-input').inputValue(), 'många');
    await press('Escape');
    await show({ grid_error: undefined });
    await frames();
    assert.equal(await cell(0, 1).textContent(), '0,13');
    assert.equal(await cell(1, 5).getAttribute('aria-invalid'), 'true');
});

test('a cell that does something does it by click, Enter and the space bar', async () => {
    await cell(1, 4).click();
    await press('Enter', ' ', 'ArrowRight', 'ArrowLeft');
    assert.deepEqual((await take()).map(({ kind, row, column }) => [kind, row, column]), [
        ['activate', 1, 4], ['activate', 1, 4], ['activate', 1, 4],
    ]);
    assert.equal(await cell(1, 4).getAttribute('aria-label'), 'Serie 2, jan: watch');
});

test('a block that is pasted goes to the core with its cell, one value into the cell', async () => {
    await focus(kGrid);
    await press('ArrowRight', 'ArrowDown');
    await paste('1,5\t2,5\r\n3,5\t4,5\r\n');
    await paste(' 7,5\n');
    await press('F2');
    await paste('1\t2');
    assert.equal(await page.locator('.cell-input').count(), 0);
    assert.deepEqual(await take(), [
        { kind: 'paste', typed: '1,5\t2,5\r\n3,5\t4,5', node: kGrid, row: 1, column: 1 },
        { kind: 'commit', typed: '7,5', node: kGrid, row: 1, column: 1 },
        { kind: 'paste', typed: '1\t2', node: kGrid, row: 1, column: 1 },
    ]);
});

test('what is selected is copied as text with tabs and as a table', async () => {
    await focus(kGrid);
    await press('ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown');
    assert.equal(await grid().locator('td[aria-selected=true]').count(), 4);
    const { text, html, taken } = await copied();
    assert.equal(taken, true);
    assert.equal(text, '0,11\t0,21\r\n1,11\t1,21');
    assert.equal(html, '<table><tr><td>0,11</td><td>0,21</td></tr><tr><td>1,11</td><td>1,21</td></tr></table>');
    await press('Escape');
    assert.equal((await copied()).text, '1,21');
});

test('a block begins where the selection does; all is selected by Ctrl+A', async () => {
    await focus(kGrid);
    await press('ArrowRight', 'ArrowDown', 'Shift+ArrowUp', 'Shift+ArrowRight');
    await paste('1\t2');
    assert.deepEqual((await take()).map(({ row, column }) => [row, column]), [[0, 1]]);
    await press('Control+a');
    assert.equal(await here(), '499/12');
    await frames();
    assert.equal((await copied()).text.split('\r\n').length, 500);
});

const clipboard = () => page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type) => (item.types.includes(type) ? (await item.getType(type)).text() : undefined);
    const png = item.types.includes('image/png') ? await createImageBitmap(await item.getType('image/png')) : undefined;
    return { types: item.types, text: await read('text/plain'), html: await read('text/html'), size: png && [png.width, png.height] };
});
const said = (text) => page.getByRole('status').filter({ hasText: text }).waitFor();

test('a table that is pointed at is copied whole by its button, also what stands in fields', async () => {
    await node('detail/table').hover();
    await page.getByRole('button', { name: 'Kopiera', includeHidden: true }).click();
    await said('Kopierat');
    const { text, html } = await clipboard();
    const lines = text.split('\r\n');
    assert.equal(lines[0], '\tAnna Berg\tLars Wik');
    assert.equal(lines[1], 'Beloppsgräns\t10 Mkr\t4 Mkr');
    assert.equal(lines.length, 6);
    assert.match(html, /<th>Lars Wik<\/th>.*<td>4 Mkr<\/td>/su);
});

test('a grid is copied whole, also the rows that are not in the page', async () => {
    await cell(1, 0).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Kopiera' }).click();
    await said('Kopierat');
    const lines = (await clipboard()).text.split('\r\n');
    assert.equal(lines.length, 501);
    assert.match(lines[0], /^Mätserie, enhet\tokt\t/u);
    assert.match(lines[500], /^Serie 500\t499,11\t/u);
});

test('a picture that has the focus is copied as a bitmap with its shapes', async () => {
    await page.getByRole('img', { name: /Tillgänglighet tolv/u }).focus();
    await press('Control+c');
    await said('Kopierat');
    const { types, size } = await clipboard();
    assert.ok(types.includes('image/png'));
    const box = await node('more/chart').boundingBox();
    assert.deepEqual(size, [2 * Math.round(box.width), 2 * Math.round(box.height)]);
    const colours = await page.evaluate(async () => {
        const [item] = await navigator.clipboard.read();
        const map = await createImageBitmap(await item.getType('image/png'));
        const pen = new OffscreenCanvas(map.width, map.height).getContext('2d');
        pen.drawImage(map, 0, 0);
        const data = new Uint32Array(pen.getImageData(0, 0, map.width, map.height).data.buffer);
        return new Set(data).size;
    });
    assert.ok(colours > 20, `${colours}`);
});

test('selected text is copied as it is, not the table around it', async () => {
    const text = await page.evaluate(() => {
        getSelection().selectAllChildren(document.querySelector('[data-node="detail/row/contract/0"]'));
        const data = new DataTransfer();
        const event = new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('[data-node="detail/row/contract/0"]').dispatchEvent(event);
        return [event.defaultPrevented, data.getData('text/plain')];
    });
    assert.deepEqual(text, [false, '']);
});

test('titles and heads stay when the cells scroll; the page never scrolls sideways', async () => {
    for (const width of [1440, 800, 320]) {
        await page.setViewportSize({ width, height: 900 });
        await grid().scrollIntoViewIfNeeded();
        await grid().evaluate((box) => box.scrollTo(400, 2000));
        await frames();
        const found = await grid().evaluate((box) => {
            const edge = box.getBoundingClientRect();
            const title = box.querySelector('.grid-title').getBoundingClientRect();
            const head = box.querySelector('tbody th').getBoundingClientRect();
            return { down: title.top - edge.top, across: head.left - edge.left, page: document.documentElement.scrollWidth - innerWidth };
        });
        assert.ok(Math.abs(found.down) < 3 && Math.abs(found.across) < 3, `${width}: ${JSON.stringify(found)}`);
        assert.ok(found.page <= 0, `${width}: the page scrolls sideways by ${found.page}`);
    }
    assert.deepEqual(faults, []);
});
