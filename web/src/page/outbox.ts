// From the core's outbox to the store: the only way by which something becomes "saved".
//
// The core says that there are lines; a microtask later they are taken, stored, and only when the store has answered is the
// core told so. Writes run one after the other. A failed write is told to the core at once, keeps its lines in the outbox,
// and is tried again with growing pauses and at every new line.

import type { Engine } from '../engine/engine.ts';
import { StorageError } from '../storage/log_store.ts';
import type { OpenLog } from '../storage/log_store.ts';

const kRetryFirstMs = 1000;
const kRetryMaxMs = 30_000;

export interface OutboxHost {
  // The log that lines go to; it is opened by what the lines say when nothing is open yet.
  logFor(lines: Uint8Array): Promise<OpenLog | undefined>;
  // Takes in what other tabs have stored, so that a whole file can stand in its place.
  takeOthers(log: OpenLog): Promise<void>;
  saved(): void;
  failed(error: StorageError): void;
}

export class Outbox {
  #engine: Engine | undefined;
  #queued = false;
  #running: Promise<void> | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #retry_ms = kRetryFirstMs;

  constructor(private readonly host: OutboxHost) {}

  attach(engine: Engine): void {
    this.#engine = engine;
  }

  // Called by the engine from inside a call: only takes note.
  ready(): void {
    if (this.#queued) return;
    this.#queued = true;
    queueMicrotask(() => {
      this.#queued = false;
      void this.flush();
    });
  }

  get busy(): boolean {
    return this.#queued || this.#running !== undefined;
  }

  // Resolves when everything that was waiting has been stored, or could not be.
  async flush(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
    this.#running = this.#drain().finally(() => (this.#running = undefined));
    await this.#running;
  }

  async #drain(): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined || engine.bridge.dead) return;
    clearTimeout(this.#retry);
    for (;;) {
      const reply = await engine.request('outbox', {});
      if (reply.ok === undefined || reply.payload.length === 0) return;
      try {
        const log = await this.host.logFor(reply.payload);
        if (log === undefined) return;
        if (!reply.ok.rewrite) {
          await log.append(reply.payload);
        } else if (!(await log.replace(reply.payload))) {
          await this.host.takeOthers(log);
          continue;
        }
      } catch (error) {
        this.#failed(error);
        return;
      }
      if (engine.bridge.dead) return;
      this.#retry_ms = kRetryFirstMs;
      await engine.request('saved', { position: reply.ok.position });
      this.host.saved();
    }
  }

  #failed(error: unknown): void {
    const told =
      error instanceof StorageError ? error : new StorageError('storage_failed', String(error));
    this.host.failed(told);
    this.#retry = setTimeout(() => void this.flush(), this.#retry_ms);
    this.#retry_ms = Math.min(2 * this.#retry_ms, kRetryMaxMs);
  }
}
