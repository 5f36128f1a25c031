import { type Delta, deltaOf, type Json } from '../../contract/delta.ts';
import type { Shared } from '../../engine/match/view.ts';
import type { PublicView, RoomView } from '../../engine/match/views.ts';
import type { Room } from '../rooms/room.ts';

interface Whole {
  readonly seq: number;
  readonly now: number;
  readonly version: number;
  readonly view: RoomView;
}
interface Changed extends Omit<Whole, 'view'> {
  readonly from: number;
  readonly delta: Delta;
}

/** What one connection is told of a room: a whole view once, then what is different. */
export interface ViewFeed {
  whole(shared: Shared, now: number): Whole;
  /** What is new since the last; null where nothing is. */
  next(shared: Shared, now: number): Whole | Changed | null;
}

export function createViewFeed(room: Room, seat: string | null): ViewFeed {
  let version = 0;
  let last: { readonly shared: PublicView; readonly own: Own } | null = null;

  function whole(shared: Shared, now: number): Whole {
    const view = room.view(seat, shared);
    last = { shared: shared.view, own: ownPart(view, shared.view) };
    version++;
    return { seq: room.seq(), now, version, view };
  }

  return {
    whole,
    next(shared, now) {
      if (!last) return whole(shared, now);
      const own = ownPart(room.view(seat, shared), shared.view);
      const delta: Record<string, Delta | number> = { ...sharedDelta(last.shared, shared.view) };
      // What was its own and is everybody's now, or the other way round, goes from the one to the other.
      const before = last.own;
      for (const key in before) {
        if (!(key in own)) put(delta, key, before[key], everybodys(shared.view)[key]);
      }
      for (const key in own)
        put(delta, key, key in before ? before[key] : everybodys(last.shared)[key], own[key]);
      last = { shared: shared.view, own };
      if (Object.keys(delta).length === 0) return null;
      const from = version++;
      return { seq: room.seq(), now, from, version, delta };
    },
  };
}

type Own = { readonly [key: string]: Json | undefined };

/** What of a view is not everybody's: fields of the role, and those that it has instead of everybody's. */
function ownPart(view: RoomView, shared: PublicView): Own {
  const own: Record<string, Json | undefined> = {};
  const all = view as unknown as Own;
  for (const key in all) if (everybodys(shared)[key] !== all[key]) own[key] = all[key];
  return own;
}

/** Puts in what turns one value of a field into the next, in the place of whatever is there; 0 where it has none now. */
function put(
  delta: Record<string, Delta | number>,
  key: string,
  before: Json | undefined,
  after: Json | undefined,
): void {
  const change = after === undefined ? (before === undefined ? null : 0) : deltaOf(before, after);
  if (change === null) delete delta[key];
  else delta[key] = change;
}

const everybodys = (view: PublicView): Own => view as unknown as Own;

/** Deltas between what everybody sees, made once for all connections that go from one to the other. */
const deltas = new WeakMap<PublicView, WeakMap<PublicView, Readonly<Record<string, Delta>>>>();

function sharedDelta(before: PublicView, after: PublicView): Readonly<Record<string, Delta>> {
  const known = deltas.get(before) ?? new WeakMap<PublicView, Readonly<Record<string, Delta>>>();
  deltas.set(before, known);
  const delta =
    known.get(after) ??
    ((deltaOf(before as unknown as Json, after as unknown as Json) ?? {}) as Record<string, Delta>);
  known.set(after, delta);
  return delta;
}
