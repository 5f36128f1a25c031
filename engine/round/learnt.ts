import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Scenario } from './scenario.ts';

/** Accuracies of a clean model that has learnt next to nothing, 0 … 1. */
export interface LittleLearnt {
  readonly accuracy: number;
  /** Of always answering the largest class. */
  readonly majority: number;
  /** What a round needs. */
  readonly least: number;
}

/** The refusal of such a model, with its figures for those who have words of their own. */
export class NotLearntError extends GameError {
  readonly learnt: LittleLearnt;

  constructor(message: string, learnt: LittleLearnt) {
    super('not-learnt', message);
    this.learnt = learnt;
  }
}

/** Share of the errors of always answering the largest class that a clean model must do without. */
export const LEAST_LEARNT = 0.2;

/** Accuracy of always answering the largest class, 0 … 1; 0 for no samples. */
export function majorityAccuracy(test: Pick<Samples, 'n' | 'y' | 'classes'>): number {
  return test.n === 0 ? 0 : Math.max(...classCounts(test)) / test.n;
}

/**
 * Refuses a scenario whose clean model has learnt next to nothing: scores hold the utility that is left
 * against what there was, and there was none.
 *
 * @param accuracy  of the clean model on the test set, 0 … 1
 * @throws NotLearntError with what to do
 */
export function checkLearnt(
  { id, victim }: Pick<Scenario, 'id' | 'victim'>,
  accuracy: number,
  test: Samples,
): void {
  const majority = majorityAccuracy(test);
  const least = 1 - (1 - LEAST_LEARNT) * (1 - majority);
  if (accuracy >= least) return;
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  throw new NotLearntError(
    `${id}: ${victim}, trained on the clean data, is right on ${percent(accuracy)} of the test set, where always ` +
      `answering the largest class is right on ${percent(majority)}; a round needs ${percent(least)} or more. Check the ` +
      'labels, choose another victim or victimParams, or add features that tell the classes apart',
    { accuracy, majority, least },
  );
}
