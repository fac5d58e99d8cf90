// The story through the HTML view, clicked and typed in Chromium: it ends in the same state as at the command line (tests/story)
// and in the drawn view (tests/ui). The page has a fixed clock, and its entropy is given before its first write by the one way
// there is for that: `samverka.request('configure', { entropy })`. Nothing else is done behind the page's back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { headlessReport, launch, openPage, serve } from './support.mjs';

const story = JSON.parse(readFileSync('tests/story/story.json', 'utf8'));
const expected = readFileSync('tests/story/hash.txt', 'utf8').trim();

let site;
let browser;
let page;
let context;
let faults;

before(async () => {
    site = await serve(process.env.SV_WEB ?? 'build/web');
    browser = await launch();
    ({ page, context, faults } = await openPage(browser, 'about:blank', { locale: 'sv-SE' }));
    page.setDefaultTimeout(15_000);
    // The file input stands in for the system's own dialog, which no script can drive.
    await context.addInitScript(() => delete globalThis.showOpenFilePicker);
});
after(async () => {
    await browser?.close();
    await site?.close();
});

const idle = () => page.evaluate(() => globalThis.samverka.idle());
const request = (verb, args = {}) => page.evaluate(([name, given]) => globalThis.samverka.request(name, given), [verb, args]);
const button = (name) => page.getByRole('button', { name });
const field = (name) => page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true }));
const card = (title) => page.getByRole('button', { name: new RegExp(`^${title}, `, 'u') });

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

async function beginSession(index) {
    const { now, entropy } = story.sessions[index];
    await page.addInitScript(stopClock, now);
    if (index === 0) await page.goto(`${site.url}?view=html`);
    else await page.reload();
    await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
    await page.evaluate(() => globalThis.samverka.ready);
    const reply = await request('configure', { entropy });
    assert.equal(reply.error, undefined);
}

async function click(what) {
    await what.click();
    await idle();
}

// A card holds fields of its own: one takes it by its title.
async function clickCard(title) {
    await card(title).click({ position: { x: 40, y: 14 } });
    await idle();
}

async function edit(what, text) {
    await what.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await idle();
}

// Picks from the list with the arrow key, as one does who types only the beginning.
async function pick(what, beginning) {
    await what.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(beginning);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await idle();
}

// Takes one thing by the mouse and lets it go over another.
async function drag(what, onto) {
    await onto.scrollIntoViewIfNeeded();
    const from = await what.boundingBox();
    const to = await onto.boundingBox();
    await page.mouse.move(from.x + 40, from.y + 14);
    await page.mouse.down();
    await page.mouse.move(from.x + 20, from.y + 20);
    await page.mouse.move(to.x + 40, to.y + 14, { steps: 4 });
    await page.mouse.up();
    await idle();
}

async function chooseFile(path, opens) {
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), opens()]);
    await chooser.setFiles(path);
}

async function openTheFile() {
    await chooseFile(story.file, () => button('Öppna en fil').click());
    await page.locator('[data-node="shell/go/organisation"]').click();
    await page.getByRole('heading', { name: 'Organisation', exact: true }).waitFor();
    await idle();
    await edit(field('Vem du är'), story.author);
}

async function approveForBoth() {
    await click(button('Godkänn för Region Nord'));
    await edit(field('Godkänn för Nordia IT'), story.approver);
    assert.equal(await field('Godkänn för Nordia IT').count(), 0);
}

async function mendThreeFaults() {
    await click(page.getByRole('button', { name: 'Personer', exact: true }));
    await click(page.getByRole('button', { name: 'Nordia IT', exact: true }));
    await field('Sök person').click();
    await page.keyboard.type(story.holder.slice(0, 5));
    await drag(page.getByRole('button', { name: story.holder, exact: true }), card(story.vacant_role));
    await click(page.getByRole('button', { name: 'Personer', exact: true }));
    await clickCard(story.role_without_deputy);
    await pick(field(`Ersättare, ${story.role_without_deputy}`), story.deputy.slice(0, 6));
    await clickCard(story.unequal_pair);
    await click(button(story.mend));
    await approveForBoth();
    assert.equal(await button(story.mend).count(), 0);
}

async function addAPair() {
    await click(page.getByRole('button', { name: 'Rollpar', exact: true }));
    await pick(field('Nivå'), `${story.level} `);
    await edit(field('Kundens roll'), story.customer_title);
    await edit(field('Leverantörens roll'), story.supplier_title);
    await click(button('Lägg till rollpar'));
    await card(story.customer_title).waitFor();
    // Whoever has filled in the form goes on in the panel that came in its place.
    assert.equal(await page.evaluate(() => document.activeElement.closest('[data-node="organisation/panel"]') !== null), true);
    await page.keyboard.press('Control+z');
    await card(story.customer_title).waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Shift+z');
    await card(story.customer_title).waitFor();
    await idle();
}

async function giveItAMandate() {
    await edit(field(`Beloppsgräns, ${story.customer_title}`), story.limit_typed);
    await click(button('Föreslå för godkännande'));
    await approveForBoth();
}

async function mergeTheOtherCopy() {
    await page.getByRole('button', { name: 'Arkiv' }).click();
    await chooseFile(story.other, () => page.getByRole('menuitem', { name: 'Öppna fil …' }).click());
    // What is new is told first; nothing is merged before the word is given.
    await click(page.getByRole('dialog').getByRole('button', { name: 'Slå ihop' }));
    await page.getByText('Det nya i filen').waitFor();
    await idle();
}

async function settleTheNameOfTheForum() {
    await click(page.getByRole('button', { name: story.forum, exact: true }));
    const what = page.locator('[data-node$="/what"]').filter({ hasText: story.taken });
    const id = (await what.getAttribute('data-node')).replace(/what$/u, 'take');
    await click(page.locator(`[data-node="${id}"]`));
    assert.equal(await button('Ta detta').count(), 0);
}

test('the story in the HTML view ends in the state that the command line ends in', async () => {
    await beginSession(0);
    assert.equal(await page.evaluate(() => globalThis.samverka.view()), 'html');
    await openTheFile();
    await mendThreeFaults();
    await addAPair();
    await giveItAMandate();
    await beginSession(1);
    await card(story.customer_title).waitFor();
    await mergeTheOtherCopy();
    await settleTheNameOfTheForum();
    assert.equal((await headlessReport(page, 'state_hash')).state_hash, expected);
    assert.deepEqual(faults, []);
});
