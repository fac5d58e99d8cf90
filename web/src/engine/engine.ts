// Typed requests to the core: `request(verb, args, payload?)` answers with what the verb gives, or with the core's error.
//
// Requests run in the order they are made and have taken effect when `request` returns its promise; the promise only carries
// the answer, so that an engine in a worker can stand here later. A refusal is a value (`reply.error`), since it is shown and
// not thrown; a dead engine rejects.

import type { Reply, Verb, Verbs, WireError } from '../protocol/envelope.ts';
import type { WasmBridge } from './wasm_bridge.ts';

export type Clock = () => Date;

const kLineFeed = 10;
const kNothing = new Uint8Array(0);

export function encodeRequest(header: object, payload?: Uint8Array): Uint8Array {
  const line = new TextEncoder().encode(JSON.stringify(header));
  if (payload === undefined) return line;
  const bytes = new Uint8Array(line.length + 1 + payload.length);
  bytes.set(line);
  bytes[line.length] = kLineFeed;
  bytes.set(payload, line.length + 1);
  return bytes;
}

export interface DecodedReply {
  readonly header: { readonly ok?: unknown; readonly error?: WireError };
  readonly payload: Uint8Array;
}

export function decodeReply(bytes: Uint8Array): DecodedReply {
  const end = bytes.indexOf(kLineFeed);
  const line = end < 0 ? bytes : bytes.subarray(0, end);
  const header = JSON.parse(new TextDecoder().decode(line)) as DecodedReply['header'];
  return { header, payload: end < 0 ? kNothing : bytes.slice(end + 1) };
}

export class Engine {
  readonly #bridge: WasmBridge;
  readonly #clock: Clock;
  #next_id = 1;

  constructor(bridge: WasmBridge, clock: Clock = () => new Date()) {
    this.#bridge = bridge;
    this.#clock = clock;
  }

  get bridge(): WasmBridge {
    return this.#bridge;
  }

  async request<V extends Verb>(
    verb: V,
    args: Verbs[V]['args'],
    payload?: Uint8Array,
  ): Promise<Reply<V>> {
    return this.requestNow(verb, args, payload);
  }

  // The same at once, for what must not be torn apart by another task (merging what is already stored). Throws EngineDead.
  requestNow<V extends Verb>(verb: V, args: Verbs[V]['args'], payload?: Uint8Array): Reply<V> {
    const header = { id: this.#next_id++, verb, now: this.#clock().toISOString(), args };
    const { header: reply, payload: bytes } = decodeReply(
      this.#bridge.call(encodeRequest(header, payload)),
    );
    if (reply.error !== undefined) return { error: reply.error };
    return { ok: reply.ok as Verbs[V]['ok'], payload: bytes };
  }
}
