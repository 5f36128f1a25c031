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
      // What was its own and is everybody's now, or the other way round, goes from the one to the other.
      const keys = [...Object.keys(last.own), ...Object.keys(own)];
      const ours = deltaOf(
        partOf({ ...last.shared, ...last.own }, keys),
        partOf({ ...shared.view, ...own }, keys),
      );
      const theirs = Object.entries(sharedDelta(last.shared, shared.view)).filter(
        ([key]) => !keys.includes(key),
      );
      last = { shared: shared.view, own };
      const delta = { ...Object.fromEntries(theirs), ...(ours as object | null) } as Delta;
      if (Object.keys(delta).length === 0) return null;
      const from = version++;
      return { seq: room.seq(), now, from, version, delta };
    },
  };
}

type Own = { readonly [key: string]: Json | undefined };

/** What of a view is not everybody's: fields of the role, and those that it has instead of everybody's. */
function ownPart(view: RoomView, shared: PublicView): Own {
  const everybodys = shared as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(view).filter(([key, value]) => everybodys[key] !== value)) as Own;
}

/** Some fields of a view. */
const partOf = (view: object, keys: readonly string[]): Own =>
  Object.fromEntries(keys.map((key) => [key, (view as Own)[key]]));

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
