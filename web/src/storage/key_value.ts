// Small things the page remembers beside the logs: drafts, view state, preferences. All of it may be lost without harm.
//
// localStorage where the browser lets us, else a map that lives as long as the page.

export interface KeyValueStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  keys(prefix: string): readonly string[];
}

export class MemoryKeyValueStore implements KeyValueStore {
  readonly #kept = new Map<string, string>();

  get(key: string): string | undefined {
    return this.#kept.get(key);
  }
  set(key: string, value: string): void {
    this.#kept.set(key, value);
  }
  remove(key: string): void {
    this.#kept.delete(key);
  }
  keys(prefix: string): readonly string[] {
    return [...this.#kept.keys()].filter((key) => key.startsWith(prefix));
  }
}

class LocalKeyValueStore implements KeyValueStore {
  constructor(private readonly storage: Storage) {}

  get(key: string): string | undefined {
    try {
      return this.storage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  }
  set(key: string, value: string): void {
    try {
      this.storage.setItem(key, value);
    } catch {
      // Full or forbidden: what is kept here may be lost without harm.
    }
  }
  remove(key: string): void {
    try {
      this.storage.removeItem(key);
    } catch {
      // As above.
    }
  }
  keys(prefix: string): readonly string[] {
    try {
      return Object.keys(this.storage).filter((key) => key.startsWith(prefix));
    } catch {
      return [];
    }
  }
}

export function openKeyValueStore(): KeyValueStore {
  try {
    const storage = globalThis.localStorage;
    const probe = 'samverka.probe';
    storage.setItem(probe, '1');
    storage.removeItem(probe);
    return new LocalKeyValueStore(storage);
  } catch {
    return new MemoryKeyValueStore();
  }
}
