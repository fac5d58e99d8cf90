// A machine for one person in front of a test: a virtual display, folders of their own, the desktop program with its control channel,
// and a hand on mouse and keyboard (xdotool). What is on the screen is read from the display's frame buffer.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { deflateSync, crc32 as zlibCrc32 } from 'node:zlib';

export const desktopProgram = process.env.SV_DESKTOP ?? 'build/native/samverka-desktop';
export const cli = process.env.SV_CLI ?? 'build/native/samverka';
export const sample = 'assets/samples/region-nord.samverka';
const kPatienceMs = 30_000;

// Nothing of ours outlives the tests, also when they are broken off.
const programs = new Set();
process.on('exit', () => programs.forEach((program) => program.kill('SIGKILL')));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

export const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// Asks until the answer is yes; fails with what was asked for and what was seen last.
export async function until(what, ask) {
    const start = Date.now();
    let seen;
    for (;;) {
        seen = await ask();
        if (seen) return seen;
        if (Date.now() - start > kPatienceMs) assert.fail(`${what} did not come: ${JSON.stringify(seen)}`);
        await sleep(30);
    }
}

// A display without a window manager. `-displayfd` finds a free number by itself.
export async function startDisplay({ width = 1280, height = 800 } = {}) {
    const folder = mkdtempSync(join(tmpdir(), 'samverka-display-'));
    const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset', '-fbdir', folder],
        { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    programs.add(server);
    server.once('exit', () => programs.delete(server));
    const number = await new Promise((resolve, reject) => {
        server.on('error', reject);
        server.on('exit', () => reject(new Error('Xvfb stopped')));
        server.stdio[3].once('data', (bytes) => resolve(String(bytes).trim()));
    });
    const name = `:${number}`;
    const environment = { ...process.env, DISPLAY: name };
    const hand = (...words) => execFileSync('xdotool', words.map(String), { env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    return {
        name,
        hand,
        // The number of the visible window of that name; windows that are just going away disturb the search.
        find: (title) =>
            until(`the window ${title}`, () => {
                try {
                    return hand('search', '--onlyvisible', '--name', title).trim().split('\n')[0];
                } catch {
                    return '';
                }
            }),
        // The keys of a Swedish keyboard.
        layout: (which) => execFileSync('setxkbmap', ['-display', name, which], { stdio: 'ignore' }),
        // What the person has set the desktop to.
        setDots: (dots) => execFileSync('xprop', ['-display', name, '-root', '-f', 'RESOURCE_MANAGER', '8s', '-set', 'RESOURCE_MANAGER', `Xft.dpi:\t${dots}\n`]),
        pixels: () => readFrameBuffer(join(folder, 'Xvfb_screen0')),
        async stop() {
            const gone = new Promise((resolve) => server.once('exit', resolve));
            server.removeAllListeners('exit');
            server.once('exit', () => rmSync(folder, { recursive: true, force: true }));
            server.kill();
            await Promise.race([gone, sleep(2000)]);
            rmSync(folder, { recursive: true, force: true });
        },
    };
}

// The frame buffer is a file of the X window dump format: a header of big-endian words, colours, then four bytes a pixel.
export function readFrameBuffer(path) {
    const bytes = readFileSync(path);
    const word = (index) => bytes.readUInt32BE(4 * index);
    const [headerSize, width, height, lineBytes, colours] = [word(0), word(4), word(5), word(12), word(19)];
    const start = headerSize + 12 * colours;
    const at = (x, y) => {
        const from = start + y * lineBytes + 4 * x;
        return (bytes[from + 2] << 16) | (bytes[from + 1] << 8) | bytes[from];
    };
    return { width, height, at };
}

export function colourCount(picture) {
    const colours = new Set();
    for (let y = 0; y < picture.height; y += 2) for (let x = 0; x < picture.width; x += 2) colours.add(picture.at(x, y));
    return colours.size;
}

function crc32(bytes) {
    if (zlibCrc32 !== undefined) return zlibCrc32(bytes);
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; ++bit) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}

// To look at.
export function png(picture) {
    const raw = Buffer.alloc((1 + 3 * picture.width) * picture.height);
    for (let y = 0, to = 0; y < picture.height; ++y) {
        to += 1;
        for (let x = 0; x < picture.width; ++x, to += 3) raw.writeUIntBE(picture.at(x, y), to, 3);
    }
    const chunk = (type, data) => {
        const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
        const out = Buffer.alloc(body.length + 8);
        out.writeUInt32BE(data.length, 0);
        body.copy(out, 4);
        out.writeUInt32BE(crc32(body), body.length + 4);
        return out;
    };
    const header = Buffer.alloc(13);
    header.writeUInt32BE(picture.width, 0);
    header.writeUInt32BE(picture.height, 4);
    header.set([8, 2, 0, 0, 0], 8);
    return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}

// The person's own folders.
export function makeHome() {
    const home = mkdtempSync(join(tmpdir(), 'samverka-desktop-'));
    for (const name of ['config', 'data', 'documents']) mkdirSync(join(home, name));
    return {
        path: (...parts) => join(home, ...parts),
        environment: { HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_DATA_HOME: join(home, 'data'), LANG: 'en_GB.UTF-8', LC_ALL: '', GTK_USE_PORTAL: '0', NO_AT_BRIDGE: '1', GTK_THEME: 'Adwaita' },
        remove: () => rmSync(home, { recursive: true, force: true }),
    };
}

export class Desktop {
    #process;
    #answers = [];
    #display;
    errors = '';

    constructor(display, home, words = [], { control = true } = {}) {
        assert.ok(existsSync(desktopProgram), `${desktopProgram} is built`);
        this.#display = display;
        this.#process = spawn(desktopProgram, [...words, ...(control ? ['--control'] : [])], {
            env: { PATH: process.env.PATH, ...home.environment, DISPLAY: display.name, SDL_VIDEODRIVER: 'x11', LIBGL_ALWAYS_SOFTWARE: '1' },
            stdio: ['pipe', 'pipe', 'pipe'],
        });
        programs.add(this.#process);
        this.#process.once('exit', () => programs.delete(this.#process));
        this.#process.stdin.on('error', () => {}); // it was killed
        this.#process.stderr.on('data', (bytes) => (this.errors += bytes));
        this.exited = new Promise((resolve) => this.#process.once('exit', (code, signal) => resolve({ code, signal })));
        createInterface({ input: this.#process.stdout }).on('line', (line) => this.#answers.shift()?.(line));
        void this.exited.then((how) => {
            for (const answer of this.#answers.splice(0)) answer(JSON.stringify({ gone: how, errors: this.errors }));
        });
    }

    get pid() {
        return this.#process.pid;
    }

    async ask(verb, args = {}) {
        const answer = new Promise((resolve) => this.#answers.push(resolve));
        this.#process.stdin.write(JSON.stringify({ id: 1, verb, args }) + '\n');
        const reply = JSON.parse(await answer);
        assert.equal(reply.gone, undefined, `the program is gone: ${JSON.stringify(reply)}`);
        return reply;
    }

    window() {
        return this.ask('window');
    }

    // Until nothing is left to draw, twice in a row.
    async settled() {
        let frames = -1;
        return until('rest', async () => {
            const now = await this.window();
            const rests = !now.due && now.frames === frames && now.frames > 0;
            frames = now.frames;
            return rests && now;
        });
    }

    // Without a window manager nobody hands the keyboard out, so the test does.
    async focus() {
        const number = await this.#display.find('Samverka');
        this.#display.hand('windowfocus', '--sync', number);
        await until('the focus', async () => (await this.window()).focused);
        return number;
    }

    async rectangle(node) {
        const { nodes } = await this.ask('rectangles');
        return nodes.find((one) => one.id === node);
    }

    async nodes() {
        return (await this.ask('rectangles')).nodes;
    }

    // `answered` says whether the window goes on by itself, or waits for a dialog.
    async click(node, { answered = true } = {}) {
        const rect = await until(`the node ${node}`, () => this.rectangle(node));
        const scale = (await this.window()).scale_percent / 100;
        this.#display.hand('mousemove', Math.round((rect.x + rect.w / 2) * scale), Math.round((rect.y + rect.h / 2) * scale));
        if (answered) await this.#pressed(1, () => this.#display.hand('click', 1));
        else this.#display.hand('click', 1);
    }

    // The display hands events on when it gets round to it: what was pressed is waited for until it has been let go.
    async #pressed(count, press) {
        const before = (await this.window()).let_go;
        press();
        await until(`${count} presses`, async () => (await this.window()).let_go >= before + count);
        return this.settled();
    }

    async key(...keys) {
        const count = keys.reduce((sum, key) => sum + key.split('+').length, 0);
        await this.#pressed(count, () => this.#display.hand('key', '--delay', 40, ...keys));
    }

    async type(text) {
        await this.#pressed(text.length, () => this.#display.hand('type', '--delay', 25, text));
    }

    // As a person leaves: the window is told to close.
    async quit() {
        this.#display.hand('key', 'ctrl+q');
        return this.exited;
    }

    kill(signal = 'SIGKILL') {
        this.#process.kill(signal);
        return this.exited;
    }
}

// What the command line says of a file.
export function samverka(...words) {
    return execFileSync(cli, words, { encoding: 'utf8', env: { ...process.env, LANG: 'en_GB.UTF-8', LC_ALL: '' } });
}
export const verified = (path) => JSON.parse(samverka('verify', path, '--json'));

// ---- what stands in a file, and on a screen

export const things = (path) => JSON.parse(samverka('export', path)).things;
export const first = (path, kind) => things(path).find((one) => one.kind === kind).id;
export const person = (path) => first(path, 'person');
export const titleOf = (path, id) => things(path).find((one) => one.id === id).fields.title.sv;

// Brings the Swedish title of a role under the keyboard, as the first of its people.
export async function editTitle(desktop, path, id) {
    await desktop.ask('configure', { as: person(path) });
    await desktop.ask('view', { intent: 'navigate', args: { screen: 'organisation' } });
    await desktop.ask('view', { intent: 'select', args: { thing: id } });
    await desktop.settled();
    const field = (await desktop.nodes()).find((node) => node.id.includes(`${id}/`) && /title.*\/sv$/.test(node.id));
    assert.ok(field, 'the title can be edited');
    return field.id;
}

// The field is being edited and all that it holds is chosen: what is typed next replaces it.
export async function writeOver(desktop, field) {
    await desktop.click(field);
    await until('the editor', async () => (await desktop.window()).editing);
    await desktop.key('ctrl+a');
}

function* nodesOf(node) {
    yield node;
    for (const child of node.children ?? []) yield* nodesOf(child);
}
const wordsOf = (node) => (node.text ?? []).map((run) => run.text).join('');

// Every node of the screen.
export async function all(desktop) {
    return [...nodesOf((await desktop.ask('tree')).ok.tree.root)];
}

// The nodes that are drawn where a person sees them, with their words.
export async function seen(desktop) {
    const words = new Map((await all(desktop)).map((node) => [node.id, wordsOf(node)]));
    const { width, height } = await desktop.window();
    return (await desktop.nodes())
        .filter(({ x, y, w, h }) => w > 0 && h > 0 && x < width && y < height && x + w > 0 && y + h > 0)
        .map((node) => ({ ...node, words: words.get(node.id) ?? '' }));
}
export const says = async (desktop, words) => (await seen(desktop)).some((node) => node.words.includes(words));
