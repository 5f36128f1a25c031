import { Worker } from 'node:worker_threads';
import { FolderError } from './folder-error.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import type { Store } from './store.ts';
import type { CarriedError, StoreCall, StoreReply, StoreThreadData } from './store-thread.ts';

export interface ThreadStoreOptions extends StoreThreadData {
  /** The compiled body of the thread. */
  readonly storeThreadFile: string;
  /** Told when the thread has died. */
  report(error: unknown): void;
}

interface Waiting {
  done(value: unknown): void;
  failed(error: Error): void;
}

/** All methods of a store but `close`, which ends the thread too. */
const METHODS = [
  'create',
  'append',
  'load',
  'openRooms',
  'forget',
  'seats',
  'keepFile',
  'file',
  'bytesKept',
  'dropFiles',
  'keepAnswer',
  'answer',
  'setSeat',
  'check',
] as const satisfies readonly (keyof Store)[];
type Method = (typeof METHODS)[number];

/** What the thread has just made, MB: its database lies outside of the heap. */
const YOUNG_MB = 6;

/**
 * A store in a thread of its own: a query of one room holds up nobody who waits for the server's thread. Calls are
 * answered in the order in which they are made. When the thread dies, calls under way fail and the next one starts
 * another: what was acknowledged is in the folder.
 *
 * @throws FolderError 'in-use' when another server holds the folder, 'unreadable' when what is in it cannot be opened
 */
export async function openThreadStore(options: ThreadStoreOptions): Promise<Store> {
  const lock = await lockFolder(options.folder);
  const thread = createThread(options);
  try {
    await thread.call('openRooms', [Number.MAX_SAFE_INTEGER]);
  } catch (error) {
    await thread.end();
    await lock.release();
    throw error;
  }
  return storeOf(thread, lock);
}

function storeOf(thread: StoreThread, lock: FolderLock): Store {
  const asked = (method: Method) => [method, (...args: unknown[]) => thread.call(method, args)] as const;
  return {
    ...(Object.fromEntries(METHODS.map(asked)) as unknown as Pick<Store, Method>),
    async close() {
      try {
        await thread.call('close', []);
      } finally {
        await thread.end();
        await lock.release();
      }
    },
  };
}

interface StoreThread {
  call(method: keyof Store, args: readonly unknown[]): Promise<unknown>;
  end(): Promise<void>;
}

function createThread({ folder, migrationsDir, storeThreadFile, report }: ThreadStoreOptions): StoreThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | null = null;
  let last = 0;
  let ended = false;

  function start(): Worker {
    const started = new Worker(storeThreadFile, {
      workerData: { folder, migrationsDir } satisfies StoreThreadData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    started.on('message', settle);
    started.on('error', report);
    started.on('exit', (code) => {
      if (worker === started) worker = null;
      const gone = new Error(`the thread of the store has ended with code ${code}`);
      if (!ended) report(gone);
      for (const { failed } of waiting.values()) failed(gone);
      waiting.clear();
    });
    return started;
  }

  function settle(reply: StoreReply): void {
    const caller = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) caller?.done(reply.value);
    else caller?.failed(rebuilt(reply.error));
    if (!reply.ok && reply.broken) void worker?.terminate();
  }

  return {
    call(method, args) {
      if (ended) return Promise.reject(new Error('the store is closed'));
      worker ??= start();
      const call: StoreCall = { id: ++last, method, args };
      return new Promise((done, failed) => {
        waiting.set(call.id, { done, failed });
        worker?.postMessage(call);
      });
    },
    async end() {
      ended = true;
      await worker?.terminate();
    },
  };
}

function rebuilt({ message, code, trouble, folder }: CarriedError): Error {
  if (trouble !== null && folder !== null) return new FolderError(trouble, folder, { cause: message });
  return Object.assign(new Error(message), code !== null && { code });
}
