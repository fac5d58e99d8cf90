// The verbs of the drawn view (wasm/host): what the page asks the canvas to do, and what it asks about it.

import type { WasmBridge } from '../engine/wasm_bridge.ts';
import type { Option } from '../protocol/tree.ts';

export const UiVerb = {
  Start: 1,
  Wake: 2,
  Pause: 3,
  Resume: 4,
  FocusFirst: 5,
  FocusLast: 6,
  Editor: 9,
  Counters: 10,
  Rectangles: 11,
  CommitText: 12,
  CancelText: 13,
  Scale: 14,
  Font: 15,
  Blur: 16,
  Text: 17,
  Tab: 18,
  LiveText: 19,
  Focus: 20,
  HostRequest: 21,
  Copy: 22,
  FocusedNode: 23,
} as const;

// The field that is being edited on the canvas; the rectangle is in CSS pixels from the canvas's corner.
export interface DrawnEditor {
  readonly node: string;
  readonly kind?: string;
  readonly typed?: string;
  readonly multiline?: boolean;
  readonly live?: boolean;
  readonly name?: string;
  readonly placeholder?: string;
  readonly rect: readonly [number, number, number, number];
  readonly font: number;
  readonly weight?: 0 | 1 | 2;
  readonly colour?: string;
  readonly background?: string;
  readonly options?: readonly Option[];
  readonly error?: string;
}

// What a verb left in the output, read as JSON; undefined when the verb answered 0.
export function askUi<T>(bridge: WasmBridge, verb: number, x = 0, y = 0): T | undefined {
  if (bridge.ui(verb, x, y) === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(bridge.uiOutput())) as T;
  } catch {
    return undefined;
  }
}

export function sendText(bridge: WasmBridge, verb: number, text: string, x = 0, y = 0): number {
  return bridge.ui(verb, x, y, new TextEncoder().encode(text));
}
