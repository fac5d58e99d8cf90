// Makes the example and its two diverged copies through the product's own commands.
//
//   node assets/samples/make.mjs [--check] [--samverka build/native/samverka]
//
// The clock and the entropy are given, so the files come out byte-identical each time; --check compares instead of
// writing. What the example holds is in region-nord.mjs beside this file.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginning, customerSittings, sittings, supplierSittings } from './region-nord.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const args = process.argv.slice(2);
const at = args.indexOf('--samverka');
const samverka = resolve(root, at < 0 ? 'build/native/samverka' : args[at + 1]);
const check = args.includes('--check');
const work = mkdtempSync(join(tmpdir(), 'samverka-samples-'));

function run(...words) {
  return execFileSync(samverka, words, { encoding: 'utf8', maxBuffer: 64 << 20, stdio: ['ignore', 'pipe', 'inherit'] });
}

// The ids of what the file holds, to be named in commands.
function names(file) {
  const { things, approvals } = JSON.parse(run('export', file, '--format', 'json'));
  const of = (kind) => things.filter((thing) => thing.kind === kind);
  const text = (value) => (typeof value === 'string' ? value : (value?.sv ?? ''));
  const one = (kind, what, takes) => {
    const found = of(kind).find(takes);
    if (!found) throw new Error(`no ${kind} that is ${what}`);
    return found;
  };
  const named = (kind, field) => (value) => one(kind, value, (thing) => text(thing.fields[field]) === value).id;
  const role = named('role', 'title');
  return {
    things,
    proposals: approvals,
    thing: (id) => things.find((thing) => thing.id === id),
    partnership: of('partnership')[0].id,
    party: named('party', 'name'),
    person: named('person', 'name'),
    level: named('level', 'letter'),
    forum: named('forum', 'name'),
    service: named('service', 'name'),
    goal: named('goal', 'statement'),
    kpi: named('kpi', 'name'),
    series: named('series', 'name'),
    scheme: named('scheme', 'name'),
    initiative: named('initiative', 'name'),
    role,
    // Of a pair the customer's role, of an assignment role and post; of what people wrote how it begins.
    pair: (customer) => one('pair', customer, ({ fields }) => fields.customer_role === role(customer)).id,
    assignment: (held, post) => one('assignment', post, ({ fields }) => fields.role === held && fields.post === post).id,
    comment: (begins) => one('comment', begins, ({ fields }) => fields.text.startsWith(begins)),
    dispute: (begins) => one('dispute', begins, ({ fields }) => text(fields.why).startsWith(begins)).id,
  };
}

function apply(file, list) {
  let known = null;
  for (const { as, now, commands, quiet } of list) {
    known ??= names(file);
    const said = join(work, 'commands.json');
    writeFileSync(said, JSON.stringify(commands(known)));
    const entropy = createHash('sha256').update(`${as} ${now}`).digest('hex').slice(0, 32);
    run('apply', file, said, '--as', known.person(as), '--now', now, '--entropy', entropy);
    if (!quiet) known = null;
  }
}

const files = ['region-nord', 'region-nord-customer', 'region-nord-supplier'].map((name) => `${name}.samverka`);
const [main, customer, supplier] = files.map((name) => join(work, name));
run('new', '--template', 'three-levels', ...beginning, '-o', main);
apply(main, sittings);
copyFileSync(main, customer);
copyFileSync(main, supplier);
apply(customer, customerSittings);
apply(supplier, supplierSittings);

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
