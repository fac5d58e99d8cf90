// Bytes in, bytes out: one instance of the core behind its eight C functions.
//
// The core owns its buffers. A request is copied in, the reply is copied out at once, and no address is kept. After a trap
// nothing in the instance can be trusted: the bridge is dead from then on, every later call throws EngineDead, and whoever
// registered with `onDeath` is told once, so that a new instance can be built from storage. Works for the app and for the
// headless engine, in a page, a worker and Node.

import type { ModuleFactory, ModuleHooks, WasmModule } from './wasm_module.ts';

export class EngineDead extends Error {
  constructor(readonly reason: string) {
    super(`the engine has stopped: ${reason}`);
    this.name = 'EngineDead';
  }
}

export class RequestTooLarge extends Error {
  constructor(readonly size: number) {
    super(`a request of ${size} bytes is over the limit`);
    this.name = 'RequestTooLarge';
  }
}

export interface BridgeHooks extends Omit<ModuleHooks, 'onOutboxReady' | 'onAbort'> {
  onOutbox?: () => void;
  onDeath?: (reason: string) => void;
}

export class WasmBridge {
  readonly #module: WasmModule;
  readonly #hooks: BridgeHooks;
  readonly #handle: number;
  #dead: string | undefined;

  private constructor(module: WasmModule, hooks: BridgeHooks) {
    this.#module = module;
    this.#hooks = hooks;
    this.#handle = module._sv_create();
    if (this.#handle === 0) {
      this.#dead = 'no instance could be created';
      throw new EngineDead(this.#dead);
    }
  }

  static async load(factory: ModuleFactory, hooks: BridgeHooks = {}): Promise<WasmBridge> {
    const { onOutbox, onDeath: _told, ...rest } = hooks;
    let bridge: WasmBridge | undefined;
    const module = await factory({
      ...rest,
      onOutboxReady: () => onOutbox?.(),
      onAbort: (what) => {
        if (bridge !== undefined) bridge.#die(String(what));
      },
    });
    bridge = new WasmBridge(module, hooks);
    return bridge;
  }

  get dead(): boolean {
    return this.#dead !== undefined;
  }

  get version(): number {
    return this.#guard(() => this.#module._sv_version());
  }

  // Runs one request and returns a copy of the reply.
  call(request: Uint8Array): Uint8Array {
    return this.#guard(() => {
      this.#put(request);
      this.#module._sv_call(this.#handle, request.length);
      return this.#take();
    });
  }

  // A verb of the drawn view, with bytes for it if it takes any.
  ui(verb: number, x = 0, y = 0, input?: Uint8Array): number {
    return this.#guard(() => {
      if (input !== undefined) this.#put(input);
      return this.#module._sv_ui(this.#handle, verb, x, y);
    });
  }

  // What the last `ui` call left, a copy.
  uiOutput(): Uint8Array {
    return this.#guard(() => this.#take());
  }

  // For a trap that no call passed on: one in a frame that the engine draws by itself.
  declareDead(reason: string): void {
    this.#die(reason);
  }

  destroy(): void {
    if (this.#dead !== undefined) return;
    this.#dead = 'destroyed';
    this.#module._sv_destroy(this.#handle);
  }

  #put(bytes: Uint8Array): void {
    const at = this.#module._sv_input(this.#handle, bytes.length);
    if (at === 0) throw new RequestTooLarge(bytes.length);
    this.#module.HEAPU8.set(bytes, at);
  }

  #take(): Uint8Array {
    const at = this.#module._sv_output(this.#handle);
    const size = this.#module._sv_output_size(this.#handle);
    return this.#module.HEAPU8.slice(at, at + size);
  }

  #guard<T>(run: () => T): T {
    if (this.#dead !== undefined) throw new EngineDead(this.#dead);
    try {
      return run();
    } catch (error) {
      if (error instanceof RequestTooLarge) throw error;
      this.#die(error instanceof Error ? error.message : String(error));
      throw new EngineDead(this.#dead ?? 'trap');
    }
  }

  #die(reason: string): void {
    if (this.#dead !== undefined) return;
    this.#dead = reason;
    this.#hooks.onDeath?.(reason);
  }
}
