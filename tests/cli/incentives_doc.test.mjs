// Every example of docs/incentives.md is imported and reckoned, and comes to what the page says.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const folder = mkdtempSync(join(tmpdir(), 'samverka-incentives-'));
after(() => rmSync(folder, { recursive: true }));

const page = readFileSync('docs/incentives.md', 'utf8');
const examples = [...page.matchAll(/^## (.+)\n(?:(?!^## )[\s\S])*?^```json state (\S+)\n([\s\S]*?)^```\n\n```json outcome\n([\s\S]*?)^```$/gm)];

const run = (...words) => execFileSync(samverka, words, { encoding: 'utf8' });

test('there is an example of every block', () => {
    const blocks = ['measures', 'curve_points', 'gates', 'failures', 'point_prices', 'at_risk', 'allocations', 'deviations', 'earn_back', 'cost', 'cost_bands', 'modifier_points', 'limits', 'effects'];
    const states = examples.map(([, , , state]) => JSON.parse(state));
    const terms = states.flatMap(({ things }) => things.filter(({ kind }) => kind === 'scheme_version').map(({ fields }) => fields));
    for (const block of blocks) assert.ok(terms.some((fields) => fields[block] !== undefined), block);
    const chosen = (pick) => new Set(terms.flatMap(pick));
    assert.equal(chosen(({ measures = [] }) => measures.map(({ curve }) => curve)).size, 7);
    assert.equal(chosen(({ earn_back }) => earn_back?.kind ?? []).size, 3);
    assert.equal(chosen(({ cost }) => cost?.model ?? []).size, 3);
    assert.equal(chosen(({ cost }) => cost?.dead_band_kind ?? []).size, 2);
});

for (const [, title, asOf, state, outcome] of examples)
    test(`${title} comes to what the page says`, () => {
        const from = join(folder, 'state.json');
        const file = join(folder, 'example.samverka');
        writeFileSync(from, state);
        rmSync(file, { force: true });
        run('import', from, '-o', file, '--now', '2026-11-24T00:00:00.000Z', '--entropy', '526567696f6e204e6f7264202020202d');
        const found = JSON.parse(run('outcome', file, '--as-of', asOf, '--json', '--lang', 'en'));
        assert.deepEqual(found.schemes[0].periods.at(-1), JSON.parse(outcome));
    });
