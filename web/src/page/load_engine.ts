// Which engine the page runs: the app where it can draw, else the headless one, which shows the same in HTML.
//
// A build is fetched and compiled once, beside whatever else the page waits for; an instance that follows one that died is
// made of the same code.

import type { BridgeHooks } from '../engine/wasm_bridge.ts';
import { WasmBridge } from '../engine/wasm_bridge.ts';
import type { ModuleFactory, ModuleHooks } from '../engine/wasm_module.ts';

export interface LoadedEngine {
  readonly bridge: WasmBridge;
  readonly draws: boolean;
}

type Build = 'samverka' | 'samverka-core';

interface Parts {
  readonly create: ModuleFactory;
  readonly code: WebAssembly.Module | undefined; // none: the script fetches it in its own way
}

// The engine draws in this very context, since making another takes long again. A canvas keeps what it was first asked for, so
// these are the wishes of wasm/host/window_web.cpp.
const kContext = { alpha: false, depth: false, stencil: false, antialias: false };

function canDraw(canvas: HTMLCanvasElement): boolean {
  try {
    return canvas.getContext('webgl2', kContext) !== null;
  } catch {
    return false;
  }
}

async function codeOf(build: Build): Promise<WebAssembly.Module | undefined> {
  try {
    return await WebAssembly.compileStreaming(fetch(new URL(`./${build}.wasm`, import.meta.url)));
  } catch {
    return undefined;
  }
}

async function fetchParts(build: Build): Promise<Parts> {
  const address = new URL(`./${build}.mjs`, import.meta.url).href;
  const [script, code] = await Promise.all([
    import(address) as Promise<{ readonly default: ModuleFactory }>,
    codeOf(build),
  ]);
  return { create: script.default, code };
}

// The script tells nobody when an instance cannot be made, so that is told here.
function load({ create, code }: Parts, hooks: BridgeHooks): Promise<WasmBridge> {
  if (code === undefined) return WasmBridge.load(create, hooks);
  return new Promise((loaded, failed) => {
    const instantiateWasm: ModuleHooks['instantiateWasm'] = (imports, done) => {
      WebAssembly.instantiate(code, imports)
        .then((instance) => done(instance, code))
        .catch(failed);
      return {};
    };
    WasmBridge.load(create, { ...hooks, instantiateWasm }).then(loaded, failed);
  });
}

export class EngineSource {
  readonly #parts = new Map<Build, Promise<Parts>>();

  // Begins to fetch; whether it could be had is told where it is loaded.
  expect(build: Build): void {
    void this.#fetch(build);
  }

  async load(
    wish: 'drawn' | 'html_only',
    hooks: BridgeHooks,
    canvas: HTMLCanvasElement,
  ): Promise<LoadedEngine> {
    if (wish === 'drawn' && canDraw(canvas)) {
      try {
        return {
          bridge: await load(await this.#fetch('samverka'), { ...hooks, canvas }),
          draws: true,
        };
      } catch (error) {
        console.warn('The drawn view could not be loaded, going on in HTML.', error);
      }
    }
    const { onFrame: _f, onContextLost: _l, onContextRestored: _r, ...plain } = hooks;
    return { bridge: await load(await this.#fetch('samverka-core'), plain), draws: false };
  }

  #fetch(build: Build): Promise<Parts> {
    const known = this.#parts.get(build);
    if (known !== undefined) return known;
    const parts = fetchParts(build);
    this.#parts.set(build, parts);
    parts.catch(() => this.#parts.delete(build)); // the line may be back the next time
    return parts;
  }
}

export function randomHex(bytes: number): string {
  const values = crypto.getRandomValues(new Uint8Array(bytes));
  return [...values].map((value) => value.toString(16).padStart(2, '0')).join('');
}
