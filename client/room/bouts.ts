import type { BoutView, RoomView, SeatView } from '../../engine/match/views.ts';

/** The bout that a page shows: the one that the seat acts in, else the first of the round. */
export function boutOnShow(view: RoomView): BoutView | null {
  const own = view.role === 'player' ? (view.attack?.bout ?? view.defend?.bout) : undefined;
  return view.bouts.find(({ id }) => id === own) ?? view.bouts[0] ?? null;
}

/** The view of a player, or null: hosts and watchers have no seat in a team. */
export const seatView = (view: RoomView): SeatView | null => (view.role === 'player' ? view : null);
