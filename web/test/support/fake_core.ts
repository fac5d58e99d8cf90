// A core of few lines for the page's tests: it keeps a set of lines and an outbox, and answers the verbs the page uses.

import type { ModuleHooks } from '../../src/engine/wasm_module.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
let next_line = 1;
const replica = crypto.randomUUID();

interface Request {
  readonly id: number;
  readonly verb: string;
  readonly args: { readonly position?: number; readonly command?: string };
}

export class FakeCore {
  lines: string[] = [];
  #outbox: string[] = [];
  #acknowledged = 0;
  #partnership = '';

  get waiting(): number {
    return this.#outbox.length - this.#acknowledged;
  }

  answer(bytes: Uint8Array, hooks: ModuleHooks): Uint8Array {
    const end = bytes.indexOf(10);
    const head = decoder.decode(end < 0 ? bytes : bytes.subarray(0, end));
    const payload = end < 0 ? '' : decoder.decode(bytes.subarray(end + 1));
    const request = JSON.parse(head) as Request;
    const { reply, out } = this.#run(request, payload, hooks);
    const line = JSON.stringify({ id: request.id, ...reply });
    return encoder.encode(out === undefined ? line : `${line}\n${out}`);
  }

  #run(request: Request, payload: string, hooks: ModuleHooks): { reply: object; out?: string } {
    switch (request.verb) {
      case 'open':
        return { reply: this.#open(payload) };
      case 'preview_merge':
        return { reply: this.#preview(payload) };
      case 'merge':
        return { reply: this.#merge(payload, hooks) };
      case 'new':
        this.#partnership = 'sha256-new';
        this.#write('{"id":"sha256-new","body":{}}', hooks);
        return { reply: { ok: { partnership: this.#partnership } } };
      case 'run': {
        const line = {
          id: `sha256-${replica}-${next_line++}`,
          body: { partnership: this.#partnership },
        };
        this.#write(JSON.stringify(line), hooks);
        return { reply: { ok: { act: 'a', created: [] } } };
      }
      case 'outbox': {
        const lines = this.#outbox.slice(this.#acknowledged);
        const ok = { position: this.#outbox.length, rewrite: false };
        return { reply: { ok }, out: lines.map((line) => `${line}\n`).join('') };
      }
      case 'saved':
        this.#acknowledged = request.args.position ?? 0;
        return { reply: { ok: {} } };
      default:
        return { reply: { ok: {} } };
    }
  }

  #preview(payload: string): object {
    const fresh = payload
      .split('\n')
      .filter((line) => line.startsWith('{') && !this.lines.includes(line));
    const acts = fresh.map((_line, at) => ({
      act: `${at}`,
      at: '2026-01-01T00:00:00.000Z',
      by: 'B',
      text: 'B gjorde något.',
    }));
    const count = fresh.length;
    const ok = { new_commits: count, new_acts: count, conflicts: 0, people: ['B'], acts };
    return { ok };
  }

  #open(payload: string): object {
    const lines = payload.split('\n').filter((line) => line.startsWith('{'));
    if (lines.length === 0) {
      return { error: { code: 'file_unreadable', path: '', detail: 'no line', text: 'Oläsbar.' } };
    }
    this.lines = [...new Set(lines)];
    const first = JSON.parse(lines[0] ?? '{}') as { id: string; body: { partnership?: string } };
    this.#partnership = first.body.partnership ?? first.id;
    this.#outbox = [];
    this.#acknowledged = 0;
    const ok = {
      partnership: this.#partnership,
      title: 'T',
      commits: lines.length,
      warnings: [],
      incomplete: false,
    };
    return { ok };
  }

  #merge(payload: string, hooks: ModuleHooks): object {
    const fresh = payload.split('\n').filter((line) => line !== '' && !this.lines.includes(line));
    for (const line of new Set(fresh)) this.#write(line, hooks);
    return { ok: { new_commits: new Set(fresh).size, conflicts: 0, warnings: [] } };
  }

  #write(line: string, hooks: ModuleHooks): void {
    this.lines.push(line);
    this.#outbox.push(line);
    hooks.onOutboxReady?.(1);
  }
}
