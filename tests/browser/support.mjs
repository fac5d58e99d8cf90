// What the browser tests share: a server for a folder, Chromium with WebGL in software, and pages bundled for a test.
import { build } from 'esbuild';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before } from 'node:test';
import { chromium } from 'playwright-core';
import { createSite } from '../../cmake/dev/serve.mjs';
import { createInstance, loadEngine } from '../vectors/engine.mjs';

export const kFlags = [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

export async function launch(more = []) {
    const executablePath = process.env.SV_CHROMIUM ?? '/usr/bin/chromium';
    return chromium.launch({ executablePath, headless: true, args: [...kFlags, ...more] });
}

// Serves a folder on a free port of this machine.
export async function serve(folder) {
    const server = createSite(folder);
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return {
        url: `http://127.0.0.1:${server.address().port}/`,
        close: () => new Promise((closed) => {
            server.closeAllConnections();
            server.close(closed);
        }),
    };
}

// Once for a file of tests: a site and a browser, which end with it. The site is the product as it is built, unless `entry` is bundled
// into a page of its own. `begin` is what the file itself does first: of two `before` the second does not wait for the first.
export function useSite({ entry, begin = async () => {} } = {}) {
    const use = {};
    let bundled;
    before(async () => {
        if (entry !== undefined) bundled = await bundlePage(entry);
        use.site = await serve(bundled?.folder ?? process.env.SV_WEB ?? 'build/web');
        use.browser = await launch();
        await begin(use);
    });
    after(async () => {
        await use.browser?.close();
        await use.site?.close();
        bundled?.remove();
    });
    return use;
}

// ---- the page's own `globalThis.samverka`

export async function ready(page) {
    await page.waitForFunction(() => globalThis.samverka?.ready !== undefined);
    await page.evaluate(() => globalThis.samverka.ready);
}

// Until nothing is being stored and nothing more is drawn.
export const idle = (page) => page.evaluate(() => globalThis.samverka.idle());

export const request = (page, verb, args = {}) =>
    page.evaluate(([name, given]) => globalThis.samverka.request(name, given), [verb, args]);

export function* nodes(node) {
    yield node;
    for (const child of node.children ?? []) yield* nodes(child);
}

// What a headless engine says of what the page has open: the engine of the canvas answers no reports.
export async function headlessReport(page, verb, args = {}) {
    const file = await page.evaluate(async () => {
        const { payload } = await globalThis.samverka.request('file', {});
        return new TextDecoder().decode(payload);
    });
    const instance = createInstance(await loadEngine());
    const ask = (request, payload = '') => {
        const reply = instance.call(Buffer.from(`${JSON.stringify(request)}\n${payload}`)).toString('utf8');
        return JSON.parse(reply.split('\n', 1)[0]);
    };
    const opened = ask({ id: 1, verb: 'open' }, file);
    const told = opened.error === undefined ? ask({ id: 2, verb, args }) : opened;
    instance.close();
    if (told.error !== undefined) throw new Error(JSON.stringify(told.error));
    return told.ok;
}

// The site as it is built, or undefined when it has not been built.
export function builtSite() {
    return existsSync('build/web/index.html') ? 'build/web' : undefined;
}

const kPage = (name) => `<!doctype html>
<html lang="sv">
  <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>
    <link rel="icon" href="data:,"><link rel="stylesheet" href="./${name}.css"></head>
  <body><div id="view"></div><script type="module" src="./${name}.js"></script></body>
</html>
`;

// Bundles one entry into a page of its own, in a temporary folder with the product's fonts beside it.
export async function bundlePage(entry) {
    const folder = mkdtempSync(join(tmpdir(), 'samverka-page-'));
    const name = basename(entry, '.ts');
    await build({
        entryPoints: [entry],
        outdir: folder,
        bundle: true,
        format: 'esm',
        target: 'es2022',
        external: ['*.ttf'],
        logLevel: 'warning',
    });
    writeFileSync(join(folder, `${name}.css`), '', { flag: 'a' });
    writeFileSync(join(folder, 'index.html'), kPage(name));
    if (existsSync('assets/fonts')) {
        mkdirSync(join(folder, 'fonts'));
        cpSync('assets/fonts', join(folder, 'fonts'), { recursive: true });
    }
    return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

// A page that fails the test when something goes wrong in it unnoticed.
export async function openPage(browser, url, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(url);
    return { page, context, faults };
}
