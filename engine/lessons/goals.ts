import type { LessonFacts } from './lesson.ts';

/** Accuracy that a model has lost against the clean one, 0 … 1. */
export const lostAccuracy = ({ summary }: Pick<LessonFacts, 'summary'>): number =>
  summary.cleanAccuracy - summary.accuracy;

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
const caughtShare = ({ summary: { detection } }: LessonFacts) =>
  share(detection.caught, detection.caught + detection.missed);

/**
 * What a goal measures. The name ends in the side of its value on which the goal lies: `-least` or `-most`. Keys are
 * names of texts.
 */
const MEASURES = {
  /** Accuracy lost, 0 … 1. */
  'lost-least': lostAccuracy,
  'lost-most': lostAccuracy,
  'hits-least': ({ summary }: LessonFacts) => summary.hits ?? 0,
  'rows-most': ({ summary }: LessonFacts) => summary.poisonRows,
  /** Rows of the delivery that are not as they were. */
  'false-most': ({ summary: { detection } }: LessonFacts) => detection.caught + detection.missed,
  /** Clean rows that a filter removed beyond the poisoned ones that it removed. */
  'turned-least': ({ summary: { detection } }: LessonFacts) => detection.collateral - detection.caught,
  /** How much worse the model is than without the filter, 0 … 1. */
  'harm-least': ({ summary }: LessonFacts) => summary.unfilteredAccuracy - summary.accuracy,
  'obeyed-least': ({ summary }: LessonFacts) => summary.attackSuccess ?? 0,
  'obeyed-most': ({ summary }: LessonFacts) => summary.attackSuccess ?? 0,
  'caught-most': caughtShare,
  'collateral-most': ({ summary: { detection } }: LessonFacts) => detection.fpr,
  /** Accuracy that the defence costs where nobody attacks, 0 … 1. */
  'quiet-most': ({ summary, quietAccuracy }: LessonFacts) =>
    summary.cleanAccuracy - (quietAccuracy ?? summary.cleanAccuracy),
  'accounts-most': ({ plan }: LessonFacts) => plan.attack.accounts ?? 1,
} as const satisfies Record<`${string}-least` | `${string}-most`, (facts: LessonFacts) => number>;

export type LessonGoalId = keyof typeof MEASURES;

export interface LessonGoal {
  readonly id: LessonGoalId;
  /** A share 0 … 1, or a number of rows, targets or accounts. */
  readonly value: number;
}

export const measured = ({ id }: LessonGoal, facts: LessonFacts): number => MEASURES[id](facts);

export function isReached(goal: LessonGoal, facts: LessonFacts): boolean {
  const value = measured(goal, facts);
  return goal.id.endsWith('-least') ? value >= goal.value : value <= goal.value;
}

export const isSolved = (goals: readonly LessonGoal[], facts: LessonFacts): boolean =>
  goals.every((goal) => isReached(goal, facts));
