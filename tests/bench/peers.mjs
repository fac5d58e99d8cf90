// The same writes in the two libraries that ours is held against: yjs and json-joy, each write a transaction of its own that gives the
// bytes which another copy needs.
import { createRequire } from 'node:module';
import * as Y from 'yjs';

const { Model, Patch } = createRequire(import.meta.url)('json-joy/lib/json-crdt/index.js');

const name = (record) => `r${record}`;

class Yjs {
    constructor(records) {
        this.doc = new Y.Doc({ gc: false });
        if (records === 0) return;
        this.doc.transact(() => {
            for (let i = 0; i < records; ++i) this.doc.getMap('things').set(name(i), new Y.Map());
        });
    }

    write(writes) {
        const updates = [];
        const note = (update) => updates.push(update);
        this.doc.on('update', note);
        const things = this.doc.getMap('things');
        for (const { record, key, to } of writes) things.get(name(record)).set(key, to);
        this.doc.off('update', note);
        return updates;
    }

    apply(updates) {
        for (const update of updates) Y.applyUpdate(this.doc, update);
    }

    copy() {
        const copy = new Yjs(0);
        Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(this.doc));
        return copy;
    }

    // What `other` lacks, as one update.
    exchange(other) {
        Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(other.doc)));
    }

    json() {
        return this.doc.getMap('things').toJSON();
    }
}

class JsonJoy {
    constructor(records, model = undefined) {
        this.log = [];
        this.model = model ?? Model.create();
        if (model !== undefined) return;
        this.model.api.set(Object.fromEntries(Array.from({ length: records }, (_, i) => [name(i), {}])));
        this.model.api.flush();
    }

    write(writes) {
        const patches = [];
        const { api } = this.model;
        for (const { record, key, to } of writes) {
            api.obj([name(record)]).set({ [key]: to });
            patches.push(api.flush().toBinary());
        }
        this.log.push(...patches);
        return patches;
    }

    apply(patches) {
        for (const patch of patches) this.model.applyPatch(Patch.fromBinary(patch));
    }

    copy() {
        return new JsonJoy(0, this.model.fork());
    }

    exchange(other) {
        other.apply(this.log);
    }

    json() {
        return this.model.view();
    }
}

// The first round, before V8 has warmed to it, and the best of all.
function repeated(rounds, run) {
    const all = Array.from({ length: rounds }, run);
    return { first: all[0], best: Math.min(...all) };
}

function timed(run) {
    const begun = performance.now();
    run();
    return performance.now() - begun;
}

function same(one, other, what) {
    const sorted = (value) => JSON.stringify(value, (_, held) => (held?.constructor === Object ? Object.fromEntries(Object.entries(held).sort()) : held));
    if (sorted(one.json()) !== sorted(other.json())) throw new Error(`${what}: the copies differ`);
}

function measure(Peer, records, writes, [left, right], rounds) {
    const local = repeated(rounds, () => {
        const peer = new Peer(records);
        return timed(() => peer.write(writes));
    });
    const remote = repeated(rounds, () => {
        const peer = new Peer(records);
        const other = peer.copy();
        const updates = peer.write(writes);
        const taken = timed(() => other.apply(updates));
        same(peer, other, `${Peer.name} remote`);
        return taken;
    });
    const merge = repeated(rounds, () => {
        const one = new Peer(records);
        const other = one.copy();
        one.write(left);
        other.write(right);
        const before = one.copy();
        before.log = one.log;
        const taken = timed(() => other.exchange(one)) + timed(() => before.exchange(other));
        same(one, other, `${Peer.name} merge`);
        return taken;
    });
    return { local, remote, merge };
}

// Milliseconds for all the writes: written here, received one by one, and two forks merged both ways.
export function measurePeers(records, writes, forks, rounds) {
    return {
        yjs: measure(Yjs, records, writes, forks, rounds),
        json_joy: measure(JsonJoy, records, writes, forks, rounds),
    };
}
