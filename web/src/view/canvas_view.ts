// The drawn view: the canvas, the hidden text element that hears its keys, and the real field that lies over it.
//
// The engine draws by itself when something has changed; the page starts it the first time the canvas is shown, pauses it
// while the HTML view stands there, and after each frame looks whether a field is being edited.

import type { WasmBridge } from '../engine/wasm_bridge.ts';
import { CanvasInput } from './canvas_input.ts';
import { EditorOverlay } from './editor_overlay.ts';
import type { DraftPort } from './record.ts';
import type { TableText } from './table_text.ts';
import { UiVerb } from './ui_verbs.ts';

export interface CanvasParts {
  readonly box: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly keys: HTMLTextAreaElement;
}

export interface CanvasHost {
  readonly drafts: DraftPort;
  shortcuts(): ReadonlySet<string>;
  keysName(): string;
  tableAround(node: string): TableText | undefined;
  shortcut(shortcut: string): void;
  acted(): void; // something may have changed in the core
}

const kFonts = ['400', '500', '600'] as const;

async function fontBytes(weight: string): Promise<Uint8Array | undefined> {
  try {
    const response = await fetch(new URL(`./fonts/samverka-sans-${weight}.ttf`, import.meta.url));
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

const fetchFonts = (): Promise<readonly (Uint8Array | undefined)[]> =>
  Promise.all(kFonts.map(fontBytes));

export class CanvasView {
  readonly #parts: CanvasParts;
  readonly #bridge: WasmBridge;
  readonly #host: CanvasHost;
  readonly #input: CanvasInput;
  readonly #overlay: EditorOverlay;
  #fonts = fetchFonts(); // needed when it is first shown
  #started = false;

  constructor(parts: CanvasParts, bridge: WasmBridge, host: CanvasHost) {
    this.#parts = parts;
    this.#bridge = bridge;
    this.#host = host;
    this.#input = new CanvasInput(
      {
        keys: parts.keys,
        canvas: parts.canvas,
        shortcuts: () => host.shortcuts(),
        editing: () => this.#overlay.isOpen,
        tableAround: (node) => host.tableAround(node),
        shortcut: (shortcut) => host.shortcut(shortcut),
      },
      bridge,
    );
    this.#overlay = new EditorOverlay(
      parts.box,
      bridge,
      host.drafts,
      () => this.#input.focusWithout(),
      () => host.acted(),
    );
  }

  // False when the canvas cannot draw after all.
  async show(): Promise<boolean> {
    this.#parts.box.hidden = false;
    if (this.#started) {
      this.#bridge.ui(UiVerb.Resume);
      return true;
    }
    const fonts = await this.#fonts;
    if (fonts.some((bytes) => bytes === undefined) || this.#bridge.dead) {
      this.#fonts = fetchFonts(); // the line may be back the next time
      return false;
    }
    fonts.forEach((bytes, weight) => this.#bridge.ui(UiVerb.Font, weight, 0, bytes));
    const root_size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (root_size !== 16) this.#bridge.ui(UiVerb.Scale, 0, root_size / 16);
    this.#started = this.#bridge.ui(UiVerb.Start) !== 0;
    return this.#started;
  }

  hide(): void {
    if (this.#started && !this.#bridge.dead) {
      this.#overlay.finish();
      this.#bridge.ui(UiVerb.Pause);
    }
    this.#parts.box.hidden = true;
  }

  focus(): void {
    this.#input.focusWithout();
  }

  // The engine has drawn a frame.
  drawn(): void {
    if (!this.#started || this.#bridge.dead || this.#parts.box.hidden) return;
    this.#overlay.follow();
    this.#input.nameKeys(this.#host.keysName());
  }

  destroy(): void {
    this.#input.destroy();
  }
}
