// The story at the command line: the same steps as in tests/ui/story_test.cpp and tests/browser/story.test.mjs, as commands,
// end in the state whose hash stands in hash.txt. After a change that is meant: SV_REWRITE=1 node --test tests/story.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

const cli = process.env.SV_CLI ?? (existsSync('build/native/samverka') ? 'build/native/samverka' : 'build/dev/samverka');
const story = JSON.parse(readFileSync('tests/story/story.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'samverka-story-'));
after(() => rmSync(folder, { recursive: true }));

function run(words, input = '', codes = [0]) {
    const done = spawnSync(cli, words, { input, encoding: 'utf8', maxBuffer: 64 << 20, env: { LANG: 'sv_SE.UTF-8' } });
    assert.ok(codes.includes(done.status), `${words.join(' ')}: ${done.stderr}`);
    return done.stdout;
}

const exported = (path) => run(['export', path, '--format', 'json']);
const state = (path) => JSON.parse(exported(path));
const findings = (path) => JSON.parse(run(['check', path, '--json', '--lang', 'sv'], '', [0, 1])).findings;
const about = (path, rule, words) => findings(path).filter((one) => one.rule === rule && one.text.includes(words));

function names(path) {
    const { things } = state(path);
    const one = (kind, found) => {
        const thing = things.find((each) => each.kind === kind && found(each.fields));
        assert.ok(thing, `no such ${kind}`);
        return thing.id;
    };
    const role = (title) => one('role', (fields) => fields.title.sv === title);
    return {
        role,
        person: (name) => one('person', (fields) => fields.name === name),
        level: (letter) => one('level', (fields) => fields.letter === letter),
        forum: (called) => one('forum', (fields) => fields.name.sv === called),
        pair: (title) => one('pair', (fields) => fields.customer_role === role(title)),
    };
}

function apply(path, session, commands) {
    const { now, entropy } = story.sessions[session];
    run(['apply', path, '-', '--as', story.author, '--now', now, '--entropy', entropy], JSON.stringify(commands));
}

// What a person reads before approving: the open proposal that these commands end with, seen on a copy.
function proposal(path, commands) {
    const copy = join(folder, 'looked-at.samverka');
    copyFileSync(path, copy);
    const before = new Set(state(path).approvals.flatMap(({ proposals }) => proposals.map(({ hash }) => hash)));
    const already = new Set(commands.flatMap(({ args }) => args?.hash ?? []));
    apply(copy, 0, commands);
    const open = state(copy).approvals.flatMap(({ thing, proposals }) => proposals.map(({ hash }) => ({ version: thing, hash })));
    const found = open.filter(({ hash }) => !before.has(hash) && !already.has(hash));
    assert.equal(found.length, 1);
    return found[0];
}

// Both sides approve what the commands proposed last; the other side's person has said so at the table.
function approved(path, commands) {
    const args = proposal(path, commands);
    const on_behalf = names(path).person(story.approver);
    return [...commands, { command: 'approve', args }, { command: 'approve', args: { ...args, on_behalf } }];
}

function firstDay(path) {
    const known = names(path);
    const role = known.role;
    const matched = approved(path, [
        { command: 'assign_person', args: { role: role(story.vacant_role), post: 'holder', person: known.person(story.holder) } },
        { command: 'assign_person', args: { role: role(story.role_without_deputy), post: 'deputy', person: known.person(story.deputy) } },
        { command: 'match_mandates', args: { pair: known.pair(story.unequal_pair), as: 'customer' } },
    ]);
    const titles = { customer_title: { sv: story.customer_title }, supplier_title: { sv: story.supplier_title } };
    return approved(path, [
        ...matched,
        { command: 'add_pair', args: { level: known.level(story.level), ...titles }, as: 'pair' },
        { command: 'undo' },
        { command: 'redo' },
        { command: 'set_mandate', args: { subject: '@pair', powers: { money_limit: story.limit } }, as: 'mandate' },
        { command: 'propose', args: { version: '@mandate' } },
    ]);
}

test('the story at the command line ends in the state it should', () => {
    const path = join(folder, 'story.samverka');
    copyFileSync(story.file, path);
    assert.equal(about(path, 'vacancy', story.vacant_role).length, 1);
    assert.equal(about(path, 'no_deputy', story.role_without_deputy).length, 1);
    assert.equal(about(path, 'mandate_differs', story.unequal_pair).length, 1);

    apply(path, 0, firstDay(path));
    assert.equal(about(path, 'vacancy', story.vacant_role).length, 0);
    assert.equal(about(path, 'no_deputy', story.role_without_deputy).length, 0);
    assert.equal(about(path, 'mandate_differs', story.unequal_pair).length, 0);
    assert.equal(about(path, 'vacancy', story.customer_title).length, 1);
    assert.equal(about(path, 'mandate_missing', story.customer_title).length, 0);
    assert.equal(about(path, 'mandate_missing', story.supplier_title).length, 1);

    run(['merge', path, story.other]);
    const { conflicts } = state(path);
    assert.equal(conflicts.length, 3);
    const forum = names(path).forum(story.forum);
    apply(path, 1, [{ command: 'resolve', args: { thing: forum, field: 'name', language: 'sv', to: story.taken } }]);
    const end = state(path);
    assert.deepEqual(end.conflicts, conflicts.filter(({ thing }) => thing !== forum));
    assert.equal(end.things.find(({ id }) => id === forum).fields.name.sv, story.taken);

    const hash = `sha256-${createHash('sha256').update(exported(path)).digest('base64url')}`;
    if (process.env.SV_REWRITE === '1') writeFileSync('tests/story/hash.txt', `${hash}\n`);
    assert.equal(hash, readFileSync('tests/story/hash.txt', 'utf8').trim());
});

test('merging the other way round is the same story', () => {
    const paths = ['one', 'other'].map((name) => join(folder, `${name}.samverka`));
    copyFileSync(story.file, paths[0]);
    copyFileSync(story.other, paths[1]);
    apply(paths[0], 0, firstDay(paths[0]));
    run(['merge', paths[1], paths[0]]);
    run(['merge', paths[0], story.other]);
    assert.equal(exported(paths[0]), exported(paths[1]));
});
