import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Store } from '../store/store.ts';
import { createByteCache } from '../training/byte-cache.ts';
import { PACKING, type Packed } from '../training/packed.ts';

export const unpack = async ({ gzip: packed }: Packed): Promise<Uint8Array> => promisify(gunzip)(packed);

interface Asked {
  readonly room: string;
  /** Says all that the file follows from within the room. */
  readonly name: string;
  /** Of a finished bout: it is kept in the store. */
  readonly isFinal: boolean;
}

/** The files that people read of all rooms. */
export interface Answers {
  /** The file, made by `make` where nobody has asked for it before. */
  read(asked: Asked, make: () => Promise<Uint8Array | Packed>): Promise<Packed>;
  /** A file that is kept under this name; null where there is none. */
  known(room: string, name: string): Promise<Packed | null>;
  /** Keeps what was worked out by itself, before anybody asked. */
  keep(room: string, name: string, file: Uint8Array): Promise<void>;
}

/** Compressed files in memory: those of the rounds that are being looked at. */
const MEMORY_BYTES = 8 * 1024 * 1024;

/**
 * A file of a finished bout is worked out once, then kept in the store. Those that have to be worked out wait for one
 * another, so that readers of old rounds take at most one job's time at once from the matches that are being played.
 */
export function createAnswers(
  store: Pick<Store, 'answer' | 'keepAnswer'>,
  report: (error: unknown) => void,
): Answers {
  const memory = createByteCache<Packed>(MEMORY_BYTES, ({ gzip: packed }) => packed.length);
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  }

  return {
    async known(room, name) {
      const gzip = await store.answer(room, name);
      return gzip && { gzip };
    },
    async keep(room, name, file) {
      await store.keepAnswer(room, name, (await compressed(file)).gzip);
    },
    read({ room, name, isFinal }, make) {
      const key = `${room} ${name}`;
      const packed = () => memory.remember(key, async () => compressed(await make()));
      if (!isFinal) return packed();
      return memory.remember(`${key} kept`, async () => {
        const known = await store.answer(room, name);
        if (known) return { gzip: known };
        const made = await inTurn(packed);
        await store.keepAnswer(room, name, made.gzip).catch(report); // it is worked out again some day
        return made;
      });
    },
  };
}

/** Compresses on a thread of Node's own what a worker has not compressed. */
export const compressed = async (file: Uint8Array | Packed): Promise<Packed> =>
  'gzip' in file ? file : { gzip: await promisify(gzip)(file, PACKING) };
