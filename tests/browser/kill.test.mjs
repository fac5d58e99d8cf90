// A tab, or the whole browser, is killed in the middle of editing: what the page showed as saved is there when it is opened again,
// nothing is damaged, and writing goes on.
//
// Somebody types one title after another for the same role, numbered, without waiting. Whenever the page shows "saved" beside a title,
// it says so to the test; then, at another moment in each round, the process dies. Titles are never shown as saved before
// storage has answered, so the title found afterwards may be a later one, never an earlier one.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { chromium } from 'playwright-core';
import { headlessReport, kFlags, launch, ready, serve } from './support.mjs';

const kRounds = process.env.SV_FULL === '1' ? 50 : 5;
const kBrowserRounds = process.env.SV_FULL === '1' ? 5 : 1;
const kAuthor = 'Anna Berg';
const kPair = readFileSync('assets/samples/region-nord.samverka', 'utf8').match(/"kind":"pair","thing":"(\w{16})"/u)[1];
const kTitle = `[data-node="organisation/pair/${kPair}/supplier/title"]`;
const kField = `[data-node="organisation/detail/${kPair}/table/titles/supplier"] input`;
const kWho = '[data-node="shell/author"] input';

let site;
before(async () => {
    site = await serve(process.env.SV_WEB ?? 'build/web');
});
after(() => site?.close());

const pause = (milliseconds) => new Promise((next) => setTimeout(next, milliseconds));
const numberOf = (title) => Number(/^Roll (\d+)$/u.exec(title ?? '')?.[1] ?? 0);

// Runs in the page: says which title stands there while the page says that all is saved.
function report(title_selector) {
    const text = (selector) => document.querySelector(selector)?.textContent ?? '';
    const look = () => {
        if (/^(Sparat|Saved)$/u.test(text('[data-node="shell/saved"]').trim())) console.log(`saved ${text(title_selector)}`);
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    look();
}

async function open(context, query, saved) {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    page.on('console', (message) => {
        const title = /^saved (.*)$/u.exec(message.text())?.[1];
        if (title !== undefined) saved.latest = Math.max(saved.latest, numberOf(title));
    });
    await page.goto(`${site.url}?view=html${query}`);
    await ready(page);
    // Which partnership was open last is among the small things that may be lost with the browser; the log itself is not.
    const recent = page.locator('button[data-node^="start/recent/"], [data-node^="start/recent/sha256-"]').first();
    const rail = page.locator('[data-node="shell/go/organisation"]');
    await rail.or(recent).first().waitFor();
    if ((await rail.count()) === 0) await recent.click();
    await rail.click();
    await page.locator(kTitle).waitFor();
    return page;
}

async function type(page, selector, text) {
    const field = page.locator(selector);
    await field.click();
    await field.fill(text);
    await field.press('Enter');
}

// Somebody sits down: says who they are unless the page remembers, opens the pair's panel, and may begin to write.
async function sitDown(page) {
    const who = page.locator(kWho);
    if ((await who.inputValue()) !== kAuthor) {
        await type(page, kWho, kAuthor);
        await page.waitForFunction(([field, name]) => document.querySelector(field).value === name, [kWho, kAuthor]);
    }
    if ((await page.locator(kField).count()) === 0) await page.locator(kTitle).click({ force: true });
    await page.locator(kField).waitFor();
    await page.evaluate(report, kTitle);
}

// Writes until the process is gone, and answers how far the writer came.
async function writeUntilKilled(page, saved, kill, { more, delay }) {
    let typed = saved.latest + 1;
    const enough = typed + more;
    await type(page, kField, `Roll ${typed}`);
    while (saved.latest < typed) await pause(5);
    const writing = (async () => {
        for (;;) await type(page, kField, `Roll ${++typed}`);
    })().catch(() => {});
    while (typed < enough) await pause(2);
    await pause(delay);
    await kill();
    await writing;
    return typed;
}

async function assertKept(page, saved, typed, commits) {
    const title = await page.locator(kTitle).textContent();
    const ok = await headlessReport(page, 'verify');
    const found = numberOf(title);
    assert.ok(found >= saved.latest, `${saved.latest} was shown as saved, ${title} is there`);
    assert.ok(found <= typed, `${title} is there, only ${typed} were typed`);
    assert.deepEqual([ok.complete, ok.damages, ok.missing, ok.waiting], [true, [], [], 0]);
    if (process.env.SV_TRACE) console.log({ latest: saved.latest, found, typed });
    assert.ok(ok.commits >= commits + (found > 0 ? 1 : 0), 'commits are gone');
    saved.latest = found;
    return ok.commits;
}

// `start(query)` gives a page of the same profile and what kills it.
async function killAgainAndAgain(rounds, saved, start) {
    let { page, kill } = await start('&example=region-nord');
    let { commits } = await headlessReport(page, 'verify');
    for (let round = 0; round < rounds; ++round) {
        await sitDown(page);
        const typed = await writeUntilKilled(page, saved, kill, { more: 1 + (round % 5), delay: (round * 37) % 120 });
        ({ page, kill } = await start(''));
        commits = await assertKept(page, saved, typed, commits);
    }
    assert.ok(saved.latest >= rounds);
}

test(`what was shown as saved is there after the tab was killed ${kRounds} times in the middle of editing`, async () => {
    const browser = await launch();
    try {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE' });
        const saved = { latest: 0 };
        await killAgainAndAgain(kRounds, saved, async (query) => {
            const page = await open(context, query, saved);
            const kill = async () => {
                const devtools = await context.newCDPSession(page);
                const crashed = new Promise((done) => page.once('crash', done));
                devtools.send('Page.crash').catch(() => {});
                await crashed;
                await page.close().catch(() => {});
            };
            return { page, kill };
        });
    } finally {
        await browser.close();
    }
});

// A browser of our own on a profile that outlives it.
async function startBrowser(profile) {
    const program = process.env.SV_CHROMIUM ?? '/usr/bin/chromium';
    const flags = [...kFlags, '--headless', '--lang=sv', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--window-size=1440,900', 'about:blank'];
    const child = spawn(program, flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const ended = new Promise((done) => child.once('exit', done));
    const address = await new Promise((found, failed) => {
        let heard = '';
        child.stderr.setEncoding('utf8').on('data', (part) => {
            heard += part;
            const line = /listening on (ws:\S+)/u.exec(heard);
            if (line) found(line[1]);
        });
        child.once('error', failed);
        ended.then(() => failed(new Error(`Chromium ended: ${heard.slice(-500)}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    // All its processes at once, as when the power goes for it.
    const kill = async () => {
        try {
            process.kill(-child.pid, 'SIGKILL');
        } catch {
            // it has ended by itself
        }
        await ended;
        await browser.close().catch(() => {});
    };
    return { context: browser.contexts()[0], kill };
}

test('the same when the whole browser is killed', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'samverka-profile-'));
    const saved = { latest: 0 };
    let running;
    try {
        await killAgainAndAgain(kBrowserRounds, saved, async (query) => {
            running = await startBrowser(profile);
            return { page: await open(running.context, query, saved), kill: running.kill };
        });
    } finally {
        await running?.kill();
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    }
});
