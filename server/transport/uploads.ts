import { GameError } from '../../engine/errors.ts';
import { isHost } from '../../engine/match/commands.ts';
import { roundOfBout } from '../../engine/match/formats.ts';
import type { SinglePlan } from '../../engine/round/plans.ts';
import type { Room } from '../rooms/room.ts';
import type { HttpDoor } from './http-door.ts';
import type { Limits } from './limits.ts';
import { type Asking, type ServingPlace, serve } from './serve.ts';

/**
 * A seat hands over rows of poison, and its team gets them back; a page that is being left hands over what is on its desk.
 * Nothing is read of a body before the seat is known.
 */
export function serveUploads(place: ServingPlace, enter: HttpDoor, limits: Limits): void {
  const takeUpload = (room: Room, seat: string | null) => {
    if (!limits.upload.take(`${room.code}/${seat}`))
      throw new GameError('too-fast', 'too many files of rows: wait a little');
  };
  serve(
    place,
    'PUT /api/rooms/:code/bouts/:bout/poison',
    async (asking) => {
      const { room, seat } = await enter(asking);
      return room.poison.put(asking.params.bout, seat, asking.body);
    },
    async (asking) => {
      const { room, seat } = await enter(asking);
      room.poison.mayPut(asking.params.bout, seat);
      takeUpload(room, seat);
    },
  );
  serve(
    place,
    'PUT /api/rooms/:code/bouts/:bout/draft',
    async (asking) => {
      const { room, seat } = await enter(asking);
      const { bout } = asking.params;
      await setDraft(room, bout, seat, asking.body);
      return { ok: true as const };
    },
    async (asking) => {
      const { room, seat } = await enter(asking);
      takeUpload(room, seat);
    },
  );
  serve(place, 'GET /api/rooms/:code/bouts/:bout/poison/:hash', async (asking) => {
    const { room, seat } = await enter(asking);
    if (!limits.fetch.take(`${room.code}/${seat}`))
      throw new GameError('too-fast', 'too many requests: wait a second');
    return room.poison.get(asking.params.bout, seat, asking.params.hash);
  });
}

/** Changes a team's draft. @throws GameError with the reason why not */
async function setDraft(
  room: Room,
  bout: string,
  by: string | null,
  body: Asking<'PUT /api/rooms/:code/bouts/:bout/draft'>['body'],
): Promise<void> {
  if (by === null || isHost(by)) throw new GameError('wrong-role', 'a draft is of those who play');
  const at = { type: 'set-draft', id: body.id, by, round: roundOfBout(bout) } as const;
  const outcome = await room.command(
    body.side === 'defend'
      ? { ...at, side: body.side, plan: body.plan }
      : { ...at, side: body.side, plan: await attackPlanIn(room, bout, by, body) },
  );
  if (!outcome.ok) throw new GameError(outcome.code, outcome.detail ?? '');
}

async function attackPlanIn(
  room: Room,
  bout: string,
  by: string,
  body: Exclude<Parameters<typeof setDraft>[3], { side: 'defend' }>,
): Promise<SinglePlan> {
  if ('plan' in body) return body.plan;
  const { cost: _cost, ...rows } = await room.poison.put(bout, by, Buffer.from(body.rows, 'base64url'));
  return { rows, made: body.made };
}
