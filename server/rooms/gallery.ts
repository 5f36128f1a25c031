import { GameError } from '../../engine/errors.ts';
import { roundOfBout } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import type { Thumbnail } from '../../engine/round/thumbnail.ts';

/** Small pictures of the trainings of the round that is played, in the order in which they came. */
export interface Gallery {
  add(bout: string, thumbnail: Thumbnail | null): void;
  /**
   * Those from a number on that everybody may see, and the number to ask from next; none of a round that is over.
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
  let held: { readonly bout: string; readonly thumbnail: Thumbnail }[] = [];
  return {
    add(bout, thumbnail) {
      if (!thumbnail) return;
      held = held.filter((each) => roundOfBout(each.bout) === roundOfBout(bout) && each.bout !== bout);
      held.push({ bout, thumbnail });
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
      const trained = match.phase === 'train' ? match.bouts.filter((bout) => bout.trained) : match.records;
      const known = new Set(trained.map(({ id }) => id));
      // What is not written down yet ends the list: it is asked for again.
      const first = held.findIndex(({ bout }) => roundOfBout(bout) !== round || !known.has(bout));
      const next = first < 0 ? held.length : first;
      return { thumbnails: held.slice(Math.min(number, next), next), next };
    },
  };
}
