import { createHash, randomBytes, randomInt } from 'node:crypto';
import { ROOM_ALPHABET } from '../../contract/room-alphabet.ts';

/** What is kept of a seat's public key. */
export const hashKey = (key: string): string => createHash('sha256').update(key).digest('hex');

/** Who a watcher is in the log of a room. @param key  the watcher's public key, or a connection's id */
export const watcherOf = (key: string): string => `w-${hashKey(`watcher ${key}`).slice(0, 16)}`;

/** A room's code: six letters without look-alikes. */
export function newCode(): string {
  return Array.from({ length: 6 }, () => ROOM_ALPHABET[randomInt(ROOM_ALPHABET.length)]).join('');
}

/** A match's seed: 128 bits, hex. */
export const newSeed = (): string => randomBytes(16).toString('hex');
