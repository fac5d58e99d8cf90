// The browser's durable store: logs in IndexedDB, recent appends as records, packed into segments when there is time.
//
// Layout (version 1): `logs` {partnership, title, changed}; `records` and `segments`, both with automatic keys and indexed
// by partnership: {partnership, bytes, last}. A segment's `last` is the highest record key packed into it. One append is one
// record in one strict transaction, and packing writes the segments and deletes the records in one transaction, so a crash
// at any moment leaves every acknowledged line in exactly one place. Transactions of several tabs over the same stores run one
// after the other: no lock is needed, and none is taken.
//
// After a failed write the connection is closed and opened again for the next one: a full disk has left browsers with a
// connection that fails for ever.

import { cutAtLines, joined, StorageError, withLineFeed } from './log_store.ts';
import type { LogStore, OpenLog, StoredLog } from './log_store.ts';
import { done, openDatabase, storageError, transact } from './indexed_db.ts';

const kVersion = 1;
const kBlockedAfterMs = 3000;
export const kSegmentSize = 256 * 1024;

interface Part {
  readonly partnership: string;
  readonly bytes: Uint8Array;
  readonly last: number; // segments: the highest record key inside
}

export interface IndexedDbOptions {
  readonly factory?: IDBFactory;
  readonly name?: string;
  readonly channel?: BroadcastChannel;
}

function createLayout(database: IDBDatabase): void {
  database.createObjectStore('logs', { keyPath: 'partnership' });
  for (const name of ['records', 'segments']) {
    const store = database.createObjectStore(name, { autoIncrement: true });
    store.createIndex('partnership', 'partnership');
  }
}

// Keys and values of one partnership, in key order.
async function partsOf(
  store: IDBObjectStore,
  partnership: string,
): Promise<readonly { key: number; part: Part }[]> {
  const index = store.index('partnership');
  const [keys, parts] = await Promise.all([
    done(index.getAllKeys(partnership)),
    done(index.getAll(partnership) as IDBRequest<Part[]>),
  ]);
  return parts.map((part, at) => ({ key: Number(keys[at]), part }));
}

export class IndexedDbLogStore implements LogStore {
  readonly durable = true;
  readonly #factory: IDBFactory | undefined;
  readonly #name: string;
  readonly #channel: BroadcastChannel | undefined;
  readonly #watchers = new Set<(partnership: string) => void>();
  #database: Promise<IDBDatabase> | undefined;

  constructor(options: IndexedDbOptions = {}) {
    this.#factory = options.factory ?? globalThis.indexedDB;
    this.#name = options.name ?? 'samverka';
    this.#channel = options.channel ?? openChannel(`samverka-log-${this.#name}`);
    this.#channel?.addEventListener('message', (event: MessageEvent<unknown>) => {
      const partnership = event.data;
      if (typeof partnership !== 'string') return;
      for (const watcher of this.#watchers) watcher(partnership);
    });
  }

  async list(): Promise<readonly StoredLog[]> {
    const logs = await this.transact(['logs'], 'readonly', (store) =>
      done(store('logs').getAll() as IDBRequest<StoredLog[]>),
    );
    return logs.sort((a, b) => b.changed - a.changed);
  }

  async open(partnership: string): Promise<OpenLog> {
    await this.#connected();
    return new IndexedDbLog(this, partnership);
  }

  async drop(partnership: string): Promise<void> {
    await this.transact(['logs', 'records', 'segments'], 'readwrite', async (store) => {
      store('logs').delete(partnership);
      for (const name of ['records', 'segments']) {
        const keys = await done(store(name).index('partnership').getAllKeys(partnership));
        for (const key of keys) store(name).delete(key);
      }
    });
  }

  watch(changed: (partnership: string) => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  close(): void {
    this.#watchers.clear();
    this.#channel?.close();
    this.#forget();
  }

  announce(partnership: string): void {
    try {
      this.#channel?.postMessage(partnership);
    } catch {
      // A closed channel: other tabs then see the lines when they next read.
    }
  }

  async transact<T>(
    names: readonly string[],
    mode: IDBTransactionMode,
    work: (store: (name: string) => IDBObjectStore) => Promise<T> | T,
  ): Promise<T> {
    const database = await this.#connected();
    try {
      return await transact(database, names, mode, work);
    } catch (error) {
      this.#forget();
      throw storageError(error);
    }
  }

  #connected(): Promise<IDBDatabase> {
    if (this.#database !== undefined) return this.#database;
    if (this.#factory === undefined) {
      return Promise.reject(new StorageError('storage_unavailable', 'no IndexedDB here'));
    }
    const opening = openDatabase(
      this.#factory,
      this.#name,
      kVersion,
      createLayout,
      kBlockedAfterMs,
    ).then((database) => {
      // A newer page wants to change the layout, or the browser has closed the connection: let go, open again later.
      database.onversionchange = () => this.#forget();
      database.onclose = () => (this.#database = undefined);
      return database;
    });
    opening.catch(() => (this.#database = undefined));
    this.#database = opening;
    return opening;
  }

  #forget(): void {
    const closing = this.#database;
    this.#database = undefined;
    closing?.then(
      (database) => database.close(),
      () => {},
    );
  }
}

function openChannel(name: string): BroadcastChannel | undefined {
  try {
    return typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel(name);
  } catch {
    return undefined; // A sandboxed frame: there are no other tabs to tell.
  }
}

class IndexedDbLog implements OpenLog {
  #last_seen = 0;
  readonly #own = new Set<number>();
  #title: string | undefined;

  constructor(
    private readonly store: IndexedDbLogStore,
    readonly partnership: string,
  ) {}

  async append(lines: Uint8Array): Promise<void> {
    if (lines.length === 0) return;
    const parts = cutAtLines(withLineFeed(lines), kSegmentSize);
    const keys = await this.store.transact(['logs', 'records'], 'readwrite', async (store) => {
      const added = parts.map((bytes) =>
        done(store('records').add({ partnership: this.partnership, bytes, last: 0 })),
      );
      await this.#stamp(store('logs'));
      return Promise.all(added);
    });
    for (const key of keys) this.#own.add(Number(key));
    this.store.announce(this.partnership);
  }

  async read(): Promise<Uint8Array> {
    const { segments, records } = await this.#parts();
    this.#saw(segments, records);
    return joined([...segments, ...records].map(({ part }) => part.bytes));
  }

  async readNew(): Promise<Uint8Array> {
    const since = this.#last_seen;
    const { segments, records } = await this.#parts();
    const fresh = [
      ...segments.filter(({ part }) => part.last > since),
      ...records.filter(({ key }) => key > since && !this.#own.has(key)),
    ];
    this.#saw(segments, records);
    return joined(fresh.map(({ part }) => part.bytes));
  }

  async replace(lines: Uint8Array): Promise<boolean> {
    const parts = cutAtLines(withLineFeed(lines), kSegmentSize);
    const names = ['logs', 'records', 'segments'];
    const keys = await this.store.transact(names, 'readwrite', async (store) => {
      const records = await partsOf(store('records'), this.partnership);
      const segments = await partsOf(store('segments'), this.partnership);
      const others =
        records.some(({ key }) => key > this.#last_seen && !this.#own.has(key)) ||
        segments.some(({ part }) => part.last > this.#last_seen && !this.#own.has(part.last));
      if (others) return undefined;
      for (const { key } of records) store('records').delete(key);
      for (const { key } of segments) store('segments').delete(key);
      const added = parts.map((bytes) =>
        done(store('records').add({ partnership: this.partnership, bytes, last: 0 })),
      );
      await this.#stamp(store('logs'));
      return Promise.all(added);
    });
    if (keys === undefined) return false;
    for (const key of keys) this.#own.add(Number(key));
    this.store.announce(this.partnership);
    return true;
  }

  async rename(title: string): Promise<void> {
    if (title === this.#title) return;
    this.#title = title;
    await this.store.transact(['logs'], 'readwrite', async (store) => {
      const kept = (await done(store('logs').get(this.partnership))) as StoredLog | undefined;
      if (kept !== undefined) store('logs').put({ ...kept, title });
    });
  }

  async pack(): Promise<void> {
    await this.store.transact(['records', 'segments'], 'readwrite', async (store) => {
      const records = await partsOf(store('records'), this.partnership);
      if (records.length < 2) return;
      const segments = await partsOf(store('segments'), this.partnership);
      const open = segments.at(-1);
      const gathered = [...records];
      // A last segment that is not full is filled up, so that many short sittings do not leave many small ones.
      if (open !== undefined && open.part.bytes.length < kSegmentSize / 2) {
        gathered.unshift({ key: open.part.last, part: open.part });
        store('segments').delete(open.key);
      }
      for (const segment of gather(this.partnership, gathered)) store('segments').add(segment);
      for (const { key } of records) store('records').delete(key);
    });
  }

  close(): void {}

  async #stamp(logs: IDBObjectStore): Promise<void> {
    const kept = (await done(logs.get(this.partnership))) as StoredLog | undefined;
    const title = this.#title ?? kept?.title ?? '';
    logs.put({ partnership: this.partnership, title, changed: Date.now() });
  }

  #parts(): Promise<{
    segments: readonly { key: number; part: Part }[];
    records: readonly { key: number; part: Part }[];
  }> {
    return this.store.transact(['records', 'segments'], 'readonly', async (store) => {
      const [segments, records] = await Promise.all([
        partsOf(store('segments'), this.partnership),
        partsOf(store('records'), this.partnership),
      ]);
      return { segments, records };
    });
  }

  #saw(segments: readonly { part: Part }[], records: readonly { key: number }[]): void {
    for (const { part } of segments) this.#last_seen = Math.max(this.#last_seen, part.last);
    for (const { key } of records) this.#last_seen = Math.max(this.#last_seen, key);
    this.#own.clear();
  }
}

// Whole parts in order, joined until a segment is full.
function gather(partnership: string, parts: readonly { key: number; part: Part }[]): Part[] {
  const segments: Part[] = [];
  let waiting: Uint8Array[] = [];
  let size = 0;
  let last = 0;
  const finish = (): void => {
    if (waiting.length > 0) segments.push({ partnership, bytes: joined(waiting), last });
    waiting = [];
    size = 0;
  };
  for (const { key, part } of parts) {
    if (size > 0 && size + part.bytes.length > kSegmentSize) finish();
    waiting.push(part.bytes);
    size += part.bytes.length;
    last = key;
  }
  finish();
  return segments;
}
