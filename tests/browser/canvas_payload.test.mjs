// What the first screen costs on the line: every file that the page asks for until it is shown, compressed as a server would.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { startSession } from './canvas_support.mjs';

// Until the screen is shown: the HTML behind the canvas is fetched after that.
const kBudget = 600_000;

test('the first screen fits its budget', async (context) => {
    const session = await startSession();
    try {
        const files = new Set();
        session.context.on('response', (response) => {
            if (response.ok()) files.add(new URL(response.url()).pathname);
        });
        const page = await session.context.newPage();
        await page.goto(session.url);
        await page.evaluate(() => globalThis.samverka.ready);
        const asked = [...files].sort();
        let total = 0;
        for (const path of asked) {
            const bytes = readFileSync(join('build/web', path.endsWith('/') ? `${path}index.html` : path));
            const size = brotliCompressSync(bytes).length;
            total += size;
            context.diagnostic(`${path} ${bytes.length} -> ${size}`);
        }
        context.diagnostic(`total ${total}`);
        assert.ok(asked.some((path) => path.endsWith('.wasm')), 'the engine was among them');
        assert.ok(total <= kBudget, `${total} bytes`);
    } finally {
        await session.close();
    }
});

test('what the script of the page imports is fetched beside it', () => {
    const script = readFileSync('build/web/main.js', 'utf8');
    const imported = [...script.matchAll(/from\s*"(\.\/[^"]+\.js)"|import\s*"(\.\/[^"]+\.js)"/gu)].map(([, from, bare]) => from ?? bare);
    const page = readFileSync('build/web/index.html', 'utf8');
    assert.ok(imported.length > 0, 'the script shares code with the HTML view');
    for (const path of imported) assert.ok(page.includes(`<link rel="modulepreload" href="${path}" />`), path);
});
