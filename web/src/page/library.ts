// The partnerships on this device and the one that is open: opening files, merging what is here already, other tabs.
//
// A file is stored whole before the core is asked to work with it any further; what the core then writes goes through the
// outbox. Opening a file of a partnership that is here already never replaces anything: what is new in it is told first, and
// merged when the person says so.

import type { Engine } from '../engine/engine.ts';
import type { MergePreviewReply, Warning, WireError } from '../protocol/envelope.ts';
import type { LogStore, OpenLog, StoredLog } from '../storage/log_store.ts';
import { partnershipOf } from './lines.ts';
import type { Outbox } from './outbox.ts';

export type OpenOutcome =
  | { readonly kind: 'opened'; readonly title: string; readonly warnings: readonly Warning[] }
  | { readonly kind: 'merged'; readonly new_commits: number; readonly warnings: readonly Warning[] }
  | { readonly kind: 'asked'; readonly preview: MergePreviewReply }
  | { readonly kind: 'refused'; readonly error: WireError };

export class Library {
  #log: OpenLog | undefined;
  #engine: Engine | undefined;
  #title = '';
  #previewed: Uint8Array | undefined; // a copy that waits for the person's word

  constructor(
    private readonly store: LogStore,
    private readonly outbox: Outbox,
    private readonly merged: () => void,
  ) {
    store.watch((partnership) => {
      if (partnership === this.#log?.partnership) void this.takeFromOthers();
    });
  }

  attach(engine: Engine): void {
    this.#engine = engine;
    this.#log = undefined;
    this.#previewed = undefined;
  }

  get partnership(): string | undefined {
    return this.#log?.partnership;
  }

  // What the partnership is called; empty for one that was made here and has not been opened again.
  get title(): string {
    return this.#title;
  }

  get durable(): boolean {
    return this.store.durable;
  }

  list(): Promise<readonly StoredLog[]> {
    return this.store.list();
  }

  // The log that written lines go to. A partnership that was made here is first heard of by its lines.
  async logFor(lines: Uint8Array): Promise<OpenLog | undefined> {
    if (this.#log !== undefined) return this.#log;
    const partnership = partnershipOf(lines);
    if (partnership === undefined) return undefined;
    this.#log = await this.store.open(partnership);
    return this.#log;
  }

  async openStored(partnership: string): Promise<OpenOutcome> {
    await this.outbox.flush();
    const log = await this.store.open(partnership);
    const lines = await log.read();
    const outcome = await this.#openLines(lines);
    if (outcome.kind === 'opened') this.#use(log, outcome.title);
    return outcome;
  }

  async openFile(bytes: Uint8Array): Promise<OpenOutcome> {
    await this.outbox.flush();
    const partnership = partnershipOf(bytes);
    if (partnership !== undefined && partnership === this.#log?.partnership) {
      return this.#preview(bytes);
    }
    const stored = await this.#isStored(partnership);
    if (stored !== undefined) {
      const opened = await this.openStored(stored);
      return opened.kind === 'opened' ? this.#preview(bytes) : opened;
    }
    const outcome = await this.#openLines(bytes);
    if (outcome.kind !== 'opened' || outcome.partnership === undefined) return outcome;
    const log = await this.store.open(outcome.partnership);
    this.#use(log, outcome.title);
    await log.append(bytes);
    return outcome;
  }

  // The copy that was told of is merged now.
  async mergePreviewed(): Promise<OpenOutcome | undefined> {
    const bytes = this.#previewed;
    this.#previewed = undefined;
    return bytes === undefined ? undefined : this.#mergeFile(bytes);
  }

  // Takes a partnership off this device.
  async drop(partnership: string): Promise<void> {
    if (partnership === this.#log?.partnership) return;
    await this.store.drop(partnership);
  }

  // What other tabs have written since: merged, and not written a second time.
  async takeFromOthers(): Promise<void> {
    const log = this.#log;
    if (log === undefined) return;
    await this.outbox.flush();
    await this.takeOthers(log);
  }

  async takeOthers(log: OpenLog): Promise<void> {
    const lines = await log.readNew();
    const engine = this.#engine;
    if (lines.length === 0 || engine === undefined || engine.bridge.dead || log !== this.#log)
      return;
    // No other task may come between: what the outbox holds after the merge is exactly what was merged. An erasure among
    // it stays in the outbox: what is stored has to be replaced.
    const before = engine.requestNow('outbox', {});
    const waited = before.ok === undefined ? 0 : before.payload.length;
    const reply = engine.requestNow('merge', {}, lines);
    const after = engine.requestNow('outbox', {});
    if (waited === 0 && after.ok !== undefined && !after.ok.rewrite) {
      engine.requestNow('saved', { position: after.ok.position });
    }
    if ((reply.ok?.new_commits ?? 0) > 0) this.merged();
  }

  async rename(title: string): Promise<void> {
    await this.#log?.rename(title);
  }

  // Gathers small records while nobody waits for anything.
  async pack(): Promise<void> {
    await this.#log?.pack();
  }

  close(): void {
    this.#log?.close();
    this.#log = undefined;
    this.#title = '';
    this.#previewed = undefined;
  }

  #use(log: OpenLog, title: string): void {
    this.#log?.close();
    this.#log = log;
    this.#title = title;
    if (title !== '') log.rename(title).catch(() => {});
  }

  async #isStored(partnership: string | undefined): Promise<string | undefined> {
    if (partnership === undefined) return undefined;
    const logs = await this.store.list();
    return logs.find((log) => log.partnership === partnership)?.partnership;
  }

  async #openLines(lines: Uint8Array): Promise<OpenOutcome & { readonly partnership?: string }> {
    const engine = this.#engine;
    if (engine === undefined) throw new Error('no engine');
    const reply = await engine.request('open', {}, lines);
    if (reply.ok === undefined) return { kind: 'refused', error: reply.error };
    const { title, warnings, partnership } = reply.ok;
    return { kind: 'opened', title: title ?? '', warnings: warnings ?? [], partnership };
  }

  // Where there is nothing to decide the copy is merged at once: it may still mend what is damaged here.
  async #preview(bytes: Uint8Array): Promise<OpenOutcome> {
    const engine = this.#engine;
    if (engine === undefined) throw new Error('no engine');
    const reply = await engine.request('preview_merge', {}, bytes);
    if (reply.ok === undefined) return { kind: 'refused', error: reply.error };
    if (reply.ok.new_acts === 0) return this.#mergeFile(bytes);
    this.#previewed = bytes;
    return { kind: 'asked', preview: reply.ok };
  }

  async #mergeFile(bytes: Uint8Array): Promise<OpenOutcome> {
    const engine = this.#engine;
    if (engine === undefined) throw new Error('no engine');
    const reply = await engine.request('merge', {}, bytes);
    if (reply.ok === undefined) return { kind: 'refused', error: reply.error };
    await this.outbox.flush();
    return { kind: 'merged', new_commits: reply.ok.new_commits, warnings: reply.ok.warnings ?? [] };
  }
}
