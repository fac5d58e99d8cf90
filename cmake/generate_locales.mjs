// Merges assets/locales/<area>.sv.json and <area>.en.json into one C++ source: kMessages, sorted by key.
//
// Refuses what would show as a hole on a screen: a key that lacks one language, that stands in two files or twice in one, a text
// that is not a string, placeholders that differ between the languages. With `--check` in place of the target it only judges.
import { readdirSync, readFileSync, mkdirSync, writeFileSync, existsSync } from 'node:fs';
import { join, dirname } from 'node:path';

const [folder, target] = process.argv.slice(2);
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

if (target !== '--check') {
    const keys = [...messages.keys()].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    const rows = keys.map((key) => `    {${literal(key)}, ${literal(messages.get(key).sv)}, ${literal(messages.get(key).en)}},`);
    const source = `// Generated from assets/locales by cmake/generate_locales.mjs.
#include "core/locale/messages.h"

namespace samverka::locale {

extern const MessageRow kMessages[];
extern const std::size_t kMessageCount;
const MessageRow kMessages[] = {
${rows.join('\n')}
};
const std::size_t kMessageCount = ${keys.length};

}  // namespace samverka::locale
`;
    if (!existsSync(target) || readFileSync(target, 'utf8') !== source) {
        mkdirSync(dirname(target), { recursive: true });
        writeFileSync(target, source);
    }
}
