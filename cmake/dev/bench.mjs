// `./dev bench`: every native program of tests/bench, every Node program there (wasm, peers, the browser's cold start), and what the first
// screen weighs, in one run on one machine, so that the figures may be compared with each other.
//
// A Node bench is tests/bench/<name>.bench.mjs; it prints its own lines. With a name as argument only benches that contain it run.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';

const wanted = process.argv[2] ?? '';
const bytesAim = 600_000;
let broken = false;

function list(folder, pattern) {
    return existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name) && name.includes(wanted)).sort() : [];
}

function run(title, program, args) {
    console.log(`\n== ${title}`);
    const result = spawnSync(program, args, { stdio: 'inherit' });
    if (result.status !== 0) {
        broken = true;
        console.log(`!! ${title} ended with ${result.status ?? result.signal}`);
    }
}

function weigh() {
    const first = ['index.html', 'main.js', 'main.css', 'samverka.mjs', 'samverka.wasm'].map((name) => join('build/web', name));
    first.push(...list('build/web/fonts', /\.(otf|ttf|woff2)$/).map((name) => join('build/web/fonts', name)));
    let sum = 0;
    console.log('\n== bytes of the first screen, brotli 11');
    for (const path of first.filter((name) => existsSync(name))) {
        const bytes = readFileSync(path);
        const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
        sum += packed;
        console.log(`${String(packed).padStart(9)}  of ${String(bytes.length).padStart(9)}  ${path}`);
    }
    console.log(`${String(sum).padStart(9)}  in all; the aim is ${bytesAim}`);
    if (sum > bytesAim) broken = true;
}

for (const name of list('build/native/bench', /_bench$/)) run(`native: ${name}`, join('build/native/bench', name), ['--benchmark_min_time=0.2s']);
for (const name of list('tests/bench', /\.bench\.mjs$/)) run(`node: ${name}`, process.execPath, [join('tests/bench', name)]);
if (wanted === '') weigh();
process.exit(broken ? 1 : 0);
