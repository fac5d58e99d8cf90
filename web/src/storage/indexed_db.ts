// IndexedDB as promises, with its failures as StorageError: opening, one transaction, one request.
//
// A transaction's promise resolves on `complete`, never on the success of a request: only then has the browser flushed the
// bytes (durability "strict").

import { StorageError } from './log_store.ts';
import type { StorageCode } from './log_store.ts';

export function storageError(error: unknown): StorageError {
  if (error instanceof StorageError) return error;
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  const codes: Readonly<Record<string, StorageCode>> = {
    QuotaExceededError: 'storage_full',
    SecurityError: 'storage_unavailable',
    NotSupportedError: 'storage_unavailable',
    InvalidAccessError: 'storage_unavailable',
    VersionError: 'storage_blocked',
  };
  return new StorageError(codes[name] ?? 'storage_failed', detail);
}

export function openDatabase(
  factory: IDBFactory,
  name: string,
  version: number,
  upgrade: (database: IDBDatabase) => void,
  blocked_after_ms: number,
): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    let request: IDBOpenDBRequest;
    try {
      request = factory.open(name, version);
    } catch (error) {
      reject(new StorageError('storage_unavailable', String(error)));
      return;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    request.onblocked = () => {
      timer = setTimeout(
        () => reject(new StorageError('storage_blocked', 'an older tab is open')),
        blocked_after_ms,
      );
    };
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => {
      clearTimeout(timer);
      resolve(request.result);
    };
    request.onerror = () => {
      clearTimeout(timer);
      const found = storageError(request.error);
      // A frame without storage answers with UnknownError: nothing will ever be kept there.
      const code = found.code === 'storage_failed' ? 'storage_unavailable' : found.code;
      reject(new StorageError(code, found.message));
    };
  });
}

export interface Stores {
  readonly [name: string]: IDBObjectStore;
}

// Runs `work` inside one transaction and resolves with what it gave when the transaction is complete.
export function transact<T>(
  database: IDBDatabase,
  names: readonly string[],
  mode: IDBTransactionMode,
  work: (store: (name: string) => IDBObjectStore) => Promise<T> | T,
): Promise<T> {
  return new Promise((resolve, reject) => {
    let transaction: IDBTransaction;
    try {
      transaction = database.transaction([...names], mode, { durability: 'strict' });
    } catch (error) {
      reject(storageError(error));
      return;
    }
    let outcome: { value: T } | undefined;
    let failure: unknown;
    transaction.oncomplete = () => {
      if (outcome === undefined) reject(storageError(failure ?? 'ended without a result'));
      else resolve(outcome.value);
    };
    transaction.onabort = () => reject(storageError(failure ?? transaction.error ?? 'aborted'));
    const fail = (error: unknown): void => {
      failure ??= error;
      try {
        transaction.abort();
      } catch {
        // It has ended already; `oncomplete` or `onabort` tells the rest.
      }
    };
    try {
      Promise.resolve(work((name) => transaction.objectStore(name))).then((value) => {
        outcome = { value };
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

export function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('a request failed'));
  });
}
