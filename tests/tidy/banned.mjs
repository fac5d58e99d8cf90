// What may not be written, where, and what to write instead.
import { blanked } from './sizes.mjs';

const core = /^core\/(?!base\/assert\.cpp).*\.(cpp|h)$/;
const linkedToWasm = /^(core|wasm)\/.*\.(cpp|h)$/;
const ours = /^(core|wasm|native)\/.*\.(cpp|h)$/;
const allCpp = /^(core|wasm|native|tests)\/.*\.(cpp|h)$/;
const script = /^web\/src\/.*\.ts$/;
const everything = /./;

// [rule, where, what, what instead, a line that must be seen]; judged on code without comments and strings.
const constructs = [
    ['no_exceptions', allCpp, /\b(throw\b|try\s*\{|catch\s*\()/, 'return Result<T> and pass it on with SV_TRY', 'throw 1;'],
    ['no_rtti', allCpp, /\b(dynamic_cast|typeid)\b/, 'switch on a kind of our own', 'dynamic_cast<A*>(b)'],
    ['no_heavy_library', linkedToWasm, /#include <(format|iostream|sstream|fstream|ostream|istream|locale|regex|random|thread|mutex|future|filesystem|print)>/, 'it costs bytes in wasm or is not deterministic: core/base and core/locale have what is needed', '#include <iostream>'],
    ['no_using_namespace', allCpp, /\busing namespace\b/, 'name what is used', 'using namespace std;'],
    ['no_using_in_header', /\.h$/, /^using \w+(::\w+)+;/, 'a header that says `using` decides for all who include it: write the name out', 'using std::string;'],
    ['no_outside_world', core, /\b(getenv|std::time|clock_gettime|gettimeofday|system_clock|steady_clock|rand|srand|setlocale|fopen)\b\s*\(?/, 'the host hands time, entropy, files and language in', 'std::getenv("A")'],
    ['no_output', core, /\b(printf|puts|fputs|std::c(out|err))\b/, 'return it; SV_ASSERT is the one thing that prints', 'std::printf("a")'],
    ['no_plain_assert', allCpp, /(?<![\w.])assert\s*\(/, 'SV_ASSERT: it is on in every build', 'assert(a)'],
    ['no_static_local', /^core\/(ui|screens)\/.*\.cpp$/, /^\s{4,}static (?!constexpr|const |_|assert)\w/, 'state has an owner: domain, view settings, or one plain struct per screen', '    static int count = 0;'],
    ['no_double_in_results', /^core\/(base|model|command|log|rules|session|exchange|kpi|incentive)\/.*\.(cpp|h)$/, /\b(double|float)\b/, 'Decimal: results that are stored, hashed or compared know no floating point', 'double ratio = 0;'],
    ['no_manager', ours, /\b(class|struct) \w*Manager\b/, 'a class that needs the word is two classes', 'class UndoManager'],
    ['no_any', script, /(:\s*any\b|\bas any\b|<any\b|\bany\[\])/, 'unknown, and narrow it', 'value: any'],
    ['no_html_text', script, /\b(innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write\b/, 'make elements and set textContent', 'element.innerHTML = text'],
    ['no_dynamic_code', script, /\beval\s*\(|new Function\b|setTimeout\(\s*['"`]/, 'the content policy forbids it: call the function', 'new Function(text)'],
    ['no_console_log', script, /\bconsole\.(log|debug|info)\b/, 'show it, or report it through the error path', 'console.log(a)'],
];

// The same on the text as it stands, comments included.
const texts = [
    ['todo_has_issue', everything, /\b(TODO|FIXME|XXX)\b(?!\(#\d+\))/, 'write TODO(#issue), or do it', 'TODO later'],
    ['no_banner', allCpp, /^\s*(\/\/|\/\*|\*)\s*[-=*~#]{6,}/, 'no banners: a file that needs them is two files', '// -----------'],
    ['no_commented_code', allCpp, /^\s*\/\/\s*(?:(?:if|for|while)\s*\(.*\)\s*\{|return\b.*;|\w+\(.*\);|#include\b.*)\s*$/, 'delete it: the history keeps it', '// return a + b;'],
    ['no_ts_ignore', script, /@ts-(ignore|expect-error|nocheck)/, 'mend the type', '// @ts-ignore'],
    ['no_inline_style', /^web\/.*\.html$/, /\sstyle=|<style|\son[a-z]+=|<script(?![^>]*\bsrc=)/, 'the content policy forbids it: a class, or a file', '<p style="a">'],
    ['no_machine_path', everything, /(?<![\w.}$-])\/(?:work|root|tmp|home)\/\w/, 'a path of somebody\'s machine: make it relative to the project', 'see /tmp/x'],
];

const addressesAllowed = /^(github\.com|www\.w3\.org|www\.bytereef\.org|www\.apache\.org|www\.gnu\.org|opensource\.org|creativecommons\.org|scripts\.sil\.org|openfontlicense\.org|rsms\.me|json-schema\.org|samverka\.example|example\.(com|org)|[a-z.]*\.example|localhost|127\.0\.0\.1)$/;

function lineRule(where, what, instead, prepare) {
    return (source, report) => {
        if (!where.test(source.path) || source.generated || source.path === 'tests/tidy/banned.mjs') return;
        prepare(source)
            .split('\n')
            .forEach((line, index) => {
                const found = what.exec(line);
                if (found) report(source, index + 1, `'${found[0].trim()}': ${instead}`);
            });
    };
}

const withoutComments = (source) => {
    const language = /\.(cpp|h|c)$/.test(source.path) ? 'cpp' : 'script';
    // JavaScript inside of C++ is no C++.
    const text = source.text.replace(/\bEM_(?:ASYNC_)?(?:JS|ASM)\w*\((?:.*\}\s*\);$|[^]*?^\}\s*\);$)/gm, (match) => match.replace(/[^\n]/g, ' '));
    // Includes are strings to the blanking and code to the rules.
    const code = blanked(text, language).split('\n');
    return code.map((line, index) => (source.lines[index].startsWith('#include') ? source.lines[index] : line)).join('\n');
};

// An address names a place that the reader is sent to or that is fetched from; each is meant.
function address(source, report) {
    source.lines.forEach((line, index) => {
        for (const [, host] of line.matchAll(/https?:\/\/([a-z0-9.-]+)/gi)) {
            if (!addressesAllowed.test(host)) report(source, index + 1, `'${host}' is not among the addresses that the repository may name (tests/tidy/banned.mjs)`);
        }
    });
}

// Each rule sees what it is there to see.
function ownEyes(source, report) {
    if (source.path !== 'tests/tidy/banned.mjs') return;
    for (const [rule, , what, , sample] of [...constructs, ...texts]) {
        if (!sample || !what.test(sample)) report(source, 1, `${rule} does not see its own sample`);
    }
}

export const banned = { address, banned_own_eyes: ownEyes };
for (const [rule, where, what, instead] of constructs) banned[rule] = lineRule(where, what, instead, withoutComments);
for (const [rule, where, what, instead] of texts) banned[rule] = lineRule(where, what, instead, (source) => source.text);
