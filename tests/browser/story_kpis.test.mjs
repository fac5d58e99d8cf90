// The story of the KPIs through the HTML view, clicked, typed and pasted in Chromium: it ends in the same state as at the command
// line (tests/story) and in the drawn view (tests/ui).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { headlessReport, launch, openPage, serve } from './support.mjs';

const story = JSON.parse(readFileSync('tests/story/kpis.json', 'utf8'));
const expected = readFileSync('tests/story/kpis_hash.txt', 'utf8').trim();

let site;
let browser;
let page;
let faults;

before(async () => {
    site = await serve(process.env.SV_WEB ?? 'build/web');
    browser = await launch();
    let context;
    ({ page, context, faults } = await openPage(browser, 'about:blank', { locale: 'sv-SE' }));
    page.setDefaultTimeout(15_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    // The file input stands in for the system's own dialog, which no script can drive.
    await context.addInitScript(() => delete globalThis.showOpenFilePicker);
});
after(async () => {
    await browser?.close();
    await site?.close();
});

const idle = () => page.evaluate(() => globalThis.samverka.idle());
const request = (verb, args = {}) => page.evaluate(([name, given]) => globalThis.samverka.request(name, given), [verb, args]);
const button = (name) => page.getByRole('button', { name, exact: true });
const field = (name) => page.getByRole('textbox', { name, exact: true }).or(page.getByRole('combobox', { name, exact: true }));
const cell = (row, column) => page.locator(`[data-node="kpis/entry/grid"] [data-cell="${row}/${column}"]`);

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

async function click(what) {
    await what.click();
    await idle();
}

async function edit(what, text) {
    await what.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
    await idle();
}

async function openTheFile() {
    const { now, entropy } = story.sessions[0];
    await page.addInitScript(stopClock, now);
    await page.goto(`${site.url}?view=html`);
    await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
    await page.evaluate(() => globalThis.samverka.ready);
    assert.equal((await request('configure', { entropy })).error, undefined);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Öppna en fil' }).click()]);
    await chooser.setFiles(story.file);
    await page.locator('[data-node="shell/go/kpis"]').click();
    await page.locator('[data-node="kpis/list"]').waitFor();
    await idle();
    await edit(field('Vem du är'), story.author);
}

async function choose(kpi) {
    await edit(field('Sök KPI, mål eller ägare'), kpi);
    const row = page.getByRole('button', { name: new RegExp(`^${kpi}, `, 'u') }).and(page.locator('.cover'));
    await row.click({ position: { x: 40, y: 14 } });
    await idle();
}

test('the story of the KPIs in the HTML view ends in the state that the command line ends in', async () => {
    await openTheFile();
    await edit(field('Ny KPI …'), story.new_kpi);
    await choose(story.disputed);
    await click(button('Ifrågasätt …'));
    await edit(field('Vad är det som inte stämmer?'), story.why);
    await choose(story.kpi);
    await click(button('Inmatning'));
    await cell(0, 13).click();
    await page.keyboard.type(story.typed);
    await page.keyboard.press('Enter');
    await idle();
    await page.evaluate((text) => navigator.clipboard.writeText(text), story.pasted);
    await cell(0, 11).click();
    await page.keyboard.press('Control+v');
    await idle();
    await click(button('Rätta dem'));
    await click(button('Lägg in'));
    assert.equal((await headlessReport(page, 'state_hash')).state_hash, expected);
    assert.deepEqual(faults, []);
});
