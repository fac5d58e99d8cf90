// The stores against their contract, and what IndexedDB in particular does when writing fails or is cut off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';

import { IndexedDbLogStore, kSegmentSize } from '../src/storage/indexed_db_log_store.ts';
import { cutAtLines, StorageError } from '../src/storage/log_store.ts';
import { MemoryLogStore } from '../src/storage/memory_log_store.ts';
import { bytesOf, kContract, linesOf } from './support/storage_contract.ts';
import type { Backing } from './support/storage_contract.ts';

let next_name = 1;

function indexedDb(factory = new IDBFactory()): Backing & { readonly factory: IDBFactory } {
  const name = `test-${next_name++}`;
  const stores: IndexedDbLogStore[] = [];
  return {
    factory,
    async open() {
      const store = new IndexedDbLogStore({ factory, name });
      stores.push(store);
      return store;
    },
    async dispose() {
      for (const store of stores) store.close();
    },
  };
}

function memory(): Backing {
  const store = new MemoryLogStore();
  return { open: async () => store, dispose: async () => store.close() };
}

for (const [kind, make] of [
  ['IndexedDbLogStore', indexedDb],
  ['MemoryLogStore', memory],
] as const) {
  for (const { name, run } of kContract) {
    test(`${kind} ${name}`, async () => {
      const backing = make();
      try {
        await run(backing);
      } finally {
        await backing.dispose();
      }
    });
  }
}

async function refused(promise: Promise<unknown>): Promise<StorageError> {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof StorageError, String(error));
    return error;
  }
  assert.fail('it was not refused');
}

// Makes the next `count` writes fail the way a browser does, then gives everything back.
async function withFailingWrites(name: string, work: () => Promise<void>): Promise<void> {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('as the browser says', name);
  };
  try {
    await work();
  } finally {
    IDBObjectStore.prototype.add = add;
  }
}

test('a full disk is told as such, nothing of the write is there, and writing goes on when there is room', async () => {
  const backing = indexedDb();
  const log = await (await backing.open()).open('p1');
  await log.append(bytesOf('one\n'));
  await withFailingWrites('QuotaExceededError', async () => {
    assert.equal((await refused(log.append(bytesOf('two\n')))).code, 'storage_full');
  });
  assert.deepEqual(linesOf(await log.read()), ['one']);
  await log.append(bytesOf('three\n'));
  assert.deepEqual(linesOf(await log.read()), ['one', 'three']);
  await backing.dispose();
});

test('packing that is cut off leaves every line in one place', async () => {
  const backing = indexedDb();
  const log = await (await backing.open()).open('p1');
  for (const line of ['one', 'two', 'three']) await log.append(bytesOf(`${line}\n`));
  await withFailingWrites('AbortError', async () => {
    await refused(log.pack());
  });
  assert.deepEqual(linesOf(await log.read()), ['one', 'two', 'three']);
  await log.pack();
  assert.deepEqual(linesOf(await log.read()), ['one', 'two', 'three']);
  await backing.dispose();
});

test('no IndexedDB at all is storage_unavailable', async () => {
  const forbidden = {
    open() {
      throw new DOMException('no storage in this frame', 'SecurityError');
    },
  } as unknown as IDBFactory;
  const store = new IndexedDbLogStore({ factory: forbidden, name: 'x' });
  assert.equal((await refused(store.list())).code, 'storage_unavailable');
  assert.equal((await refused(store.open('p1'))).code, 'storage_unavailable');
  store.close();
});

test('a newer layout in the same place is storage_blocked, not a loss', async () => {
  const factory = new IDBFactory();
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = factory.open('newer', 7);
    request.onsuccess = () => resolve(request.result);
  });
  database.close();
  const store = new IndexedDbLogStore({ factory, name: 'newer' });
  assert.equal((await refused(store.list())).code, 'storage_blocked');
  store.close();
});

test('packing makes few segments of many records', async () => {
  const backing = indexedDb();
  const store = (await backing.open()) as IndexedDbLogStore;
  const log = await store.open('p1');
  const line = `${'w'.repeat(20_000)}\n`;
  for (let at = 0; at < 60; ++at) await log.append(bytesOf(line));
  await log.pack();
  const counts = await store.transact(['records', 'segments'], 'readonly', async (of) => {
    const count = (name: string): Promise<number> =>
      new Promise((resolve) => {
        const request = of(name).count();
        request.onsuccess = () => resolve(request.result);
      });
    return Promise.all([count('records'), count('segments')]);
  });
  assert.equal(counts[0], 0);
  assert.equal(
    counts[1],
    Math.ceil((60 * line.length) / (Math.floor(kSegmentSize / line.length) * line.length)),
  );
  await backing.dispose();
});

test('lines are cut only after a line feed', () => {
  const parts = cutAtLines(bytesOf('aaa\nbb\ncccccccc\ndd'), 6);
  assert.deepEqual(
    parts.map((part) => new TextDecoder().decode(part)),
    ['aaa\n', 'bb\n', 'cccccccc\n', 'dd'],
  );
  assert.deepEqual(cutAtLines(bytesOf(''), 6), []);
});
