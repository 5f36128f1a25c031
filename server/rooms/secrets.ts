import { createHash, randomBytes, randomInt } from 'node:crypto';
import { ROOM_ALPHABET } from '../../contract/values.ts';

/** A seat's token: 128 bits, base64url. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** What is kept of a token. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Who a watcher is in the log of a room: nobody else can be, and the token does not follow from it. */
export const watcherOf = (token: string): string => `w-${hashToken(`watcher ${token}`).slice(0, 16)}`;

/** A room's code: six letters without look-alikes. */
export function newCode(): string {
  return Array.from({ length: 6 }, () => ROOM_ALPHABET[randomInt(ROOM_ALPHABET.length)]).join('');
}

/** A match's seed: 128 bits, hex. */
export const newSeed = (): string => randomBytes(16).toString('hex');
