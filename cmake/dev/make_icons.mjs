// Makes core/screens/icons.cpp and web/src/view/icons.gen.ts from assets/icons/*.svg.
//
// An icon is one path of strokes on a grid of 18, without fills. For C++ it becomes moves, lines, cubic curves, closings and
// dots (a line of no length with round caps), so that a renderer needs no parser; for the page it stays path data.
// `--check` compares and writes nothing.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const header = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 18 18" fill="none" stroke="currentColor"';

function fail(message) {
  console.error(`make_icons: ${message}`);
  process.exit(1);
}

// The path data split into [letter, numbers] steps, one for each repetition of a command.
function steps(data, name) {
  const sizes = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 };
  const found = [];
  for (const [, letter, rest] of data.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const size = sizes[letter.toUpperCase()];
    const numbers = (rest.match(/-?(\d+\.?\d*|\.\d+)/g) ?? []).map(Number);
    if (size === undefined || (size === 0 ? numbers.length > 0 : numbers.length % size !== 0 || !numbers.length)) {
      fail(`${name}: '${letter}${rest}' is not understood`);
    }
    if (size === 0) found.push([letter, []]);
    for (let at = 0; size > 0 && at < numbers.length; at += size) {
      // What follows a move without a letter is a line.
      const following = letter === 'M' ? 'L' : letter === 'm' ? 'l' : letter;
      found.push([at === 0 ? letter : following, numbers.slice(at, at + size)]);
    }
  }
  return found;
}

// An elliptic arc of equal radii as cubic curves, by the conversion of SVG's implementation notes (appendix B.2.4).
function arc([x0, y0], r, large, sweep, [x, y]) {
  const dx = (x0 - x) / 2;
  const dy = (y0 - y) / 2;
  const half = Math.hypot(dx, dy);
  const radius = Math.max(r, half);
  const rise = Math.sqrt(Math.max(0, (radius * radius) / (half * half) - 1)) * (large === sweep ? -1 : 1);
  const cx = (x0 + x) / 2 + rise * dy;
  const cy = (y0 + y) / 2 - rise * dx;
  const start = Math.atan2(y0 - cy, x0 - cx);
  let turn = Math.atan2(y - cy, x - cx) - start;
  if (sweep && turn < 0) turn += 2 * Math.PI;
  if (!sweep && turn > 0) turn -= 2 * Math.PI;
  const parts = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-6);
  const reach = (4 / 3) * Math.tan(turn / parts / 4) * radius;
  const curves = [];
  for (let part = 0; part < parts; part += 1) {
    const [a, b] = [part, part + 1].map((n) => start + (turn * n) / parts);
    const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
    const end = part + 1 === parts ? [x, y] : [cx + radius * bx, cy + radius * by];
    curves.push([
      [cx + radius * ax - reach * ay, cy + radius * ay + reach * ax],
      [cx + radius * bx + reach * by, cy + radius * by - reach * bx],
      end,
    ]);
  }
  return curves;
}

// Absolute commands: {verb, to, by?} with `by` the two control points of a curve.
function commands(data, name) {
  const list = [];
  let at = [0, 0];
  let start = at;
  let control = null;
  const go = (verb, to, by) => {
    list.push({ verb, to, ...(by && { by }) });
    at = to;
    control = by ? by[1] : null;
  };
  for (const [letter, n] of steps(data, name)) {
    const base = letter === letter.toLowerCase() ? at : [0, 0];
    const point = (i) => [base[0] + n[i], base[1] + n[i + 1]];
    switch (letter.toUpperCase()) {
      case 'M':
        go('Move', point(0));
        start = at;
        break;
      case 'L':
        go('Line', point(0));
        break;
      case 'H':
        if (letter === 'h' && n[0] === 0 && list.at(-1)?.verb === 'Move') {
          list.pop();
          go('Dot', at);
        } else go('Line', [base[0] + n[0], at[1]]);
        break;
      case 'V':
        go('Line', [at[0], base[1] + n[0]]);
        break;
      case 'C':
        go('Curve', point(4), [point(0), point(2)]);
        break;
      case 'S':
        go('Curve', point(2), [control ? [2 * at[0] - control[0], 2 * at[1] - control[1]] : at, point(0)]);
        break;
      case 'A':
        if (n[0] !== n[1]) fail(`${name}: only circular arcs are understood`);
        for (const [first, second, end] of arc(at, n[0], n[3] === 1, n[4] === 1, point(5))) go('Curve', end, [first, second]);
        break;
      default:
        go('Close', start);
    }
  }
  return list;
}

const hundredths = (point) => point.map((value) => Math.round(value * 100)).join(', ');

function read_icons() {
  const folder = join(root, 'assets', 'icons');
  const names = readdirSync(folder).filter((file) => file.endsWith('.svg')).sort();
  return names.map((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    const paths = [...text.matchAll(/<path d="([^"]+)"\/>/g)];
    if (!text.startsWith(header) || paths.length !== 1) fail(`${file} is not one path in the manner of the others`);
    const name = basename(file, '.svg');
    return { name, data: paths[0][1], list: commands(paths[0][1], name) };
  }).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function cpp_source(icons) {
  const lines = ['// Generated from assets/icons by cmake/dev/make_icons.mjs.', '#include "core/screens/icons.h"', '',
    '#include <algorithm>', '#include <array>', '#include <span>', '#include <string_view>', '',
    'namespace samverka::screens {', '', 'namespace {', '', 'using enum IconVerb;', '', 'constexpr IconCommand kCommands[] = {'];
  const rows = [];
  let at = 0;
  for (const { name, list } of icons) {
    lines.push(`    // ${name}`);
    for (const { verb, to, by } of list) {
      lines.push(`    {${verb}, ${hundredths(to)}${by ? `, ${hundredths(by[0])}, ${hundredths(by[1])}` : ''}},`);
    }
    rows.push(`    Icon{"${name}", std::span(kCommands).subspan(${at}, ${list.length})},`);
    at += list.length;
  }
  lines.push('};', '', '// Sorted by name.', 'constexpr std::array kIcons{', ...rows, '};', '', '}  // namespace', '',
    'std::span<const Icon> icons() { return kIcons; }', '', 'const Icon* find_icon(std::string_view name) {',
    '    const auto found = std::ranges::lower_bound(kIcons, name, {}, &Icon::name);',
    '    return found != kIcons.end() && found->name == name ? &*found : nullptr;', '}', '',
    '}  // namespace samverka::screens', '');
  return lines.join('\n');
}

function ts_source(icons) {
  const rows = icons.map(({ name, data }) => `  ${name}: '${data}',`);
  return ['// Generated from assets/icons by cmake/dev/make_icons.mjs.',
    '// Strokes of 1.6 with round caps and joins on a grid of 18.', 'export const kIcons: Readonly<Record<string, string>> = {',
    ...rows, '};', ''].join('\n');
}

const icons = read_icons();
const outputs = { 'core/screens/icons.cpp': cpp_source(icons), 'web/src/view/icons.gen.ts': ts_source(icons) };
let stale = 0;
for (const [path, text] of Object.entries(outputs)) {
  let standing = '';
  try {
    standing = readFileSync(join(root, path), 'utf8');
  } catch {
    // It has not been made yet.
  }
  if (standing === text) continue;
  if (process.argv.includes('--check')) {
    console.error(`${path} is not what assets/icons says: run node cmake/dev/make_icons.mjs and commit the result`);
    stale = 1;
  } else {
    writeFileSync(join(root, path), text);
    console.log(`wrote ${path}`);
  }
}
process.exitCode = stale;
