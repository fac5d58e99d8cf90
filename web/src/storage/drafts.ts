// Text that has been typed but not yet made an act: kept outside the log, offered again after a reload.
//
// A draft is written when it is a second old and removed when its field is left. It belongs to a partnership and a node; the
// newest fifty are kept.

import type { KeyValueStore } from './key_value.ts';

const kPrefix = 'samverka.draft.';
const kDraftsMax = 50;
const kTextMax = 64 * 1024;
export const kDraftAgeMs = 1000;

interface Draft {
  readonly text: string;
  readonly at: number;
}

export interface DraftTimer {
  set(run: () => void, ms: number): number;
  clear(id: number): void;
}

const kTimer: DraftTimer = {
  set: (run, ms) => Number(setTimeout(run, ms)),
  clear: (id) => clearTimeout(id),
};

export class Drafts {
  #partnership = '';
  #pending: { node: string; text: string; timer: number } | undefined;

  constructor(
    private readonly store: KeyValueStore,
    private readonly clock: () => number = () => Date.now(),
    private readonly timer: DraftTimer = kTimer,
  ) {}

  belongTo(partnership: string): void {
    this.flush();
    this.#partnership = partnership;
  }

  // Called at each keystroke.
  typed(node: string, text: string): void {
    if (this.#pending !== undefined && this.#pending.node === node) {
      this.#pending.text = text;
      return;
    }
    this.flush();
    const timer = this.timer.set(() => this.flush(), kDraftAgeMs);
    this.#pending = { node, text, timer };
  }

  // The field was left, by an act or by Escape.
  settled(node: string): void {
    if (this.#pending?.node === node) {
      this.timer.clear(this.#pending.timer);
      this.#pending = undefined;
    }
    this.store.remove(this.#key(node));
  }

  // Writes what is still younger than a second, too; also called when the page is being hidden.
  flush(): void {
    const pending = this.#pending;
    if (pending === undefined) return;
    this.timer.clear(pending.timer);
    this.#pending = undefined;
    if (this.#partnership === '' || pending.text.length > kTextMax) return;
    const draft: Draft = { text: pending.text, at: this.clock() };
    this.store.set(this.#key(pending.node), JSON.stringify(draft));
    this.#dropOldest();
  }

  // The text to offer again, if there is one.
  offered(node: string): string | undefined {
    return this.#read(this.#key(node))?.text;
  }

  #key(node: string): string {
    return `${kPrefix}${this.#partnership}.${node}`;
  }

  #read(key: string): Draft | undefined {
    const text = this.store.get(key);
    if (text === undefined) return undefined;
    try {
      const draft = JSON.parse(text) as Partial<Draft>;
      if (typeof draft.text !== 'string' || typeof draft.at !== 'number') return undefined;
      return { text: draft.text, at: draft.at };
    } catch {
      return undefined;
    }
  }

  #dropOldest(): void {
    const keys = this.store.keys(kPrefix);
    if (keys.length <= kDraftsMax) return;
    const aged = keys.map((key) => ({ key, at: this.#read(key)?.at ?? 0 }));
    aged.sort((a, b) => a.at - b.at);
    for (const { key } of aged.slice(0, keys.length - kDraftsMax)) this.store.remove(key);
  }
}
