import { leftOf } from '../../engine/match/clock.ts';
import type { Match, TrainMatch } from '../../engine/match/match.ts';

/** The film ends a little before its phase, so that the last frame can be looked at. */
const FILM_SHARE = 0.85;

/**
 * Frames of a training that people have seen by now: the first at once, the rest evenly over the time
 * that is left for watching. Follows from the match and the time alone, so a reload or a restart of the
 * server goes on where the film was.
 */
export function framesShown(match: Match, bout: string, now: number, count: number): number {
  if (match.phase !== 'train') return count;
  const trained = match.bouts.find(({ id }) => id === bout)?.trained;
  if (!trained) return match.bouts.some(({ id }) => id === bout) ? 0 : count;
  const { showMillis } = trained;
  const film = showMillis * FILM_SHARE;
  const passed = showMillis - (leftOf(match.clock, now) ?? 0);
  if (film <= 0 || passed >= film) return count;
  return Math.min(count, 1 + Math.floor((Math.max(0, passed) / film) * (count - 1)));
}

/** Time from one frame to the next. */
export function frameMillis(match: TrainMatch, bout: string, count: number): number {
  const film = (match.bouts.find(({ id }) => id === bout)?.trained?.showMillis ?? 0) * FILM_SHARE;
  return Math.max(30, film / Math.max(1, count - 1));
}
