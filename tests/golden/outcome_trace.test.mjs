// Every amount of every block of incentives can be computed again from what was measured and agreed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { recompute } from './trace_calculator.mjs';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const folder = mkdtempSync(join(tmpdir(), 'samverka-traces-'));
after(() => rmSync(folder, { recursive: true }));
const run = (...words) => execFileSync(samverka, words, { encoding: 'utf8', maxBuffer: 256 << 20 });

const page = readFileSync('docs/incentives.md', 'utf8');
const examples = [...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?^```json state (\S+)\n([\s\S]*?)^```/gm)];
const seen = new Map();

// In the currency's unit, as traces have it.
const kronor = (minor) => (Number(minor) / 100).toFixed(2);

for (const [, title, asOf, state] of examples)
    test(`every amount of "${title}" is what its parts make it`, () => {
        const from = join(folder, 'state.json');
        const file = join(folder, 'example.samverka');
        writeFileSync(from, state);
        rmSync(file, { force: true });
        run('import', from, '-o', file, '--now', '2026-11-24T00:00:00.000Z', '--entropy', '526567696f6e204e6f7264202020202d');
        const { schemes } = JSON.parse(run('outcome', file, '--as-of', asOf, '--json', '--trace'));
        for (const { performer, periods } of schemes)
            for (const { lines } of periods)
                for (const line of lines) {
                    recompute(line.trace, seen);
                    const shown = [line.customer, line.supplier].map(kronor);
                    const own = performer === 'supplier' ? shown.reverse() : shown;
                    const told = line.kind === 'saved' ? own[1] : own.find((one) => Number(one) === Number(line.trace.value));
                    assert.equal(Number(line.trace.value), Number(told), line.line);
                }
        for (const side of ['customer', 'supplier']) recompute(JSON.parse(run('explain', file, schemes[0].scheme, '--side', side, '--as-of', asOf, '--json')), seen);
    });

test('all that a scheme does is met', () => {
    for (const op of ['apportion', 'round', 'interpolate', 'quotient', 'product', 'sum', 'difference', 'least', 'greatest', 'percent_of', 'negate', 'same']) assert.ok(seen.get(op) > 0, op);
});

test('the whole example', () => {
    const { schemes } = JSON.parse(run('outcome', 'assets/samples/region-nord.samverka', '--json', '--trace'));
    for (const { periods } of schemes) for (const { lines } of periods) for (const { trace } of lines) recompute(trace);
});
