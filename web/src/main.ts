// The page's entry: finds the parts that index.html holds, opens storage, starts the engine, shows the first frame.

import './view/theme.gen.css';
import './view/view.css';
import './view/parts.css';
import './view/reflow.css';
import './page/page.css';

import { EngineSource } from './page/load_engine.ts';
import { fetchExample } from './page/opening.ts';
import { Page } from './page/page.ts';
import type { PageOptions, ViewName } from './page/page.ts';
import { findShell, Shell } from './page/shell.ts';
import type { Reply, Verb, Verbs } from './protocol/envelope.ts';
import { IndexedDbLogStore } from './storage/indexed_db_log_store.ts';
import type { LogStore } from './storage/log_store.ts';
import { MemoryLogStore } from './storage/memory_log_store.ts';
import { askUi, UiVerb } from './view/ui_verbs.ts';

// What an embedding page, a browser's console or a test may use. A test that must come out the same each time gives its entropy
// before the first write, `request('configure', { entropy })`, and stops the page's `Date`: the core has neither of its own.
export interface SamverkaPage {
  readonly ready: Promise<void>;
  view(): ViewName;
  request<V extends Verb>(verb: V, args: Verbs[V]['args'], payload?: Uint8Array): Promise<Reply<V>>;
  ui(verb: number, x?: number, y?: number, text?: string): { value: number; output: string };
  idle(): Promise<void>;
}

function optionsOf(address: string): PageOptions {
  const asked = new URL(address).searchParams;
  const view = asked.get('view');
  const example = asked.get('example');
  return {
    view: view === 'html' || view === 'canvas' ? view : undefined,
    example: example === null ? undefined : fetchExample(example),
  };
}

// A frame of another site may have no storage at all: then the log lives as long as the page, and the page says so.
async function openStore(): Promise<LogStore> {
  const store = new IndexedDbLogStore();
  try {
    await store.list();
    return store;
  } catch (error) {
    console.warn('No storage here.', error);
    return new MemoryLogStore();
  }
}

function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}

function publish(page: Promise<Page>, ready: Promise<void>): SamverkaPage {
  let current: Page | undefined;
  void page.then((started) => (current = started));
  const bridge = (): NonNullable<Page['engine']>['bridge'] => {
    const found = current?.engine?.bridge;
    if (found === undefined) throw new Error('not ready');
    return found;
  };
  const frames = (): number =>
    current?.view === 'canvas'
      ? (askUi<{ readonly frames: number }>(bridge(), UiVerb.Counters)?.frames ?? 0)
      : 0;
  return {
    ready,
    view: () => current?.view ?? 'html',
    async request(verb, args, payload) {
      const engine = current?.engine;
      if (engine === undefined) throw new Error('not ready');
      const reply = await engine.request(verb, args, payload);
      await current?.follow();
      return reply;
    },
    ui(verb, x = 0, y = 0, text) {
      const input = text === undefined ? undefined : new TextEncoder().encode(text);
      const value = bridge().ui(verb, x, y, input);
      return { value, output: new TextDecoder().decode(bridge().uiOutput()) };
    },
    async idle() {
      await ready;
      for (;;) {
        const before = frames();
        await nextFrame();
        await nextFrame();
        if (current?.busy !== true && frames() === before) return;
      }
    },
  };
}

// All that the first frame needs is asked for before any of it is waited for.
async function open(shell: Shell): Promise<Page> {
  const options = optionsOf(location.href);
  const source = new EngineSource();
  source.expect('samverka');
  return new Page(shell, await openStore(), source, options);
}

const shell = new Shell(findShell());
const page = open(shell);
const ready = page.then((opened) => opened.start());
ready.catch((error: unknown) => shell.gaveUp(String(error)));
Object.assign(globalThis, { samverka: publish(page, ready) });
