// Cold starts of two pages that draw on a canvas as ours does: Excalidraw's editor and Dear ImGui's demo through jsimgui, each as its
// users would ship it and measured as our own page is.
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, resolve } from 'node:path';
import { build } from 'esbuild';
import { launch } from '../browser/support.mjs';

const kPeers = resolve('tests/bench/peers');
const kFolder = 'build/bench-pages';

const kPages = {
    excalidraw: {
        script: `
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { Excalidraw } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
createRoot(document.getElementById('root')).render(createElement(Excalidraw));
const look = () => (document.querySelector('canvas.excalidraw__canvas') ? requestAnimationFrame(() => { globalThis.drawn = performance.now(); }) : requestAnimationFrame(look));
look();`,
        body: '<div id="root" style="height:100vh"></div><link rel="stylesheet" href="main.css">',
    },
    jsimgui: {
        script: `
import { ImGui, ImGuiImplWeb } from './mod.js';
const canvas = document.querySelector('canvas');
await ImGuiImplWeb.Init({ canvas });
const render = () => {
    canvas.width = canvas.clientWidth;
    canvas.height = canvas.clientHeight;
    ImGuiImplWeb.BeginRender();
    ImGui.ShowDemoWindow();
    ImGuiImplWeb.EndRender();
    globalThis.drawn ??= performance.now();
};
requestAnimationFrame(render);`,
        body: '<canvas style="display:block;width:100vw;height:100vh"></canvas>',
    },
};

async function makePage(name) {
    const folder = join(kFolder, name);
    mkdirSync(folder, { recursive: true });
    // jsimgui's files name one that its package lacks, so they are served as they are.
    if (name === 'jsimgui') {
        cpSync(join(kPeers, 'node_modules/@mori2003/jsimgui/build'), folder, { recursive: true });
        writeFileSync(join(folder, 'main.js'), kPages[name].script);
        return writePage(name, folder);
    }
    await build({
        stdin: { contents: kPages[name].script, resolveDir: kPeers, loader: 'js' },
        bundle: true, splitting: true, minify: true, format: 'esm', target: 'es2022', outdir: folder, entryNames: 'main', logLevel: 'error',
        define: { 'process.env.NODE_ENV': '"production"', 'process.env.IS_PREACT': '"false"' },
        loader: { '.woff2': 'file', '.ttf': 'file', '.wasm': 'file' }, conditions: ['production'],
    });
    return writePage(name, folder);
}

function writePage(name, folder) {
    writeFileSync(join(folder, 'index.html'), `<!doctype html><meta charset="utf-8"><title>${name}</title><body style="margin:0">${kPages[name].body}<script type="module" src="main.js"></script>`);
    return folder;
}

const kTypes = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm' };

// Without our page's content policy, which forbids what these do.
async function serve(folder) {
    const server = createServer((request, reply) => {
        const path = join(folder, request.url.replace(/\?.*$/u, '').replace(/\/$/u, '/index.html'));
        if (!existsSync(path)) return reply.writeHead(404).end();
        return reply.writeHead(200, { 'content-type': kTypes[extname(path)] ?? 'application/octet-stream' }).end(readFileSync(path));
    });
    await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
    return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((done) => server.close(done)) };
}

async function startOnce(url) {
    const browser = await launch();
    try {
        const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
        await page.goto(url);
        await page.waitForFunction(() => globalThis.drawn !== undefined, undefined, { timeout: 30_000 });
        return await page.evaluate(() => globalThis.drawn);
    } finally {
        await browser.close();
    }
}

export async function measurePeerPages(rounds) {
    rmSync(kFolder, { recursive: true, force: true });
    const out = [];
    for (const name of Object.keys(kPages)) {
        const site = await serve(await makePage(name));
        try {
            const all = [];
            for (let round = 0; round < rounds; ++round) all.push(await startOnce(site.url));
            out.push({ name, all, median: [...all].sort((a, b) => a - b)[Math.floor(rounds / 2)] });
        } finally {
            await site.close();
        }
    }
    return out;
}
