// Runs a judgement of C++ files once per content: clang-tidy on sources, a compilation alone on headers.
//
//   lint.mjs tidy FILE...      clang-tidy by .clang-tidy
//   lint.mjs headers FILE...   each header compiles when it is the only thing included
//
// What was once judged good is remembered under the hash of all that the judgement depends on: the file after preprocessing (comments
// kept, so that a NOLINT counts), its flags, the rules and the tool. The memory lies in the user's cache folder and serves every clone.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, homedir } from 'node:os';
import { join, relative } from 'node:path';

const root = process.cwd();
const [mode, ...files] = process.argv.slice(2);
const memory = join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'samverka', mode);
mkdirSync(memory, { recursive: true });

// The first compile command of each source, without what names outputs.
function readCommands() {
    const path = join(root, 'build/dev/compile_commands.json');
    const commands = new Map();
    if (!existsSync(path)) return commands;
    for (const entry of JSON.parse(readFileSync(path, 'utf8'))) {
        const words = entry.command.split(' ').filter((word) => word !== '');
        const start = words.findIndex((word) => /clang\+\+-\d+$/.test(word));
        const flags = words.slice(start + 1);
        for (const [flag, count] of [['-o', 2], ['-c', 2]]) {
            const at = flags.indexOf(flag);
            if (at >= 0) flags.splice(at, count);
        }
        if (!commands.has(entry.file)) commands.set(entry.file, flags);
    }
    return commands;
}

const commands = readCommands();

// A header is judged with the flags of a source of its own folder, and so with the include folders that its folder may use.
function flagsFor(file) {
    const exact = commands.get(file);
    if (exact) return exact;
    const folder = file.slice(0, file.lastIndexOf('/'));
    for (const [source, flags] of commands) if (source.startsWith(folder + '/')) return flags;
    for (const [source, flags] of commands) if (source.includes('/core/')) return flags;
    return undefined;
}

function run(program, args) {
    return new Promise((done) => {
        const hash = createHash('sha256');
        let text = '';
        const child = spawn(program, args, { cwd: root });
        child.stdout.on('data', (bytes) => {
            hash.update(bytes);
            if (text.length < 20000) text += bytes;
        });
        child.stderr.on('data', (bytes) => {
            if (text.length < 20000) text += bytes;
        });
        child.on('error', (error) => done({ code: 127, text: String(error), hash: '' }));
        child.on('close', (code) => done({ code, text, hash: hash.digest('hex') }));
    });
}

const rules = ['.clang-tidy', 'tests/.clang-tidy'].map((name) => readFileSync(join(root, name), 'utf8')).join('');
const faults = [];
let judged = 0;

async function judge(file) {
    const flags = flagsFor(file);
    if (!flags) return;
    const language = mode === 'headers' ? ['-x', 'c++'] : [];
    // -P leaves out line markers, and with them the clone's place; -C keeps comments.
    const before = await run('clang++-19', [...flags, '-E', '-P', '-C', ...language, file]);
    const key = createHash('sha256')
        .update([mode, rules, flags.join(' ').replaceAll(root, ''), relative(root, file), before.hash].join('\0'))
        .digest('hex');
    const mark = join(memory, key);
    if (before.code === 0 && existsSync(mark)) return;
    judged += 1;
    const result =
        mode === 'headers'
            ? await run('clang++-19', [...flags, '-fsyntax-only', '-Wno-pragma-once-outside-header', '-Wno-unused-const-variable', '-x', 'c++', file])
            : await run('clang-tidy-19', ['--quiet', file, '--', ...flags]);
    if (result.code === 0) writeFileSync(mark, '');
    else faults.push(result.text.split('\n').filter((line) => !/warnings? (generated|treated)|^Suppressed/.test(line)).join('\n'));
}

const queue = files.map((file) => join(root, file));
await Promise.all(
    cpus().map(async () => {
        for (let file = queue.shift(); file; file = queue.shift()) await judge(file);
    }),
);
for (const fault of faults) console.error(fault.replaceAll(root + '/', '').trimEnd());
console.error(`${mode}: ${files.length} files, ${judged} judged anew, ${faults.length} with faults`);
console.log(`${files.length - faults.length} ${faults.length}`);
process.exit(faults.length > 0 ? 1 : 0);
