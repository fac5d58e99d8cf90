// A small static server of build/web on 127.0.0.1: right media types, the content policy under which the product is meant to run, nothing
// cached. `createSite(folder)` serves tests too; run as a program it prints the address and, with --open, opens it.
import { createServer } from 'node:http';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { spawn } from 'node:child_process';

const types = {
    '.html': 'text/html; charset=utf-8',
    '.js': 'text/javascript; charset=utf-8',
    '.mjs': 'text/javascript; charset=utf-8',
    '.css': 'text/css; charset=utf-8',
    '.json': 'application/json; charset=utf-8',
    '.map': 'application/json; charset=utf-8',
    '.webmanifest': 'application/manifest+json; charset=utf-8',
    '.wasm': 'application/wasm',
    '.svg': 'image/svg+xml',
    '.png': 'image/png',
    '.ico': 'image/x-icon',
    '.otf': 'font/otf',
    '.ttf': 'font/ttf',
    '.woff2': 'font/woff2',
    '.txt': 'text/plain; charset=utf-8',
    '.md': 'text/plain; charset=utf-8',
    '.samverka': 'application/x-ndjson; charset=utf-8',
};

const policy = [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self' blob: data:",
    "font-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
].join('; ');

const headers = {
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Access-Control-Allow-Origin': '*',
};

// The file that a request names, or undefined: nothing outside the folder is ever served.
function fileOf(folder, url) {
    let path;
    try {
        path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
    } catch {
        return undefined;
    }
    const place = normalize(join(folder, path.endsWith('/') ? `${path}index.html` : path));
    const inside = place === folder || place.startsWith(folder + '/');
    return inside && existsSync(place) && statSync(place).isFile() ? place : undefined;
}

export function createSite(folder) {
    const home = resolve(folder);
    return createServer((request, response) => {
        if (request.method !== 'GET' && request.method !== 'HEAD') {
            response.writeHead(405, { ...headers, Allow: 'GET, HEAD' }).end();
            return;
        }
        const file = fileOf(home, request.url ?? '/');
        if (!file) {
            response.writeHead(404, { ...headers, 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
            return;
        }
        response.writeHead(200, {
            ...headers,
            'Content-Type': types[extname(file)] ?? 'application/octet-stream',
            'Content-Length': statSync(file).size,
        });
        if (request.method === 'HEAD') response.end();
        else createReadStream(file).pipe(response);
    });
}

// Listens on the first free port from the one wished for.
function listen(server, port, tries) {
    return new Promise((done, failed) => {
        server.once('error', (error) => {
            if (error.code === 'EADDRINUSE' && tries > 0) listen(server, port + 1, tries - 1).then(done, failed);
            else failed(error);
        });
        server.listen(port, '127.0.0.1', () => done(server.address().port));
    });
}

function open(address) {
    if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return;
    const opener = spawn('xdg-open', [address], { stdio: 'ignore', detached: true });
    opener.on('error', () => {});
    opener.unref();
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
    const server = createSite('build/web');
    const port = await listen(server, Number(process.env.PORT ?? 8080), 50);
    const address = `http://127.0.0.1:${port}/`;
    const example = `${address}?example=region-nord`;
    console.log(`Samverka: ${example}   (the example; your own: ${address}; Ctrl+C ends it)`);
    if (process.argv.includes('--open')) open(example);
}
