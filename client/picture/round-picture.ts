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

/** What the arena shows, for those who do not see it. */
export function roundSummaryText(played: PlayedRound, classNames: readonly string[]): string {
  const { summary } = played;
  const { detection } = summary;
  const rate = (value: number) => `${(value * 100).toFixed(1)} percent`;
  return (
    `${summary.streamRows} training samples of ${classNames.join(' and ')} in a plane, coloured by what the model predicts. ` +
    `Accuracy ${rate(summary.accuracy)}, ${rate(summary.cleanAccuracy)} on clean data. ` +
    `${detection.missed} poisoned samples got through, ${detection.caught} were caught, ` +
    `${detection.collateral} clean ones were lost.`
  );
}
