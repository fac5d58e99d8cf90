// Runs sequences of requests on the headless engine and reads and writes the files that keep them.
//
// A file holds one sequence, for one fresh instance, in lines:
//
//   # what the sequence is about
//   > {"id":1,"verb":"open"}            a request's header, byte for byte; `>hex 7bff` where it is not text
//   + file assets/samples/x.samverka    its payload: a file, `head 100 <file>`, `text …`, `hex …`, or `reply 3`: the payload of
//                                       the third reply
//   < {"id":1,"ok":{}}                  the reply's header, byte for byte; `<sha256 <hex> <size>` where it is long
//   = <hex> <size>                      SHA-256 and size of the reply's payload, where it has one
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export const kFolder = 'tests/vectors';
const kLong = 2000;

export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

export async function loadEngine(folder = process.env.SV_WASM ?? 'build/wasm-release') {
  const { default: create } = await import(pathToFileURL(resolve(folder, 'samverka-core.mjs')).href);
  const module = await create({ onOutboxReady: () => {} });
  return module;
}

// One fresh instance: bytes of a request in, bytes of a reply out.
export function createInstance(module) {
  const handle = module._sv_create();
  return {
    call(request) {
      const at = module._sv_input(handle, request.length);
      module.HEAPU8.set(request, at);
      module._sv_call(handle, request.length);
      const out = module._sv_output(handle);
      return Buffer.from(module.HEAPU8.slice(out, out + module._sv_output_size(handle)));
    },
    close: () => module._sv_destroy(handle),
  };
}

// The bytes of a payload line; `replies` are the payloads of the replies so far.
export function payloadBytes(text, replies) {
  const [how, ...rest] = text.split(' ');
  if (how === 'file') return readFileSync(rest[0]);
  if (how === 'head') return readFileSync(rest[1]).subarray(0, Number(rest[0]));
  if (how === 'text') return Buffer.from(`${text.slice(5)}\n`);
  if (how === 'hex') return Buffer.from(rest[0] ?? '', 'hex');
  if (how === 'reply') return replies[Number(rest[0]) - 1];
  throw new Error(`unknown payload: ${text}`);
}

export function requestBytes(step, replies) {
  const header = step.hex === undefined ? Buffer.from(step.request) : Buffer.from(step.hex, 'hex');
  return step.payload === undefined
    ? header
    : Buffer.concat([header, Buffer.from('\n'), payloadBytes(step.payload, replies)]);
}

// A reply as the lines that a file keeps of it, and its payload.
export function replyLines(reply) {
  const end = reply.indexOf(10);
  const header = end < 0 ? reply : reply.subarray(0, end);
  const payload = end < 0 ? Buffer.alloc(0) : reply.subarray(end + 1);
  const lines = [header.length > kLong ? `<sha256 ${sha256(header)} ${header.length}` : `< ${header.toString()}`];
  if (payload.length > 0) lines.push(`= ${sha256(payload)} ${payload.length}`);
  return { lines, payload, header };
}

export function readSequence(text) {
  const out = { about: '', steps: [] };
  for (const line of text.split('\n')) {
    const step = out.steps.at(-1);
    if (line.startsWith('# ')) out.about = line.slice(2);
    else if (line.startsWith('> ')) out.steps.push({ request: line.slice(2), expected: [] });
    else if (line.startsWith('>hex')) out.steps.push({ hex: line.slice(4).trim(), expected: [] });
    else if (line.startsWith('+ ')) step.payload = line.slice(2);
    else if (line !== '') step.expected.push(line);
  }
  return out;
}

export const sequenceFiles = () =>
  readdirSync(kFolder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(kFolder, name));

// What the engine answers to each step, as lines.
export function answers(module, sequence) {
  const instance = createInstance(module);
  const payloads = [];
  const out = sequence.steps.map((step) => {
    const { lines, payload } = replyLines(instance.call(requestBytes(step, payloads)));
    payloads.push(payload);
    return lines;
  });
  instance.close();
  return out;
}
