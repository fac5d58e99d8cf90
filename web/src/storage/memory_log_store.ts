// A store that lives as long as the page: for an embedding without storage, where the surrounding portal keeps the file.

import { joined, withLineFeed } from './log_store.ts';
import type { LogStore, OpenLog, StoredLog } from './log_store.ts';

interface Kept {
  title: string;
  changed: number;
  parts: Uint8Array[];
}

class MemoryLog implements OpenLog {
  #seen = 0;
  readonly #own = new Set<Uint8Array>();

  constructor(
    readonly partnership: string,
    private readonly kept: Kept,
    private readonly written: (by: OpenLog) => void,
  ) {}

  async append(lines: Uint8Array): Promise<void> {
    if (lines.length === 0) return;
    const part = withLineFeed(lines.slice());
    this.#own.add(part);
    this.kept.parts.push(part);
    this.kept.changed = Date.now();
    this.written(this);
  }

  async read(): Promise<Uint8Array> {
    this.#seen = this.kept.parts.length;
    return joined(this.kept.parts);
  }

  async readNew(): Promise<Uint8Array> {
    const fresh = this.kept.parts.slice(this.#seen);
    this.#seen = this.kept.parts.length;
    return joined(fresh);
  }

  async replace(lines: Uint8Array): Promise<boolean> {
    if (this.kept.parts.slice(this.#seen).some((part) => !this.#own.has(part))) return false;
    this.kept.parts.splice(0, this.kept.parts.length, withLineFeed(lines.slice()));
    this.kept.changed = Date.now();
    this.#seen = this.kept.parts.length;
    this.#own.clear();
    this.written(this);
    return true;
  }

  async rename(title: string): Promise<void> {
    this.kept.title = title;
  }

  // Parts are already in memory; joining them would only shift what `readNew` counts.
  async pack(): Promise<void> {}

  close(): void {}
}

export class MemoryLogStore implements LogStore {
  readonly durable = false;
  readonly #logs = new Map<string, Kept>();
  readonly #watchers = new Set<(partnership: string) => void>();

  async list(): Promise<readonly StoredLog[]> {
    return [...this.#logs]
      .filter(([, kept]) => kept.parts.length > 0)
      .map(([partnership, kept]) => ({
        partnership,
        title: kept.title,
        changed: kept.changed,
      }))
      .sort((a, b) => b.changed - a.changed);
  }

  async open(partnership: string): Promise<OpenLog> {
    let kept = this.#logs.get(partnership);
    if (kept === undefined) {
      kept = { title: '', changed: 0, parts: [] };
      this.#logs.set(partnership, kept);
    }
    return new MemoryLog(partnership, kept, () => {
      for (const watcher of this.#watchers) queueMicrotask(() => watcher(partnership));
    });
  }

  async drop(partnership: string): Promise<void> {
    this.#logs.delete(partnership);
  }

  watch(changed: (partnership: string) => void): () => void {
    this.#watchers.add(changed);
    return () => this.#watchers.delete(changed);
  }

  close(): void {
    this.#watchers.clear();
  }
}
