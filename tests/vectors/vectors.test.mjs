// The same requests give the same bytes in Node as in the files (and natively, and in the browser), and the check of the
// example is the command line's.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'node:test';
import { answers, createInstance, loadEngine, readSequence, sequenceFiles } from './engine.mjs';
import { sequences } from './sequences.mjs';

const module = await loadEngine();
const files = sequenceFiles();

test('there is a file for every sequence, with at least 60 requests over all verbs', () => {
  assert.deepEqual(files.map((file) => basename(file, '.txt')), Object.keys(sequences).sort());
  const steps = files.flatMap((file) => readSequence(readFileSync(file, 'utf8')).steps);
  assert.ok(steps.length >= 60, String(steps.length));
  const verbs = new Set(steps.flatMap(({ request }) => /"verb":"([a-z_]+)"/.exec(request ?? '')?.[1] ?? []));
  const tables = ['page_verbs', 'report_verbs'].map((name) => readFileSync(`core/wire/${name}.cpp`, 'utf8')).join('');
  const known = [...tables.matchAll(/Verb\{"([a-z_]+)"/g)].map((match) => match[1]);
  for (const verb of known) assert.ok(verbs.has(verb), verb);
});

for (const file of files) {
  test(`${basename(file, '.txt')}: every reply is as written`, () => {
    const sequence = readSequence(readFileSync(file, 'utf8'));
    const given = answers(module, sequence);
    sequence.steps.forEach((step, i) => assert.deepEqual(given[i], step.expected, `request ${i + 1}: ${step.request}`));
  });
}

test('the check of the example in wasm is byte for byte that of the command line', () => {
  const sample = 'assets/samples/region-nord.samverka';
  const program = process.env.SV_CLI ?? 'build/native/samverka';
  for (const lang of ['sv', 'en']) {
    let printed;
    try {
      printed = execFileSync(program, ['check', sample, '--json', '--lang', lang], { encoding: 'utf8' });
    } catch (error) {
      if (error.status !== 1) throw error;
      printed = error.stdout;
    }
    const instance = createInstance(module);
    instance.call(Buffer.concat([Buffer.from('{"id":1,"verb":"open"}\n'), readFileSync(sample)]));
    const reply = instance.call(Buffer.from(`{"id":2,"verb":"check","args":{"lang":"${lang}"}}`)).toString();
    instance.close();
    // The command line breaks the lines; the bytes are those of the same document.
    assert.equal(`${JSON.stringify(JSON.parse(reply).ok, null, 2)}\n`, printed);
    assert.equal(reply, `{"id":2,"ok":${JSON.stringify(JSON.parse(printed))}}`);
  }
});
