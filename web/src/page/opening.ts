// Opening: a file, the example, what is stored here, what was open last; and what is said about it.

import type { Engine } from '../engine/engine.ts';
import { EngineDead } from '../engine/wasm_bridge.ts';
import type { JsonObject, WireError } from '../protocol/envelope.ts';
import type { Drafts } from '../storage/drafts.ts';
import type { StorageError, StoredLog } from '../storage/log_store.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { Library, OpenOutcome } from './library.ts';
import type { Shell } from './shell.ts';
import { word } from './words.ts';

// An example on its way; nothing when it could not be had.
export type Example = Promise<Uint8Array | undefined>;

export async function fetchExample(name: string): Example {
  try {
    const safe = name.replace(/[^a-z0-9-]/gu, '');
    const response = await fetch(new URL(`./samples/${safe}.samverka`, import.meta.url));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

// What opening needs of the page.
export interface OpeningHost {
  readonly shell: Shell;
  engine(): Engine | undefined;
  intent(name: string, args: JsonObject): Promise<void>;
  refresh(): Promise<void>;
  stored(): void;
  failed(error: StorageError): void;
  flushed(): Promise<void>;
}

export class Opening {
  readonly #library: Library;
  readonly #preferences: Preferences;
  readonly #drafts: Drafts;
  readonly #host: OpeningHost;

  constructor(library: Library, preferences: Preferences, drafts: Drafts, host: OpeningHost) {
    this.#library = library;
    this.#preferences = preferences;
    this.#drafts = drafts;
    this.#host = host;
  }

  async openFile(file: File): Promise<void> {
    let bytes: Uint8Array;
    try {
      bytes = new Uint8Array(await file.arrayBuffer());
    } catch {
      this.#host.shell.notice(word('page.file_unreadable', this.#host.shell.language), 'trouble');
      return;
    }
    await this.openBytes(bytes, file.name);
  }

  async openExample(example: Example): Promise<void> {
    const bytes = await example;
    if (bytes !== undefined) await this.openBytes(bytes);
    else
      this.#host.shell.notice(word('page.example_missing', this.#host.shell.language), 'trouble');
  }

  async openBytes(bytes: Uint8Array, name = ''): Promise<void> {
    this.#host.shell.clearNotice();
    try {
      await this.#opened(await this.#library.openFile(bytes), name);
    } catch (error) {
      await this.#openFailed(error);
    }
  }

  async openStored(partnership: string): Promise<void> {
    try {
      await this.#opened(await this.#library.openStored(partnership));
    } catch (error) {
      await this.#openFailed(error);
    }
  }

  // The person has seen what is new in the copy, and wants it.
  async mergePreviewed(): Promise<void> {
    await this.#host.intent('set_merge_preview', {});
    try {
      const outcome = await this.#library.mergePreviewed();
      if (outcome === undefined) await this.#host.refresh();
      else await this.#opened(outcome);
    } catch (error) {
      await this.#openFailed(error);
    }
  }

  // A partnership made here is stored by its first lines, as all that is written.
  async newPartnership(args: JsonObject): Promise<void> {
    const name = args['name'];
    const both = typeof name === 'string' ? { name: { sv: name, en: name } } : {};
    const reply = await this.#host.engine()?.request('new', { ...args, ...both });
    if (reply?.ok === undefined) {
      if (reply !== undefined) this.#say(reply.error);
      return;
    }
    await this.#host.flushed();
    this.stored();
    await this.#host.intent('close_panel', {}); // the form that it was made with
    await this.#host.refresh();
  }

  // What is written here is what is opened next time, also when it was made without the page's help.
  stored(): void {
    const partnership = this.#library.partnership;
    if (partnership === undefined || partnership === this.#preferences.partnership) return;
    this.#preferences.partnership = partnership;
    this.#drafts.belongTo(partnership);
  }

  // It may be the only copy there is: asked first.
  async removeRecent(partnership: string): Promise<void> {
    const { shell } = this.#host;
    const say = (key: 'remove_ask' | 'remove_yes' | 'remove_keep'): string =>
      word(`page.${key}`, shell.language);
    if ((await shell.ask(say('remove_ask'), say('remove_yes'), say('remove_keep'))) === 'no')
      return;
    try {
      await this.#library.drop(partnership);
    } catch (error) {
      this.#host.failed(error as StorageError);
    }
    await this.#tellRecent(await this.#recent());
  }

  #recent(): Promise<readonly StoredLog[]> {
    return this.#library.list().catch((error: unknown) => {
      this.#host.failed(error as StorageError);
      return [];
    });
  }

  async #tellRecent(recent: readonly StoredLog[]): Promise<void> {
    const items = recent.map(({ partnership, title, changed }) => ({
      partnership,
      title,
      changed: new Date(changed).toISOString(),
    }));
    await this.#host.intent('set_recent', { items });
    await this.#host.refresh();
  }

  #say(error: WireError): void {
    this.#host.shell.notice(error.text || error.detail, 'trouble');
  }

  async #openFailed(error: unknown): Promise<void> {
    if (error instanceof EngineDead) throw error;
    await this.#host.refresh();
    this.#host.failed(error as StorageError);
  }

  async #opened(outcome: OpenOutcome, file = ''): Promise<void> {
    const { language } = this.#host.shell;
    if (outcome.kind === 'refused') {
      this.#say(outcome.error);
      return;
    }
    const partnership = this.#library.partnership;
    this.#preferences.partnership = partnership;
    if (partnership !== undefined) await this.#restoreView(partnership);
    if (outcome.kind === 'merged') {
      const key = outcome.new_commits > 0 ? 'page.merged' : 'page.nothing_new';
      this.#host.shell.notice(word(key, language), 'news');
    }
    if (outcome.kind === 'asked') {
      await this.#host.intent('set_merge_preview', { ...outcome.preview, file });
      await this.#host.refresh();
      return;
    }
    if (!this.#library.durable)
      this.#host.shell.notice(word('page.not_stored', language), 'trouble');
    const warning = outcome.warnings[0];
    if (warning !== undefined) this.#host.shell.notice(warning.text ?? warning.code, 'trouble');
    await this.#host.refresh();
    this.#host.stored();
  }

  async #restoreView(partnership: string): Promise<void> {
    this.#drafts.belongTo(partnership);
    const person = this.#preferences.person(partnership);
    const state = this.#preferences.viewState(partnership);
    if (person !== undefined) await this.#host.engine()?.request('configure', { as: person });
    if (state !== undefined && state !== null)
      await this.#host.engine()?.request('restore_view', { state });
  }

  async openFirst(example: Example | undefined): Promise<void> {
    const recent = this.#recent(); // those that are here before the example is
    const last = this.#preferences.partnership;
    if (example !== undefined) await this.openExample(example);
    else if (last !== undefined && (await recent).some((log) => log.partnership === last)) {
      await this.openStored(last);
    }
    await this.#tellRecent(await recent);
  }

  async close(): Promise<void> {
    await this.#host.flushed();
    this.#library.close();
    this.#preferences.partnership = undefined;
    await this.#host.engine()?.request('close', {});
    await this.openFirst(undefined);
  }
}
