// The example's seeded faults are found, and no others; the example is what its script makes; the two copies conflict
// in exactly three fields.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { check, listed } from './make.mjs';

const samverka = process.env.SV_CLI ?? 'build/native/samverka';
const sample = (name) => `assets/samples/${name}.samverka`;

test('the findings of the example are exactly the seeded faults', () => {
  const seeded = JSON.parse(readFileSync('tests/golden/region-nord.findings.json', 'utf8'));
  assert.deepEqual(listed(check(samverka, sample('region-nord'))), seeded);
});

test('every rule has a seeded fault, save those that need another partnership', () => {
  const seeded = JSON.parse(readFileSync('tests/golden/region-nord.findings.json', 'utf8'));
  const rules = new Set(seeded.map(({ rule }) => rule));
  const mirror = ['responsibility_uncovered', 'responsibilities_differ', 'counterpart_missing', 'mandate_differs', 'mandate_missing', 'level_differs',
    'vacancy', 'no_deputy', 'two_holders', 'person_on_two_levels', 'person_left', 'person_other_side', 'approval_pending'];
  const alignment = ['goal_without_kpi', 'kpi_without_goal', 'goal_without_parent', 'initiative_without_goal', 'goal_weights_do_not_sum', 'goal_behind_plan',
    'outcome_thinly_measured', 'kpi_under_for_long'];
  const measurement = ['kpi_without_definition', 'kpi_incomplete', 'kpi_without_target', 'kpi_without_rounding', 'measurer_is_verifier', 'measurement_overdue',
    'measurement_unverified', 'measurement_disputed', 'measurement_gap', 'value_without_counterpart', 'denominator_empty'];
  for (const rule of [...mirror, ...alignment, ...measurement]) assert.ok(rules.has(rule), rule);
});

test('the samples are byte-identical when made again', () => {
  execFileSync('node', ['assets/samples/make.mjs', '--check', '--samverka', samverka], { stdio: 'inherit' });
});

test('the diverged copies merge to one state with three conflicts, whichever is first', () => {
  const work = mkdtempSync(join(tmpdir(), 'samverka-merge-'));
  const state = (one, other, name) => {
    const out = join(work, name);
    execFileSync(samverka, ['merge', one, other, '-o', out]);
    return execFileSync(samverka, ['export', out, '--format', 'json'], { encoding: 'utf8' });
  };
  const [a, b] = [sample('region-nord-customer'), sample('region-nord-supplier')];
  const ab = state(a, b, 'ab.samverka');
  assert.equal(ab, state(b, a, 'ba.samverka'));
  assert.equal(JSON.parse(ab).conflicts.length, 3);
  const sorted = join(work, 'sorted.samverka');
  execFileSync('bash', ['-c', `LC_ALL=C sort -u "$1" "$2" > "$3"`, 'sort', a, b, sorted]);
  assert.equal(execFileSync(samverka, ['export', sorted, '--format', 'json'], { encoding: 'utf8' }), ab);
  rmSync(work, { recursive: true });
});

test('export, import and export again give the same bytes', () => {
  const work = mkdtempSync(join(tmpdir(), 'samverka-round-'));
  for (const name of ['region-nord', 'region-nord-customer']) {
    const first = execFileSync(samverka, ['export', sample(name), '--format', 'json']);
    const imported = execFileSync(samverka, ['import', '-', '--format', 'json', '--now', '2026-10-01T00:00:00Z'], { input: first });
    const again = execFileSync(samverka, ['export', '-', '--format', 'json'], { input: imported });
    assert.ok(first.equals(again), name);
  }
  rmSync(work, { recursive: true });
});
