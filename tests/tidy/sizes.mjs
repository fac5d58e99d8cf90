// How long functions and files may be. Functions are found by braces in text from which strings and comments are blanked: good enough for
// code laid out by a formatter, and tried on itself by every run.
const functionLimit = 70;
const fileLimit = 800;

// The same text with the insides of strings, characters, comments and regular expressions blanked, line breaks kept.
export function blanked(text, language) {
    const blank = (match) => match.replace(/[^\n]/g, ' ');
    const patterns = [String.raw`\/\/[^\n]*`, String.raw`\/\*[\s\S]*?\*\/`, String.raw`"(?:[^"\\\n]|\\.)*"`];
    if (language === 'cpp') patterns.push(String.raw`R"([^(\s]*)\([\s\S]*?\)\1"`, String.raw`'(?:[^'\\\n]|\\.)'`);
    else patterns.push(String.raw`'(?:[^'\\\n]|\\.)*'`, '`(?:[^`\\\\]|\\\\.)*`', String.raw`(?<=[=(,:]\s*)\/(?![*\/\s])(?:[^\/\\\n\[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/`);
    return text.replace(new RegExp(patterns.join('|'), 'g'), blank);
}

function kindOfBrace(head, insideFunction, language) {
    const text = head.trim();
    if (/\bnamespace\b[^;]*$|\bextern\s*$/.test(text)) return 'namespace';
    if (language === 'cpp') {
        if (insideFunction) return 'block';
        if (/\)\s*:[^:][^]*[\w>]$/.test(text)) return 'initializer';
        if (/\b(class|struct|union|enum)\b[^()=]*$/.test(text)) return 'type';
        return /\)[^=]*$/.test(text) && /\(/.test(text) && !/=\s*$/.test(text) ? 'function' : 'initializer';
    }
    if (/\b(class|interface|enum|namespace)\b[^()=]*$/.test(text)) return 'type';
    if (/\bdescribe\(/.test(text)) return 'block';
    if (/=>\s*$/.test(text) || /\bfunction\b[^{]*\)[^{]*$/.test(text)) return 'function';
    return /(^|\s)(?!if|for|while|switch|catch|with)[\w#]+\s*(<[^>]*>)?\([^]*\)\s*(:\s*[^=]+)?$/.test(text) && !/\b(if|for|while|switch|catch)\s*\(/.test(text)
        ? 'function'
        : 'block';
}

// The functions of a text: the line each starts on and how many it has, signature and braces included.
export function functionsOf(text, language) {
    const code = blanked(text, language).replace(/^[ \t]*#.*(?:\\\n.*)*$/gm, (match) => match.replace(/[^\n]/g, ' '));
    const stack = [];
    const found = [];
    let head = '';
    let headLine = 1;
    let line = 1;
    for (const character of code) {
        if (character === '\n') line += 1;
        if (character === '{') {
            const inside = stack.some((brace) => brace.kind === 'function');
            const kind = kindOfBrace(head, inside, language);
            stack.push({ kind, line: headLine, head });
            head = '';
        } else if (character === '}') {
            const brace = stack.pop();
            if (brace?.kind === 'function') found.push({ line: brace.line, lines: line - brace.line + 1 });
            head = brace?.kind === 'initializer' ? brace.head + '{}' : '';
            if (brace?.kind === 'initializer') headLine = brace.line;
        } else if (character === ';') {
            // The semicolons of a for statement stand inside parentheses.
            const open = (head.match(/\(/g) ?? []).length - (head.match(/\)/g) ?? []).length;
            head = open > 0 ? head + ';' : '';
        } else {
            if (head.trim() === '' && character.trim() !== '') headLine = line;
            head += character;
        }
    }
    return found;
}

function languageOf(path) {
    if (/\.(cpp|h|c)$/.test(path)) return 'cpp';
    return /\.(ts|mjs|js)$/.test(path) ? 'script' : undefined;
}

function functionSize(source, report) {
    const language = languageOf(source.path);
    if (!language || source.generated || source.path.includes('/fixtures/')) return;
    for (const { line, lines } of functionsOf(source.text, language)) {
        if (lines > functionLimit) report(source, line, `a function of ${lines} lines; ${functionLimit} is the limit: cut it by what it does`);
    }
}

function fileSize(source, report) {
    if (source.generated || source.path.includes('/fixtures/') || /\.(svg|json|txt|md|css)$/.test(source.path)) return;
    if (source.lines.length > fileLimit + 1) report(source, 1, `${source.lines.length} lines; ${fileLimit} is the limit: cut it by concept`);
}

// The rule's own eyes: if these are not seen as they should be, nothing above means anything.
function ownEyes(source, report) {
    if (source.path !== 'tests/tidy/sizes.mjs') return;
    const cpp = `namespace a {\nclass B {\n  B() : m_a{1}, m_b{2} {\n    int x = 0;\n  }\n  int f(int a) const override {\n    if (a) { g("{"); }\n    return 1;\n  }\n};\nconst int t[] = {1, 2};\n}\n`;
    const seen = functionsOf(cpp, 'cpp').map(({ line, lines }) => `${line}+${lines}`).join(' ');
    if (seen !== '3+3 6+4') report(source, 1, `sees ${seen} in the C++ probe`);
    const script = `class A {\n  run(a: number): void {\n    for (const b of c) {\n      d(b);\n    }\n  }\n}\nconst e = (f) => {\n  return f;\n};\n`;
    const read = functionsOf(script, 'script').map(({ line, lines }) => `${line}+${lines}`).join(' ');
    if (read !== '2+5 8+3') report(source, 1, `sees ${read} in the script probe`);
}

export const sizes = { function_size: functionSize, file_size: fileSize, sizes_own_eyes: ownEyes };
