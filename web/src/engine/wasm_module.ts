// What the bridge needs of a compiled engine, app or headless: the eight C functions, the memory, and the hooks it calls.

export interface WasmModule {
  readonly HEAPU8: Uint8Array; // replaced when the memory grows: read it again after every call
  _sv_version(): number;
  _sv_create(): number;
  _sv_destroy(handle: number): void;
  _sv_input(handle: number, size: number): number;
  _sv_call(handle: number, size: number): void;
  _sv_output(handle: number): number;
  _sv_output_size(handle: number): number;
  _sv_ui(handle: number, verb: number, x: number, y: number): number;
}

// Plain functions on the module's object, called from inside a call or a frame. They must only set a flag or queue a task.
export interface ModuleHooks {
  onOutboxReady?: (handle: number) => void;
  onFrame?: () => void;
  onContextLost?: () => void;
  onContextRestored?: () => void;
  onAbort?: (what: unknown) => void;
  canvas?: HTMLCanvasElement;
  instantiateWasm?: (
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, code: WebAssembly.Module) => void,
  ) => object;
  locateFile?: (name: string, prefix: string) => string;
  wasmBinary?: ArrayBuffer | Uint8Array;
  print?: (text: string) => void;
  printErr?: (text: string) => void;
}

export type ModuleFactory = (hooks: ModuleHooks) => Promise<WasmModule>;
