// What the stories in the HTML view share: the page with a calendar that stands still and entropy that is given, the file chosen
// in the system's own dialog, and two pairs of hands. One points and clicks; the other has no pointer at all: it goes with Tab and the
// arrow keys to what it wants, and presses Enter. A story names what it does, not how.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { headlessReport, idle, nodes, openPage, ready, request, useSite } from './support.mjs';

const kTurnsMax = 600;

// The page's calendar stands still; its timers go on.
function stopClock(now) {
    const Calendar = Date;
    globalThis.Date = class extends Calendar {
        constructor(...given) {
            super(...(given.length === 0 ? [now] : given));
        }
        static now() {
            return Calendar.parse(now);
        }
    };
}

// Runs in the page: the key that leads nearer to an element, or none when it has the focus. `groups` have one Tab stop each, with
// arrow keys within, where the other way is tried when the last key moved nothing.
function keyTowards(wanted, groups) {
    const here = document.activeElement;
    if (here === wanted) return undefined;
    const stuck = globalThis.stoodAt === here;
    globalThis.stoodAt = here;
    const groupOf = (element) => {
        let at = element.closest('[data-node]');
        while (at !== null && groups[at.dataset.node] === undefined) at = at.parentElement?.closest('[data-node]') ?? null;
        return at;
    };
    const follows = (here.compareDocumentPosition(wanted) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const group = groupOf(wanted);
    if (here === document.body || group === null || groupOf(here) !== group) return follows ? 'Tab' : 'Shift+Tab';
    const arrows = groups[group.dataset.node];
    if (arrows === 'list') return follows ? 'ArrowDown' : 'ArrowUp';
    if (arrows === 'row') return follows ? 'ArrowRight' : 'ArrowLeft';
    const [from, to] = [here, wanted].map((one) => one.getBoundingClientRect());
    const dx = to.left + to.width / 2 - from.left - from.width / 2;
    const dy = to.top + to.height / 2 - from.top - from.height / 2;
    const sideways = Math.abs(dx) > Math.abs(dy);
    if (sideways !== stuck) return dx > 0 ? 'ArrowRight' : 'ArrowLeft';
    return dy > 0 ? 'ArrowDown' : 'ArrowUp';
}

async function goTo(page, what) {
    await what.waitFor();
    const wanted = await what.elementHandle();
    const groups = {};
    for (const node of nodes((await request(page, 'tree')).ok.tree.root)) {
        if (node.kind === 'grid') groups[node.id] = 'grid';
        else if (node.arrows) groups[node.id] = node.arrows;
    }
    await page.evaluate(() => (globalThis.stoodAt = undefined));
    for (let turn = 0; turn < kTurnsMax; ++turn) {
        const key = await wanted.evaluate(keyTowards, groups);
        if (key === undefined) return;
        await page.keyboard.press(key);
    }
    assert.fail(`the keyboard does not reach ${what}`);
}

const kMouse = {
    into: (page, what) => what.click(),
    press: (page, what) => what.click(),
    // A card holds fields of its own: one takes it by its title.
    pressCard: (page, what) => what.click({ position: { x: 40, y: 14 } }),
    pressItem: (page, what) => what.click(),
};

const kKeyboard = {
    into: goTo,
    async press(page, what) {
        await goTo(page, what);
        await page.keyboard.press('Enter');
    },
    async pressItem(page, what) {
        for (let turn = 0; turn < 20 && !(await what.evaluate((item) => item === document.activeElement)); ++turn)
            await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
    },
};
kKeyboard.pressCard = kKeyboard.press;
const kHands = { 'the mouse': kMouse, 'the keyboard alone': kKeyboard };

const pattern = (words, end) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')}${end}`, 'u');

class Told {
    constructor(name, hash, hands, page, faults) {
        this.story = JSON.parse(readFileSync(`tests/story/${name}.json`, 'utf8'));
        this.hash = hash;
        this.hands = hands;
        this.page = page;
        this.faults = faults;
    }

    // ---- what one looks for; all of it within `where`, if that is given

    button = (name, where = this.page) => where.getByRole('button', { name, exact: true });
    buttonBeginning = (words, where = this.page) => where.getByRole('button', { name: pattern(words, '') });
    link = (name, where = this.page) => this.button(name, where).or(where.getByRole('link', { name, exact: true }));
    field = (name, where = this.page) =>
        where.getByRole('textbox', { name, exact: true }).or(where.getByRole('combobox', { name, exact: true }));
    group = (name, where = this.page) => where.getByRole('group', { name, exact: true });
    groupBeginning = (words, where = this.page) => where.getByRole('group', { name: pattern(words, '') });
    card = (title) => this.page.getByRole('button', { name: pattern(title, '(, .*)?$') }).and(this.page.locator('.cover'));
    node = (id) => this.page.locator(`[data-node="${id}"]`);
    cell = (grid, row, column) => this.node(grid).locator(`[data-cell="${row}/${column}"]`);

    // ---- what one does

    idle = () => idle(this.page);
    click = async (what) => {
        await this.hands.press(this.page, what);
        await this.idle();
    };
    clickCard = async (title) => {
        await this.hands.pressCard(this.page, this.card(title));
        await this.idle();
    };
    keys = async (...keys) => {
        for (const key of keys) await this.page.keyboard.press(key);
        await this.idle();
    };
    // The focus, and nothing more.
    stand = (what) => this.hands.into(this.page, what);
    write = async (what, text, ...end) => {
        await this.stand(what);
        await this.page.keyboard.press('Control+a');
        await this.page.keyboard.type(text);
        await this.keys(...end);
    };
    edit = (what, text) => this.write(what, text, 'Enter');
    // Where Enter begins a new line, Ctrl+Enter is done.
    editLong = (what, text) => this.write(what, text, 'Control+Enter');
    // Picks from the list with the arrow key, as one does who types only the beginning.
    pick = (what, beginning) => this.write(what, beginning, 'ArrowDown', 'Enter');
    menu = async (name, item) => {
        await this.hands.press(this.page, this.page.getByRole('button', { name, exact: true }));
        await this.hands.pressItem(this.page, this.page.getByRole('menuitem', { name: item, exact: true }));
    };
    // Takes one thing by the mouse and lets it go over another.
    drag = async (what, onto) => {
        await onto.scrollIntoViewIfNeeded();
        const from = await what.boundingBox();
        const to = await onto.boundingBox();
        const mouse = this.page.mouse;
        await mouse.move(from.x + 40, from.y + 14);
        await mouse.down();
        await mouse.move(from.x + 20, from.y + 20);
        await mouse.move(to.x + 40, to.y + 14, { steps: 4 });
        await mouse.up();
        await this.idle();
    };
    chooseFile = async (path, asks) => {
        const [chooser] = await Promise.all([this.page.waitForEvent('filechooser'), asks()]);
        await chooser.setFiles(path);
    };

    // ---- what every story begins and ends with

    // A new day: the page is there anew, from what it has stored.
    begin = async (session, url) => {
        const { now, entropy } = this.story.sessions[session];
        await this.page.addInitScript(stopClock, now);
        await (url === undefined ? this.page.reload() : this.page.goto(url));
        await ready(this.page);
        assert.equal((await request(this.page, 'configure', { entropy })).error, undefined);
        assert.equal(await this.page.evaluate(() => globalThis.samverka.view()), 'html');
    };
    go = async (screen) => {
        await this.click(this.node(`shell/go/${screen}`));
        await this.page.locator(`[data-node="shell/go/${screen}"][aria-current]`).waitFor();
    };
    openTheFile = async (screen) => {
        await this.chooseFile(this.story.file, () => this.hands.press(this.page, this.buttonBeginning('Öppna en fil')));
        await this.node(`shell/go/${screen}`).waitFor();
        await this.idle();
        await this.go(screen);
        await this.edit(this.field('Vem du är'), this.story.author);
    };
    mergeTheOtherCopy = async () => {
        await this.chooseFile(this.story.other, () => this.menu('Arkiv', 'Öppna fil …'));
        // What is new is told first; nothing is merged before the word is given.
        await this.click(this.button('Slå ihop', this.page.getByRole('dialog')));
        await this.page.getByText('Det nya i filen').waitFor();
        await this.idle();
    };
    assertEnd = async () => {
        const expected = readFileSync(`tests/story/${this.hash}`, 'utf8').trim();
        assert.equal((await headlessReport(this.page, 'state_hash')).state_hash, expected);
        assert.deepEqual(this.faults, []);
    };
}

// Tells one story by the hands that are asked for, each on a fresh page from the start page on. `script` names what all interfaces are
// told, in tests/story; what it ends in stands in the file `hash` beside it.
export function tell(script, { title, hash = `${script}_hash.txt`, by = ['the mouse', 'the keyboard alone'] }, steps) {
    const use = useSite();
    for (const how of by) {
        test(`${title} in the HTML view, by ${how}, ends in the state that the command line ends in`, async () => {
            const { page, context, faults } = await openPage(use.browser, 'about:blank', { locale: 'sv-SE' });
            page.setDefaultTimeout(15_000);
            await context.grantPermissions(['clipboard-read', 'clipboard-write']);
            // The file input stands in for the system's own dialog, which no script can drive.
            await context.addInitScript(() => delete globalThis.showOpenFilePicker);
            const told = new Told(script, hash, kHands[how], page, faults);
            await told.begin(0, `${use.site.url}?view=html`);
            await steps(told);
            await told.assertEnd();
            await context.close();
        });
    }
}
