// Who may include whom: every include and import against the one table, cmake/layers.txt.
import { readFileSync } from 'node:fs';

// Which headers belong to which third-party library of the table.
const libraries = {
    mpdecimal: /^mpdecimal\.h$/,
    sodium: /^sodium(\.h$|\/)/,
    nlohmann_json: /^nlohmann\//,
    imgui: /^(imgui|imstb|backends\/imgui)/,
    sdl2: /^SDL/,
    gtk: /^(gtk|gdk|glib)/,
};

// Inside their folder these libraries are wrapped by one file each.
const wrappers = { mpdecimal: /^core\/base\/decimal[a-z_]*\.(cpp|h)$/, sodium: /^core\/base\/hash\.cpp$/, gtk: /^native\/host\/file_dialog\.cpp$/ };

function readTable() {
    const table = new Map();
    for (const line of readFileSync('cmake/layers.txt', 'utf8').split('\n')) {
        const row = /^([a-z/]+) *: *([a-z/ ]*)\|(.*)$/.exec(line);
        if (row) table.set(row[1], { knows: row[2].split(/\s+/).filter(Boolean), libraries: row[3].split(/\s+/).filter(Boolean) });
    }
    return table;
}

// All that a folder may include: what the table names, and what those may include.
function closure(table, folder, seen = new Set()) {
    if (seen.has(folder)) return seen;
    seen.add(folder);
    for (const other of table.get(folder)?.knows ?? []) closure(table, other, seen);
    return seen;
}

// The folder of the table that a path belongs to: `base`, `wasm/abi`, `web/view`; undefined for what the table does not rule.
function folderOf(path) {
    const core = /^core\/([a-z]+)\//.exec(path);
    if (core) return core[1];
    const web = /^web\/src\/([a-z]+)\//.exec(path);
    if (web) return `web/${web[1]}`;
    return /^((?:wasm|native)\/[a-z]+)\//.exec(path)?.[1];
}

function resolveImport(from, target) {
    const parts = from.split('/').slice(0, -1);
    for (const part of target.split('/')) {
        if (part === '..') parts.pop();
        else if (part !== '.') parts.push(part);
    }
    return parts.join('/');
}

export function layers() {
    const table = readTable();
    const allowed = new Map([...table.keys()].map((folder) => [folder, closure(table, folder)]));

    function knownFolder(source, report) {
        const folder = folderOf(source.path);
        if (folder !== undefined && /\.(cpp|h|ts)$/.test(source.path) && !table.has(folder)) {
            report(source, 1, `the folder ${folder} is not in cmake/layers.txt`);
        }
    }

    function includes(source, report) {
        const folder = folderOf(source.path);
        if (!/\.(cpp|h)$/.test(source.path) || !allowed.has(folder)) return;
        source.lines.forEach((line, index) => {
            const include = /^\s*#include\s+"([^"]+)"/.exec(line);
            const target = include && folderOf(include[1]);
            if (target && !allowed.get(folder).has(target)) {
                report(source, index + 1, `${folder} may not include ${target}: turn the dependency round, or move what both need down`);
            }
        });
    }

    function thirdParties(source, report) {
        const folder = folderOf(source.path);
        if (!/\.(cpp|h)$/.test(source.path) || folder === undefined) return;
        source.lines.forEach((line, index) => {
            const include = /^\s*#include\s+[<"]([^">]+)[>"]/.exec(line);
            if (!include) return;
            for (const [library, pattern] of Object.entries(libraries)) {
                if (!pattern.test(include[1])) continue;
                if (!table.get(folder)?.libraries.includes(library)) report(source, index + 1, `${folder} may not include ${library}`);
                else if (wrappers[library] && !wrappers[library].test(source.path)) report(source, index + 1, `${library} is wrapped elsewhere in ${folder}`);
            }
        });
    }

    function imports(source, report) {
        const folder = folderOf(source.path);
        if (!source.path.endsWith('.ts') || !allowed.has(folder)) return;
        source.lines.forEach((line, index) => {
            const found = /(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/.exec(line);
            const target = found && folderOf(resolveImport(source.path, found[1]));
            if (target && !allowed.get(folder).has(target)) report(source, index + 1, `${folder} may not import ${target}`);
        });
    }

    return { layer_known: knownFolder, layer_include: includes, layer_third_party: thirdParties, layer_import: imports };
}
