// Writes tests/golden/*.json anew from what the command line says; a person reads the difference before it is committed.
//
//   node tests/golden/make.mjs [--samverka build/native/samverka]
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const at = process.argv.indexOf('--samverka');
const samverka = at < 0 ? 'build/native/samverka' : process.argv[at + 1];

// Exit code 1 only says that there are findings of severity error.
export function check(program, file) {
  try {
    return execFileSync(program, ['check', file, '--json', '--lang', 'en'], { encoding: 'utf8' });
  } catch (error) {
    if (error.status === 1) return error.stdout;
    throw error;
  }
}

export function listed(text) {
  return JSON.parse(text)
    .findings.filter((finding) => finding.severity !== 'praise')
    .map(({ severity, rule, text: sentence }) => ({ severity, rule, text: sentence }));
}

if (process.argv[1].endsWith('make.mjs')) {
  const found = listed(check(samverka, 'assets/samples/region-nord.samverka'));
  writeFileSync('tests/golden/region-nord.findings.json', `${JSON.stringify(found, null, 2)}\n`);
}
