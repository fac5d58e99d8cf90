// The examples of docs/state-format.md are read as they stand, come back the same, and give the values that stand beside them; every number
// of theirs can be computed again from what was measured and agreed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { recompute } from './trace_calculator.mjs';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const work = mkdtempSync(join(tmpdir(), 'samverka-examples-'));
after(() => rmSync(work, { recursive: true }));
const run = (...words) => execFileSync(samverka, words, { encoding: 'utf8', maxBuffer: 64 << 20 });

const blocks = [...readFileSync('docs/state-format.md', 'utf8').matchAll(/```json\n(.*?)```/gsu)].map(([, text]) => JSON.parse(text));
const states = blocks.flatMap((state, i) => (state.format === 'samverka-state' ? [{ state, told: blocks[i + 1] }] : [])).filter(({ told }) => told?.as_of !== undefined);

// What is listed is there as it is listed; what is not may be anything.
function holds(found, listed, where) {
  for (const [key, value] of Object.entries(listed)) {
    if (Array.isArray(value) || typeof value !== 'object') assert.deepEqual(found[key], value, `${where}/${key}`);
    else holds(found[key] ?? {}, value, `${where}/${key}`);
  }
}

// Things and approvals by id, members sorted: what a document says, whatever its order.
const sorted = (value) =>
  Array.isArray(value)
    ? value.map(sorted)
    : value !== null && typeof value === 'object'
      ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]))
      : value;
const said = ({ things, approvals }) => sorted({ things: [...things].sort((a, b) => (a.id < b.id ? -1 : 1)), approvals });

test('there is an example of each group', () => assert.ok(states.length >= 3, String(states.length)));

states.forEach(({ state, told }, i) => {
  const file = join(work, `${i}.samverka`);
  test(`example ${i + 1} is read, and comes back the same`, () => {
    writeFileSync(`${file}.json`, JSON.stringify(state));
    run('import', `${file}.json`, '-o', file);
    assert.deepEqual(said(JSON.parse(run('export', file, '--format', 'json'))), said(state));
  });
  test(`example ${i + 1} gives the values beside it`, () => {
    for (const { kpi, period, ...listed } of told.values) {
      const { kpis } = JSON.parse(run('kpi', file, kpi, '--period', period, '--as-of', told.as_of, '--json', '--trace', '--lang', 'sv'));
      holds(kpis[0].values[0], listed, `${kpi} ${period}`);
      recompute(kpis[0].values[0].trace);
    }
    for (const { kpi, ...listed } of told.kpis ?? []) holds(JSON.parse(run('kpi', file, kpi, '--as-of', told.as_of, '--json', '--lang', 'sv')).kpis[0], listed, kpi);
  });
});
