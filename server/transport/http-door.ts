import type { RouteName } from '../../contract/routes.ts';
import { GameError } from '../../engine/errors.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { guesser, type Limits } from './limits.ts';
import type { Asking } from './serve.ts';
import type { Site } from './site.ts';

/** The room, and the seat of whoever has signed the request: null where nobody has; a key that opens nothing is refused. */
export type HttpDoor = (
  asking: Pick<Asking<Extract<RouteName, `${string}/:code`>>, 'params' | 'key' | 'request'>,
) => Promise<{ readonly room: Room; readonly seat: string | null }>;

export function doorOf({
  rooms,
  limits,
  site,
}: {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly site: Site;
}): HttpDoor {
  return async ({ params: { code }, key, request }) => {
    const room = await rooms.find(code);
    // What is right is no guess, however many wrong ones have come from the same address.
    if (room && key === null) return { room, seat: null };
    const opened = room?.open(key ?? '');
    if (room && opened?.ok) return { room, seat: opened.seat };
    const guesses = guesser(limits, null, site.addressOf(request));
    if (!guesses.missed()) throw new GameError('too-fast', 'too many wrong codes: wait a little');
    if (opened?.ok === false) throw new GameError(opened.code, opened.detail ?? '');
    throw new GameError('room-unknown', 'there is no room with this code');
  };
}
