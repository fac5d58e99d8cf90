// Every message key that a source names exists in the locales. A text is taken for a key when it is dotted and begins like one: what stands
// before the first dot is the beginning of some key of assets/locales.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

function readKeys() {
    const folder = 'assets/locales';
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.sv.json')) : [];
    return new Set(names.flatMap((name) => Object.keys(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')))));
}

export function localeKeys() {
    const keys = readKeys();
    const beginnings = new Set([...keys].map((key) => key.split('.')[0]));
    // A key may be put together from a beginning and an enumerator's name; then the beginning ends with a dot or is one of more segments.
    const prefixes = new Set([...keys].flatMap((key) => key.split('.').map((_, count, parts) => parts.slice(0, count + 1).join('.'))));

    return (source, report) => {
        if (!/^(core|wasm|native)\/.*\.(cpp|h)$|^web\/src\/.*\.ts$/.test(source.path) || source.generated) return;
        source.lines.forEach((line, index) => {
            if (/^\s*(\/\/|#include|\*)/.test(line)) return;
            for (const [, text] of line.matchAll(/["']([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)["']/g)) {
                if (beginnings.has(text.split('.')[0]) && !prefixes.has(text)) report(source, index + 1, `no locale has the key '${text}'`);
            }
        });
    };
}
