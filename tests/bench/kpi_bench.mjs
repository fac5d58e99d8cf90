// kpi.cpp natively and in WebAssembly beside its peers; all must come to the same checksum.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { duckdb, duckdbWasm, havePeers, plainJavaScript } from './kpi_peers.mjs';

const kSeries = 1000;
const kDays = 1000;
const kRounds = 10;

function read(text) {
    const [milliseconds, result] = text.trim().split('\t');
    return { milliseconds: Number(milliseconds), result };
}

async function inWasm() {
    const { default: create } = await import(pathToFileURL(resolve('build/wasm-release/kpi-bench.mjs')).href);
    let text = '';
    const module = await create({ print: (line) => (text += line) });
    module._kpi_bench(kSeries, kDays, kRounds);
    return read(text);
}

export async function measureKpis() {
    const natively = () => read(execFileSync('build/native/bench/kpi_bench', [kSeries, kDays, kRounds].map(String), { encoding: 'utf8' }));
    const runs = [
        ['native', natively, 15],
        ['wasm', inWasm, 30],
        ['plain JavaScript', () => plainJavaScript(kSeries, kDays, kRounds)],
        ...(havePeers()
            ? [
                  ['DuckDB, one thread', () => duckdb(kSeries, kDays, kRounds)],
                  ['DuckDB in WebAssembly', () => duckdbWasm(kSeries, kDays, kRounds)],
              ]
            : []),
    ];
    const out = [];
    let expected;
    for (const [name, run, aim] of runs) {
        const { milliseconds, result } = await run();
        expected ??= result;
        if (result !== expected) throw new Error(`${name} comes to ${result}, not ${expected}`);
        out.push({ name, milliseconds, aim });
    }
    return out;
}
