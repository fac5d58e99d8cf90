// The catalogue from the command line: told without a file, and a KPI from it in force in three steps.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const cli = process.env.SV_CLI ?? (existsSync('build/native/samverka') ? 'build/native/samverka' : 'build/dev/samverka');
const folder = mkdtempSync(join(tmpdir(), 'samverka-catalogue-'));
after(() => rmSync(folder, { recursive: true }));

function run(args, input = '') {
    const done = spawnSync(cli, args, { input, encoding: 'utf8', env: { LANG: 'en_GB.UTF-8' } });
    return { code: done.status, out: done.stdout, err: done.stderr };
}
function ok(args, input) {
    const done = run(args, input);
    assert.equal(done.code, 0, done.err);
    return done.out;
}

let seed = 0;
const fixed = () => ['--entropy', (++seed).toString(16).padStart(32, '0'), '--now', '2026-10-01T08:00:00Z'];
function fresh(name) {
    const path = join(folder, name);
    ok(['new', path, '--as', 'Anna Berg', '--customer', 'Region Nord', '--supplier', 'Nordia IT', ...fixed()]);
    return path;
}
const state = (path) => JSON.parse(ok(['export', path]));
const apply = (path, commands, as = 'Anna Berg') => run(['apply', path, '-', '--as', as, '--json', ...fixed()], JSON.stringify(commands));

test('it is told by area, in both languages and as JSON', () => {
    const english = ok(['catalogue', '--lang', 'en']);
    const swedish = ok(['catalogue', '--lang', 'sv']);
    assert.match(english, /^Operation\n {2}availability {2}Availability of critical services \(%\)$/m);
    assert.match(swedish, /^Drift\n {2}availability {2}Tillgänglighet kritiska tjänster \(%\)$/m);
    assert.match(swedish, /^Incitamentsmodeller\n {2}weighted_bonus {2}/m);
    const { kpis, schemes, series } = JSON.parse(ok(['catalogue', '--json', '--lang', 'sv']));
    assert.ok(kpis.length >= 30 && schemes.length >= 8);
    assert.equal(kpis[0].name, 'Tillgänglighet kritiska tjänster');
    assert.equal(kpis[0].area_text, 'Drift');
    assert.equal(kpis[0].definition.numerator, 'downtime');
    assert.equal(series.downtime.unit, 'min');
    const bonus = schemes.find(({ id }) => id === 'weighted_bonus');
    assert.ok(bonus.kpis.includes('availability') && bonus.lacking === undefined);
});

test('one entry is told whole, another is refused', () => {
    const told = ok(['catalogue', 'forecast_accuracy', '--lang', 'en']);
    assert.match(told, /Formula: 100 \* \(1 - abs\(volume - forecast\) \/ forecast\)/);
    assert.match(told, /Volume forecast\. The customer’s volume forecast/);
    assert.match(ok(['catalogue', 'target_cost', '--lang', 'sv']), /Mellan 80 och 110 procent/);
    const refused = run(['catalogue', 'nonsense']);
    assert.equal(refused.code, 3);
    assert.match(refused.err, /catalogue_unknown/);
});

test('a KPI from it is in force in three steps, and measured', () => {
    const path = fresh('kpi.samverka');
    const party = state(path).things.find(({ kind, fields }) => kind === 'party' && fields.side === 'supplier').id;
    const added = apply(path, [
        { command: 'add_person', args: { name: 'Lars Wik', party } },
        { command: 'add_from_catalogue', args: { entry: 'incidents_in_time', target: '95', effective_from: '2026-08-01' }, as: 'kpi' },
        { command: 'propose', args: { version: '@kpi.3' } },
    ]);
    assert.equal(added.code, 0, added.err);
    const [{ thing: version, proposals }] = state(path).approvals;
    for (const as of ['Anna Berg', 'Lars Wik']) {
        const approved = apply(path, [{ command: 'approve', args: { version, hash: proposals[0].hash } }], as);
        assert.equal(approved.code, 0, approved.err);
    }
    const series = (name) => state(path).things.find(({ kind, fields }) => kind === 'series' && fields.name.en === name).id;
    const measure = (name, value) => ({ command: 'measure', args: { series: series(name), periods: ['2026-08'], values: [value] } });
    const measured = apply(path, [measure('Incidents of priority 1 and 2 solved in time', '38'), measure('Solved incidents, priority 1 and 2', '40')]);
    assert.equal(measured.code, 0, measured.err);
    const { kpis } = JSON.parse(ok(['kpi', path, '--period', '2026-08', '--json', '--as-of', '2026-10-01']));
    assert.equal(kpis[0].values[0].value, '95.0');
    assert.equal(kpis[0].values[0].standing, 'reaches');
});

test('a scheme says which KPIs it lacks', () => {
    const path = fresh('scheme.samverka');
    const refused = apply(path, [{ command: 'add_scheme_from_catalogue', args: { entry: 'deviation_credits' } }]);
    assert.equal(refused.code, 3);
    assert.match(refused.err, /catalogue_lacking .*availability incidents_in_time deliveries_in_time/);
    const kpis = ['availability', 'incidents_in_time', 'deliveries_in_time'].map((entry) => ({ command: 'add_from_catalogue', args: { entry } }));
    const added = apply(path, [...kpis, { command: 'add_scheme_from_catalogue', args: { entry: 'deviation_credits' } }]);
    assert.equal(added.code, 0, added.err);
    const version = state(path).things.find(({ kind }) => kind === 'scheme_version');
    assert.equal(version.fields.deviations.length, 3);
});
