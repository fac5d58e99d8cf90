// Where the lines of partnerships are kept on this device: one interface, several stores, one contract suite.
//
// `append` resolves only when the bytes would survive the power going: until then nothing may be shown as saved. Lines are
// immutable and named by their hash, so a store never changes or orders them (only `replace`, after an erasure, drops some); it may hand the same line back twice, and
// several tabs may write to one log at once without losing anything. Nothing here knows what a commit is.

export type StorageCode =
  | 'storage_unavailable' // there is no such storage here (a frame of another site, a private window)
  | 'storage_blocked' // another tab holds an older layout open
  | 'storage_full'
  | 'storage_failed';

export class StorageError extends Error {
  constructor(
    readonly code: StorageCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'StorageError';
  }
}

export interface StoredLog {
  readonly partnership: string;
  readonly title: string;
  readonly changed: number; // milliseconds since 1970, when it was last written here
}

export interface OpenLog {
  readonly partnership: string;
  // Whole lines; a missing last line feed is added. Resolves when durable; rejects with StorageError, and then nothing
  // of these lines is counted as stored.
  append(lines: Uint8Array): Promise<void>;
  // All lines. From here on `readNew` gives what others have added since.
  read(): Promise<Uint8Array>;
  // What others may have added since the last `read` or `readNew`; lines already seen can come along.
  readNew(): Promise<Uint8Array>;
  // All that is stored becomes `lines`: what was erased is then in no byte. False, and nothing happens, when others have
  // written since the last `read` or `readNew`: take theirs first. Resolves when durable.
  replace(lines: Uint8Array): Promise<boolean>;
  rename(title: string): Promise<void>;
  // Gathers many small records into few large ones. Safe at any time, also while others write.
  pack(): Promise<void>;
  close(): void;
}

export interface LogStore {
  // False when everything is gone with the page.
  readonly durable: boolean;
  list(): Promise<readonly StoredLog[]>;
  open(partnership: string): Promise<OpenLog>;
  drop(partnership: string): Promise<void>;
  // Tells when another tab has written to a log. Returns the way to stop listening.
  watch(changed: (partnership: string) => void): () => void;
  close(): void;
}

const kLineFeed = 10;

export function withLineFeed(lines: Uint8Array): Uint8Array {
  if (lines.length === 0 || lines[lines.length - 1] === kLineFeed) return lines;
  const whole = new Uint8Array(lines.length + 1);
  whole.set(lines);
  whole[lines.length] = kLineFeed;
  return whole;
}

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

// Cuts after a line feed, into parts of at most `size` bytes where the lines allow it.
export function cutAtLines(lines: Uint8Array, size: number): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let start = 0;
  while (lines.length - start > size) {
    let end = lines.lastIndexOf(kLineFeed, start + size - 1) + 1;
    if (end <= start) end = lines.indexOf(kLineFeed, start + size) + 1;
    if (end <= 0) break;
    parts.push(lines.slice(start, end));
    start = end;
  }
  if (start < lines.length) parts.push(lines.slice(start));
  return parts;
}
