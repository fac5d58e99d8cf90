// The keyboard of the drawn view, so that the page around it stays a page.
//
// SDL listens to one hidden text element, #samverka-keys, and to nothing else. Before it hears a key, a filter on the window
// stops all that is not its business: what the browser does with Ctrl+F, F5 or Ctrl+plus it goes on doing, text comes as
// `input` events (dead keys, composition and paste included) and not as key presses, and Tab is asked of the canvas: it
// moves inside, or at the end the browser's own Tab goes on.

import type { WasmBridge } from '../engine/wasm_bridge.ts';
import { attribute } from './elements.ts';
import { belongsToText, mayTake, shortcutOf } from './shortcuts.ts';
import { htmlTable, tabbed, tableOf } from './table_text.ts';
import type { TableText } from './table_text.ts';
import { askUi, sendText, UiVerb } from './ui_verbs.ts';

const kPlainKeys: ReadonlySet<string> = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Enter',
  ' ',
  'Escape',
  'Backspace',
  'Delete',
  'F2',
]);

// In a grid these go to the ends of it; the page behind the canvas has nothing to scroll.
const kEnds: ReadonlySet<string> = new Set([
  'Home',
  'End',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
]);

const kModifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta']);

export type KeyRoute = 'canvas' | 'tab' | 'browser';

export interface RoutedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly keyCode: number;
}

// Whose a key is, while the canvas has the keyboard.
export function routeKey(event: RoutedKey, offered: ReadonlySet<string>): KeyRoute {
  if (event.isComposing || event.keyCode === 229 || event.key === 'Dead') return 'browser';
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  if (event.key === 'Tab') return plain ? 'tab' : 'browser';
  if (kModifiers.has(event.key)) return 'canvas';
  if (plain && kPlainKeys.has(event.key)) return 'canvas';
  if (event.ctrlKey && !event.altKey && kEnds.has(event.key)) return 'canvas';
  const shortcut = shortcutOf(event);
  const offers = offered.has(shortcut) || belongsToText(shortcut);
  return offers && mayTake(shortcut) ? 'canvas' : 'browser';
}

export interface CanvasInputHost {
  readonly keys: HTMLTextAreaElement;
  readonly canvas: HTMLCanvasElement;
  shortcuts(): ReadonlySet<string>;
  editing(): boolean;
  // The table in which a node stands, if it does in one.
  tableAround(node: string): TableText | undefined;
  // A shortcut while nothing in the page has the focus.
  shortcut(shortcut: string): void;
}

export class CanvasInput {
  readonly #host: CanvasInputHost;
  readonly #bridge: WasmBridge;
  readonly #stop = new AbortController();
  #came_by: 1 | -1 | 0 = 0;

  constructor(host: CanvasInputHost, bridge: WasmBridge) {
    this.#host = host;
    this.#bridge = bridge;
    const { keys, canvas } = host;
    const signal = this.#stop.signal;
    const capture = { capture: true, signal };
    for (const type of ['keydown', 'keyup', 'keypress'] as const) {
      window.addEventListener(type, (event) => this.#filter(event), capture);
    }
    window.addEventListener('pointerdown', () => (this.#came_by = 0), capture);
    canvas.addEventListener('pointerdown', () => keys.focus({ preventScroll: true }), { signal });
    // The press must not move the focus to the page's body afterwards.
    canvas.addEventListener('mousedown', (event) => event.preventDefault(), { signal });
    keys.addEventListener('input', (event) => this.#text(event), { signal });
    keys.addEventListener('compositionend', () => this.#takeText(), { signal });
    keys.addEventListener('copy', (event) => this.#copy(event), { signal });
    keys.addEventListener('cut', (event) => this.#copy(event), { signal });
    keys.addEventListener('focus', () => this.#focused(), { signal });
    keys.addEventListener('blur', () => this.#blurred(), { signal });
  }

  destroy(): void {
    this.#stop.abort();
  }

  // After each frame: what has the focus on the canvas is what the hidden element is called.
  nameKeys(otherwise: string): void {
    const focused = askUi<{ readonly name?: string }>(this.#bridge, UiVerb.FocusedNode);
    attribute(this.#host.keys, 'aria-label', focused?.name || otherwise);
  }

  focusWithout(): void {
    this.#came_by = 0;
    this.#host.keys.focus({ preventScroll: true });
  }

  #filter(event: KeyboardEvent): void {
    if (event.target !== this.#host.keys) {
      if (event.type === 'keydown') this.#elsewhere(event);
      return;
    }
    if (event.type === 'keypress') {
      event.stopImmediatePropagation();
      return;
    }
    const route = routeKey(event, this.#host.shortcuts());
    if (route === 'canvas') {
      // Enter and the space bar press what has the focus; they are not text.
      if (event.type === 'keydown' && (event.key === ' ' || event.key === 'Enter'))
        event.preventDefault();
      return;
    }
    event.stopImmediatePropagation();
    if (route === 'tab' && event.type === 'keydown') {
      const inside = this.#bridge.ui(UiVerb.Tab, event.shiftKey ? -1 : 1) !== 0;
      if (inside) event.preventDefault();
    }
  }

  #elsewhere(event: KeyboardEvent): void {
    this.#came_by = event.key !== 'Tab' ? 0 : event.shiftKey ? -1 : 1;
    if (event.target !== document.body || this.#host.canvas.getClientRects().length === 0) return;
    const shortcut = shortcutOf(event);
    if (!this.#host.shortcuts().has(shortcut) || !mayTake(shortcut)) return;
    event.preventDefault();
    this.focusWithout();
    this.#host.shortcut(shortcut);
  }

  #text(event: Event): void {
    if (event instanceof InputEvent && event.isComposing) return;
    this.#takeText();
  }

  #takeText(): void {
    const { keys } = this.#host;
    const text = keys.value;
    keys.value = '';
    if (text !== '') sendText(this.#bridge, UiVerb.Text, text);
  }

  // A table is copied whole, as in the HTML view; what is chosen in a grid as a table, other things as their words.
  #copy(event: ClipboardEvent): void {
    const copied = askUi<{ readonly text?: string }>(this.#bridge, UiVerb.Copy);
    if (copied?.text === undefined) return;
    const node = askUi<{ readonly node?: string }>(this.#bridge, UiVerb.FocusedNode)?.node;
    const whole = node === undefined ? undefined : this.#host.tableAround(node);
    const table = whole ?? tableOf(copied.text);
    event.clipboardData?.setData('text/plain', whole === undefined ? copied.text : tabbed(whole));
    if (table !== undefined) event.clipboardData?.setData('text/html', htmlTable(table));
    event.preventDefault();
  }

  #focused(): void {
    if (this.#bridge.dead) return;
    this.#bridge.ui(UiVerb.Focus, this.#came_by);
    this.#came_by = 0;
  }

  #blurred(): void {
    if (this.#bridge.dead || this.#host.editing()) return;
    this.#bridge.ui(UiVerb.Blur);
  }
}
