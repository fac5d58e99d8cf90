// What the first screen costs: every byte that the page asks for until it has drawn, and how long that takes from a cold start.
//
// Each start is a browser of its own with a fresh profile, on the built site served from this machine. The bytes are counted as a web
// server sends them when it holds brotli copies.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { launch, serve } from '../browser/support.mjs';

const kViewport = { width: 1440, height: 900 };
const kStarts = [
    ['start page', ''],
    ['the example’s overview', '?example=region-nord'],
];

// Milliseconds since navigation began when the canvas has drawn, as the page's own clock says.
const drawn = async () => {
    const frame = () => new Promise((next) => requestAnimationFrame(next));
    while (globalThis.samverka === undefined) await frame();
    await globalThis.samverka.ready;
    if (globalThis.samverka.view() === 'canvas') {
        const frames = () => JSON.parse(globalThis.samverka.ui(10).output).frames;
        while (frames() === 0) await frame();
    }
    await frame();
    return { view: globalThis.samverka.view(), taken: performance.now() };
};

async function startOnce(url) {
    const browser = await launch();
    try {
        const page = await browser.newPage({ viewport: kViewport });
        const asked = new Set();
        page.on('requestfinished', (request) => asked.add(new URL(request.url()).pathname.replace(/\/$/, '/index.html').slice(1)));
        await page.goto(url);
        const { view, taken } = await page.evaluate(drawn);
        if (view !== 'canvas') throw new Error(`the ${view} view was shown`);
        return { taken, asked: [...asked].sort() };
    } finally {
        await browser.close();
    }
}

function weigh(folder, name) {
    const bytes = readFileSync(join(folder, name));
    const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    return { name, size: bytes.length, packed: brotliCompressSync(bytes, { params }).length };
}

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export async function measureFirstScreen(folder, rounds) {
    const site = await serve(folder);
    try {
        const starts = [];
        let files = [];
        for (const [name, query] of kStarts) {
            const all = [];
            for (let round = 0; round < rounds; ++round) {
                const { taken, asked } = await startOnce(site.url + query);
                all.push(taken);
                if (query === '' && round === 0) files = asked.map((path) => weigh(folder, path));
            }
            starts.push({ name, all, median: middle(all) });
        }
        return { files, starts };
    } finally {
        await site.close();
    }
}
