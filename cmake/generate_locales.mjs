// Merges assets/locales/<area>.sv.json and <area>.en.json into one C++ source: kMessageTable, sorted by key, without the areas that are
// named after the target.
//
// Refuses what would show as a hole on a screen: a key that lacks one language, that stands in two files or twice in one, a text
// that is not a string, placeholders that differ between the languages. With `--check` in place of the target it only judges.
import { readdirSync, readFileSync, mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';

const [folder, target, ...leftOut] = process.argv.slice(2);
const kGroup = 16; // locale::kMessagesInGroup
const faults = [];
const messages = new Map();

function placeholders(text) {
    return [...new Set([...text.matchAll(/\{([a-z0-9_]+)[^}]*\}/g)].map((match) => match[1]))].sort().join(' ');
}

// JSON.parse keeps the last of two equal keys and says nothing, so keys are counted in the text itself (one a line by Prettier).
function repeatedKeys(text) {
    const seen = new Set();
    const repeated = [];
    for (const match of text.matchAll(/^\s*("(?:[^"\\]|\\.)*")\s*:/gm)) {
        if (seen.has(match[1])) repeated.push(match[1]);
        seen.add(match[1]);
    }
    return repeated;
}

function readArea(file) {
    const match = /^([a-z_]+)\.(sv|en)\.json$/.exec(file);
    if (!match) {
        faults.push(`${file}: the name is not <area>.<sv|en>.json`);
        return;
    }
    const [, area, language] = match;
    const text = readFileSync(join(folder, file), 'utf8');
    for (const key of repeatedKeys(text)) faults.push(`${file}: ${key} stands twice`);
    let table;
    try {
        table = JSON.parse(text);
    } catch (error) {
        faults.push(`${file}: ${error.message}`);
        return;
    }
    for (const [key, value] of Object.entries(table)) {
        if (typeof value !== 'string') faults.push(`${file}: ${key} is not a text`);
        const message = messages.get(key) ?? { area };
        if (message.area !== area) faults.push(`${key} stands in ${message.area} and in ${area}`);
        message[language] = String(value);
        messages.set(key, message);
    }
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).sort()) readArea(file);
for (const [key, message] of messages) {
    if (message.sv === undefined) faults.push(`${message.area}: ${key} has no Swedish text`);
    else if (message.en === undefined) faults.push(`${message.area}: ${key} has no English text`);
    else if (placeholders(message.sv) !== placeholders(message.en)) faults.push(`${message.area}: ${key} has other placeholders in sv than in en`);
}
if (faults.length > 0) {
    console.error(faults.join('\n'));
    process.exit(1);
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

// Where each group of a column's texts begins, each text with the zero that ends it.
function placesOf(texts) {
    const places = [];
    let at = 0;
    texts.forEach((text, index) => {
        if (index % kGroup === 0) places.push(at);
        at += Buffer.byteLength(text) + 1;
    });
    return places;
}

if (target !== '--check') {
    const kept = [...messages.keys()].filter((key) => !leftOut.includes(messages.get(key).area));
    const keys = kept.sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const columns = { keys, sv: keys.map((key) => messages.get(key).sv), en: keys.map((key) => messages.get(key).en) };
    const column = (texts) => texts.map((text) => `    ${literal(text)} "\\000"`).join('\n');
    const places = Object.values(columns).map(placesOf);
    const groups = places[0].map((_, group) => `    {{${places.map((column) => column[group]).join(', ')}}},`);
    const source = `// Generated from assets/locales by cmake/generate_locales.mjs.
#include "core/locale/messages.h"

namespace samverka::locale {

namespace {

// A column may be longer than what every compiler must take.
#pragma clang diagnostic ignored "-Woverlength-strings"

constexpr char kKeys[] =
${column(columns.keys)};
constexpr char kSwedish[] =
${column(columns.sv)};
constexpr char kEnglish[] =
${column(columns.en)};
constexpr MessageGroup kGroups[] = {
${groups.join('\n')}
};

}  // namespace

extern const MessageTable kMessageTable;
const MessageTable kMessageTable = {{kKeys, kSwedish, kEnglish}, kGroups, ${keys.length}};

}  // namespace samverka::locale
`;
    if (!existsSync(target) || readFileSync(target, 'utf8') !== source) {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, source);
    }
}
