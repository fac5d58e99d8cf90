// Every number of the example's KPIs and goals can be computed again from what was measured and agreed, by a calculator of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { computed, read, recompute, rounded } from './trace_calculator.mjs';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const file = 'assets/samples/region-nord.samverka';
const told = (...words) => JSON.parse(execFileSync(samverka, ['kpi', file, '--trace', '--json', ...words], { encoding: 'utf8', maxBuffer: 256 << 20 }));

test('every traced number of every KPI and goal is what its parts make it', () => {
  const { kpis, goals } = told();
  const seen = new Map();
  for (const { values } of kpis) for (const { trace } of values) recompute(trace, seen);
  for (const { trace } of goals) recompute(trace, seen);
  assert.ok([...seen.values()].reduce((all, one) => all + one, 0) > 1500, JSON.stringify([...seen]));
  for (const op of ['round', 'sum', 'scaled_ratio', 'scaled_complement', 'weighted_mean']) assert.ok(seen.get(op) > 0, op);
});

test('the trace of a value that is told has that value', () => {
  for (const { values } of told().kpis)
    for (const { value, trace } of values) assert.equal(trace.value, value);
});

test('longer periods are traced too', () => {
  for (const { values } of told('--period', '2026-Q1').kpis) for (const { trace } of values) recompute(trace);
});

test('the calculator rounds as it is told to, and finds a wrong number', () => {
  const text = ({ above, below }) => `${above}/${below}`;
  assert.equal(text(rounded(read('2.5'), 0, 'half_even')), '2/1');
  assert.equal(text(rounded(read('-2.5'), 0, 'half_up')), '-3/1');
  assert.equal(text(rounded(read('-2.1'), 0, 'ceiling')), '-2/1');
  const leaf = (value) => ({ kind: 'constant', label: value, value });
  const third = { kind: 'formula', label: 'third', op: 'quotient', value: '0.3333333333333333333333333333333333', children: [leaf('1'), leaf('3')] };
  recompute(third);
  assert.throws(() => recompute({ ...third, value: '0.3333333333333333333333333333333334' }));
  assert.throws(() => recompute({ ...third, op: undefined }));
  assert.equal(text(computed({ op: 'percentile', children: ['10', '40', '20', '75'].map(leaf) })), '30/1');
  assert.equal(text(computed({ op: 'interpolate', children: ['5', '0', '0', '10', '1'].map(leaf) })), '1/2');
});

test('the example of docs/trace.md is computed as it says', () => {
  const [, example] = /```json\n(.*?)```/su.exec(readFileSync('docs/trace.md', 'utf8'));
  const seen = recompute(JSON.parse(example));
  assert.deepEqual([...seen.keys()].sort(), ['round', 'scaled_complement', 'sum']);
});
