// kpi.cpp natively and in WebAssembly beside its peers; all must come to the same checksum.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mathjs } from './formula_peers.mjs';
import { duckdb, duckdbWasm, havePeers, plainJavaScript } from './kpi_peers.mjs';

const kSeries = 1000;
const kDays = 1000;
const kRounds = 10;

// What kpi.cpp prints, line by line.
const kParts = ['sums', 'sums_daily', 'formulas', 'formulas_daily'];

function read(lines) {
    const parts = lines.map((line) => line.split('\t')).map(([milliseconds, result]) => ({ milliseconds: Number(milliseconds), result }));
    return Object.fromEntries(kParts.map((part, i) => [part, parts[i]]));
}

function natively() {
    const words = [kSeries, kDays, kRounds].map(String);
    return read(execFileSync('build/native/bench/kpi_bench', words, { encoding: 'utf8' }).trim().split('\n'));
}

async function inWasm() {
    const { default: create } = await import(pathToFileURL(resolve('build/wasm-release/kpi-bench.mjs')).href);
    const lines = [];
    const module = await create({ print: (line) => lines.push(line) });
    module._kpi_bench(kSeries, kDays, kRounds);
    return read(lines);
}

// The runs in order, each with what it took; the first says what all must come to.
async function compared(runs) {
    const out = [];
    for (const { run, ...row } of runs) {
        const { milliseconds, result } = await run();
        const expected = out[0]?.result ?? result;
        if (result !== expected) throw new Error(`${row.name} comes to ${result}, not ${expected}`);
        out.push({ ...row, milliseconds, result });
    }
    return out;
}

const peersOf = (runs) => (havePeers() ? runs : []);

// `sums`: a million measurements to monthly values. `formulas`: the same by expressions and windows, each beside the plain sums of the
// same run (`plain`, milliseconds), and both again for a value a day.
export async function measureKpis() {
    const [native, wasm] = [natively(), await inWasm()];
    const sums = await compared([
        { name: 'native', run: () => native.sums, aim: 15 },
        { name: 'wasm', run: () => wasm.sums, aim: 30 },
        { name: 'plain JavaScript', run: () => plainJavaScript(kSeries, kDays, kRounds) },
        ...peersOf([
            { name: 'DuckDB, one thread', run: () => duckdb(kSeries, kDays, kRounds) },
            { name: 'DuckDB in WebAssembly', run: () => duckdbWasm(kSeries, kDays, kRounds) },
        ]),
    ]);
    const formulas = await compared([
        { name: 'native', run: () => native.formulas, plain: native.sums.milliseconds },
        { name: 'wasm', run: () => wasm.formulas, plain: wasm.sums.milliseconds },
        ...peersOf([
            { name: 'mathjs, doubles', run: () => mathjs('number', kSeries, kDays, 3) },
            { name: 'mathjs, 34 digits', run: () => mathjs('BigNumber', kSeries, kDays, 2) },
        ]),
    ]);
    const daily = await compared([
        {
            name: 'native, a value a day',
            run: () => native.formulas_daily,
            plain: native.sums_daily.milliseconds,
        },
        {
            name: 'wasm, a value a day',
            run: () => wasm.formulas_daily,
            plain: wasm.sums_daily.milliseconds,
        },
    ]);
    return { sums, formulas: [...formulas, ...daily] };
}
