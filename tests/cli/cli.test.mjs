// The command line as scripts see it: exit codes, standard input, errors with code and place, and files that stay whole.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

const cli = process.env.SV_CLI ?? (existsSync('build/native/samverka') ? 'build/native/samverka' : 'build/dev/samverka');
const folder = mkdtempSync(join(tmpdir(), 'samverka-cli-'));
after(() => rmSync(folder, { recursive: true }));

let seed = 0;
const entropy = () => (++seed).toString(16).padStart(32, '0');

// Runs it, in English unless LANG is given; entropy and time are set, so that runs are alike.
function run(args, { input = '', lang = 'en_GB.UTF-8', fixed = true } = {}) {
    const given = fixed ? ['--entropy', entropy(), '--now', '2026-10-01T08:00:00Z'] : [];
    const done = spawnSync(cli, [...args, ...given], { input, encoding: 'utf8', env: { LANG: lang } });
    // Who is refused before standard input is read leaves a broken pipe behind, which is no fault.
    assert.ok(!done.error || done.error.code === 'EPIPE', done.error);
    return { code: done.status, out: done.stdout, err: done.stderr };
}
function ok(args, options) {
    const done = run(args, options);
    assert.equal(done.code, 0, done.err);
    return done.out;
}
const file = (name) => join(folder, name);
const text = (path) => readFileSync(path, 'utf8');
const things = (path, kind) => JSON.parse(ok(['export', path])).things.filter((thing) => thing.kind === kind);
const party = (path, side) => things(path, 'party').find((thing) => thing.fields.side === side).id;

let number = 0;
function fresh() {
    const path = file(`p${++number}.samverka`);
    ok(['new', path, '--template', 'three-levels', '--as', 'Anna Berg', '--name', 'Region Nord', '--customer', 'Region Nord', '--supplier', 'Nordia IT']);
    return path;
}
function apply(path, commands, options = {}) {
    return run(['apply', path, '-', '--as', 'Anna Berg', ...(options.args ?? [])], { input: JSON.stringify(commands), ...options });
}
const pair = (path) => ({
    command: 'add_pair',
    args: { level: things(path, 'level')[0].id, customer_title: { sv: 'It-direktör' }, supplier_title: { sv: 'Affärsområdeschef' } },
    as: 'roles',
});

describe('help and usage', () => {
    test('help fits a screen, for all and for each verb, in both languages', () => {
        const verbs = ['new', 'show', 'check', 'apply', 'export', 'import', 'merge', 'verify', 'log', 'erase', 'schema'];
        for (const lang of ['sv', 'en'])
            for (const args of [['--help'], ...verbs.map((verb) => [verb, '--help'])]) {
                const lines = ok([...args, '--lang', lang], { fixed: false }).split('\n');
                assert.ok(lines.length <= 25, `${args}: ${lines.length} lines`);
                for (const line of lines) assert.ok(line.length <= 125, line);
            }
        assert.match(ok(['help', 'apply'], { fixed: false }), /COMMANDS/);
    });

    test('a misspelled call is exit 2 and names the word', () => {
        for (const args of [[], ['shew', 'x'], ['show'], ['show', 'a', 'b'], ['show', 'a', '--nonsense', '1'], ['show', '--as'],
            ['show', 'a', '--lang', 'fi'], ['show', 'a', '--as-of', '2026-13-01'], ['show', 'a', '--entropy', 'xyz'], ['export', 'a', '--format', 'xml']]) {
            const done = run(args, { fixed: false });
            assert.equal(done.code, 2, `${args}: ${done.err}`);
            assert.match(done.err, /^error [a-z_]+/);
            assert.equal(done.out, '');
        }
        assert.match(run(['shew', 'x']).err, /^error usage_invalid shew: /);
    });

    test('the language comes from LANG, and --lang wins', () => {
        const missing = file('missing.samverka');
        assert.match(run(['show', missing], { lang: 'sv_SE.UTF-8' }).err, /Filen går inte att läsa/);
        assert.match(run(['show', missing], { lang: 'de_DE.UTF-8' }).err, /cannot be read/);
        assert.match(run(['show', missing, '--lang', 'sv'], { lang: 'en_GB' }).err, /Filen går inte att läsa/);
    });
});

describe('a new partnership', () => {
    test('needs a name to write as, and is the same for the same entropy and time', () => {
        assert.equal(run(['new', file('x.samverka'), '--template', 'three-levels']).code, 2);
        const args = ['new', '--template', 'three-levels', '--as', 'Anna', '--entropy', '00'.repeat(16), '--now', '2026-10-01T08:00:00Z'];
        const once = ok(args, { fixed: false });
        assert.equal(ok(args, { fixed: false }), once);
        assert.match(once, /^\{"id":"sha256-/m);
    });

    test('never takes the place of a file that is there', () => {
        const path = fresh();
        const bytes = text(path);
        const done = run(['new', path, '--template', 'three-levels', '--as', 'Eva']);
        assert.equal(done.code, 3);
        assert.match(done.err, /^error file_unwritable /);
        assert.equal(text(path), bytes);
    });

    test('an unknown template is refused', () => {
        const done = run(['new', '--template', 'seven', '--as', 'Anna']);
        assert.equal(done.code, 3);
        assert.match(done.err, /^error choice_unknown --template/);
    });
});

describe('reading', () => {
    let path;
    before(() => {
        path = fresh();
        assert.equal(apply(path, [pair(path)]).code, 0);
    });

    test('changes nothing, not even the time of the file', () => {
        const bytes = text(path);
        const { mtimeMs } = statSync(path);
        for (const verb of ['show', 'check', 'export', 'verify', 'log']) run([verb, path]);
        for (const verb of ['show', 'check', 'verify', 'log']) run([verb, path, '--json']);
        assert.equal(text(path), bytes);
        assert.equal(statSync(path).mtimeMs, mtimeMs);
    });

    test('check is exit 1 when a finding is an error, and gives findings as JSON', () => {
        const done = run(['check', path, '--json']);
        assert.equal(done.code, 1);
        const { findings } = JSON.parse(done.out);
        assert.ok(findings.length > 0);
        for (const finding of findings)
            for (const key of ['rule', 'severity', 'subject', 'kind', 'text', 'reason', 'evidence', 'mends']) assert.ok(key in finding, key);
        assert.ok(findings.some((finding) => finding.rule === 'vacancy' && finding.severity === 'error'));
        const human = run(['check', path, '--lang', 'sv']);
        assert.equal(human.code, 1);
        assert.match(human.out, /^■ /m);
    });

    test('standard input is a file like another', () => {
        assert.equal(ok(['export', '-'], { input: text(path) }), ok(['export', path]));
        assert.match(ok(['show', '-'], { input: text(path) }), /It-direktör/);
    });

    test('-o writes to a file', () => {
        const out = file('state.json');
        assert.equal(ok(['export', path, '-o', out]), '');
        assert.equal(text(out), ok(['export', path]));
    });

    test('the state hash is that of the export', () => {
        const { state_hash } = JSON.parse(ok(['verify', path, '--json']));
        assert.equal(state_hash, `sha256-${createHash('sha256').update(ok(['export', path])).digest('base64url')}`);
    });

    test('the log tells who did what, newest first', () => {
        const { acts } = JSON.parse(ok(['log', path, '--json', '--lang', 'sv']));
        assert.deepEqual(acts.map((act) => act.command), ['add_pair', 'new_partnership']);
        assert.match(acts[1].text, /^Anna Berg skapade partnerskapet/);
        assert.equal(ok(['log', path, '--limit', '1']).split('\n').filter((line) => line.startsWith('2026-')).length, 1);
    });

    test('show is the state with --json and a page without', () => {
        assert.equal(ok(['show', path, '--json']), ok(['export', path]));
        assert.match(ok(['show', path, '--lang', 'sv']), /vakant/);
    });
});

describe('what cannot be read', () => {
    for (const [name, content, code] of [['empty', '', 'file_empty'], ['foreign', '{"a":1}\n', 'file_foreign'], ['binary', '\x00\x01\x02', 'file_foreign']])
        test(`${name} is exit 3 with its code`, () => {
            const path = file(`bad-${name}.samverka`);
            writeFileSync(path, content);
            for (const verb of ['show', 'check', 'verify', 'export', 'log']) {
                const done = run([verb, path]);
                assert.equal(done.code, 3);
                assert.match(done.err, new RegExp(`^error ${code} `));
                assert.equal(done.out, '');
            }
        });

    test('a damaged file is shown with warnings, and verify is exit 3', () => {
        const path = fresh();
        assert.equal(apply(path, [pair(path)]).code, 0);
        const lines = text(path).trimEnd().split('\n');
        const torn = lines.at(-1).slice(0, -20);
        writeFileSync(path, [...lines.slice(0, -1), torn].join('\n'));
        const bytes = text(path);
        const shown = run(['show', path]);
        assert.equal(shown.code, 0);
        assert.match(shown.out, /Region Nord/);
        assert.match(shown.err, new RegExp(`^warning [a-z_]+ .* line ${lines.length}[:/]`));
        const verified = run(['verify', path, '--json']);
        assert.equal(verified.code, 3);
        assert.equal(JSON.parse(verified.out).complete, false);
        assert.equal(text(path), bytes);
    });

    test('what is written after a torn line begins on a line of its own', () => {
        const path = fresh();
        appendFileSync(path, '{"id":"sha256-torn');
        const before = text(path);
        assert.equal(apply(path, [{ command: 'add_person', args: { name: 'Eva Ek', party: party(path, 'customer') } }]).code, 0);
        assert.ok(text(path).startsWith(`${before}\n{`));
        assert.match(ok(['show', path]), /Eva Ek/);
    });
});

describe('apply', () => {
    let path;
    beforeEach(() => {
        path = fresh();
    });
    const refused = (commands, pattern) => {
        const bytes = text(path);
        const done = apply(path, commands);
        assert.equal(done.code, 3);
        assert.match(done.err, pattern);
        assert.equal(done.out, '');
        assert.equal(text(path), bytes);
    };

    test('writes only with --as, by id or by a name that one person has', () => {
        const commands = JSON.stringify([pair(path)]);
        const bytes = text(path);
        const nobody = run(['apply', path, '-'], { input: commands });
        assert.equal(nobody.code, 2);
        assert.match(nobody.err, /^error author_missing --as/);
        const stranger = run(['apply', path, '-', '--as', 'Sven'], { input: commands });
        assert.equal(stranger.code, 3);
        assert.match(stranger.err, /^error author_unknown /);
        assert.equal(text(path), bytes);
        ok(['apply', path, '-', '--as', things(path, 'person')[0].id], { input: commands });
    });

    test('appends one session and leaves what was there', () => {
        const bytes = text(path);
        const customer = party(path, 'customer');
        const done = apply(path, [
            { command: 'add_person', args: { name: 'Eva Ek', party: customer }, as: 'eva' },
            pair(path),
            { command: 'assign_person', args: { role: '@roles', person: '@eva' } },
        ], { args: ['--json'] });
        assert.equal(done.code, 0, done.err);
        const { acts } = JSON.parse(done.out);
        assert.equal(acts.length, 3);
        assert.ok(text(path).startsWith(bytes));
        const added = text(path).slice(bytes.length).trimEnd().split('\n').map((line) => JSON.parse(line)).filter((line) => line.body);
        assert.equal(new Set(added.map((line) => line.body.replica)).size, 1);
        assert.equal(things(path, 'assignment')[0].fields.person, acts[0].created[0]);
    });

    test('undo and redo are commands of the same session', () => {
        const before = ok(['export', path]);
        assert.equal(apply(path, [pair(path), { command: 'undo' }]).code, 0);
        assert.equal(ok(['export', path]), before);
        assert.equal(apply(path, [pair(path), { command: 'undo' }, { command: 'redo' }]).code, 0);
        assert.equal(things(path, 'pair').length, 1);
        refused([{ command: 'undo' }], /^error nothing_to_undo - \/0: /);
    });

    test('a refused command leaves no trace of those before it, and its place is named', () => {
        refused([pair(path), { command: 'assign_person', args: { role: 'abc', person: 'def' } }], /^error id_syntax - \/1\/args\/role: /);
        refused([pair(path), { command: 'fly' }], /^error command_unknown - \/1\/command: /);
        refused([{ command: 'add_person', args: {} }], /^error argument_missing - \/0\/args\/name: .*\nerror argument_missing - \/0\/args\/party: /);
        refused([{ command: 'undo', arg: {} }], /^error argument_unknown - \/0\/arg: /);
        refused({ command: 'undo' }, /^error field_type -: /);
    });

    test('commands that are no JSON are refused with their place', () => {
        for (const [input, code] of [['[', 'json_syntax'], ['[{"a":1,"a":2}]', 'json_duplicate_key'], ['[1.5]', 'json_number'],
            ['['.repeat(70) + ']'.repeat(70), 'json_depth']]) {
            const done = run(['apply', path, '-', '--as', 'Anna Berg'], { input });
            assert.equal(done.code, 3);
            assert.match(done.err, new RegExp(`^error ${code} -`));
        }
        const invalid = spawnSync(cli, ['apply', path, '-', '--as', 'Anna Berg'], { input: Buffer.from([0x5b, 0x22, 0xff, 0x22, 0x5d]), encoding: 'utf8' });
        assert.equal(invalid.status, 3);
        assert.match(invalid.stderr, /^error text_not_utf8/);
    });

    test('a file from standard input goes to standard output, or to -o', () => {
        const commands = file('commands.json');
        writeFileSync(commands, JSON.stringify([pair(path)]));
        const out = ok(['apply', '-', commands, '--as', 'Anna Berg'], { input: text(path) });
        assert.ok(out.startsWith(text(path)));
        const other = file('other.samverka');
        const bytes = text(path);
        ok(['apply', path, commands, '--as', 'Anna Berg', '-o', other]);
        assert.equal(text(path), bytes);
        assert.equal(things(other, 'pair').length, 1);
        assert.equal(run(['apply', '-', '-', '--as', 'Anna Berg']).code, 2);
    });

    test('a file that may not be written is left and said', () => {
        const done = run(['apply', path, '-', '--as', 'Anna Berg', '-o', join(folder, 'no', 'such', 'folder')], { input: JSON.stringify([pair(path)]) });
        assert.equal(done.code, 3);
        assert.match(done.err, /^error file_unwritable /);
    });
});

describe('merge, export, import, erase', () => {
    test('merging keeps both sides, in either order the same state', () => {
        const a = fresh();
        assert.equal(apply(a, [pair(a)]).code, 0);
        const b = file('b.samverka');
        writeFileSync(b, text(a));
        const id = things(a, 'role')[0].id;
        for (const [path, to] of [[a, 'Ett'], [b, 'Två']])
            assert.equal(apply(path, [{ command: 'set', args: { thing: id, field: 'title', language: 'sv', to } }]).code, 0);
        const ab = file('ab.samverka');
        const ba = file('ba.samverka');
        ok(['merge', a, b, '-o', ab]);
        ok(['merge', b, a, '-o', ba]);
        assert.equal(ok(['export', ab]), ok(['export', ba]));
        const sorted = spawnSync('sort', ['-u', a, b], { encoding: 'utf8', env: { LC_ALL: 'C' } }).stdout;
        assert.equal(ok(['export', '-'], { input: sorted }), ok(['export', ab]));
        const bytes = text(a);
        const { conflicts } = JSON.parse(ok(['merge', a, b, '--json']));
        assert.equal(conflicts.length, 1);
        assert.equal(conflicts[0].sides.length, 2);
        assert.ok(text(a).startsWith(bytes));
        const again = text(a);
        ok(['merge', a, b]);
        assert.equal(text(a), again);
    });

    test('another partnership is not merged', () => {
        const a = fresh();
        const bytes = text(a);
        const done = run(['merge', a, fresh()]);
        assert.equal(done.code, 3);
        assert.match(done.err, /^error partnership_other /);
        assert.equal(text(a), bytes);
    });

    test('export, import, export is byte-identical', () => {
        const path = fresh();
        assert.equal(apply(path, [pair(path), { command: 'add_person', args: { name: 'Åsa Öberg', party: party(path, 'supplier') } }]).code, 0);
        const state = ok(['export', path, '--format', 'json']);
        const again = file('again.samverka');
        ok(['import', '-', '-o', again], { input: state });
        assert.equal(ok(['export', again]), state);
        ok(['verify', again]);
    });

    test('a faulty state is refused with every fault', () => {
        const state = JSON.parse(ok(['export', fresh()]));
        state.things[0].fields.nonsense = 1;
        state.things[1].kind = 'planet';
        const out = file('never.samverka');
        const done = run(['import', '-', '-o', out], { input: JSON.stringify(state) });
        assert.equal(done.code, 3);
        assert.match(done.err, /^error field_unknown - \/things\/0\/fields\/nonsense: .*\nerror kind_unknown - \/things\/1\/kind: /);
        assert.equal(existsSync(out), false);
    });

    test('what is erased is in no byte, also after merging an older copy', () => {
        const path = fresh();
        const marker = 'Zebulon Markörsson';
        assert.equal(apply(path, [{ command: 'add_person', args: { name: marker, party: party(path, 'customer') } }]).code, 0);
        const older = file('older.samverka');
        writeFileSync(older, text(path));
        const encoded = Buffer.from(marker).toString('base64url');
        assert.ok(text(path).includes(encoded));
        assert.equal(run(['erase', path, marker]).code, 2);
        ok(['erase', path, marker, '--as', 'Anna Berg']);
        ok(['merge', path, older]);
        for (const part of [marker, encoded]) assert.ok(!text(path).includes(part));
        assert.ok(!ok(['export', path]).includes(marker));
        ok(['verify', path]);
    });
});

test('the schema is what is committed', () => {
    assert.equal(ok(['schema'], { fixed: false }), text('assets/schema/state.schema.json'));
    assert.equal(ok(['schema', 'commands'], { fixed: false }), text('assets/schema/commands.schema.json'));
    assert.equal(ok(['schema', '--typescript'], { fixed: false }), text('web/src/protocol/things.gen.ts'));
});
