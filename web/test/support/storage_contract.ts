// What every LogStore must do: one suite, run by Node over each implementation and by Chromium over real IndexedDB.

import type { LogStore } from '../../src/storage/log_store.ts';

// One place where logs are kept; each `open` is another tab that looks at it.
export interface Backing {
  open(): Promise<LogStore>;
  dispose(): Promise<void>;
}

export interface ContractCase {
  readonly name: string;
  run(backing: Backing): Promise<void>;
}

export function check(holds: boolean, says: string): asserts holds {
  if (!holds) throw new Error(says);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

export function linesOf(bytes: Uint8Array): string[] {
  return textOf(bytes)
    .split('\n')
    .filter((line) => line !== '');
}

function same(found: readonly string[], wanted: readonly string[], says: string): void {
  const left = [...new Set(found)].sort().join('|');
  const right = [...new Set(wanted)].sort().join('|');
  check(left === right, `${says}: found ${left.slice(0, 200)}, wanted ${right.slice(0, 200)}`);
}

async function nothingAtFirst(backing: Backing): Promise<void> {
  const store = await backing.open();
  check((await store.list()).length === 0, 'an empty store lists nothing');
  const log = await store.open('p1');
  check((await log.read()).length === 0, 'a new log is empty');
  check((await store.list()).length === 0, 'opening alone stores nothing');
}

async function appendsAreThere(backing: Backing): Promise<void> {
  const store = await backing.open();
  const log = await store.open('p1');
  await log.append(bytesOf('{"a":1}\n'));
  await log.append(bytesOf('{"å":2}\n{"b":3}\n'));
  check(
    textOf(await log.read()) === '{"a":1}\n{"å":2}\n{"b":3}\n',
    'lines come back byte for byte',
  );
  await log.append(bytesOf(''));
  check(linesOf(await log.read()).length === 3, 'appending nothing changes nothing');
}

async function aLineFeedIsAdded(backing: Backing): Promise<void> {
  const log = await (await backing.open()).open('p1');
  await log.append(bytesOf('one'));
  await log.append(bytesOf('two\n'));
  check(textOf(await log.read()) === 'one\ntwo\n', 'two appends never share a line');
}

async function logsAreApart(backing: Backing): Promise<void> {
  const store = await backing.open();
  await (await store.open('p1')).append(bytesOf('one\n'));
  await (await store.open('p2')).append(bytesOf('two\n'));
  same(linesOf(await (await store.open('p1')).read()), ['one'], 'p1');
  same(linesOf(await (await store.open('p2')).read()), ['two'], 'p2');
  await store.drop('p1');
  check((await (await store.open('p1')).read()).length === 0, 'a dropped log is empty');
  same(linesOf(await (await store.open('p2')).read()), ['two'], 'the other log is untouched');
  same(
    (await store.list()).map((log) => log.partnership),
    ['p2'],
    'list after drop',
  );
}

async function titlesAreListed(backing: Backing): Promise<void> {
  const store = await backing.open();
  const log = await store.open('p1');
  await log.append(bytesOf('one\n'));
  await log.rename('Region Nord × Nordia IT');
  await log.append(bytesOf('two\n'));
  const [listed] = await store.list();
  check(listed?.title === 'Region Nord × Nordia IT', 'the title stays through later appends');
  check((listed?.changed ?? 0) > 0, 'the time of the last change is known');
}

async function anotherTabReads(backing: Backing): Promise<void> {
  const one = await (await backing.open()).open('p1');
  const two = await (await backing.open()).open('p1');
  await one.append(bytesOf('one\n'));
  same(linesOf(await two.read()), ['one'], 'another tab reads what was appended');
  await one.append(bytesOf('two\n'));
  await two.append(bytesOf('three\n'));
  const fresh = linesOf(await two.readNew());
  check(fresh.includes('two'), 'readNew gives what the other tab wrote');
  check(!fresh.includes('one'), 'readNew leaves out what was read before');
  check((await two.readNew()).length === 0, 'readNew gives nothing twice');
}

async function twoWritersLoseNothing(backing: Backing): Promise<void> {
  const logs = await Promise.all(
    ['a', 'b', 'c'].map(async (name) => ({ name, log: await (await backing.open()).open('p1') })),
  );
  const wanted: string[] = [];
  await Promise.all(
    logs.map(async ({ name, log }) => {
      for (let at = 0; at < 40; ++at) {
        const line = `${name}-${at}`;
        wanted.push(line);
        await log.append(bytesOf(`${line}\n`));
        if (at % 9 === 4) await log.pack();
      }
    }),
  );
  const found = linesOf(await (await (await backing.open()).open('p1')).read());
  check(found.length === wanted.length, `no line is doubled: ${found.length} of ${wanted.length}`);
  same(found, wanted, 'all lines of all writers');
}

async function packingKeepsBytes(backing: Backing): Promise<void> {
  const store = await backing.open();
  const log = await store.open('p1');
  const wanted: string[] = [];
  for (let at = 0; at < 30; ++at) {
    const line = `${at}-${'x'.repeat(at * 997)}`;
    wanted.push(line);
    await log.append(bytesOf(`${line}\n`));
  }
  await log.pack();
  same(linesOf(await log.read()), wanted, 'after packing');
  await log.append(bytesOf('last\n'));
  await log.pack();
  await log.pack();
  const again = await (await backing.open()).open('p1');
  check(textOf(await again.read()) === [...wanted, 'last', ''].join('\n'), 'order and bytes stay');
}

async function packedLinesAreNewToOthers(backing: Backing): Promise<void> {
  const one = await (await backing.open()).open('p1');
  const two = await (await backing.open()).open('p1');
  await one.append(bytesOf('one\n'));
  await two.read();
  await one.append(bytesOf('two\n'));
  await one.append(bytesOf('three\n'));
  await one.pack();
  const fresh = linesOf(await two.readNew());
  check(fresh.includes('two') && fresh.includes('three'), 'lines packed in between are not missed');
}

async function bigAppends(backing: Backing): Promise<void> {
  const log = await (await backing.open()).open('p1');
  const wanted = Array.from({ length: 900 }, (_, at) => `${at}-${'y'.repeat(1000)}`);
  wanted.push('z'.repeat(300 * 1024));
  const bytes = bytesOf(`${wanted.join('\n')}\n`);
  await log.append(bytes);
  const found = await log.read();
  check(found.length === bytes.length, `a large file comes back whole: ${found.length}`);
  check(textOf(found) === textOf(bytes), 'a large file comes back byte for byte');
}

async function replacingDropsEveryByte(backing: Backing): Promise<void> {
  const log = await (await backing.open()).open('p1');
  await log.append(bytesOf('kept\n'));
  await log.append(bytesOf('secret\n'));
  await log.pack();
  await log.append(bytesOf('after\n'));
  check(await log.replace(bytesOf('kept\nafter\n')), 'nobody else has written');
  check(textOf(await log.read()) === 'kept\nafter\n', 'only what was given is stored');
  await log.append(bytesOf('later\n'));
  const again = await (await backing.open()).open('p1');
  check(textOf(await again.read()) === 'kept\nafter\nlater\n', 'writing goes on behind it');
}

async function replacingWaitsForOthers(backing: Backing): Promise<void> {
  const one = await (await backing.open()).open('p1');
  const two = await (await backing.open()).open('p1');
  await one.append(bytesOf('one\n'));
  await two.append(bytesOf('two\n'));
  check(!(await one.replace(bytesOf('one\n'))), "another tab's line is not thrown away");
  same(linesOf(await two.read()), ['one', 'two'], 'nothing has happened');
  check(linesOf(await one.readNew()).includes('two'), 'what was missed is new');
  check(await one.replace(bytesOf('one\ntwo\n')), 'now it may');
  same(linesOf(await two.read()), ['one', 'two'], 'both lines are there');
}

async function watchersHear(backing: Backing): Promise<void> {
  const one = await backing.open();
  const two = await backing.open();
  const heard = new Promise<string>((resolve) => two.watch(resolve));
  await (await one.open('p7')).append(bytesOf('x\n'));
  check((await heard) === 'p7', 'the other tab hears which log has changed');
}

export const kContract: readonly ContractCase[] = [
  { name: 'holds nothing at first', run: nothingAtFirst },
  { name: 'gives appended lines back', run: appendsAreThere },
  { name: 'never joins two appends on a line', run: aLineFeedIsAdded },
  { name: 'keeps logs apart and drops one', run: logsAreApart },
  { name: 'lists titles and times', run: titlesAreListed },
  { name: 'shows one tab what another wrote', run: anotherTabReads },
  { name: 'loses nothing with three writers and packing', run: twoWritersLoseNothing },
  { name: 'packs without changing a byte', run: packingKeepsBytes },
  { name: 'does not hide packed lines from others', run: packedLinesAreNewToOthers },
  { name: 'takes a large file', run: bigAppends },
  { name: 'replaces all after an erasure', run: replacingDropsEveryByte },
  { name: 'replaces nothing that others wrote', run: replacingWaitsForOthers },
  { name: 'tells other tabs', run: watchersHear },
];
