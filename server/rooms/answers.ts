import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Store } from '../store/store.ts';
import { createByteCache } from '../training/byte-cache.ts';

/** A file, compressed once for all who read it. */
export interface Packed {
  readonly gzip: Uint8Array;
}

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
  read(asked: Asked, make: () => Promise<Uint8Array>): Promise<Packed>;
}

/** Compressed files in memory: those of the rounds that are being looked at. */
const MEMORY_BYTES = 64 * 1024 * 1024;
/** Level 4 takes half the time of 6 for a few per cent more. */
const LEVEL = 4;

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

/** Compresses on a thread of Node's own. */
export const compressed = async (bytes: Uint8Array): Promise<Packed> => ({
  gzip: await promisify(gzip)(bytes, { level: LEVEL }),
});
