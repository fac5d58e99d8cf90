// The tidy test: reads every source as text and holds it to the rules of the house that no compiler knows.
//
// Rules come in files: layers.mjs (who may include whom, by cmake/layers.txt), sizes.mjs (functions and files), banned.mjs (constructs,
// each with what to write instead), locale_keys.mjs (texts that exist). Here are the openings of headers, the exceptions and the counting.
//
// Exceptions stand in exceptions.txt as `rule path count`. The list is a debt that only shrinks: a count lower than the one listed must be
// written down, and an entry that the previous version of the list did not have, or a larger count, fails.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { banned } from './banned.mjs';
import { layers } from './layers.mjs';
import { localeKeys } from './locale_keys.mjs';
import { sizes } from './sizes.mjs';

const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { maxBuffer: 1 << 26 });
const textual = /\.(cpp|h|c|ts|mjs|js|css|html|json|cmake|txt|md|sh|py|svg)$|(^|\/)(dev|run|CMakeLists\.txt|\.clang-[a-z-]+)$/;

function readSource(path) {
    const text = readFileSync(path, 'utf8');
    const generated = /Generated/.test(text.split('\n', 3).join('\n'));
    return { path, text, lines: text.split('\n'), generated };
}

const sources = listed
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '' && textual.test(path) && existsSync(path))
    .filter((path) => !path.includes('/corpus/') && !path.endsWith('package-lock.json'))
    .map(readSource);

// Each header opens with what it is, and guards itself.
function headerOpening(source, report) {
    if (!/^(core|wasm|native|tests)\/.*\.h$/.test(source.path)) return;
    if (!/^#pragma once$/m.test(source.text)) report(source, 1, 'the header has no #pragma once');
    const opening = /^(?:\/\/[^\n]*\n)+|^\/\*[\s\S]*?\*\//.exec(source.text);
    const words = opening ? opening[0].replace(/^[\s/*]+/gm, ' ').trim() : '';
    if (words.length < 60 || !/[.:]/.test(words)) {
        report(source, 1, 'the header does not open with a paragraph: what it is, what it guarantees, what it does not do');
    }
}

function includeFromRoot(source, report) {
    if (!/^(core|wasm|native|tests)\/.*\.(cpp|h)$/.test(source.path)) return;
    source.lines.forEach((line, index) => {
        const include = /^#include "([^"]+)"/.exec(line);
        if (include && !existsSync(include[1])) report(source, index + 1, `"${include[1]}" is not a path from the root`);
    });
}

function goodName(source, report) {
    const stem = source.path.split('/').at(-1).split('.')[0];
    if (/^(core|wasm|native|web\/src)\//.test(source.path) && /^(utils?|helpers?|misc|common|manager)$/.test(stem)) {
        report(source, 1, `'${stem}' says nothing: name the file after what it holds`);
    }
}

const rules = { ...layers(), ...sizes, ...banned, locale_key: localeKeys(), header_opening: headerOpening, include_from_root: includeFromRoot, file_name: goodName };

const exceptionsPath = 'tests/tidy/exceptions.txt';

function parseExceptions(text) {
    const entries = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    return new Map(entries.map((line) => line.trim().split(/\s+/)).map(([rule, path, count]) => [`${rule} ${path}`, Number(count)]));
}

const exceptions = parseExceptions(readFileSync(exceptionsPath, 'utf8'));

// The version of the list before the one at hand, or nothing where there is no history.
function earlierExceptions(current) {
    const git = (...args) => execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    try {
        const commits = git('log', '--format=%H', '-n', '2', '--', exceptionsPath).trim().split('\n').filter(Boolean);
        if (commits.length === 0) return undefined;
        const newest = git('show', `${commits[0]}:${exceptionsPath}`);
        if (newest !== current) return parseExceptions(newest);
        return commits[1] ? parseExceptions(git('show', `${commits[1]}:${exceptionsPath}`)) : undefined;
    } catch {
        return undefined;
    }
}

function runRule(name, rule) {
    const found = new Map();
    const report = (source, line, message) => {
        const key = `${name} ${source.path}`;
        found.set(key, [...(found.get(key) ?? []), `${source.path}:${line}: ${message} [${name}]`]);
    };
    for (const source of sources) rule(source, report);
    const faults = [];
    for (const [key, messages] of found) {
        const allowed = exceptions.get(key) ?? 0;
        if (messages.length > allowed) faults.push(...messages);
    }
    for (const [key, allowed] of exceptions) {
        const count = found.get(key)?.length ?? 0;
        if (key.startsWith(name + ' ') && count < allowed) faults.push(`${exceptionsPath}: '${key}' is down to ${count}: write that down`);
    }
    return faults;
}

function onlyShrinks() {
    const earlier = earlierExceptions(readFileSync(exceptionsPath, 'utf8'));
    if (!earlier) return [];
    return [...exceptions].filter(([key, count]) => count > (earlier.get(key) ?? 0)).map(([key]) => `${exceptionsPath}: '${key}' grew`);
}

let passed = 0;
let failed = 0;
const outcomes = Object.entries(rules).map(([name, rule]) => runRule(name, rule));
for (const faults of [...outcomes, onlyShrinks()]) {
    if (faults.length === 0) passed += 1;
    else failed += 1;
    for (const fault of faults) console.error(fault);
}
console.log(`${passed} ${failed}`);
process.exit(failed > 0 ? 1 : 0);
