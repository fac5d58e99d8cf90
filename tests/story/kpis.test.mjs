// The story of the KPIs at the command line: the same steps as in tests/ui/story_kpis_test.cpp and
// tests/browser/story_kpis.test.mjs, as commands, end in the state whose hash stands in kpis_hash.txt. After a change that is
// meant: SV_REWRITE=1 node --test tests/story.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const cli = process.env.SV_CLI ?? (existsSync('build/native/samverka') ? 'build/native/samverka' : 'build/dev/samverka');
const story = JSON.parse(readFileSync('tests/story/kpis.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'samverka-story-'));
after(() => rmSync(folder, { recursive: true }));

function run(words, input = '') {
    const done = spawnSync(cli, words, { input, encoding: 'utf8', maxBuffer: 64 << 20, env: { LANG: 'sv_SE.UTF-8' } });
    assert.equal(done.status, 0, `${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
}

function steps(things) {
    const named = (kind, name) => things.find((one) => one.kind === kind && one.fields.name?.sv === name).id;
    const series = named('series', story.series);
    const periods = story.pasted_periods.split(' ');
    const values = story.pasted_values.split(' ');
    return [
        { command: 'create', args: { kind: 'kpi', fields: { name: { sv: story.new_kpi } } } },
        { command: 'dispute', args: { about: named('kpi', story.disputed), period: story.period, why: { sv: story.why } } },
        { command: 'record', args: { rows: [{ series, period: story.period, value: story.value }], corrections: 'take' } },
        {
            command: 'record',
            args: { rows: periods.map((period, at) => ({ series, period, value: values[at] })), corrections: 'take' },
        },
    ];
}

test('the story of the KPIs at the command line ends in the state it should', () => {
    const path = join(folder, 'kpis.samverka');
    copyFileSync(story.file, path);
    const { things } = JSON.parse(run(['export', path, '--format', 'json']));
    const { now, entropy } = story.sessions[0];
    run(['apply', path, '-', '--as', story.author, '--now', now, '--entropy', entropy], JSON.stringify(steps(things)));
    const hash = `sha256-${createHash('sha256').update(run(['export', path, '--format', 'json'])).digest('base64url')}`;
    if (process.env.SV_REWRITE === '1') writeFileSync('tests/story/kpis_hash.txt', `${hash}\n`);
    assert.equal(hash, readFileSync('tests/story/kpis_hash.txt', 'utf8').trim());
});
