// The HTML view in a browser, on a tree made by hand: what survives a new tree, what the keyboard does, what axe says.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { beforeEach, test } from 'node:test';
import { launch, openPage, useSite } from './support.mjs';

const axe = readFileSync('web/node_modules/axe-core/axe.min.js', 'utf8');

const use = useSite({ entry: 'web/test/fixtures/view_page.ts' });
let page;
let context;
let faults;

async function fresh(query = '', options = {}) {
    await context?.close();
    ({ page, context, faults } = await openPage(use.browser, use.site.url + query, options));
    await page.evaluate(() => document.fonts.ready);
}
beforeEach(() => fresh());

const show = (change = {}) => page.evaluate((given) => globalThis.svTest.show(given), change);
const take = () => page.evaluate(() => globalThis.svTest.take());
const focused = () => page.evaluate(() => globalThis.svTest.focused());
const focus = (id) => page.evaluate((given) => globalThis.svTest.focus(given), id);
const node = (id) => page.locator(`[data-node="${id}"]`);

test('a new tree keeps the focus, the element and the scroll position', async () => {
    await page.setViewportSize({ width: 1280, height: 600 });
    await focus('b1/supplier');
    await page.evaluate(() => {
        globalThis.kept = document.activeElement;
        document.querySelector('main').scrollTop = 120;
    });
    await show({ title_of_first: 'Regiondirektör i Nord', selected: 'b1' });
    assert.equal(await page.evaluate(() => document.activeElement === globalThis.kept), true);
    assert.equal(await page.evaluate(() => document.querySelector('main').scrollTop), 120);
    assert.equal(await node('a1/customer/title').textContent(), 'Regiondirektör i Nord');
    assert.equal(await node('b1/supplier').evaluate((card) => card.classList.contains('selected')), true);
    assert.deepEqual(faults, []);
});

test('a text that is being typed is never overwritten, and is one act when left', async () => {
    const field = page.getByLabel('Beloppsgräns 2');
    assert.equal(await field.inputValue(), '4 Mkr');
    await field.click();
    assert.equal(await field.inputValue(), '4 000 000');
    await field.fill('10 000');
    await field.evaluate((input) => input.setSelectionRange(2, 4));
    await show({ title_of_first: 'Annan' });
    assert.equal(await field.inputValue(), '10 000');
    assert.deepEqual(await field.evaluate((input) => [input.selectionStart, input.selectionEnd]), [2, 4]);
    assert.deepEqual(await take(), []);
    await page.keyboard.press('Tab');
    assert.deepEqual(await take(), [{ kind: 'commit', node: 'detail/row/limit/2', typed: '10 000', chosen: false }]);
});

test('Escape gives the earlier text back and makes no act; Enter makes one and stays', async () => {
    const field = page.getByLabel('Beloppsgräns 1');
    await field.click();
    await field.fill('7');
    await page.keyboard.press('Escape');
    assert.equal(await field.inputValue(), '10 000 000');
    assert.deepEqual(await take(), []);
    await field.fill('7');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    assert.equal((await take()).length, 1);
    assert.equal(await focused(), 'detail/row/limit/1');
});

test('the search field acts at each keystroke and is reached by Ctrl+K', async () => {
    await page.keyboard.press('Control+k');
    assert.equal(await focused(), 'search');
    await page.keyboard.type('åä');
    const typed = (await take()).map((gesture) => gesture.typed);
    assert.deepEqual(typed, ['å', 'åä']);
});

test('a person is chosen from the list by keyboard', async () => {
    const field = page.getByRole('combobox', { name: 'Innehavare av Vd', exact: true });
    await field.click();
    await field.fill('astr');
    const options = page.getByRole('option');
    assert.equal(await options.count(), 1);
    await page.keyboard.press('ArrowDown');
    assert.equal(await field.getAttribute('aria-activedescendant'), await options.first().getAttribute('id'));
    await page.keyboard.press('Enter');
    assert.deepEqual(await take(), [{ kind: 'commit', node: 'a1/supplier/holder', typed: 'p3', chosen: true }]);
    assert.equal(await page.getByRole('listbox').count(), 0);
});

test('a click on an option chooses it without leaving the field', async () => {
    await page.getByRole('combobox', { name: 'Innehavare av Driftledare' }).click();
    await page.getByRole('option', { name: 'Eva Lind' }).click();
    assert.deepEqual(await take(), [{ kind: 'commit', node: 'c2/supplier/holder', typed: 'p2', chosen: true }]);
    assert.equal(await focused(), 'c2/supplier/holder');
});

test('a card is activated by click, Enter and the space bar; text in it does not hide it', async () => {
    await node('b1/customer/mandate').click({ force: true });
    await focus('b2/customer');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    assert.deepEqual((await take()).map((gesture) => [gesture.kind, gesture.node]), [
        ['activate', 'b1/customer'],
        ['activate', 'b2/customer'],
        ['activate', 'b2/customer'],
    ]);
});

test('one Tab stop for the rail; arrows move in it, Home and End jump', async () => {
    await focus('rail/organisation');
    await page.keyboard.press('ArrowDown');
    assert.equal(await focused(), 'rail/responsibilities');
    await page.keyboard.press('End');
    assert.equal(await focused(), 'rail/reports');
    await page.keyboard.press('Home');
    assert.equal(await focused(), 'rail/overview');
    await page.keyboard.press('Tab');
    assert.equal((await focused()).startsWith('rail/'), false);
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused(), 'rail/overview');
    await page.keyboard.press('Enter');
    assert.deepEqual(await take(), [{ kind: 'activate', node: 'rail/overview' }]);
});

test('arrows in the mirror go by where things stand', async () => {
    await focus('a1/customer');
    await page.keyboard.press('ArrowRight');
    assert.equal(await focused(), 'forum/a');
    await page.keyboard.press('ArrowRight');
    assert.match(await focused(), /^a[12]\/supplier/u);
});

test('a menu: opened by keyboard, moved through, found by letter, closed by Escape', async () => {
    await focus('detail/more');
    await page.keyboard.press('Enter');
    const items = page.getByRole('menuitem');
    assert.equal(await items.count(), 3);
    await page.keyboard.press('b');
    assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Byt innehavare');
    await page.keyboard.press('Escape');
    assert.equal(await items.count(), 0);
    assert.equal(await focused(), 'detail/more');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    assert.deepEqual(await take(), [{ kind: 'menu', node: 'detail/more', index: 1 }]);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    assert.deepEqual(await take(), []);
});

test('a card’s own menu comes with the right button and with Shift+F10', async () => {
    await node('a1/customer').click({ button: 'right', position: { x: 150, y: 12 } });
    assert.equal(await page.getByRole('menuitem').count(), 3);
    await page.keyboard.press('Escape');
    await focus('a1/customer');
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Ändra mandat' }).click();
    assert.deepEqual(await take(), [{ kind: 'menu', node: 'a1/customer', index: 1 }]);
});

async function dragTo(from, to, between = async () => {}) {
    const a = await node(from).boundingBox();
    const b = await node(to).boundingBox();
    await page.mouse.move(a.x + 20, a.y + 12);
    await page.mouse.down();
    await page.mouse.move(a.x + 30, a.y + 20);
    await page.mouse.move(b.x + 60, b.y + 30, { steps: 4 });
    await between();
    await page.mouse.up();
}

test('a person is dragged onto a role; what accepts is lit', async () => {
    await dragTo('person/0', 'b2/supplier', async () => {
        assert.ok((await page.locator('.is-lit').count()) > 10);
        assert.equal(await page.locator('.is-aimed').getAttribute('data-node'), 'b2/supplier');
        assert.equal(await page.locator('.drag-ghost').count(), 1);
    });
    assert.deepEqual(await take(), [{ kind: 'drop', node: 'b2/supplier', item: 'person/0' }]);
    assert.equal(await page.locator('.is-lit, .drag-ghost').count(), 0);
});

test('Escape gives a drag up; a drop beside every target does nothing; a click is no drag', async () => {
    await dragTo('person/0', 'b2/supplier', () => page.keyboard.press('Escape'));
    await dragTo('person/0', 'organisation/title');
    assert.deepEqual(await take(), []);
    await node('person/1').click();
    assert.deepEqual(await take(), [{ kind: 'activate', node: 'person/1' }]);
});

test('a dialog takes the focus, keeps it, and gives it back', async () => {
    await focus('tool/pair');
    await show({ dialog: true });
    await page.waitForFunction(() => globalThis.svTest.focused() === 'dialog/name');
    for (let step = 0; step < 6; ++step) {
        await page.keyboard.press('Tab');
        const inside = await page.evaluate(() => document.activeElement === document.body || document.querySelector('dialog').contains(document.activeElement));
        assert.equal(inside, true);
    }
    await focus('dialog/name');
    await page.keyboard.press('Escape');
    assert.deepEqual(await take(), [{ kind: 'dismiss', node: 'dialog' }]);
    await show({ dialog: false });
    assert.equal(await page.locator('dialog').count(), 0);
    assert.equal(await focused(), 'tool/pair');
});

test('Escape dismisses the nearest thing around the focus that can be', async () => {
    await focus('detail/propose');
    await page.keyboard.press('Escape');
    assert.deepEqual(await take(), [{ kind: 'dismiss', node: 'detail' }]);
});

test('when what had the focus goes away, its neighbour gets it', async () => {
    await focus('b2/supplier');
    await show({ without: 'b2' });
    assert.ok(await focused());
});

test('a live message changes inside an element that stays', async () => {
    const same = await page.evaluate(() => {
        const before = document.querySelector('[role=status]');
        globalThis.svTest.show({ status: 'Sparar …' });
        const after = document.querySelector('[role=status]');
        return before === after && after.textContent === 'Sparar …';
    });
    assert.equal(same, true);
});

test('the lines join the pairs with the forum, whole or broken, at the height of the pair', async () => {
    await page.waitForSelector('.scene line', { state: 'attached' });
    const { lines, cards } = await page.evaluate(() => ({
        lines: [...document.querySelectorAll('[data-node="level/a/lines"] line')].map((line) => {
            const { left, top, width } = line.getBoundingClientRect();
            return { kind: line.classList[0], left, top, width };
        }),
        cards: ['a1', 'a2'].map((id) => {
            const { right, top, height } = document.querySelector(`[data-node="${id}/customer"]`).getBoundingClientRect();
            return { right, middle: top + height / 2 };
        }),
    }));
    assert.deepEqual(lines.map((line) => line.kind), ['line-whole', 'line-whole', 'line-broken', 'line-broken']);
    assert.ok(Math.abs(lines[0].left - cards[0].right) < 1.5 && Math.abs(lines[0].top - cards[0].middle) < 2);
    assert.ok(Math.abs(lines[2].top - cards[1].middle) < 2 && lines[2].width > 20);
    assert.equal(await page.getByText('It-direktör och Affärsområdeschef: speglar inte varandra').count(), 1);
});

test('a tooltip comes with the focus, describes, and goes with Escape', async () => {
    await focus('tool/calendar');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[role=tooltip]');
    assert.equal(await page.locator('[role=tooltip]').textContent(), 'Lägg till ett rollpar på en nivå');
    assert.equal(await node('tool/pair').getAttribute('aria-description'), 'Lägg till ett rollpar på en nivå');
    await page.keyboard.press('Escape');
    assert.equal(await page.locator('[role=tooltip]').count(), 0);
    assert.deepEqual(await take(), []);
});

test('the browser’s keys stay the browser’s', async () => {
    await page.evaluate(() => {
        globalThis.prevented = [];
        addEventListener('keydown', (event) => globalThis.prevented.push([event.key, event.defaultPrevented]));
    });
    await focus('a1/customer');
    const stopped = await page.evaluate(() => {
        const keys = ['f', 'p', 'r', 'l', '+', '-', '0', 'c', 'v'];
        const events = [...keys.map((key) => ({ key, ctrlKey: true })), { key: 'F5' }, { key: 'F11' }, { key: 'Tab' }];
        return events.filter((given) => !document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { ...given, bubbles: true, cancelable: true }))).map((given) => given.key);
    });
    assert.deepEqual(stopped, []);
});

async function violations() {
    await page.evaluate(axe);
    const found = await page.evaluate(() =>
        globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }),
    );
    assert.ok(found.passes.length > 15, 'axe has looked at something');
    return found.violations.map((rule) => `${rule.id}: ${rule.nodes.map((at) => at.html.slice(0, 160)).join(' | ')}`);
}

for (const theme of ['light', 'dark']) {
    for (const width of [1440, 800, 320]) {
        test(`axe finds nothing, ${theme}, ${width} wide`, async () => {
            await fresh(`?theme=${theme}`, { viewport: { width, height: 900 } });
            assert.deepEqual(await violations(), []);
            await show({ dialog: true });
            assert.deepEqual(await violations(), []);
        });
    }
}

const kSpacing = '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

// Text that does not fit its box, and elements that stick out of the window.
const clipped = () =>
    page.evaluate(() => {
        const found = [];
        for (const element of document.querySelectorAll('[data-node]')) {
            const box = element.getBoundingClientRect();
            if (box.width === 0) continue;
            if (box.right > innerWidth + 1 || box.left < -1) found.push(`${element.dataset.node} sticks out`);
            if (getComputedStyle(element).overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 1) found.push(`${element.dataset.node} is cut`);
        }
        if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
        return found;
    });

test('one column under 900 pixels; nothing is cut at 320, nor with wide text spacing', async () => {
    for (const width of [899, 600, 320]) {
        await page.setViewportSize({ width, height: 700 });
        assert.deepEqual(await clipped(), [], `${width}`);
    }
    const above = await page.evaluate(() => {
        const bottom = document.querySelector('main').getBoundingClientRect().bottom;
        return document.querySelector('aside').getBoundingClientRect().top >= bottom - 1;
    });
    assert.equal(above, true);
    await fresh('', { viewport: { width: 320, height: 700 }, bypassCSP: true });
    await page.addStyleTag({ content: kSpacing });
    assert.deepEqual(await clipped(), []);
});

test('the reader’s own text size moves everything: one column and nothing cut at 200 %', async () => {
    await context.close();
    const large = await launch(['--blink-settings=defaultFontSize=32']);
    try {
        ({ page, context, faults } = await openPage(large, use.site.url, { viewport: { width: 1280, height: 900 } }));
        assert.deepEqual(await clipped(), []);
        assert.equal(await node('organisation/title').evaluate((title) => getComputedStyle(title).fontSize), '48px');
    } finally {
        await large.close();
    }
});

test('targets are at least 24 pixels', async () => {
    const small = await page.evaluate(() =>
        // A number or a name within a sentence is as high as its line.
        [...document.querySelectorAll('button:not(.run), a[href]:not(.run), input, textarea')]
            .map((element) => ({ element, box: (element.matches('input, textarea') ? element.parentElement : element).getBoundingClientRect() }))
            .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
            .map(({ element, box }) => `${element.id} ${box.width}×${box.height}`),
    );
    assert.deepEqual(small, []);
});

test('no motion for those who asked for none; forced colours keep the shapes', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    assert.equal(await node('tool/pair').evaluate((button) => getComputedStyle(button).transitionDuration), '0s');
    assert.notEqual(await node('a2/customer').evaluate((card) => getComputedStyle(card).outlineStyle), 'none');
});

test('what keeps coming and going leaves nothing behind', async () => {
    const count = () =>
        page.evaluate(async () => {
            for (let frame = 0; frame < 3; ++frame) await new Promise((next) => requestAnimationFrame(next));
            return document.querySelectorAll('*').length;
        });
    await show({});
    const before = await count();
    for (let round = 0; round < 20; ++round) {
        await show({ dialog: true, without: 'a2', title_of_first: `T${round}` });
        await show({ dialog: false, without: undefined, title_of_first: 'Regiondirektör' });
    }
    assert.equal(await count(), before);
    assert.deepEqual(faults, []);
});
