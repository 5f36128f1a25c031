import type { AttackId } from '../attacks/ids.ts';
import type { FilterId } from '../filters/ids.ts';
import type { DefencePlan, RecipePlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { Scenario } from '../round/scenario.ts';
import type { ScenarioId } from '../round/scenarios/index.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import type { LessonGoal } from './goals.ts';

/**
 * What a lesson has beside the plans of a round. `evasion`: the largest change of a feature of a test sample, in units of
 * the feature. `send-weeks`: over how many weeks the poison is sent. `keep-weeks`: the weeks whose data are kept.
 */
export const DIAL_IDS = ['evasion', 'send-weeks', 'keep-weeks'] as const;
export type DialId = (typeof DIAL_IDS)[number];

/** Everything that a round of a lesson is made from. */
export interface LessonPlan {
  readonly scenario: ScenarioId;
  readonly attack: RecipePlan;
  readonly defence: DefencePlan;
  readonly dials?: Readonly<Partial<Record<DialId, number>>>;
}

/** What a learner may change; all else is as the lesson starts. */
export interface LessonControls {
  /** Where there is a choice of data: all of them. */
  readonly scenarios?: readonly ScenarioId[];
  readonly attacks?: readonly AttackId[];
  /** Largest poisoned / clean of an attack whose rows cost 1 point; the amount is fixed when absent. */
  readonly epsilonMax?: number;
  /** Parameters of the attack. */
  readonly params?: readonly string[];
  /** Accounts, at most; fixed when absent. */
  readonly accounts?: number;
  readonly filters?: readonly FilterId[];
  readonly defences?: readonly DefenceId[];
  readonly dials?: Readonly<Partial<Record<DialId, DialRange>>>;
}

export interface DialRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
}

/** What came of a round of a lesson; goals and guesses are functions of it. */
export interface LessonFacts {
  readonly plan: LessonPlan;
  readonly summary: RoundSummary;
  /** Test accuracy of the same defence where nobody attacks; null where the lesson does not ask. */
  readonly quietAccuracy: number | null;
  /** Accuracy of the round's model on test samples that were changed to evade it; null where the lesson does not ask. */
  readonly evadedAccuracy: number | null;
  /** Test accuracy of a model of all data up to the end of each week, before any rollback; null without weeks. */
  readonly weeklyAccuracy: readonly number[] | null;
}

/** Data that arrive week by week. */
export interface LessonWeeks {
  readonly count: number;
  /** The first week with poison, from 0. */
  readonly from: number;
  /** Rows that one account may send in a week. */
  readonly cap?: number;
  /** Whether a model is trained after each week. */
  readonly watched?: boolean;
}

/** A lesson without its words (texts/…/lessons): a round to start from, what may be changed in it, and what to reach. */
export interface Lesson {
  readonly seed: number;
  /** What is different from the scenario as it is played in matches. */
  readonly scenario?: Partial<
    Pick<Scenario, 'objective' | 'victim' | 'victimParams' | 'epsilonMax' | 'knownShare'>
  >;
  /** The round that the guess is about, and from which the learner goes on. It does not reach the goals. */
  readonly start: LessonPlan;
  readonly controls: LessonControls;
  readonly goals: readonly LessonGoal[];
  /** How many answers the guess has, and which of them, from 0, came out in the first round. */
  readonly guess: { readonly options: number; answer(first: LessonFacts): number };
  readonly weeks?: LessonWeeks;
  /** Whether the defence is tried without an attack too. */
  readonly quiet?: boolean;
}
