// `./dev bench [--smoke]`: native and WebAssembly, the peers, and the page's first screen, in one run on one machine, so that the
// figures may be compared with each other. Prints one table; the aims stand in the last column.
//
// --smoke does the same with tiny sizes and one cold start: it only shows that everything still runs. What needs programs that only
// the bench builds is left out.
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAtRest } from '../../tests/bench/at_rest.mjs';
import { changeScript, changesOf, measureChangesInPage, tenfold } from '../../tests/bench/changed_value.mjs';
import { openCores } from '../../tests/bench/engine.mjs';
import { incentiveScript } from '../../tests/bench/incentives.mjs';
import { measureFirstScreen } from '../../tests/bench/first_screen.mjs';
import { measureKpis } from '../../tests/bench/kpi_bench.mjs';
import { havePeers } from '../../tests/bench/kpi_peers.mjs';
import { measurePeers } from '../../tests/bench/peers.mjs';
import { kFull, kSmoke, makeScript, play } from '../../tests/bench/script.mjs';

const smoke = process.argv.includes('--smoke');
const size = smoke ? kSmoke : kFull;

function playNatively(script, rounds) {
    // The one built last: the other may be of an earlier source.
    const [program] = ['build/native/bench/replay', 'build/dev/bench/replay']
        .filter((path) => existsSync(path))
        .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
    if (program === undefined) throw new Error('build the target replay first');
    const folder = mkdtempSync(join(tmpdir(), 'samverka-bench-'));
    try {
        const path = join(folder, 'script');
        const file = openSync(path, 'w');
        for (const part of script.text()) writeSync(file, part);
        closeSync(file);
        const out = execFileSync(program, [path, String(rounds)], { encoding: 'utf8' });
        return Object.fromEntries(out.trimEnd().split('\n').map((line) => line.split('\t')).map(([name, taken]) => [name, { first: Number(taken), best: Number(taken) }]));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

const kMs = { text: (value) => `${value.toFixed(value < 10 ? 2 : 0)} ms`, faster: (one, other) => other / one };
const kRate = { text: (value) => `${(value / 1000).toFixed(1)} k/s`, faster: (one, other) => one / other };

const times = (one, other, unit) => (one === undefined || other === undefined ? '' : `${unit.faster(one, other).toFixed(2)}×`);
const rate = (count, milliseconds) => (count / milliseconds) * 1000;

// A row: what, in which unit, the four figures, the aim in words. Natively the first time is as good as any.
function rows(native, wasm, peers) {
    const { yjs, json_joy: joy } = peers;
    const both = (run, which) => run.merge_left[which] + run.merge_right[which];
    const rates = (name, key, which = 'best', peer = name) => [
        key, kRate, ...[native[name], wasm[name], yjs[peer], joy[peer]].map((taken) => rate(size.writes, taken[which])),
    ];
    const merge = (which) => [kMs, both(native, which), both(wasm, which), yjs.merge[which], joy.merge[which]];
    return [
        [`open ${size.commits * size.events} events in ${size.commits} commits`, kMs, native.open_events.best, wasm.open_events.best, undefined, undefined, 'native 150 ms, wasm 400 ms'],
        [`open ${size.many} commits`, kMs, native.open_commits.best, wasm.open_commits.best],
        ['  plain SHA-256 of the same bytes', kMs, native.hash_commits.best, wasm.hash_commits.best, undefined, undefined, '(wasm column: OpenSSL, in Node)'],
        [...rates('local', `commands, one field each (${size.writes})`), 'wasm ≥ json-joy, native ≥ 3×'],
        [...rates('remote', 'others’ writes, one by one'), 'wasm ≥ json-joy'],
        [...rates('remote_at_once', 'others’ writes, in one piece', 'best', 'remote')],
        [`merge two forks of ${size.offline}, both ways`, ...merge('best'), 'wasm ≤ yjs'],
        [...rates('local', 'the first time: commands', 'first'), 'wasm ≥ json-joy, native ≥ 3×'],
        [...rates('remote', '  others’ writes, one by one', 'first'), 'wasm ≥ json-joy'],
        ['  merge two forks, both ways', ...merge('first'), 'wasm ≤ yjs'],
    ];
}

function print(table) {
    const lines = [['', 'native', 'wasm', 'yjs', 'json-joy', 'native:wasm', 'wasm:yjs', 'wasm:json-joy', 'aim']];
    for (const [what, unit, native, wasm, yjs, joy, aim = ''] of table) {
        const figures = [native, wasm, yjs, joy].map((value) => (value === undefined ? '' : unit.text(value)));
        lines.push([what, ...figures, times(native, wasm, unit), times(wasm, yjs, unit), times(wasm, joy, unit), aim]);
    }
    const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
    for (const line of lines)
        console.log(line.map((cell, i) => (i === 0 || i === 8 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ').trimEnd());
}

// What is aimed at, and how much of it is used.
const ofAim = (value, aim, unit) => `${(value / aim).toFixed(2)} of the aim, ${aim} ${unit}`;
const line = (milliseconds, text) => console.log(`${milliseconds.toFixed(2).padStart(9)} ms  ${text}`);

async function printChanges(newCore) {
    const changes = smoke ? 1 : 30;
    const file = readFileSync('assets/samples/region-nord.samverka');
    const grown = await tenfold(newCore, file);
    const scripts = [file, grown].map((bytes) => changeScript(bytes, changes));
    const cores = [
        ['native', scripts.map((script) => playNatively(script, 1))],
        ['wasm', [await play(newCore, scripts[0], 1), await play(newCore, scripts[1], 1)]],
    ];
    const print = (name, { median, worst, finished }, ten) => {
        const pixels = finished === undefined ? '' : `; its pixels, drawn in software, after ${finished.toFixed(0)} ms`;
        const growth = ten === undefined ? '' : `; with ten times the measurements ${(ten.median / median).toFixed(2)}×`;
        line(median, `${name}: median of ${changes}, worst ${worst.toFixed(2)}; ${ofAim(median, 50, 'ms')}${growth}${pixels}`);
    };
    console.log('\none measurement of the example changed, evaluated anew and shown');
    for (const [name, [as_it_is, ten]] of cores)
        for (const screen of ['entry', 'overview']) print(`core, ${name}: command and tree of the ${screen}`, changesOf(as_it_is, screen), changesOf(ten, screen));
    const shown = { canvas: 'from the key to the first frame that shows it', html: 'from the key to the changed page' };
    const views = await measureChangesInPage('build/web', smoke ? undefined : grown, changes);
    for (const { view, as_it_is, tenfold: ten } of views) print(`${view}: ${shown[view]}`, as_it_is, ten);
}

async function printIncentives(newCore) {
    const { script, names } = await incentiveScript(newCore);
    const cores = [['native', playNatively(script, smoke ? 1 : 3)], ['wasm', await play(newCore, script, smoke ? 1 : 3)]];
    console.log('\nincentives of the example, tried elsewhere and on the past');
    for (const [name, taken] of cores) for (const [i, what] of names.entries()) line(taken[`s${i + 1}`].best, `${name}: ${what}`);
}

function printScroll() {
    console.log('\na grid of 500 KPIs by 120 months scrolled, from input to draw list');
    const programs = [
        ['native', 'build/native/bench/grid_scroll', [], 4],
        ['wasm', process.execPath, ['build/wasm-release/grid-scroll.cjs'], 8],
    ];
    for (const [name, program, words, aim] of programs) {
        const [median, slow, , wall] = execFileSync(program, words, { encoding: 'utf8' }).trim().split('\t').map(Number);
        line(median, `${name}: median of our own work; 99 of 100 within ${slow.toFixed(2)} ms (${wall.toFixed(2)} on the clock); ${ofAim(slow, aim, 'ms')}`);
    }
}

async function printAtRest() {
    const seconds = smoke ? 0.1 : 5;
    const { frames, memory } = await measureAtRest('build/web', seconds * 1000);
    console.log(`\nthe example open and untouched, canvas view; frames in ${seconds} s (aim 0), memory after collecting garbage`);
    console.log(`${String(frames.reduce((sum, { frames: drawn }) => sum + drawn, 0)).padStart(9)} frames  ${frames.map(({ screen, frames: drawn }) => `${screen} ${drawn}`).join(', ')}`);
    const mega = (bytes) => bytes / 1e6;
    for (const [when, { engine, script, nodes }] of memory) {
        const all = mega(engine + script + nodes);
        console.log(`${all.toFixed(1).padStart(9)} MB  ${when}: WebAssembly ${mega(engine).toFixed(1)}, JavaScript ${mega(script).toFixed(1)}, the page's nodes ${mega(nodes).toFixed(1)}; ${ofAim(all, 64, 'MB')}`);
    }
}

function printFirstScreen({ files, starts }) {
    let sum = 0;
    console.log('\nfirst screen, bytes after brotli');
    for (const { name, packed, size: bytes } of files) {
        sum += packed;
        console.log(`${String(packed).padStart(9)}  of ${String(bytes).padStart(9)}  ${name}`);
    }
    console.log(`${String(sum).padStart(9)}  in all: ${(sum / 600_000).toFixed(2)} of the aim, 600 kB`);
    console.log('\ncold start in headless Chromium, from navigation to the first drawn frame');
    for (const { name, all, median } of starts)
        console.log(`${String(Math.round(median)).padStart(9)} ms  ${name}: median of ${all.map(Math.round).join(', ')}; ${(median / 1000).toFixed(2)} of the aim, 1.0 s`);
}

async function printKpis() {
    const { sums, formulas } = await measureKpis();
    console.log('\none million measurements of 1 000 series to monthly values with sum, count, minimum, maximum and standing');
    for (const { name, milliseconds, aim } of sums)
        console.log(`${milliseconds.toFixed(1).padStart(9)} ms  ${name}${aim === undefined ? '' : `; ${ofAim(milliseconds, aim, 'ms')}`}`);
    console.log('\nformulas: as many KPIs, each of two of the series, by expressions, conditions and windows, rounded and judged; aim 3× the plain sums');
    for (const { name, milliseconds, plain } of formulas)
        console.log(`${milliseconds.toFixed(1).padStart(9)} ms  ${name}${plain === undefined ? '' : `; ${(milliseconds / plain).toFixed(2)}× the plain sums, ${plain.toFixed(1)} ms`}`);
}

const newCore = await openCores('build/wasm-release');
const schema = JSON.parse(readFileSync('assets/schema/state.schema.json', 'utf8'));
const { script, writes, forks } = await makeScript(newCore, size, schema);
console.log(`best of ${size.rounds} on ${process.version}; 200 contracts of 20 fields; a ratio above 1 says that the first named is the faster\n`);
const native = playNatively(script, size.rounds);
const wasm = await play(newCore, script, size.rounds);
print(rows(native, wasm, measurePeers(size.records, writes, forks, size.rounds)));
if (!smoke) await printKpis();
await printChanges(newCore);
if (!smoke) await printIncentives(newCore);
if (!smoke) printScroll();
await printAtRest();
printFirstScreen(await measureFirstScreen('build/web', smoke ? 1 : 5));
if (!smoke && havePeers()) {
    const { measurePeerPages } = await import('../../tests/bench/peer_pages.mjs');
    for (const { name, all, median } of await measurePeerPages(5))
        console.log(`${String(Math.round(median)).padStart(9)} ms  ${name}: median of ${all.map(Math.round).join(', ')}`);
}
