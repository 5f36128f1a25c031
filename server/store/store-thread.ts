/** The body of the store's thread: a store of its own, asked by messages. */
import { parentPort, workerData } from 'node:worker_threads';
import { FolderError } from './folder-error.ts';
import { makeDatabaseApart } from './made-apart.ts';
import { openPgliteStore } from './pglite-store.ts';
import type { Store } from './store.ts';

/** What the thread is started with. */
export interface StoreThreadData {
  readonly folder: string;
  readonly migrationsDir: string;
}

/** One call of a method of the store. */
export interface StoreCall {
  readonly id: number;
  readonly method: keyof Store;
  readonly args: readonly unknown[];
}

/** What a call came to. Errors lose their class and their code between threads, so they travel as plain data. */
export type StoreReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | {
      readonly id: number;
      readonly ok: false;
      readonly error: CarriedError;
      /** The database answers nothing any more: another thread has to open it anew. */
      readonly broken: boolean;
    };

export interface CarriedError {
  readonly message: string;
  readonly code: string | null;
  readonly trouble: FolderError['trouble'] | null;
  readonly folder: string | null;
}

const { folder, migrationsDir } = workerData as StoreThreadData;
let opened: Promise<Store> | null = null;

parentPort?.on('message', async ({ id, method, args }: StoreCall) => {
  let store: Store | null = null;
  try {
    opened ??= openPgliteStore(folder, migrationsDir, makeDatabaseApart);
    store = await opened;
    const call = store[method] as (...args: readonly unknown[]) => Promise<unknown>;
    reply({ id, ok: true, value: await call(...args) });
  } catch (error) {
    if (!store) opened = null; // the next call tries again
    reply({ id, ok: false, error: carried(error), broken: store !== null && !(await answers(store)) });
  }
});

/** A write that the disk refuses may end the whole database. */
function answers(store: Store): Promise<boolean> {
  return store.openRooms(Number.MAX_SAFE_INTEGER).then(
    () => true,
    () => false,
  );
}

function reply(message: StoreReply): void {
  parentPort?.postMessage(message);
}

function carried(error: unknown): CarriedError {
  const isFolder = error instanceof FolderError;
  return {
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    code: codeOf(error),
    trouble: isFolder ? error.trouble : null,
    folder: isFolder ? error.folder : null,
  };
}

/** The nearest code in the chain of causes: of the file system, or of the database. */
function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}
