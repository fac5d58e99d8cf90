// The script that both builds of the core play (replay.cpp tells its words), and the player for the build in WebAssembly.
//
// Everything that a measured step needs is made beforehand, by cores that nobody looks at.
import { createHash } from 'node:crypto';
import { request } from './engine.mjs';
import { basis, choicesOf, grow, setCommand, Writer } from './workload.mjs';

export const kFull = { records: 200, writes: 10_000, offline: 5_000, commits: 4_000, events: 25, many: 100_000, rounds: 3 };
export const kSmoke = { records: 5, writes: 40, offline: 20, commits: 8, events: 5, many: 30, rounds: 1 };

function author(core) {
    const state = JSON.parse(Buffer.from(core.ask('export').payload).toString('utf8'));
    return state.things.find(({ kind }) => kind === 'person').id;
}

export class Script {
    commands = [];

    step(name) {
        this.commands.push({ word: 'step', name });
    }

    fresh() {
        this.step('-');
        this.commands.push({ word: 'fresh' });
    }

    call(...parts) {
        this.commands.push({ word: 'call', bytes: request(...parts) });
    }

    bytes(word, bytes) {
        this.commands.push({ word, bytes });
    }

    // What replay.cpp reads.
    *text() {
        for (const { word, name, bytes } of this.commands) {
            if (bytes === undefined) yield Buffer.from(name === undefined ? `${word}\n` : `${word} ${name}\n`);
            else yield* [Buffer.from(`${word} ${bytes.length}\n`), bytes, Buffer.from('\n')];
        }
    }
}

// A writing session of its own on the file: its first requests, and what it is once it has written.
const sessionOn = (file, entropy, as) => [
    ['configure', { entropy: entropy.repeat(16) }],
    ['open', {}, file],
    ['configure', { as }],
];

async function written(newCore, first, commands) {
    const core = await newCore();
    for (const parts of first) core.ask(...parts);
    for (const args of commands) core.run('set', args);
    const out = { lines: core.ask('outbox').payload, file: core.ask('file').payload };
    core.destroy();
    return out;
}

async function hashOf(newCore, ...files) {
    const core = await newCore();
    for (const [i, file] of files.entries()) core.ask(i === 0 ? 'open' : 'merge', {}, file);
    const reply = core.call(request('state_hash'));
    core.destroy();
    return reply;
}

function addOpening(script, size, file, grown, many) {
    script.fresh();
    script.step('open_events');
    script.call('open', {}, grown);
    script.fresh();
    script.step('open_commits');
    script.call('open', {}, many);
    script.fresh();
    script.step('hash_commits');
    script.bytes('hash', many);
    script.step('-');
}

function addWrites(script, first, file, commands, remote, whole) {
    script.fresh();
    for (const parts of first) script.call(...parts);
    script.step('local');
    for (const args of commands) script.call('run', { command: 'set', args });
    script.step('-');
    script.call('state_hash');
    script.bytes('expect', whole);
    for (const [name, parts] of [['remote', remote], ['remote_at_once', [remote.join('')]]]) {
        script.fresh();
        script.call('open', {}, file);
        script.step(name);
        for (const lines of parts) script.call('merge', {}, lines);
        script.step('-');
        script.call('state_hash');
        script.bytes('expect', whole);
    }
}

// Two forks, each given what the other wrote.
function addMerge(script, [left, right], both) {
    for (const [name, own, other] of [['merge_left', left, right], ['merge_right', right, left]]) {
        script.fresh();
        script.call('open', {}, own.file);
        script.step(name);
        script.call('merge', {}, other.lines);
        script.step('-');
        script.call('state_hash');
        script.bytes('expect', both);
    }
}

export async function makeScript(newCore, size, schema) {
    const start = await newCore();
    const { file, ids } = basis(start, size.records);
    const as = author(start);
    start.destroy();
    const writer = new Writer(size.records, choicesOf(schema), 1);
    const forks = [2, 3].map((seed) => writer.fork(seed).take(size.offline));
    const writes = writer.fork(1).take(size.writes);
    const commands = (list) => list.map((write) => setCommand(ids, write));
    const first = sessionOn(file, '1c', as);
    const one = await written(newCore, first, commands(writes));
    const two = [];
    for (const [i, list] of forks.entries()) two.push(await written(newCore, sessionOn(file, `${i + 2}d`, as), commands(list)));
    const script = new Script();
    const grown = grow(file, ids, writer.fork(4), size.commits, size.events);
    addOpening(script, size, file, grown, grow(file, ids, writer.fork(5), size.many, 1));
    const remote = Buffer.from(one.lines).toString('utf8').trimEnd().split('\n').map((line) => `${line}\n`);
    addWrites(script, first, file, commands(writes), remote, await hashOf(newCore, one.file));
    addMerge(script, two, await hashOf(newCore, two[0].file, two[1].file));
    return { script, writes, forks };
}

// Milliseconds by step: the first round, before V8 has warmed to it, and the best of all.
export async function play(newCore, { commands }, rounds) {
    const steps = {};
    for (let round = 0; round < rounds; ++round) {
        let core;
        let reply;
        let name = '-';
        let begun = 0;
        for (const command of commands) {
            if (command.word === 'fresh') {
                core?.destroy();
                core = await newCore();
            } else if (command.word === 'step') {
                const taken = performance.now() - begun;
                if (name !== '-') {
                    const step = (steps[name] ??= { first: taken, best: taken });
                    step.best = Math.min(step.best, taken);
                }
                name = command.name;
                begun = performance.now();
            } else if (command.word === 'call') {
                reply = core.call(command.bytes);
            } else if (command.word === 'expect') {
                if (Buffer.compare(reply, command.bytes) !== 0) throw new Error(`another reply than expected: ${Buffer.from(reply)}`);
            } else {
                createHash('sha256').update(command.bytes).digest();
            }
        }
        core?.destroy();
    }
    return steps;
}
