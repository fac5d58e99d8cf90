// One file in two programs: changed at the desktop, opened and changed in the browser, and taken home again. What the command line
// says of the file is what both programs have open.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { builtSite, headlessReport, launch, openPage, serve } from '../browser/support.mjs';
import { Desktop, desktopProgram, editTitle, first, makeHome, person, sample, says, startDisplay, things, titleOf, until, verified, writeOver } from './support.mjs';

const web = process.env.SV_WEB ?? builtSite();
const skip = !existsSync(desktopProgram) ? 'samverka-desktop is not built here' : web === undefined ? 'the site is not built here' : false;

let display;
let home;
let site;
let browser;

before(async () => {
    if (skip) return;
    home = makeHome();
    display = await startDisplay();
    site = await serve(web);
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await site?.close();
    await display?.stop();
    home?.remove();
});

async function atTheDesktop(path, does) {
    const desktop = new Desktop(display, home, ['--now', '2026-11-23T12:00:00Z', '--lang', 'sv', path]);
    try {
        await desktop.settled();
        await desktop.focus();
        await does(desktop);
    } finally {
        await desktop.kill();
    }
}

async function typeTitle(desktop, path, id, title) {
    await writeOver(desktop, await editTitle(desktop, path, id));
    await desktop.type(title);
    await desktop.key('Return');
    await until('the saved title', async () => (await desktop.window()).saved && titleOf(path, id) === title);
}

// The browser's own dialogs are beyond any script: a file input and a download stand in for them.
async function inTheBrowser(path, does) {
    const { page, context, faults } = await openPage(browser, 'about:blank', { locale: 'sv-SE', acceptDownloads: true });
    page.setDefaultTimeout(30_000);
    await page.clock.setFixedTime('2026-11-23T13:00:00Z'); // an hour after the desktop's
    await context.addInitScript(() => {
        delete globalThis.showOpenFilePicker;
        delete globalThis.showSaveFilePicker;
    });
    await page.goto(`${site.url}?view=html`);
    await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
    await page.evaluate(() => globalThis.samverka.ready);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Öppna en fil' }).click()]);
    await chooser.setFiles(path);
    await page.locator('[data-node="shell/go/organisation"]').waitFor();
    await idle(page);
    await does(page);
    assert.deepEqual(faults, []);
    await context.close();
}

const idle = (page) => page.evaluate(() => globalThis.samverka.idle());
const stateOf = async (page) => (await headlessReport(page, 'state_hash')).state_hash;

async function fill(page, field, typed) {
    await field.click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
    await idle(page);
}

async function renameInTheBrowser(page, from, to, author) {
    await page.locator('[data-node="shell/go/organisation"]').click();
    await fill(page, page.getByRole('combobox', { name: 'Vem du är', exact: true }), author);
    await page.getByRole('button', { name: new RegExp(`^${from}, `, 'u') }).click({ position: { x: 40, y: 14 } });
    await idle(page);
    await fill(page, page.locator('[data-node$="/table/titles/customer"]'), to);
}

async function downloadTo(page, path) {
    await page.locator('[data-node="shell/file"]').click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Spara som fil' }).click()]);
    await download.saveAs(path);
}

test('a file saved at the desktop opens in the browser with the same state, and comes back with both changes', { skip }, async () => {
    const path = home.path('documents', 'nord.samverka');
    const back = home.path('documents', 'hem.samverka');
    copyFileSync(sample, path);
    const roles = things(path).filter((one) => one.kind === 'role');
    const [here, there] = [roles[0].id, roles.at(-1).id];
    assert.equal(first(path, 'role'), here);
    const author = things(path).find((one) => one.id === person(path)).fields.name;

    let left;
    await atTheDesktop(path, async (desktop) => {
        await typeTitle(desktop, path, here, 'Satt vid skrivbordet');
        left = verified(path).state_hash;
        assert.notEqual(left, verified(sample).state_hash);

        let carried;
        await inTheBrowser(path, async (page) => {
            assert.equal(await stateOf(page), left, 'the browser has what the command line says of the file');
            await renameInTheBrowser(page, titleOf(path, there), 'Satt i webbläsaren', author);
            assert.ok(await page.getByText('Satt vid skrivbordet').first().isVisible());
            carried = await stateOf(page);
            assert.notEqual(carried, left);
            await downloadTo(page, back);
        });
        assert.equal(verified(back).state_hash, carried, 'the command line has what the browser had');
        assert.deepEqual(verified(back).damages, []);
        assert.equal(titleOf(back, there), 'Satt i webbläsaren');
        assert.equal(titleOf(back, here), 'Satt vid skrivbordet');

        // Back at the desktop, where the partnership is still open: it asks, and then it is the same.
        await desktop.ask('drop', { path: back });
        await desktop.click('merge/take');
        await until('the merge on disk', async () => (await desktop.window()).saved && verified(path).state_hash === carried);
        assert.ok(await says(desktop, 'En ny ändring i filen har lagts till.'));
        left = carried;
    });

    await atTheDesktop(back, async (desktop) => {
        assert.equal((await desktop.ask('state_hash')).ok.state_hash, left);
        await desktop.ask('view', { intent: 'navigate', args: { screen: 'organisation' } });
        await desktop.settled();
        for (const [id, title] of [[here, 'Satt vid skrivbordet'], [there, 'Satt i webbläsaren']]) {
            await desktop.ask('view', { intent: 'select', args: { thing: id } });
            await desktop.settled();
            assert.ok(await says(desktop, title), title);
        }
        assert.equal(verified(back).state_hash, left, 'looking changes nothing');
    });
});
