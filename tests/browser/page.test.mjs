// The page itself, with an engine that a test stands in for: start, open, save, reload, full disk, trap, two tabs, narrow.
import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { launch, openPage, serve } from './support.mjs';

const kGenesis = '{"id":"sha256-g","body":{"seq":1}}\n';

let folder;
let site;
let browser;
let page;
let context;
let faults;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'samverka-site-'));
    cpSync('web/public', folder, { recursive: true });
    cpSync('assets/fonts', join(folder, 'fonts'), { recursive: true });
    const shared = { bundle: true, format: 'esm', target: 'es2022', external: ['*.ttf'], logLevel: 'warning' };
    await build({ ...shared, entryPoints: ['web/src/main.ts'], outdir: folder });
    await build({ ...shared, entryPoints: ['web/test/fixtures/fake_artefact.ts'], outfile: join(folder, 'samverka-core.mjs') });
    writeFileSync(join(folder, 'partnership.samverka'), kGenesis);
    site = await serve(folder);
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await site?.close();
    rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
    ({ page, context, faults } = await openPage(browser, site.url));
    await ready(page);
});
afterEach(() => context.close());

const ready = (of) => of.waitForFunction(() => document.documentElement.dataset.state === 'ready');
const idle = (of = page) => of.evaluate(() => globalThis.samverka.idle());
const node = (id, of = page) => of.locator(`[data-node="${id}"]`);
// The app that draws is not there: the page says so in the console and goes on in HTML. Nothing else may go wrong.
const others = () => faults.filter((fault) => !/404|modulepreload/u.test(fault));

async function openFile(of = page) {
    await of.evaluate(() => delete globalThis.showOpenFilePicker);
    const [chooser] = await Promise.all([of.waitForEvent('filechooser'), node('host.open_file', of).click()]);
    await chooser.setFiles(join(folder, 'partnership.samverka'));
    await node('organisation/title', of).waitFor();
    await idle(of);
}

test('without the drawn view the page starts in HTML, in the reader’s language', async () => {
    assert.equal(await page.evaluate(() => globalThis.samverka.view()), 'html');
    assert.equal(await node('start/title').textContent(), 'Samverka');
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'sv');
    assert.equal(await page.locator('#skeleton').count(), 0);
    assert.deepEqual(others(), []);
});

test('a file is opened, stored, and there again after a reload', async () => {
    await openFile();
    await node('detail/propose').click();
    await idle();
    assert.equal(await page.evaluate(() => globalThis.fakeCore.core.waiting), 0);
    await page.reload();
    await ready(page);
    await node('organisation/title').waitFor();
    assert.equal(await page.evaluate(() => globalThis.fakeCore.core.lines.length), 2);
    assert.equal(await page.title(), 'Organisation – Region Nord × Nordia IT');
    assert.deepEqual(others(), []);
});

test('saved is shown only after storage has answered', async () => {
    await openFile();
    await page.evaluate(() => {
        const commit = IDBDatabase.prototype.transaction;
        globalThis.release = undefined;
        // Holds every writing transaction open until the test lets go.
        IDBDatabase.prototype.transaction = function (names, mode, options) {
            const transaction = commit.call(this, names, mode, options);
            if (mode === 'readwrite') {
                let held = true;
                globalThis.release = () => (held = false);
                const store = transaction.objectStore(transaction.objectStoreNames[0]);
                const spin = () => {
                    if (held) store.get('nothing').onsuccess = spin;
                };
                spin();
            }
            return transaction;
        };
    });
    await node('detail/propose').click();
    await page.waitForFunction(() => globalThis.release !== undefined);
    assert.equal(await node('banner/saved').textContent(), 'Sparar …');
    assert.equal(await page.evaluate(() => globalThis.fakeCore.core.waiting), 1);
    await page.evaluate(() => globalThis.release());
    await page.waitForFunction(() => document.querySelector('[data-node="banner/saved"]').textContent === 'Sparat');
    assert.equal(await page.evaluate(() => globalThis.fakeCore.core.waiting), 0);
});

test('a full disk is said, by the page and to the core, and mended when there is room', async () => {
    await openFile();
    await page.evaluate(() => {
        globalThis.add = IDBObjectStore.prototype.add;
        IDBObjectStore.prototype.add = () => {
            throw new DOMException('no room', 'QuotaExceededError');
        };
    });
    await node('detail/propose').click();
    await page.locator('#notice:not([hidden])').waitFor();
    assert.match(await page.locator('#notice-text').textContent(), /full/u);
    await page.waitForFunction(() => document.querySelector('[data-node="banner/saved"]').textContent.startsWith('Sparar'));
    assert.ok(await page.evaluate(() => globalThis.fakeCore.intents.some((each) => each.code === 'storage_full')));
    await page.evaluate(() => (IDBObjectStore.prototype.add = globalThis.add));
    await page.waitForFunction(() => document.querySelector('[data-node="banner/saved"]').textContent === 'Sparat');
    assert.equal(await page.locator('#notice').isHidden(), true);
});

// A file of the same partnership with one act more, let go over the page.
async function dropCopy() {
    const more = `${kGenesis}{"id":"sha256-2","body":{"partnership":"sha256-g"}}\n`;
    await page.evaluate((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'other.samverka'));
        for (const type of ['dragover', 'drop']) {
            window.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
        }
    }, more);
    await page.getByRole('dialog', { name: '1 nya ändringar' }).waitFor();
}
const lines = () => page.evaluate(() => globalThis.fakeCore.core.lines.length);

test('a file of what is here already is told of first, and merged when the person wants it', async () => {
    await openFile();
    await dropCopy();
    assert.equal(await page.locator('#drop-hint').isHidden(), true);
    assert.equal(await lines(), 1);
    const told = await page.evaluate(() => globalThis.fakeCore.intents.find((each) => each.intent === 'set_merge_preview'));
    assert.deepEqual([told.args.file, told.args.new_acts, told.args.people], ['other.samverka', 1, ['B']]);
    await page.getByRole('button', { name: 'Slå ihop' }).click();
    await page.locator('#notice:not([hidden])').waitFor();
    assert.match(await page.locator('#notice-text').textContent(), /Det nya i filen/u);
    assert.equal(await page.getByRole('dialog').count(), 0);
    assert.equal(await lines(), 2);
    await page.reload();
    await ready(page);
    await node('organisation/title').waitFor();
    assert.equal(await lines(), 2);
});

test('a copy that is not wanted changes nothing', async () => {
    await openFile();
    await dropCopy();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await idle();
    assert.equal(await lines(), 1);
    await page.reload();
    await ready(page);
    await node('organisation/title').waitFor();
    assert.equal(await lines(), 1);
});

// On the start page, with what is stored still there.
const toStart = async () => {
    await page.evaluate(() => localStorage.removeItem('samverka.partnership'));
    await page.reload();
    await ready(page);
    await idle();
};

test('a partnership made here is stored, and is what is opened next time', async () => {
    await node('host.new_partnership').click();
    await node('organisation/title').waitFor();
    await idle();
    await page.reload();
    await ready(page);
    await node('organisation/title').waitFor();
    assert.equal(await lines(), 1);
});

test('a partnership is taken off this device only after a yes', async () => {
    await openFile();
    await toStart();
    const forget = node('forget/sha256-g');
    await forget.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Behåll' }).click();
    await idle();
    assert.equal(await forget.count(), 1);
    await forget.click();
    await page.keyboard.press('Escape');
    assert.equal(await forget.count(), 1);
    await forget.click();
    await page.getByRole('dialog').getByRole('button', { name: 'Ta bort' }).click();
    await forget.waitFor({ state: 'detached' });
    assert.equal(await page.getByRole('dialog').count(), 0);
});

test('a file that is none is refused in words and changes nothing', async () => {
    await openFile();
    await page.evaluate(() => {
        const data = new DataTransfer();
        data.items.add(new File(['rubbish'], 'x.samverka'));
        window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await page.locator('#notice:not([hidden])').waitFor();
    assert.equal(await page.locator('#notice-text').textContent(), 'Oläsbar.');
    assert.equal(await node('organisation/title').count(), 1);
});

test('two tabs come to the same, without a reload', async () => {
    await openFile();
    const other = await context.newPage();
    await other.goto(site.url);
    await ready(other);
    await node('organisation/title', other).waitFor();
    await node('detail/propose').click();
    await node('detail/propose', other).click();
    for (const each of [page, other]) await each.waitForFunction(() => globalThis.fakeCore.core.lines.length >= 3);
    await idle();
    await idle(other);
    const sorted = (of) => of.evaluate(() => [...globalThis.fakeCore.core.lines].sort());
    assert.equal((await sorted(page)).length, 3);
});

test('what another tab writes is shown live: the focus and a text that is being typed stay', async () => {
    await openFile();
    const other = await context.newPage();
    await other.goto(site.url);
    await ready(other);
    await node('organisation/title', other).waitFor();
    const note = other.getByLabel('Anteckning');
    await note.click();
    await other.keyboard.type('Halvvägs');
    await note.evaluate((field) => field.setSelectionRange(2, 4));
    await node('detail/propose').click();
    await other.waitForFunction(() => globalThis.fakeCore.core.lines.length === 2);
    await idle(other);
    assert.equal(await note.inputValue(), 'Halvvägs');
    const held = await note.evaluate((field) => [field === document.activeElement, field.selectionStart, field.selectionEnd]);
    assert.deepEqual(held, [true, 2, 4]);
    await other.keyboard.press('End');
    await other.keyboard.type('!');
    assert.equal(await note.inputValue(), 'Halvvägs!');
});

test('a trap is said, and the partnership is there again from storage', async () => {
    await openFile();
    await node('tool/mandate').click();
    await page.locator('#notice:not([hidden])').waitFor();
    assert.match(await page.locator('#notice-text').textContent(), /startats om/u);
    await node('organisation/title').waitFor();
    await node('detail/propose').click();
    await idle();
    assert.equal(await page.evaluate(() => globalThis.fakeCore.core.waiting), 0);
});

test('text that was being typed when the page went away is offered again', async () => {
    await openFile();
    const note = page.getByLabel('Anteckning');
    await note.click();
    await page.keyboard.type('Vi prövar åäö');
    await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('samverka.draft.')));
    const devtools = await context.newCDPSession(page);
    devtools.send('Page.crash').catch(() => {});
    await new Promise((crashed) => page.once('crash', crashed));
    page = await context.newPage();
    await page.goto(site.url);
    await ready(page);
    await page.getByText('Ta tillbaka').click();
    assert.equal(await page.getByLabel('Anteckning').inputValue(), 'Vi prövar åäö');
    await page.keyboard.press('Tab');
    await idle();
    assert.equal(await page.getByLabel('Anteckning').inputValue(), 'Vi prövar åäö');
    assert.equal(await page.getByText('Ta tillbaka').count(), 0);
});

test('the first Tab stop leads to the content', async () => {
    await openFile();
    await page.reload();
    await ready(page);
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.id), 'skip-main');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'MAIN');
});

test('axe finds nothing in the page around the view', async () => {
    await page.evaluate(readFileSync('web/node_modules/axe-core/axe.min.js', 'utf8'));
    const found = await page.evaluate(() => globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    assert.deepEqual(found.violations.map((rule) => rule.id), []);
});

test('with nothing that can be loaded the page says what to do', async () => {
    const broken = await browser.newContext();
    const bad = await broken.newPage();
    await bad.route(/samverka.*\.mjs/u, (route) => route.abort());
    await bad.goto(site.url);
    await bad.waitForFunction(() => document.documentElement.dataset.state === 'failed');
    assert.equal(await bad.locator('#notice').isVisible(), true);
    assert.equal(await bad.getByText('Det du har sparat finns kvar.').isVisible(), true);
    await broken.close();
});

test('without storage the page works and says that nothing is kept', async () => {
    const bare = await browser.newContext();
    const bad = await bare.newPage();
    await bad.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }));
    await bad.goto(site.url);
    await ready(bad);
    await openFile(bad);
    assert.match(await bad.locator('#notice-text').textContent(), /kan inte spara här/u);
    await bare.close();
});
