import type { OwnGuess } from '../../engine/match/crowd.ts';
import type { RoomView } from '../../engine/match/views.ts';

/** What a view says of the guesses of whoever looks; null for hosts and for players who play. */
export const ownGuess = (view: RoomView): OwnGuess | null => ('guess' in view ? view.guess : null);

/** Whether whoever looks may guess now. */
export function mayGuess(view: RoomView): boolean {
  const own = ownGuess(view);
  if (!own || own.guess || !view.crowd.open) return false;
  return view.role === 'spectator' || (view.role === 'player' && !view.attack && !view.defend);
}
