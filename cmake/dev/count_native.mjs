// Counts the cases of a native test run: `passed failed`, from GoogleTest's results of each program and ctest's of all.
//
// A program that left no results (it crashed, or is no GoogleTest program) counts as one case, passed or failed as ctest says.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2];
let passed = 0;
let failed = 0;
const counted = new Set();
for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    let result;
    try {
        result = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    } catch {
        continue;
    }
    const bad = result.failures + result.errors;
    passed += result.tests - bad - (result.disabled ?? 0);
    failed += bad;
    counted.add(name.replace(/\.json$/, ''));
    if (bad > 0) counted.add(`${name.replace(/\.json$/, '')}:failed`);
}
const report = join(folder, 'ctest.xml');
const cases = existsSync(report) ? readFileSync(report, 'utf8').matchAll(/<testcase name="([^"]+)"[^>]*status="([a-z]+)"/g) : [];
for (const [, name, status] of cases) {
    const good = status === 'run';
    if (!counted.has(name)) good ? (passed += 1) : (failed += 1);
    else if (!good && !counted.has(`${name}:failed`)) failed += 1;
}
console.log(`${passed} ${failed}`);
