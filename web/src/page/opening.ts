// Opening: a file, the example, what is stored here, what was open last; and what is said about it.

import type { Engine } from '../engine/engine.ts';
import { EngineDead } from '../engine/wasm_bridge.ts';
import type { JsonObject } from '../protocol/envelope.ts';
import type { Drafts } from '../storage/drafts.ts';
import type { StorageError } from '../storage/log_store.ts';
import type { Preferences } from '../storage/preferences.ts';
import type { Library, OpenOutcome } from './library.ts';
import type { Shell } from './shell.ts';
import { word } from './words.ts';

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
    await this.openBytes(bytes);
  }

  async openExample(name: string): Promise<void> {
    try {
      const safe = name.replace(/[^a-z0-9-]/gu, '');
      const response = await fetch(new URL(`./samples/${safe}.samverka`, import.meta.url));
      if (!response.ok) throw new Error(String(response.status));
      await this.openBytes(new Uint8Array(await response.arrayBuffer()));
    } catch (error) {
      if (error instanceof EngineDead) throw error;
      this.#host.shell.notice(word('page.example_missing', this.#host.shell.language), 'trouble');
    }
  }

  async openBytes(bytes: Uint8Array): Promise<void> {
    this.#host.shell.clearNotice();
    try {
      await this.#opened(await this.#library.openFile(bytes));
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

  async #openFailed(error: unknown): Promise<void> {
    if (error instanceof EngineDead) throw error;
    await this.#host.refresh();
    this.#host.failed(error as StorageError);
  }

  async #opened(outcome: OpenOutcome): Promise<void> {
    const { language } = this.#host.shell;
    if (outcome.kind === 'refused') {
      this.#host.shell.notice(outcome.error.text || outcome.error.detail, 'trouble');
      return;
    }
    const partnership = this.#library.partnership;
    this.#preferences.partnership = partnership;
    if (partnership !== undefined) await this.#restoreView(partnership);
    if (outcome.kind === 'merged') {
      const key = outcome.new_commits > 0 ? 'page.merged' : 'page.nothing_new';
      this.#host.shell.notice(word(key, language), 'news');
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

  async openFirst(example: string | undefined): Promise<void> {
    const recent = await this.#library.list().catch((error: unknown) => {
      this.#host.failed(error as StorageError);
      return [];
    });
    const last = this.#preferences.partnership;
    if (example !== undefined) await this.openExample(example);
    else if (recent.some((log) => log.partnership === last) && last !== undefined) {
      await this.openStored(last);
    }
    const items = recent.map(({ partnership, title, changed }) => ({
      partnership,
      title,
      changed: new Date(changed).toISOString(),
    }));
    await this.#host.intent('set_recent', { items });
    await this.#host.refresh();
  }

  async close(): Promise<void> {
    await this.#host.flushed();
    this.#library.close();
    this.#preferences.partnership = undefined;
    await this.#host.engine()?.request('close', {});
    await this.openFirst(undefined);
  }
}
