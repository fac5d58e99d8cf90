// The example holds what it is said to hold, and its KPIs are what anybody can reckon from its measurements: a second, naive
// evaluation with whole numbers, from the exported state alone.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const file = 'assets/samples/region-nord.samverka';
const run = (...words) => JSON.parse(execFileSync(samverka, words, { encoding: 'utf8', maxBuffer: 64 << 20 }));

const state = run('export', file, '--format', 'json');
const told = run('kpi', file, '--trace', '--json', '--lang', 'sv');
const of = (kind) => state.things.filter((thing) => thing.kind === kind);
const thing = (id) => state.things.find((one) => one.id === id);
const named = (name) => told.kpis.find((kpi) => kpi.name === name);

// The rows that count, by period: not replaced by a correction.
function rows(id) {
  const { periods, values, corrects } = thing(id).fields.measurements;
  const out = new Map();
  periods.forEach((period, row) => {
    if (!corrects.includes(row) && values[row] !== null) out.set(period, values[row]);
  });
  return out;
}

// The months of a quarter; any other period is its own.
const parts = (period) =>
  period.includes('Q') ? [1, 2, 3].map((n) => `${period.slice(0, 4)}-${String((Number(period.slice(6)) - 1) * 3 + n).padStart(2, '0')}`) : [period];

const kScale = 6;
function whole(text) {
  const [, sign, digits, fraction = ''] = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(text);
  return BigInt(`${sign}${digits}${fraction.padEnd(kScale, '0')}`);
}

const magnitude = (value) => (value < 0n ? -value : value);
const sum = (values) => values.reduce((all, one) => all + whole(one), 0n);

// A fraction with the given number of decimals, half away from zero, as the definitions of the example say.
function rounded(top, bottom, decimals) {
  const scaled = magnitude(top) * 10n ** BigInt(decimals);
  const by = magnitude(bottom);
  const digits = String((2n * scaled + by) / (2n * by)).padStart(decimals + 1, '0');
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return top < 0n !== bottom < 0n && /[1-9]/u.test(text) ? `-${text}` : text;
}

// The value of a definition in a period; null when there is nothing to divide by or nothing measured.
function reckoned({ numerator, denominator, aggregation, factor = '1', decimals }, period) {
  const above = rows(numerator);
  const below = denominator === undefined ? null : rows(denominator);
  const own = above.has(period) ? [period] : parts(period);
  const measured = own.filter((one) => above.has(one) && (below === null || below.has(one)));
  if (measured.length === 0) return null;
  if (below === null) {
    const values = measured.map((one) => above.get(one));
    return rounded(aggregation === 'last' ? whole(values.at(-1)) : sum(values), 10n ** BigInt(kScale), decimals);
  }
  const top = sum(measured.map((one) => above.get(one)));
  const bottom = sum(measured.map((one) => below.get(one)));
  if (bottom === 0n) return null;
  return rounded(whole(factor) * (aggregation === 'complement' ? bottom - top : top), bottom * 10n ** BigInt(kScale), decimals);
}

test('every value can be reckoned again from what was measured', () => {
  let count = 0;
  for (const kpi of told.kpis)
    for (const value of kpi.values) {
      const definition = thing(value.version).fields;
      if (definition.rounding === undefined && definition.denominator !== undefined) continue; // the draft that says no rounding
      assert.equal(value.value ?? null, reckoned(definition, value.period), `${kpi.name} ${value.period}`);
      count += 1;
    }
  assert.ok(count > 400, `${count} values`);
});

test('every number leads down to the rows of the file', () => {
  let leaves = 0;
  const follow = (node, sums) => {
    if (node.kind === 'measurement') {
      assert.equal(node.value, rows(node.thing).get(node.period), node.label);
      leaves += 1;
    }
    if (sums && node.kind === 'total' && node.value !== undefined)
      assert.equal(whole(node.value), sum((node.children ?? []).map(({ value }) => value)), node.label);
    for (const child of node.children ?? []) follow(child, sums);
  };
  for (const { values } of told.kpis)
    for (const { trace, version } of values) follow(trace, thing(version).fields.aggregation !== 'last');
  assert.ok(leaves > 700, `${leaves} measurements`);
});

test('a raised target leaves the months before it as they were', () => {
  const { values } = named('Tillgänglighet kritiska tjänster');
  const targets = values.map(({ period, target }) => [period < '2025-10', target]);
  assert.equal(targets.length, 24);
  for (const [before, target] of targets) assert.equal(target, before ? '98.5' : '99.0');
  const june = values.find(({ period }) => period === '2025-07');
  assert.deepEqual([june.value, june.standing], ['98.62', 'reaches']); // it would be near by the later definition
});

test('the example holds what it is said to hold', () => {
  const kpis = of('kpi');
  assert.equal(of('service').length, 22);
  assert.equal(kpis.filter(({ fields }) => fields.incentive).length, 12);
  assert.equal(kpis.length, 22);
  assert.ok(kpis.filter(({ fields }) => fields.measured_side === 'customer').length >= 2, 'the customer is measured too');
  const outcomes = of('goal').filter(({ fields }) => fields.goal_class === 'outcome');
  assert.deepEqual(outcomes.map(({ fields }) => fields.weight).sort(), ['15', '20', '25', '40']);
  assert.equal(of('vision').length, 2);
  assert.ok(of('initiative').length >= 8 && of('decision').length >= 8);
  // 24 months; one without data; one disputed; none of the twelve unverified before July 2026.
  const incentive = kpis.filter(({ fields }) => fields.incentive).map(({ fields }) => named(fields.name.sv));
  for (const { name, values } of incentive) assert.equal(values.length, 24, name);
  const all = incentive.flatMap(({ name, values }) => values.map((value) => ({ name, ...value })));
  assert.deepEqual(all.filter(({ value }) => value === undefined).map(({ name, period }) => [name, period]), [['Användarnöjdhet', '2026-04']]);
  assert.deepEqual(all.filter(({ assurance }) => assurance === 'disputed').map(({ name, period }) => [name, period]), [['Ärenden lösta i tid', '2026-08']]);
  assert.equal(all.filter(({ period, value, assurance }) => value !== undefined && period < '2026-07' && assurance !== 'verified').length, 0);
  const corrected = of('series').filter(({ fields }) => fields.measurements.corrects.some((row) => row !== null));
  assert.ok(corrected.length >= 2, 'values were corrected');
});

test('every text of the example is there in both languages', () => {
  const check = (value, where) => {
    if (value === null || typeof value !== 'object') return;
    if (typeof value.sv === 'string' || typeof value.en === 'string') {
      assert.ok(value.sv && value.en, `${where}: ${JSON.stringify(value)}`);
      return;
    }
    for (const [key, inner] of Object.entries(value)) check(inner, `${where}/${key}`);
  };
  for (const { id, kind, fields } of state.things) check(fields, `${kind} ${id}`);
});
