// One measurement is changed: how long until it is evaluated anew and shown. In the core alone (a script that both builds play) and
// in the page, from the key that commits a typed value to the first frame or change of the page that shows it; with the example as it
// is and with ten times its measurements.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clickNode, idle, rectangle } from '../browser/canvas_support.mjs';
import { showEntry, withPage } from './open_page.mjs';
import { Script } from './script.mjs';

const kFolder = 'build/bench-web';
const kGrid = 'kpis/entry/grid';
const kRow = 0;
const kColumn = 13; // the month of last, after the series and its unit
const kValue = 300; // of minutes; each change writes another
const kWarm = 20; // changes of the core that are not counted

const middle = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const summary = (values) => ({ median: middle(values), worst: Math.max(...values) });

const linesOf = (file) => Buffer.from(file).toString('utf8').trimEnd().split('\n').map((line) => JSON.parse(line));

// What has been measured, as rows of the command `record`: of one period the first word only.
function measured(file) {
    const rows = new Map();
    for (const { body } of linesOf(file)) {
        for (const { do: what, thing, periods, values } of body?.events ?? []) {
            if (what !== 'measure') continue;
            for (const [i, period] of periods.entries()) rows.set(`${thing} ${period}`, { series: thing, period, value: values[i] });
        }
    }
    return [...rows.values()];
}

const authorOf = (file) => linesOf(file).find(({ body }) => body !== undefined).body.author;
const session = (file) => [['configure', { entropy: '2e'.repeat(16) }], ['open', {}, file], ['configure', { as: authorOf(file) }]];

// The same file with nine times as much measured before it, two years at a time.
export async function tenfold(newCore, file) {
    const core = await newCore();
    for (const parts of session(file)) core.ask(...parts);
    const rows = measured(file);
    for (let times = 1; times < 10; ++times) {
        const earlier = ({ series, period, value }) => ({ series, period: `${Number(period.slice(0, 4)) - 2 * times}${period.slice(4)}`, value });
        core.run('record', { rows: rows.map(earlier) });
    }
    const grown = core.ask('file').payload;
    core.destroy();
    return grown;
}

// Commands, each followed by the tree of a screen; steps `entry` and `overview` by number.
export function changeScript(file, changes) {
    const script = new Script();
    script.fresh();
    for (const parts of session(file)) script.call(...parts);
    const { series, period } = measured(file).at(-1);
    const screens = { entry: ['kpis', { intent: 'kpi_view', args: { mode: 'entry', scope: 'all' } }], overview: ['overview'] };
    let value = kValue;
    for (const [name, [screen, mode]] of Object.entries(screens)) {
        script.call('view', { intent: 'navigate', args: { screen } });
        if (mode !== undefined) script.call('view', mode);
        for (let i = -kWarm; i < changes; ++i) {
            script.step(i < 0 ? '-' : `${name} ${i}`);
            script.call('run', { command: 'record', args: { rows: [{ series, period, value: String(++value) }], corrections: 'take' } });
            script.call('tree');
            if (name === 'entry') script.call('cells', { node: kGrid, first_row: 0, rows: 24, first_column: 0, columns: 14 });
        }
        script.step('-');
    }
    return script;
}

// Of what a player of that script answers.
export function changesOf(steps, screen) {
    return summary(Object.entries(steps).filter(([name]) => name.startsWith(`${screen} `)).map(([, { first }]) => first));
}

// ---- in the page

// Of each frame of the page, when it had been drawn and what stands where the value does; and when the last key was pressed.
function watchFrames() {
    const request = globalThis.requestAnimationFrame.bind(globalThis);
    globalThis.requestAnimationFrame = (draw) =>
        request((time) => {
            draw(time);
            globalThis.afterFrame?.();
        });
    addEventListener('keydown', (event) => (globalThis.pressed = event.timeStamp), true);
}

function watchCanvas({ x, y, width, height }) {
    const canvas = document.querySelector('#canvas');
    const context = canvas.getContext('webgl2');
    const ratio = canvas.width / canvas.getBoundingClientRect().width;
    const [across, down] = [Math.floor(width * ratio), Math.floor(height * ratio)];
    const pixels = new Uint8Array(across * down * 4);
    const count = () => JSON.parse(globalThis.samverka.ui(10).output).frames;
    let frames = count();
    globalThis.seen = [];
    globalThis.afterFrame = () => {
        const drawn = performance.now();
        if (frames === (frames = count())) return; // another's frame, or one in which nothing was drawn
        context.readPixels(Math.floor(x * ratio), canvas.height - Math.floor(y * ratio) - down, across, down, context.RGBA, context.UNSIGNED_BYTE, pixels);
        const picture = pixels.reduce((sum, byte) => (Math.imul(sum, 31) + byte) | 0, 7);
        globalThis.seen.push({ drawn, picture, finished: performance.now() });
    };
}

// The first frame that shows what the last one shows: when our work on it was done, and when its pixels were there.
function firstShown() {
    globalThis.afterFrame = undefined;
    const last = globalThis.seen.at(-1).picture;
    const { drawn, finished } = globalThis.seen.find(({ drawn: at, picture }) => at > globalThis.pressed && picture === last);
    return { shown: drawn - globalThis.pressed, finished: finished - globalThis.pressed };
}

async function changeOnCanvas(page, value) {
    await clickNode(page, `${kGrid}/cell/${kRow}/${kColumn}`);
    await idle(page);
    await page.keyboard.type(value);
    await idle(page);
    await page.evaluate(watchCanvas, await rectangle(page, `${kGrid}/cell/${kRow}/${kColumn}`));
    await page.keyboard.press('Enter');
    await idle(page);
    return page.evaluate(firstShown);
}

async function changeInHtml(page, value) {
    const cell = page.locator(`[data-node="${kGrid}"] [data-cell="${kRow}/${kColumn}"]`);
    await cell.click();
    await page.keyboard.type(value);
    await idle(page);
    const shown = page.evaluate(
        ([grid, at, text]) =>
            new Promise((done) => {
                const watcher = new MutationObserver(() => {
                    const found = document.querySelector(`[data-node="${grid}"] [data-cell="${at}"]`);
                    if (found?.textContent !== text) return;
                    watcher.disconnect();
                    done(performance.now() - globalThis.pressed);
                });
                watcher.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
            }),
        [kGrid, `${kRow}/${kColumn}`, value],
    );
    await page.keyboard.press('Enter');
    const taken = { shown: await shown };
    await idle(page);
    return taken;
}

const kWays = { canvas: changeOnCanvas, html: changeInHtml };

function changesIn(folder, view, example, changes) {
    return withPage(folder, { view, example, before: watchFrames }, async (page) => {
        await showEntry(page);
        const all = [];
        // The first is not counted: the code it runs is compiled while it runs.
        for (let i = 0; i <= changes; ++i) all.push(await kWays[view](page, String(kValue + i)));
        all.shift();
        const finished = all.flatMap((taken) => taken.finished ?? []);
        return { ...summary(all.map(({ shown }) => shown)), ...(finished.length > 0 && { finished: middle(finished) }) };
    });
}

// By view: the example as it is and, where that file is given, with ten times as much measured.
export async function measureChangesInPage(folder, grown, changes) {
    rmSync(kFolder, { recursive: true, force: true });
    mkdirSync(kFolder, { recursive: true });
    cpSync(folder, kFolder, { recursive: true });
    if (grown !== undefined) writeFileSync(join(kFolder, 'samples/tenfold.samverka'), grown);
    const out = [];
    for (const view of Object.keys(kWays)) {
        const as_it_is = await changesIn(kFolder, view, 'region-nord', changes);
        out.push({ view, as_it_is, tenfold: grown && (await changesIn(kFolder, view, 'tenfold', changes)) });
    }
    return out;
}
