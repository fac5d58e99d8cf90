// Every number of the example's KPIs and goals can be computed again from what was measured and agreed, by a calculator of its own.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

// A KPI for each way to compute, over twelve months of two series with a hole; a scorecard of all of them by each kind of score.
function everyWay() {
  const months = Array.from({ length: 12 }, (_, i) => `2026-${String(i + 1).padStart(2, '0')}`);
  const series = (id, values) => ({
    id,
    kind: 'series',
    fields: {
      name: { sv: id },
      unit: 'st',
      frequency: 'month',
      measurements: { periods: months.filter((_, i) => i !== 4), values: values.filter((_, i) => i !== 4), states: Array(11).fill('reported'), references: Array(11).fill(''), corrects: Array(11).fill(null) },
    },
  });
  const formulas = [
    'a / b', 'a - b * 2', '-a', 'abs(a - b)', 'if(a > b, a / 3, b)', 'percentile(a, 30, rolling(5))', 'median(a / b, rolling(4))', 'count(a, ytd)', 'sum(a, ytd) / count(b, ytd)',
    'avg(a / b, rolling(3))', 'min(a, b)', 'max(a, b, 3)', 'previous(a) + 1', 'if(a >= b and not (a = 3) or b <= 1, 1, 0)', 'if(a < b, 1, if(a <> b, 2, 3))', 'first(a, rolling(3)) + last(b, rolling(3))',
    'if(has_data(a), a, 7)', 'min(a, ytd) * max(b, ytd)',
  ];
  const inputs = [{ name: 'a', series: 'ser000000000000a' }, { name: 'b', series: 'ser000000000000b' }];
  const judged = [
    { direction: 'higher', target: '7', minimum: '3', baseline: '1', attainment: 'value_by_target' },
    { direction: 'lower', target: '3', minimum: '9', baseline: '11', attainment: 'target_by_value' },
    { direction: 'lower', target: '3', minimum: '9', baseline: '11', attainment: 'one_less_excess' },
    { direction: 'range', minimum: '2', stretch: '6', baseline: '-3', attainment: 'within_range' },
    { direction: 'range', minimum: '2', stretch: '6', baseline: '30', attainment: 'way_from_baseline' },
    { direction: 'target', target: '5', minimum: '2', baseline: '-7', attainment: 'way_from_baseline' },
    { direction: 'higher', target: '7', minimum: '3', baseline: '1', attainment: 'way_from_baseline' },
  ];
  const goal = { id: 'gam0000000000001', kind: 'goal', fields: { goal_class: 'outcome', statement: { sv: 'Allt' }, status: 'active' } };
  const things = [{ id: 'prtnr00000000001', kind: 'partnership', fields: { name: { sv: 'Alla sätt' }, currency: 'SEK', starts: '2026-01-01' } }, goal];
  things.push(series('ser000000000000a', [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8].map(String)), series('ser000000000000b', [2, 7, 1, 8, 2, 8, 1, 8, 2, 8, 4, 5].map((n) => `${n}.25`)));
  const add = (fields) => {
    const n = String(things.length).padStart(3, '0');
    const id = `kpa0000000000${n}`;
    things.push({ id, kind: 'kpi', fields: { name: { sv: n }, goals: [goal.id] } });
    things.push({ id: `ver0000000000${n}`, kind: 'kpi_version', fields: { kpi: id, unit: 'st', frequency: 'month', effective_from: '2026-01-01', ...fields } });
    return id;
  };
  const kpis = formulas.map((formula, i) => add({ aggregation: 'formula', formula, inputs, roll_up: ['sum', 'mean', 'minimum', 'maximum', 'last'][i % 5], ...judged[i % judged.length] }));
  for (const [i, aggregation] of ['sum', 'mean', 'minimum', 'maximum', 'last'].entries())
    kpis.push(add({ aggregation, numerator: 'ser000000000000a', ...judged[i], decimals: 0, rounding: 'half_even' }));
  for (const score of ['value', 'attainment', 'normalised'])
    add({ aggregation: 'scorecard', parts: kpis.map((kpi, i) => ({ kpi, weight: String(i % 3), score })), decimals: 3, rounding: 'up', direction: 'higher', target: '4', baseline: '0' });
  return { format: 'samverka-state', version: 1, things, approvals: [], conflicts: [] };
}

test('every way to compute is computed again: formulas, windows, attainment, scorecards, longer periods', () => {
  const work = mkdtempSync(join(tmpdir(), 'samverka-traces-'));
  const every = join(work, 'every.samverka');
  execFileSync(samverka, ['import', '-', '-o', every], { input: JSON.stringify(everyWay()) });
  const seen = new Map();
  for (const period of [[], ['--period', '2026-Q2'], ['--period', '2026']]) {
    const { kpis, goals = [] } = JSON.parse(execFileSync(samverka, ['kpi', every, '--trace', '--json', '--as-of', '2026-12-31', ...period], { encoding: 'utf8', maxBuffer: 256 << 20 }));
    for (const { name, values } of kpis) {
      assert.ok(values.some(({ value }) => value !== undefined), `${name} has no value at all`);
      for (const { trace } of values) recompute(trace, seen);
    }
    for (const { trace } of goals) recompute(trace, seen);
  }
  rmSync(work, { recursive: true });
  const met = ['same', 'round', 'sum', 'difference', 'product', 'quotient', 'mean', 'least', 'greatest', 'first', 'last', 'count', 'median', 'percentile', 'weighted_mean', 'scaled_ratio',
    'scaled_complement', 'interpolate', 'negate', 'absolute', 'less', 'less_or_equal', 'equal', 'not_equal', 'greater_or_equal', 'greater', 'and', 'or', 'not'];
  for (const op of met) assert.ok(seen.get(op) > 0, `${op} was never met`);
});
