import type { PlayedRound } from '../engine-worker/api.ts';
import { FATE, fatesOf } from './fates.ts';
import { type Scenery, sceneryOf } from './picture.ts';

/** A round's samples with what became of each; poison drops into the picture when it is new. */
export function roundScenery(played: PlayedRound, options: { readonly drop: boolean }): Scenery {
  const fates = fatesOf(played.origin, played.removedBy, played.turned);
  const fresh = Uint8Array.from(played.origin, (origin) => (origin === 0 ? 0 : 1));
  return sceneryOf(played.cast, fates, { continues: true, ...(options.drop && { fresh }) });
}

/** Samples of a clean training: nothing is known against any of them. */
export const cleanFates = (n: number): Uint8Array => new Uint8Array(n).fill(FATE.passed);

/** What the arena shows, for those who do not see it: facts for the sentence `arena.round`. */
export function roundSummary(played: PlayedRound, classNames: readonly string[]) {
  const { streamRows, accuracy, cleanAccuracy, detection } = played.summary;
  return { ...detection, classes: classNames, samples: streamRows, accuracy, clean: cleanAccuracy };
}
