// Merges assets/catalogue/kpis.json and schemes.json into one document, as compact JSON: into a C++ source that the core links
// (session::built_in_catalogue), or into a .json file that a page hands to an engine without it. docs/catalogue.md describes the sources.
//
// Refuses what would show as a hole in somebody's partnership: a text that lacks a language, an id that stands twice or names nothing, a
// unit or an area that is not in the lists below, a member that no entry has, a series that nothing needs. What stands in a definition
// or in a scheme's version is judged by the core's field tables, in unit_session_tests. With `--check` in place of the target it only
// judges.
import { readFileSync, mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';

const [folder, target] = process.argv.slice(2);
const kAreas = ['operation', 'service_desk', 'change', 'security', 'economy', 'innovation', 'relation', 'customer', 'supply'];
const kUnits = ['%', 'h', 'min', 's', 'd', '¤']; // ¤ is the partnership's currency
const kNumbers = ['count', 'grade', 'index']; // without a unit: it would have to be said in two languages
const kMembers = {
    kpi: ['id', 'area', 'name', 'measured_side', 'number', 'can_be_gate', 'pairs_with', 'note', 'definition'],
    series: ['name', 'unit', 'source', 'method', 'frequency', 'possible_minimum', 'possible_maximum'],
    scheme: ['id', 'name', 'purpose', 'performer', 'version'],
};
const faults = [];
const read = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

function judgeMembers(kind, entry, at) {
    for (const member of Object.keys(entry))
        if (!kMembers[kind].includes(member)) faults.push(`${at}: ${member} is no member of a ${kind}`);
}

// Every {"sv","en"} below a value, and every text that should have been one.
const kBilingual = new Set(['name', 'purpose', 'method', 'source', 'exclusions', 'note', 'terms']);
function judgeTexts(value, at) {
    if (value === null || typeof value !== 'object') return;
    for (const [key, member] of Object.entries(value)) {
        const bilingual = kBilingual.has(key) && !Array.isArray(value) && !(key === 'name' && 'series' in value);
        if (bilingual) {
            const languages = Object.keys(member).sort().join(' ');
            if (languages !== 'en sv') faults.push(`${at}/${key}: sv and en are expected`);
            else if (!member.sv.trim() || !member.en.trim()) faults.push(`${at}/${key}: an empty text`);
        } else judgeTexts(member, `${at}/${key}`);
    }
}

// The ids that stand as series or KPI in a definition or a version.
const kSeriesMembers = new Set(['numerator', 'denominator', 'planned', 'series', 'charges', 'actual']);
function named(value, members, out = new Set()) {
    if (value === null || typeof value !== 'object') return out;
    for (const [key, member] of Object.entries(value))
        if (typeof member === 'string' && members.has(key)) out.add(member);
        else named(member, members, out);
    return out;
}

function judgeKpi(entry, kpis, series) {
    const at = `kpis/${entry.id}`;
    judgeMembers('kpi', entry, at);
    judgeTexts(entry, at);
    if (!kAreas.includes(entry.area)) faults.push(`${at}: ${entry.area} is no area`);
    const { unit } = entry.definition;
    if (unit === undefined ? !kNumbers.includes(entry.number) : !kUnits.includes(unit) || entry.number !== undefined)
        faults.push(`${at}: one of unit (${kUnits.join(' ')}) and number (${kNumbers.join(' ')}) is expected`);
    for (const member of ['purpose', 'method', 'direction', 'aggregation', 'attainment', 'decimals', 'rounding', 'frequency', 'due_day'])
        if (entry.definition[member] === undefined) faults.push(`${at}: the definition lacks ${member}`);
    for (const id of entry.pairs_with ?? [])
        if (id === entry.id || !kpis.has(id)) faults.push(`${at}: pairs_with names ${id}`);
    judgeNames(entry.definition, at, kpis, series);
}

function judgeNames(value, at, kpis, series) {
    for (const id of named(value, kSeriesMembers)) if (!(id in series)) faults.push(`${at}: there is no series ${id}`);
    for (const id of named(value, new Set(['kpi']))) if (!kpis.has(id)) faults.push(`${at}: there is no KPI ${id}`);
}

function judgeSeries(id, entry, sources, used) {
    const at = `series/${id}`;
    judgeMembers('series', entry, at);
    if (sources[entry.source] === undefined) faults.push(`${at}: there is no source ${entry.source}`);
    judgeTexts({ ...entry, source: sources[entry.source] ?? {} }, at);
    if (entry.unit !== undefined && !kUnits.includes(entry.unit)) faults.push(`${at}: ${entry.unit} is no unit`);
    if (!used.has(id)) faults.push(`${at}: nothing needs it`);
}

function judgeScheme(entry, kpis, series) {
    const at = `schemes/${entry.id}`;
    judgeMembers('scheme', entry, at);
    judgeTexts(entry, at);
    judgeNames(entry.version, at, kpis, series);
    if (/"(amount|[a-z_]*(cost|fee|price)|(gain|loss)_[a-z_]*)":"/.test(JSON.stringify(entry.version))) faults.push(`${at}: amounts are left to people`);
}

function judgeIds(entries) {
    const seen = new Set();
    for (const { id } of entries) {
        if (!/^[a-z][a-z0-9_]*$/.test(id ?? '') || seen.has(id)) faults.push(`${id}: not an id, or it stands twice`);
        seen.add(id);
    }
    return seen;
}

// What a series does not say, and where a definition's numbers come from.
function completed({ sources, series, kpis }) {
    const full = {};
    for (const [id, entry] of Object.entries(series)) full[id] = { frequency: 'month', ...entry, source: sources[entry.source] };
    const defined = kpis.map((entry) => {
        const [first] = named(entry.definition, kSeriesMembers);
        return { ...entry, definition: { source: full[first]?.source, ...entry.definition } };
    });
    return { series: full, kpis: defined };
}

function judged() {
    const { sources, series, kpis } = read('kpis.json');
    const { schemes } = read('schemes.json');
    const ids = judgeIds(kpis);
    judgeIds(schemes);
    const used = named([kpis.map((entry) => entry.definition), schemes], kSeriesMembers);
    for (const entry of kpis) judgeKpi(entry, ids, series);
    for (const [id, entry] of Object.entries(series)) judgeSeries(id, entry, sources, used);
    for (const entry of schemes) judgeScheme(entry, ids, series);
    return { ...completed({ sources, series, kpis }), schemes };
}

// Octal escapes for what is not plain ASCII: they end after three digits whatever follows, which hexadecimal ones do not.
function literal(text) {
    let out = '"';
    for (const byte of Buffer.from(text, 'utf8')) {
        const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c && byte !== 0x3f;
        out += plain ? String.fromCharCode(byte) : '\\' + byte.toString(8).padStart(3, '0');
    }
    return out + '"';
}

function source(text) {
    const pieces = text.match(/[^]{1,200}/gu).map((piece) => `    ${literal(piece)}`);
    return `// Generated from assets/catalogue by cmake/generate_catalogue.mjs.
#include "core/session/catalogue.h"

namespace samverka::session {

namespace {

// Longer than what every compiler must take.
#pragma clang diagnostic ignored "-Woverlength-strings"

constexpr char kText[] =
${pieces.join('\n')};

}  // namespace

std::string_view built_in_catalogue() { return {kText, sizeof kText - 1}; }

}  // namespace samverka::session
`;
}

const document = judged();
if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exit(1);
}
if (target !== '--check') {
    const text = JSON.stringify(document);
    const made = target.endsWith('.json') ? text : source(text);
    if (!existsSync(target) || readFileSync(target, 'utf8') !== made) {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, made);
    }
}
