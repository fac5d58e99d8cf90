// Which engine the page runs: the app where it can draw, else the headless one, which shows the same in HTML.

import type { BridgeHooks } from '../engine/wasm_bridge.ts';
import { WasmBridge } from '../engine/wasm_bridge.ts';
import type { ModuleFactory } from '../engine/wasm_module.ts';

export interface LoadedEngine {
  readonly bridge: WasmBridge;
  readonly draws: boolean;
}

export function hasWebGl2(): boolean {
  try {
    const context = document.createElement('canvas').getContext('webgl2');
    if (context === null) return false;
    context.getExtension('WEBGL_lose_context')?.loseContext();
    return true;
  } catch {
    return false;
  }
}

async function load(file: string, hooks: BridgeHooks): Promise<WasmBridge> {
  const address = new URL(file, import.meta.url).href;
  const loaded = (await import(address)) as { readonly default: ModuleFactory };
  return WasmBridge.load(loaded.default, hooks);
}

export async function loadEngine(
  wish: 'drawn' | 'html_only',
  hooks: BridgeHooks,
  canvas: HTMLCanvasElement,
): Promise<LoadedEngine> {
  if (wish === 'drawn' && hasWebGl2()) {
    try {
      return { bridge: await load('./samverka.mjs', { ...hooks, canvas }), draws: true };
    } catch (error) {
      console.warn('The drawn view could not be loaded, going on in HTML.', error);
    }
  }
  const { onFrame: _f, onContextLost: _l, onContextRestored: _r, ...plain } = hooks;
  return { bridge: await load('./samverka-core.mjs', plain), draws: false };
}

export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return [...values].map((value) => value.toString(16).padStart(2, '0')).join('');
}
