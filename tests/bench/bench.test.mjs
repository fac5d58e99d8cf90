// The bench runs, with tiny sizes: every step gives the same replies in both builds, and the first screen weighs what it may.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';

test('./dev bench still runs, and the first screen stays under 600 kB', () => {
    const out = execFileSync(process.execPath, ['cmake/dev/bench.mjs', '--smoke'], { encoding: 'utf8', timeout: 180_000 });
    assert.match(out, /^open 40 events in 8 commits +[\d.]+ ms/mu);
    assert.match(out, /^commands, one field each \(40\)( +[\d.]+ k\/s){4}/mu);
    const weight = Number(/^ *(\d+) {2}in all/mu.exec(out)?.[1]);
    assert.ok(weight > 100_000 && weight <= 600_000, out);
    assert.match(out, /median of \d+/u);
    assert.equal(out.match(/^ +[\d.]+ ms {2}(core|canvas|html).*of the aim, 50 ms/gmu)?.length, 6, out);
    assert.match(out, /^ +0 frames {2}overview 0, vision 0/mu);
    const memory = [...out.matchAll(/^ *([\d.]+) MB {2}/gmu)].map(([, size]) => Number(size));
    assert.ok(memory.length === 2 && memory.every((size) => size > 10 && size <= 64), out);
});
