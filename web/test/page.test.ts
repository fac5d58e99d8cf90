// The parts of the page that need no page: outbox, library, drafts, lines, words, file names.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import sv from '../../assets/locales/host.sv.json';
import en from '../../assets/locales/host.en.json';
import { Engine } from '../src/engine/engine.ts';
import { WasmBridge } from '../src/engine/wasm_bridge.ts';
import { fileName } from '../src/page/files.ts';
import { Library } from '../src/page/library.ts';
import { partnershipOf } from '../src/page/lines.ts';
import { Outbox } from '../src/page/outbox.ts';
import { preferredLanguage } from '../src/page/words.ts';
import { Drafts } from '../src/storage/drafts.ts';
import { MemoryKeyValueStore } from '../src/storage/key_value.ts';
import { StorageError } from '../src/storage/log_store.ts';
import type { OpenLog } from '../src/storage/log_store.ts';
import { MemoryLogStore } from '../src/storage/memory_log_store.ts';
import { bytesOf, linesOf } from './support/storage_contract.ts';
import { FakeCore } from './support/fake_core.ts';
import { fakeFactory } from './support/fake_module.ts';

async function pageOf(store = new MemoryLogStore()) {
  const core = new FakeCore();
  const events: string[] = [];
  let failing = false;
  const outbox: Outbox = new Outbox({
    async logFor(lines) {
      const log = await library.logFor(lines);
      if (log === undefined || !failing) return log;
      const full = async (): Promise<void> => {
        throw new StorageError('storage_full', 'full');
      };
      return { ...log, partnership: log.partnership, append: full } as OpenLog;
    },
    takeOthers: (log) => library.takeOthers(log),
    saved: () => events.push('saved'),
    failed: (error) => events.push(error.code),
  });
  const library: Library = new Library(store, outbox, () => events.push('merged'));
  const bridge = await WasmBridge.load(
    fakeFactory((request, hooks) => core.answer(request, hooks)),
    {
      onOutbox: () => outbox.ready(),
    },
  );
  const engine = new Engine(bridge);
  outbox.attach(engine);
  library.attach(engine);
  return { core, engine, outbox, library, events, store, fail: (on: boolean) => (failing = on) };
}

const kGenesis = '{"id":"sha256-g","body":{"seq":1}}\n';

test('saved is said only after storage has answered', async () => {
  const { engine, outbox, library, events, core, store } = await pageOf();
  await library.openFile(bytesOf(kGenesis));
  await engine.request('run', { command: 'x' });
  assert.equal(core.waiting, 1);
  assert.deepEqual(events, []);
  await outbox.flush();
  assert.equal(core.waiting, 0);
  assert.deepEqual(events, ['saved']);
  const log = await store.open('sha256-g');
  assert.equal(linesOf(await log.read()).length, 2);
});

test('a failed write keeps its lines, is told, and succeeds later', async () => {
  const { engine, outbox, library, events, core, fail } = await pageOf();
  await library.openFile(bytesOf(kGenesis));
  fail(true);
  await engine.request('run', { command: 'x' });
  await outbox.flush();
  assert.deepEqual([...new Set(events)], ['storage_full']);
  assert.equal(core.waiting, 1);
  fail(false);
  await outbox.flush();
  assert.equal(events.at(-1), 'saved');
  assert.equal(core.waiting, 0);
});

test('a partnership made here is stored under its genesis', async () => {
  const { engine, outbox, library, store } = await pageOf();
  await engine.request('new', { name: 'x' });
  await outbox.flush();
  assert.equal(library.partnership, 'sha256-new');
  assert.equal((await store.list()).length, 1);
});

test('opening a file of what is here already tells what is new, and merges when asked to', async () => {
  const { library, store, core } = await pageOf();
  assert.equal((await library.openFile(bytesOf(kGenesis))).kind, 'opened');
  const more = '{"id":"sha256-2","body":{"partnership":"sha256-g"}}\n';
  const asked = await library.openFile(bytesOf(kGenesis + more));
  assert.equal(asked.kind === 'asked' && asked.preview.new_acts, 1);
  assert.deepEqual(core.lines, [kGenesis.trim()]);
  const merged = await library.mergePreviewed();
  assert.deepEqual(merged, { kind: 'merged', new_commits: 1, warnings: [] });
  assert.deepEqual(core.lines, [kGenesis.trim(), more.trim()]);
  const lines = linesOf(await (await store.open('sha256-g')).read());
  assert.deepEqual(new Set(lines), new Set([kGenesis.trim(), more.trim()]));
  assert.equal(await library.mergePreviewed(), undefined);
  assert.equal((await library.openFile(bytesOf(more))).kind, 'merged');
});

test('a copy that was not wanted is not merged by the next word', async () => {
  const { library, core } = await pageOf();
  await library.openFile(bytesOf(kGenesis));
  const line = (id: string): string => `{"id":"${id}","body":{"partnership":"sha256-g"}}\n`;
  await library.openFile(bytesOf(kGenesis + line('sha256-2')));
  await library.openFile(bytesOf(kGenesis + line('sha256-3')));
  await library.mergePreviewed();
  assert.deepEqual(core.lines, [kGenesis.trim(), line('sha256-3').trim()]);
});

test('what is open is not dropped from storage; another one is', async () => {
  const { library, store } = await pageOf();
  await library.openFile(bytesOf(kGenesis));
  await library.drop('sha256-g');
  assert.equal((await store.list()).length, 1);
  library.close();
  await library.drop('sha256-g');
  assert.equal((await store.list()).length, 0);
});

test('a refused file stores nothing and leaves what is open', async () => {
  const { library, store } = await pageOf();
  await library.openFile(bytesOf(kGenesis));
  const outcome = await library.openFile(bytesOf('rubbish\n'));
  assert.equal(outcome.kind, 'refused');
  assert.equal(library.partnership, 'sha256-g');
  assert.equal((await store.list()).length, 1);
});

test('two tabs on one log come to the same lines, each stored once', async () => {
  const store = new MemoryLogStore();
  const one = await pageOf(store);
  await one.library.openFile(bytesOf(kGenesis));
  const two = await pageOf(store);
  await two.library.openStored('sha256-g');
  await Promise.all([
    one.engine.request('run', { command: 'a' }),
    two.engine.request('run', { command: 'b' }),
  ]);
  await Promise.all([one.outbox.flush(), two.outbox.flush()]);
  for (let round = 0; round < 3; ++round) {
    await one.library.takeFromOthers();
    await two.library.takeFromOthers();
  }
  assert.deepEqual([...one.core.lines].sort(), [...two.core.lines].sort());
  const stored = linesOf(await (await store.open('sha256-g')).read());
  assert.equal(stored.length, 3);
  assert.equal(new Set(stored).size, 3);
});

test('the partnership is read from the first line that says it', () => {
  assert.equal(partnershipOf(bytesOf(kGenesis)), 'sha256-g');
  assert.equal(
    partnershipOf(bytesOf('{"blob":"sha256-b"}\n{"id":"a","body":{"partnership":"p"}}')),
    'p',
  );
  assert.equal(
    partnershipOf(bytesOf('{torn\nnull\n17\n{"id":"a","body":{"partnership":"p"}}\n')),
    'p',
  );
  assert.equal(partnershipOf(bytesOf('')), undefined);
  assert.equal(partnershipOf(bytesOf('\n\n[]\n"x"\n')), undefined);
});

test('a draft is kept when it is a second old, and gone when the field is left', () => {
  const store = new MemoryKeyValueStore();
  let due: (() => void) | undefined;
  const timer = { set: (run: () => void) => ((due = run), 1), clear: () => (due = undefined) };
  const drafts = new Drafts(store, () => 1, timer);
  drafts.belongTo('p');
  drafts.typed('n', 'h');
  drafts.typed('n', 'hej');
  assert.equal(drafts.offered('n'), undefined);
  due?.();
  assert.equal(drafts.offered('n'), 'hej');
  drafts.settled('n');
  assert.equal(drafts.offered('n'), undefined);
  drafts.typed('n', 'a');
  drafts.settled('n');
  due?.();
  assert.equal(drafts.offered('n'), undefined);
});

test('at most fifty drafts are kept, the newest; a spoilt one is ignored', () => {
  const store = new MemoryKeyValueStore();
  let now = 0;
  const drafts = new Drafts(store, () => ++now, { set: () => 1, clear: () => {} });
  drafts.belongTo('p');
  for (let at = 0; at < 60; ++at) drafts.typed(`n${at}`, `text ${at}`);
  drafts.flush();
  assert.equal(store.keys('samverka.draft.').length, 50);
  assert.equal(drafts.offered('n59'), 'text 59');
  assert.equal(drafts.offered('n0'), undefined);
  store.set('samverka.draft.p.bad', '{');
  assert.equal(drafts.offered('bad'), undefined);
});

test('file names come from titles', () => {
  assert.equal(fileName('Region Nord × Nordia IT'), 'region-nord-nordia-it.samverka');
  assert.equal(fileName('Åre/../Öst'), 'åre-öst.samverka');
  assert.equal(fileName('  '), 'partnerskap.samverka');
});

test('the page speaks both languages, the reader’s first', () => {
  assert.deepEqual(Object.keys(sv), Object.keys(en));
  assert.equal(preferredLanguage(['de-DE', 'en-GB']), 'en');
  assert.equal(preferredLanguage(['sv-FI', 'en']), 'sv');
  assert.equal(preferredLanguage(['nb-NO']), 'sv');
  assert.equal(preferredLanguage(['fi']), 'en');
  assert.equal(preferredLanguage([]), 'sv');
});
