import type { Refusal } from '../../contract/messages.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Guesser } from './limits.ts';
import type { Session } from './sessions.ts';

const TIRED: Refusal = { ok: false, code: 'too-fast', detail: 'too many wrong codes: wait a little' };

/** How a connection gets into rooms. Wrong codes and keys cost, so that they cannot be tried out. */
export interface Entrance {
  /** The room of a code. It is looked up before anybody is told to wait for what others at the address have tried. */
  find(code: string): Promise<Room | Refusal>;
  /** A right key, proven, opens its seat however many wrong ones this connection or others have tried. */
  comeBack(code: string, key: string): Promise<Session | Refusal>;
  /** What is said to whoever shows a key that is not theirs. */
  unproven(): Refusal;
}

export const isRefused = (outcome: object): outcome is Refusal => 'ok' in outcome;

export function createEntrance(rooms: Rooms, guesses: Guesser): Entrance {
  const missed = (refusal: Refusal) => (guesses.missed() ? refusal : TIRED);
  return {
    async find(code) {
      if (guesses.blocked()) return TIRED;
      return (await rooms.find(code)) ?? missed({ ok: false, code: 'room-unknown' });
    },
    unproven: () => missed({ ok: false, code: 'proof-wrong', detail: 'sign the id of this connection' }),
    async comeBack(code, key) {
      const blocked = guesses.blocked();
      const room = await rooms.find(code);
      const opened = room?.open(key);
      if (room && opened?.ok) return { room, seat: opened.seat, watcher: null };
      const refusal = missed(opened?.ok === false ? opened : { ok: false, code: 'room-unknown' });
      return blocked ? TIRED : refusal;
    },
  };
}
