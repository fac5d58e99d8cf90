// The page: one engine, two views of it, storage, files. It decides which view stands there and passes gestures, host
// requests and news between the parts; it knows nothing of what a partnership is.

import { Engine } from '../engine/engine.ts';
import { EngineDead } from '../engine/wasm_bridge.ts';
import type {
  CellRange,
  Gesture,
  HostRequest,
  JsonObject,
  Settings,
  ThemeName,
} from '../protocol/envelope.ts';
import { Drafts } from '../storage/drafts.ts';
import { openKeyValueStore } from '../storage/key_value.ts';
import type { LogStore, StorageError } from '../storage/log_store.ts';
import { Preferences } from '../storage/preferences.ts';
import { CanvasView } from '../view/canvas_view.ts';
import type { CellRows } from '../view/grid_cells.ts';
import type { HtmlView } from '../view/html_view.ts';
import { askUi, UiVerb } from '../view/ui_verbs.ts';
import { acceptDroppedFiles, fileName, pickFile, saveFile } from './files.ts';
import { Library } from './library.ts';
import type { EngineSource } from './load_engine.ts';
import { randomHex } from './load_engine.ts';
import { fetchExample, Opening } from './opening.ts';
import type { Example } from './opening.ts';
import { Outbox } from './outbox.ts';
import type { Shell } from './shell.ts';
import { preferredLanguage, word, wordOr } from './words.ts';

export type ViewName = 'canvas' | 'html';

const kNarrow = '(max-width: 56.248em)'; // 900 pixels in the reader's own text size, as in reflow.css
const kMirrorAfterMs = 250;
const kIdleWaitMs = 1000;
const kPackAfterMs = 5000;
const kDeathsMax = 3;
const kContextWaitMs = 4000;
const kResizeWaitMs = 150;

// What the person has chosen for all their pages, until they choose here.
function preferredTheme(): ThemeName {
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: kIdleWaitMs });
  else run();
}

export interface PageOptions {
  readonly view: ViewName | undefined; // what the address asks for
  readonly example: Example | undefined;
}

export class Page {
  readonly #shell: Shell;
  readonly #options: PageOptions;
  readonly #source: EngineSource;
  readonly #keep = openKeyValueStore();
  readonly #preferences = new Preferences(this.#keep);
  readonly #drafts = new Drafts(this.#keep);
  readonly #outbox: Outbox;
  readonly #library: Library;
  readonly #opening: Opening;
  readonly #narrow = window.matchMedia(kNarrow);
  #engine: Engine | undefined;
  #canvas: CanvasView | undefined;
  #html: HtmlView | undefined;
  #html_loading: Promise<HtmlView> | undefined;
  #view: ViewName | undefined; // none before the first frame
  #wished: ViewName | undefined;
  #shortcuts: ReadonlySet<string> = new Set();
  #mirror: ReturnType<typeof setTimeout> | undefined;
  #pack: ReturnType<typeof setTimeout> | undefined;
  #refreshing = 0;
  #trouble = false; // storage has failed and has not answered since
  #asked_to_persist = false;
  #deaths = 0;
  #lost: ReturnType<typeof setTimeout> | undefined;
  #resized: ReturnType<typeof setTimeout> | undefined;

  constructor(shell: Shell, store: LogStore, source: EngineSource, options: PageOptions) {
    this.#shell = shell;
    this.#source = source;
    this.#options = options;
    this.#wished = options.view;
    this.#outbox = new Outbox({
      logFor: (lines) => this.#library.logFor(lines),
      takeOthers: (log) => this.#library.takeOthers(log),
      saved: () => this.#saved(),
      failed: (error) => this.#storageFailed(error),
    });
    this.#library = new Library(store, this.#outbox, () => this.#changed());
    this.#opening = new Opening(this.#library, this.#preferences, this.#drafts, {
      shell,
      engine: () => this.#engine,
      intent: (name, args) => this.#view_intent(name, args),
      refresh: () => this.follow(),
      stored: () => this.#saved(),
      failed: (error) => this.#storageFailed(error),
      flushed: () => this.#outbox.flush(),
    });
    shell.speak(
      this.#preferences.language ?? preferredLanguage(navigator.languages),
      'html',
      false,
    );
    this.#listen();
  }

  get view(): ViewName {
    return this.#view ?? 'html';
  }

  get engine(): Engine | undefined {
    return this.#engine;
  }

  get busy(): boolean {
    return this.#outbox.busy || this.#mirror !== undefined || this.#refreshing > 0;
  }

  async start(): Promise<void> {
    await this.#startEngine();
    await this.#opening.openFirst(this.#options.example);
    await this.showView(this.#fittingView());
    this.#shell.firstFrame();
  }

  // ---- the engine

  async #startEngine(): Promise<void> {
    const wish = this.#deaths > 1 ? 'html_only' : 'drawn';
    const loaded = await this.#source.load(
      wish,
      {
        onOutbox: () => this.#outbox.ready(),
        onFrame: () => this.#drawn(),
        onDeath: (reason) => void this.#died(reason),
        onContextLost: () => this.#contextLost(),
        onContextRestored: () => clearTimeout(this.#lost),
      },
      this.#shell.parts.canvas,
    );
    const engine = new Engine(loaded.bridge);
    this.#engine = engine;
    this.#html?.expectAnother();
    this.#outbox.attach(engine);
    this.#library.attach(engine);
    const { canvas_box: box, canvas, keys } = this.#shell.parts;
    this.#canvas = loaded.draws
      ? new CanvasView({ box, canvas, keys }, loaded.bridge, {
          drafts: this.#drafts,
          shortcuts: () => this.#shortcuts,
          keysName: () => word('page.keys', this.#shell.language),
          tableAround: (node) => this.#html?.tableAround(node),
          shortcut: (item) => void this.#gesture({ kind: 'shortcut', node: '', item }),
          acted: () => this.#changed(),
        })
      : undefined;
    await engine.request('configure', {
      entropy: randomHex(32),
      language: this.#preferences.language ?? preferredLanguage(navigator.languages),
      theme: this.#preferences.theme ?? preferredTheme(),
      width: window.innerWidth,
    });
    // Where nothing can be drawn there is one view, and no other is offered.
    const names = ['host.html_view', 'host.canvas_view'];
    if (!loaded.draws) await this.#view_intent('set_host_lacks', { names });
  }

  // A trap: the instance is gone, what was saved is not. A new one is built from storage, a few times at most.
  async #died(reason: string): Promise<void> {
    const partnership = this.#library.partnership;
    this.#canvas?.destroy();
    this.#canvas = undefined;
    this.#shell.parts.canvas_box.hidden = true;
    this.#deaths += 1;
    console.error(`The engine stopped: ${reason}`);
    if (this.#deaths > kDeathsMax) {
      this.#shell.gaveUp(reason);
      return;
    }
    try {
      this.#replaceCanvas();
      await this.#startEngine();
      if (partnership !== undefined) await this.#opening.openStored(partnership);
      await this.showView(this.#fittingView());
      this.#shell.notice(word('page.engine_stopped', this.#shell.language), 'trouble');
    } catch (error) {
      this.#shell.gaveUp(String(error));
    }
  }

  // A canvas keeps the context of the engine that is gone: the next one gets a canvas of its own.
  #replaceCanvas(): void {
    const old = this.#shell.parts.canvas;
    const fresh = old.cloneNode(false) as HTMLCanvasElement;
    old.replaceWith(fresh);
    Object.assign(this.#shell.parts, { canvas: fresh });
  }

  // ---- views

  // What suits the room there is, unless the address or the person asked for one.
  #fittingView(): ViewName {
    if (this.#canvas === undefined || this.#narrow.matches) return 'html';
    return this.#wished ?? 'canvas';
  }

  async showView(view: ViewName): Promise<void> {
    const { html } = this.#shell.parts;
    const focused = this.#html?.focusedNode();
    let shown = view;
    if (view === 'canvas' && (await this.#canvas?.show()) !== true) shown = 'html';
    if (shown === 'html') {
      await this.#loadHtml();
      this.#canvas?.hide();
    }
    this.#view = shown;
    // Behind the canvas the HTML stays findable: find-in-page and printing reach it.
    if (shown === 'html') html.removeAttribute('hidden');
    else html.setAttribute('hidden', 'until-found');
    document.documentElement.dataset['view'] = shown;
    this.#html?.setActive(shown === 'html');
    if (shown === 'html') await this.#refresh();
    else this.#changed();
    if (shown === 'html' && focused !== undefined) this.#html?.focusNode(focused);
  }

  // Fetched when it is to be shown, or when the canvas stands there: the first screen does without it.
  #loadHtml(): Promise<HtmlView> {
    this.#html_loading ??= import('../view/html_view.ts').then(
      (loaded) => {
        this.#html = new loaded.HtmlView(this.#shell.parts.html, {
          gesture: (gesture) => void this.#gesture(gesture),
          cells: (range) => this.#cells(range),
          drafts: this.#drafts,
          word: (key) => word(`page.${key}`, this.#shell.language),
        });
        this.#html.setActive(this.#view === 'html');
        return this.#html;
      },
      (error: unknown) => {
        this.#html_loading = undefined; // the line may be back the next time
        throw error;
      },
    );
    return this.#html_loading;
  }

  async #switchTo(view: ViewName): Promise<void> {
    this.#wished = view;
    const url = new URL(location.href);
    url.searchParams.set('view', view);
    history.replaceState(null, '', url);
    await this.showView(this.#fittingView());
    if (this.#view === 'html')
      this.#shell.parts.html.querySelector<HTMLElement>('main, [data-node]')?.focus();
  }

  #drawn(): void {
    if (this.#engine?.bridge.dead !== false) return;
    this.#canvas?.drawn();
    this.#pollHost();
    this.#changed();
  }

  // Mostly the graphics come back at once; where they do not, the same screen is there in HTML.
  #contextLost(): void {
    clearTimeout(this.#lost);
    this.#lost = setTimeout(() => {
      this.#wished = 'html';
      void this.showView('html');
    }, kContextWaitMs);
  }

  // What only the page can do was asked for on the canvas.
  #pollHost(): void {
    const bridge = this.#engine?.bridge;
    if (bridge === undefined || bridge.dead || this.#canvas === undefined) return;
    const request = askUi<HostRequest>(bridge, UiVerb.HostRequest);
    if (request !== undefined) void this.#hostRequest(request);
  }

  // ---- the tree

  // Something may have changed in the core: the HTML behind the canvas follows when nothing has been drawn for a while and
  // the browser has nothing better to do.
  #changed(): void {
    if (this.#view === undefined) return;
    if (this.#view === 'html') {
      void this.#refresh();
      return;
    }
    clearTimeout(this.#mirror);
    this.#mirror = setTimeout(() => {
      whenIdle(() => {
        this.#mirror = undefined;
        this.#refresh().catch((error: unknown) =>
          console.warn('No HTML behind the canvas.', error),
        );
      });
    }, kMirrorAfterMs);
  }

  // What stands there follows the core: at once where it is shown, in its own time behind the canvas.
  async follow(): Promise<void> {
    if (this.#view === 'html') await this.#refresh();
    else this.#changed();
  }

  async #refresh(): Promise<void> {
    this.#refreshing += 1;
    try {
      await this.#showTree(await this.#loadHtml());
    } finally {
      this.#refreshing -= 1;
    }
  }

  async #showTree(html: HtmlView): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined || engine.bridge.dead) return;
    const known = html.revision;
    const reply = await engine.request('tree', known < 0 ? {} : { known });
    if (reply.ok === undefined) {
      this.#shell.notice(reply.error.text || reply.error.detail, 'trouble');
      return;
    }
    const { tree } = reply.ok;
    if (tree === undefined || tree.revision === html.revision) return;
    const settings = await engine.request('configure', {});
    if (settings.ok !== undefined) this.#settle(settings.ok);
    this.#shell.title(tree.title ?? '');
    this.#shell.speak(tree.language, this.view, this.#canvas !== undefined);
    html.show(tree);
    this.#shortcuts = html.shortcuts();
    this.#keepViewState();
  }

  #settle(settings: Settings): void {
    if (settings.theme !== undefined) {
      this.#shell.theme(settings.theme);
      this.#preferences.theme = settings.theme;
    }
    if (settings.language !== undefined) this.#preferences.language = settings.language;
    const partnership = this.#library.partnership;
    if (partnership !== undefined && settings.as !== undefined && settings.as !== '') {
      this.#preferences.setPerson(partnership, settings.as);
    }
  }

  async #gesture(gesture: Gesture): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined) return;
    try {
      const reply = await engine.request('gesture', gesture);
      // A refusal stands in the tree, beside what it is about.
      await this.#refresh();
      if (reply.ok?.host !== undefined) await this.#hostRequest(reply.ok.host);
    } catch (error) {
      if (!(error instanceof EngineDead)) throw error;
    }
  }

  async #cells(range: CellRange): Promise<CellRows> {
    const reply = await this.#engine?.request('cells', range);
    return reply?.ok?.rows ?? [];
  }

  #keepViewState(): void {
    const partnership = this.#library.partnership;
    const engine = this.#engine;
    if (partnership === undefined || engine === undefined || engine.bridge.dead) return;
    const reply = engine.requestNow('view_state', {});
    if (reply.ok !== undefined) this.#preferences.setViewState(partnership, reply.ok.state ?? null);
  }

  // ---- what only the page can do

  async #hostRequest(request: HostRequest): Promise<void> {
    const args = request.args ?? {};
    switch (request.name) {
      case 'host.open_file': {
        const file = await pickFile();
        if (file !== undefined) await this.#opening.openFile(file);
        return;
      }
      case 'host.open_example':
        return this.#opening.openExample(
          fetchExample(typeof args['name'] === 'string' ? args['name'] : 'region-nord'),
        );
      case 'host.save_file':
        return this.#saveFile();
      case 'host.open_recent':
        if (typeof args['partnership'] === 'string')
          await this.#opening.openStored(args['partnership']);
        return;
      case 'host.merge':
        return this.#opening.mergePreviewed();
      case 'host.new_partnership':
        return this.#opening.newPartnership(args);
      case 'host.remove_recent':
        if (typeof args['partnership'] === 'string')
          await this.#opening.removeRecent(args['partnership']);
        return;
      case 'host.close':
        return this.#opening.close();
      case 'host.html_view':
        return this.#switchTo('html');
      case 'host.canvas_view':
        return this.#switchTo('canvas');
    }
  }

  #title(): string {
    return this.#library.title || document.title;
  }

  async #saveFile(): Promise<void> {
    const reply = await this.#engine?.request('file', {});
    if (reply === undefined) return;
    if (reply.ok === undefined) this.#shell.notice(reply.error.text, 'trouble');
    else await saveFile(reply.payload, fileName(this.#title()));
  }

  // ---- storage

  #saved(): void {
    if (this.#trouble) {
      this.#trouble = false;
      this.#shell.clearNotice();
      void this.#view_intent('storage_ok', {});
    }
    this.#opening.stored();
    this.#changed();
    if (!this.#asked_to_persist && this.#library.durable) {
      this.#asked_to_persist = true;
      navigator.storage?.persist?.().catch(() => {});
    }
    clearTimeout(this.#pack);
    this.#pack = setTimeout(() => void this.#library.pack().catch(() => {}), kPackAfterMs);
    this.#library.rename(this.#title()).catch(() => {});
  }

  #storageFailed(error: StorageError): void {
    this.#trouble = true;
    const code = error.code ?? 'storage_failed';
    this.#shell.notice(
      wordOr(`page.${code}`, 'page.storage_failed', this.#shell.language),
      'trouble',
    );
    void this.#view_intent('storage_failed', { code }).then(() => this.#changed());
  }

  async #view_intent(intent: string, args: JsonObject): Promise<void> {
    const engine = this.#engine;
    if (engine === undefined || engine.bridge.dead) return;
    await engine.request('view', { intent, args });
  }

  // The screen itself, past the header and the rail.
  #focusMain(): void {
    const main = this.#shell.parts.html.querySelector<HTMLElement>('main');
    if (main === null) return;
    main.tabIndex = -1;
    main.focus();
  }

  #tellWidth(): void {
    clearTimeout(this.#resized);
    this.#resized = setTimeout(() => {
      const engine = this.#engine;
      if (engine === undefined || engine.bridge.dead) return;
      engine.requestNow('configure', { width: window.innerWidth });
      this.#changed();
    }, kResizeWaitMs);
  }

  // ---- what happens around the page

  #listen(): void {
    const { parts } = this.#shell;
    parts.skip_view.addEventListener('click', (event) => {
      event.preventDefault();
      void this.#switchTo(this.#view === 'canvas' ? 'html' : 'canvas');
    });
    parts.skip_main.addEventListener('click', (event) => {
      event.preventDefault();
      this.#focusMain();
    });
    // Text that was found behind the canvas is shown where it can be read.
    parts.html.addEventListener('beforematch', () => void this.#switchTo('html'));
    this.#narrow.addEventListener('change', () => void this.showView(this.#fittingView()));
    acceptDroppedFiles(
      (file) => void this.#opening.openFile(file),
      (hovers) => (parts.drop_hint.hidden = !hovers),
    );
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#drafts.flush();
      else void this.#library.takeFromOthers();
    });
    window.addEventListener('resize', () => this.#tellWidth());
    window.addEventListener('pagehide', () => this.#drafts.flush());
    window.addEventListener('beforeunload', (event) => {
      if (this.#trouble || this.#outbox.busy) event.preventDefault();
    });
    window.addEventListener('error', (event) => {
      if (event.error instanceof WebAssembly.RuntimeError) {
        this.#engine?.bridge.declareDead(event.error.message);
      }
    });
  }
}
