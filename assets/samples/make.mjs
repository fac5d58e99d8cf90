// Makes the example and its two diverged copies through the product's own commands.
//
//   node assets/samples/make.mjs [--check] [--samverka build/native/samverka]
//
// The clock and the entropy are given, so the files come out byte-identical each time; --check compares instead of
// writing. What the example holds is in region-nord.mjs beside this file.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginning, customerEdits, sessions, supplierEdits } from './region-nord.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const args = process.argv.slice(2);
const at = args.indexOf('--samverka');
const samverka = resolve(root, at < 0 ? 'build/native/samverka' : args[at + 1]);
const check = args.includes('--check');
const work = mkdtempSync(join(tmpdir(), 'samverka-samples-'));

function run(...words) {
  return execFileSync(samverka, words, { encoding: 'utf8', maxBuffer: 64 << 20 });
}

// The ids of what the file holds, to be named in commands.
function names(file) {
  const { things } = JSON.parse(run('export', file, '--format', 'json'));
  const of = (kind) => things.filter((thing) => thing.kind === kind);
  const text = (value) => (typeof value === 'string' ? value : (value?.sv ?? ''));
  const one = (kind, field, value) => {
    const found = of(kind).find((thing) => text(thing.fields[field]) === value);
    if (!found) throw new Error(`no ${kind} whose ${field} is ${value}`);
    return found.id;
  };
  return {
    things,
    partnership: of('partnership')[0].id,
    party: (name) => one('party', 'name', name),
    person: (name) => one('person', 'name', name),
    level: (letter) => one('level', 'letter', letter),
    forum: (name) => one('forum', 'name', name),
    role: (title) => one('role', 'title', title),
    pair: (customer) =>
      of('pair').find((pair) => pair.fields.customer_role === one('role', 'title', customer)).id,
    mandates: (role) => of('mandate').filter((mandate) => mandate.fields.subject === role),
    assignment: (role, post, person) =>
      of('assignment').find(
        (one_) => one_.fields.role === role && one_.fields.post === post && (!person || one_.fields.person === person),
      ).id,
    proposals: JSON.parse(run('export', file, '--format', 'json')).approvals,
  };
}

function apply(file, session) {
  const known = names(file);
  const commands = session.commands(known);
  const list = join(work, 'commands.json');
  writeFileSync(list, JSON.stringify(commands));
  run('apply', file, list, '--as', known.person(session.as), '--now', session.now, '--entropy', session.entropy);
}

const files = ['region-nord', 'region-nord-customer', 'region-nord-supplier'].map((name) => `${name}.samverka`);
const [main, customer, supplier] = files.map((name) => join(work, name));
run('new', '--template', 'three-levels', ...beginning, '-o', main);
for (const session of sessions) apply(main, session);
copyFileSync(main, customer);
copyFileSync(main, supplier);
for (const session of customerEdits) apply(customer, session);
for (const session of supplierEdits) apply(supplier, session);

let stale = 0;
for (const name of files) {
  const made = readFileSync(join(work, name));
  if (!check) writeFileSync(join(here, name), made);
  else if (!made.equals(readFileSync(join(here, name)))) {
    console.error(`${name} is not what assets/samples/make.mjs makes: run it and commit the result`);
    stale = 1;
  }
}
rmSync(work, { recursive: true });
process.exit(stale);
