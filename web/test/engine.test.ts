// The bridge and the engine over a module whose memory moves: bytes in and out, errors as values, death told once.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

import { decodeReply, encodeRequest, Engine } from '../src/engine/engine.ts';
import { EngineDead, RequestTooLarge, WasmBridge } from '../src/engine/wasm_bridge.ts';
import type { ModuleFactory } from '../src/engine/wasm_module.ts';
import { fakeFactory } from './support/fake_module.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);
const clock = (): Date => new Date('2026-11-23T12:00:00.000Z');

test('a request is one line of JSON and, after a line feed, the payload', () => {
  assert.equal(text(encodeRequest({ id: 1 })), '{"id":1}');
  assert.equal(text(encodeRequest({ id: 1 }, bytes('a\nb'))), '{"id":1}\na\nb');
  const reply = decodeReply(bytes('{"ok":{"n":1}}\nx\ny\n'));
  assert.deepEqual(reply.header, { ok: { n: 1 } });
  assert.equal(text(reply.payload), 'x\ny\n');
  assert.equal(decodeReply(bytes('{"ok":{}}')).payload.length, 0);
});

test('requests carry verb, arguments and the time; the answer is a copy', async () => {
  const bridge = await WasmBridge.load(
    fakeFactory(() => bytes('{"id":1,"ok":{"revision":3}}\nåäö')),
  );
  const engine = new Engine(bridge, clock);
  const reply = await engine.request('gesture', { kind: 'activate', node: 'x' });
  const again = await engine.request('gesture', { kind: 'activate', node: 'y' });
  assert.deepEqual(reply.ok, { revision: 3 });
  assert.equal(reply.ok === undefined ? '' : text(reply.payload), 'åäö');
  assert.deepEqual(again.ok, { revision: 3 });
});

test('what is sent is what the core reads', async () => {
  const seen: string[] = [];
  const answer = (request: Uint8Array): Uint8Array => {
    seen.push(text(request));
    return bytes('{"ok":{}}');
  };
  const engine = new Engine(await WasmBridge.load(fakeFactory(answer)), clock);
  await engine.request('merge', {}, bytes('line\n'));
  assert.equal(
    seen[0],
    '{"id":1,"verb":"merge","now":"2026-11-23T12:00:00.000Z","args":{}}\nline\n',
  );
});

test('a refusal is a value', async () => {
  const error = { code: 'thing_unknown', path: '/args/node', detail: 'd', text: 't' };
  const bridge = await WasmBridge.load(fakeFactory(() => bytes(JSON.stringify({ id: 1, error }))));
  const reply = await new Engine(bridge).request('tree', {});
  assert.deepEqual(reply.error, error);
  assert.equal(reply.ok, undefined);
});

test('after a trap the bridge is dead, tells it once, and rejects everything', async () => {
  const told: string[] = [];
  const factory = fakeFactory(() => {
    throw new WebAssembly.RuntimeError('unreachable');
  });
  const bridge = await WasmBridge.load(factory, { onDeath: (reason) => told.push(reason) });
  const engine = new Engine(bridge);
  await assert.rejects(engine.request('tree', {}), EngineDead);
  await assert.rejects(engine.request('tree', {}), EngineDead);
  assert.throws(() => bridge.ui(2), EngineDead);
  bridge.declareDead('again');
  assert.deepEqual(told, ['unreachable']);
  assert.equal(bridge.dead, true);
});

test('a trap in a frame of its own is declared from outside', async () => {
  const told: string[] = [];
  const bridge = await WasmBridge.load(
    fakeFactory(() => bytes('{}')),
    { onDeath: (reason) => told.push(reason) },
  );
  bridge.declareDead('in a frame');
  assert.deepEqual(told, ['in a frame']);
  assert.throws(() => bridge.call(bytes('{}')), EngineDead);
});

test('a request over the limit is refused without killing anything', async () => {
  const bridge = await WasmBridge.load(fakeFactory(() => bytes('{"ok":{}}')));
  assert.throws(() => bridge.call(new Uint8Array(2_000_000)), RequestTooLarge);
  assert.equal(bridge.dead, false);
  assert.equal(text(bridge.call(bytes('{}'))), '{"ok":{}}');
});

test('the outbox is announced through the hook', async () => {
  let announced = 0;
  const factory = fakeFactory((_request, hooks) => {
    hooks.onOutboxReady?.(1);
    return bytes('{"ok":{}}');
  });
  const bridge = await WasmBridge.load(factory, { onOutbox: () => (announced += 1) });
  await new Engine(bridge).request('run', { command: 'x' });
  assert.equal(announced, 1);
});

const headless = ['build/web/samverka-core.mjs', 'build/wasm-release/samverka-core.mjs']
  .map((path) => resolve(path))
  .find((path) => existsSync(path));

test(
  'the headless engine answers in Node',
  { skip: headless === undefined && 'not built' },
  async () => {
    const loaded = (await import(pathToFileURL(headless ?? '').href)) as { default: ModuleFactory };
    const engine = new Engine(await WasmBridge.load(loaded.default), clock);
    assert.ok(engine.bridge.version > 0);
    const settings = await engine.request('configure', {
      entropy: '00'.repeat(32),
      language: 'sv',
    });
    assert.equal(settings.error, undefined);
    const tree = await engine.request('tree', {});
    assert.equal(tree.ok?.tree?.language, 'sv');
    const refused = await engine.request('gesture', { kind: 'activate', node: 'nowhere' });
    assert.equal(typeof refused.error?.code, 'string');
    engine.bridge.destroy();
    assert.equal(engine.bridge.dead, true);
  },
);
