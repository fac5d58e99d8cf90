// The headless core in Node, as a portal's own server would load it: requests in, replies out.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { resolve } from 'node:path';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const kLineFeed = 10;

export const kNow = '2026-10-01T08:00:00.000Z';

// The bytes of one request; the same for every host.
export function request(verb, args = {}, payload = undefined) {
    const header = encoder.encode(JSON.stringify({ id: 1, verb, now: kNow, args }));
    if (payload === undefined) return header;
    const bytes = typeof payload === 'string' ? encoder.encode(payload) : payload;
    const whole = new Uint8Array(header.length + 1 + bytes.length);
    whole.set(header);
    whole[header.length] = kLineFeed;
    whole.set(bytes, header.length + 1);
    return whole;
}

export class Core {
    #module;
    #handle;

    constructor(module) {
        this.#module = module;
        this.#handle = module._sv_create();
    }

    // The reply's bytes; throws when the request was refused.
    call(bytes) {
        const module = this.#module;
        const place = module._sv_input(this.#handle, bytes.length); // may grow the memory, so before HEAPU8 is looked up
        module.HEAPU8.set(bytes, place);
        module._sv_call(this.#handle, bytes.length);
        const at = module._sv_output(this.#handle);
        const reply = module.HEAPU8.slice(at, at + module._sv_output_size(this.#handle));
        if (reply[2] === 0x65) throw new Error(decoder.decode(reply.subarray(0, 400))); // {"error"
        return reply;
    }

    ask(verb, args = {}, payload = undefined) {
        const reply = this.call(request(verb, args, payload));
        const end = reply.indexOf(kLineFeed);
        const header = end < 0 ? reply : reply.subarray(0, end);
        return { ok: JSON.parse(decoder.decode(header)).ok, payload: end < 0 ? new Uint8Array() : reply.slice(end + 1) };
    }

    run(command, args) {
        return this.ask('run', { command, args }).ok;
    }

    destroy() {
        this.#module._sv_destroy(this.#handle);
    }
}

// Makes cores: each an instance of its own, so that what one run has grown does not burden the next, of code compiled once, which
// V8 improves while it runs as it does the peers'.
export async function openCores(folder) {
    const { default: create } = await import(pathToFileURL(resolve(folder, 'samverka-core.mjs')).href);
    const code = await WebAssembly.compile(readFileSync(resolve(folder, 'samverka-core.wasm')));
    const instantiateWasm = (imports, done) => {
        WebAssembly.instantiate(code, imports).then((instance) => done(instance, code));
        return {};
    };
    return async () => new Core(await create({ instantiateWasm, onOutboxReady() {} }));
}
