import type { Match, TrainedBout } from './match.ts';

/** True while neither a result nor the end of all attempts has come for a bout in training. */
export const isOpen = ({ trained, voided }: TrainedBout): boolean => trained === null && !voided;

/** The bouts of which a training is under way. */
export function inTraining(match: Match): readonly TrainedBout[] {
  if (match.phase !== 'train') return [];
  return match.bouts.filter((bout) => isOpen(bout) && bout.asked > bout.failed);
}
