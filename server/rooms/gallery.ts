import { GameError } from '../../engine/errors.ts';
import { roundOfBout } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import type { Thumbnail } from '../../engine/round/thumbnail.ts';

/** Small pictures of the trainings of the round that is played. */
export interface Gallery {
  /** @param thumbnail  null where there is none of the bout */
  add(bout: string, thumbnail: Thumbnail | null): void;
  /**
   * Those from a number on that everybody may see, and the number to ask from next; none of a round that is over. They
   * are counted in the order of the trainings, so any server goes on where another has ended.
   * @throws GameError 'wrong-phase' where nothing of the round may be seen yet
   */
  from(
    match: Match,
    round: number,
    number: number,
  ): {
    readonly thumbnails: readonly { readonly bout: string; readonly thumbnail: Thumbnail }[];
    readonly next: number;
  };
}

export function createGallery(): Gallery {
  const held = new Map<string, Thumbnail | null>(); // by bout
  return {
    add(bout, thumbnail) {
      for (const other of held.keys()) if (roundOfBout(other) !== roundOfBout(bout)) held.delete(other);
      held.set(bout, thumbnail);
    },
    from(match, round, number) {
      // Whoever asks as the reveal ends has all there is.
      const isPast = match.phase === 'over' || (match.phase !== 'lobby' && round < match.round);
      if (isPast) return { thumbnails: [], next: number };
      const isOpen = match.phase === 'train' || match.phase === 'reveal';
      if (!isOpen || match.round !== round)
        throw new GameError('wrong-phase', 'trainings of a round are seen from its training on');
      // A duel's one training is watched frame by frame: its end is not told ahead.
      if (match.format === 'duel') return { thumbnails: [], next: 0 };
      // What is not here yet ends the list: it is asked for again.
      const missing = match.order.findIndex((bout) => !held.has(bout));
      const next = missing < 0 ? match.order.length : missing;
      const thumbnails = match.order.slice(Math.min(number, next), next).flatMap((bout) => {
        const thumbnail = held.get(bout);
        return thumbnail ? [{ bout, thumbnail }] : [];
      });
      return { thumbnails, next };
    },
  };
}
