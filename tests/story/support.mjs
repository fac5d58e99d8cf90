// What the stories at the command line share: a copy of the story's file, commands as one session of the script, and the state
// that it ends in.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

const cli = process.env.SV_CLI ?? (existsSync('build/native/samverka') ? 'build/native/samverka' : 'build/dev/samverka');

export function run(words, input = '', codes = [0]) {
    const done = spawnSync(cli, words, { input, encoding: 'utf8', maxBuffer: 64 << 20, env: { LANG: 'sv_SE.UTF-8' } });
    assert.ok(codes.includes(done.status), `${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
}

export const exported = (path) => run(['export', path, '--format', 'json']);
export const state = (path) => JSON.parse(exported(path));
const findings = (path) => JSON.parse(run(['check', path, '--json', '--lang', 'sv'], '', [0, 1])).findings;
export const about = (path, rule, words) => findings(path).filter((one) => one.rule === rule && one.text.includes(words));

// The things of a file by what they are called.
export function names(path) {
    const { things } = state(path);
    const one = (kind, found) => {
        const thing = things.find((each) => each.kind === kind && found(each.fields));
        assert.ok(thing, `no such ${kind}`);
        return thing;
    };
    const text = (value) => value?.sv ?? value;
    const named = (kind, field) => (called) => one(kind, (fields) => text(fields[field]) === called).id;
    const role = named('role', 'title');
    return {
        one,
        role,
        person: named('person', 'name'),
        level: named('level', 'letter'),
        forum: named('forum', 'name'),
        goal: named('goal', 'statement'),
        kpi: named('kpi', 'name'),
        series: named('series', 'name'),
        initiative: named('initiative', 'name'),
        pair: (title) => one('pair', (fields) => fields.customer_role === role(title)).id,
    };
}

// `name` is that of the script; what it ends in stands in the file `hash` beside it.
export function tell(name, hash = `${name}_hash.txt`) {
    const story = JSON.parse(readFileSync(`tests/story/${name}.json`, 'utf8'));
    const folder = mkdtempSync(join(tmpdir(), 'samverka-story-'));
    after(() => rmSync(folder, { recursive: true }));
    const copy = (file, called) => {
        const path = join(folder, called);
        copyFileSync(file, path);
        return path;
    };
    const apply = (path, session, commands) => {
        const { now, entropy } = story.sessions[session];
        run(['apply', path, '-', '--as', story.author, '--now', now, '--entropy', entropy], JSON.stringify(commands));
    };
    // What a person reads before approving: the open proposal that these commands end with, seen on a copy.
    const proposal = (path, commands) => {
        const seen = copy(path, 'looked-at.samverka');
        const before = new Set(state(path).approvals.flatMap(({ proposals }) => proposals.map(({ hash: one }) => one)));
        const already = new Set(commands.flatMap(({ args }) => args?.hash ?? []));
        apply(seen, 0, commands);
        const open = state(seen).approvals.flatMap(({ thing, proposals }) => proposals.map((one) => ({ version: thing, hash: one.hash })));
        const found = open.filter((one) => !before.has(one.hash) && !already.has(one.hash));
        assert.equal(found.length, 1);
        return found[0];
    };
    return {
        story,
        copy,
        begin: (called = 'story') => copy(story.file, `${called}.samverka`),
        apply,
        // Both sides approve what the commands proposed last; the other side's person has said so at the table.
        approved(path, commands) {
            const args = proposal(path, commands);
            const on_behalf = names(path).person(story.approver);
            return [...commands, { command: 'approve', args }, { command: 'approve', args: { ...args, on_behalf } }];
        },
        // After a change that is meant: SV_REWRITE=1 node --test tests/story.
        assertEnd(path) {
            const found = `sha256-${createHash('sha256').update(exported(path)).digest('base64url')}`;
            if (process.env.SV_REWRITE === '1') writeFileSync(`tests/story/${hash}`, `${found}\n`);
            assert.equal(found, readFileSync(`tests/story/${hash}`, 'utf8').trim());
        },
    };
}
