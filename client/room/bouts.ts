import type { BoutView, PublicView, RoomView, SeatView } from '../../engine/match/views.ts';

/** The view of a player, or null: hosts and watchers have no seat in a team. */
export const seatView = (view: RoomView): SeatView | null => (view.role === 'player' ? view : null);

/** Whether there are wells of several teams, to be shown as a wall with one of them large. */
export const isWall = ({ format }: PublicView): boolean => format !== 'duel';

/** The bouts of a round that a seat's team plays, its own well first. */
export function ownBouts(view: RoomView): readonly BoutView[] {
  const own = seatView(view);
  if (!own) return [];
  const ids = [...(own.defend?.bouts ?? []), ...(own.attack?.bouts ?? [])];
  return ids.flatMap((id) => view.bouts.filter((bout) => bout.id === id));
}

/** Test accuracies of a bout's model and of the clean one; null before they are known. */
export const accuracyOf = ({
  accuracy,
  cleanAccuracy,
}: BoutView): { readonly now: number; readonly clean: number } | null =>
  accuracy === null || cleanAccuracy === null ? null : { now: accuracy, clean: cleanAccuracy };

/** Whether teams have scores of this match. */
export const hasScores = ({ phase, round }: Pick<PublicView, 'phase' | 'round'>): boolean =>
  round > 1 || phase === 'reveal' || phase === 'over';

/** The bout whose model has lost most; of several the first, and null before any is trained. */
export function hitHardest(view: Pick<PublicView, 'bouts'>): BoutView | null {
  let found: { readonly bout: BoutView; readonly loss: number } | null = null;
  for (const bout of view.bouts) {
    const known = accuracyOf(bout);
    const loss = known ? known.clean - known.now : null;
    if (loss !== null && (found === null || loss > found.loss)) found = { bout, loss };
  }
  return found?.bout ?? null;
}

/**
 * The bout that a page shows: the one that was chosen, else the one that the seat acts in, else the one that it guards;
 * for whoever watches the one that was hit hardest, else the first of the round.
 */
export function boutOnShow(view: RoomView, chosen: string | null = null): BoutView | null {
  const find = (id: string | undefined) => view.bouts.find((bout) => bout.id === id);
  const own = seatView(view);
  const acting = view.phase === 'prepare' ? own?.attack?.bout : undefined;
  const guarded = own?.defend?.bout ?? own?.attack?.bout;
  return (
    find(acting) ??
    (view.phase === 'filter' ? find(guarded) : undefined) ??
    find(chosen ?? undefined) ??
    find(guarded) ??
    hitHardest(view) ??
    view.bouts[0] ??
    null
  );
}
