// A module with the eight functions and a memory that moves, answering each request with what a test says.

import type { ModuleFactory, ModuleHooks, WasmModule } from '../../src/engine/wasm_module.ts';

export interface FakeModule extends WasmModule {
  readonly hooks: ModuleHooks;
  readonly requests: Uint8Array[];
}

export type Answer = (request: Uint8Array, hooks: ModuleHooks) => Uint8Array;

export function fakeFactory(
  answer: Answer,
  made: (module: FakeModule) => void = () => {},
): ModuleFactory {
  return async (hooks) => {
    let heap = new Uint8Array(1024);
    let output = { at: 0, size: 0 };
    const requests: Uint8Array[] = [];
    const module: FakeModule = {
      hooks,
      requests,
      get HEAPU8() {
        return heap;
      },
      _sv_version: () => 100,
      _sv_create: () => 1,
      _sv_destroy: () => {},
      // Each request makes the memory grow: views of it that were kept would be of the old one.
      _sv_input(_handle, size) {
        if (size > 1_000_000) return 0;
        heap = new Uint8Array(size + 4096);
        return 16;
      },
      _sv_call(_handle, size) {
        const request = heap.slice(16, 16 + size);
        requests.push(request);
        const reply = answer(request, hooks);
        heap = new Uint8Array(reply.length + 4096);
        heap.set(reply, 32);
        output = { at: 32, size: reply.length };
      },
      _sv_output: () => output.at,
      _sv_output_size: () => output.size,
      _sv_ui: () => 0,
    };
    made(module);
    return module;
  };
}
