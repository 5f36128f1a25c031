import type { Core } from '../numeric/core.ts';
import type { DefencePlan } from '../round/plans.ts';
import type { RoundResult } from '../round/result.ts';
import { openRound, playRound, toLoad } from '../round/round.ts';
import { encodeRowSet } from '../round/row-set.ts';
import type { Scenario, Well } from '../round/scenario.ts';
import type { Delivery, Round } from '../round/stages.ts';
import { evadedAccuracy } from './evasion.ts';
import type { Lesson, LessonFacts, LessonPlan } from './lesson.ts';
import { rowsOfWeek, rowsOverWeeklyCap, weeklyAccuracies, weekOfRows } from './weeks.ts';

/** A round of a lesson, played through. */
export interface PlayedLesson {
  readonly facts: LessonFacts;
  readonly result: RoundResult;
  /** The defence as it was played: with the rows that a weekly cap or a rollback took out. */
  readonly defencePlan: DefencePlan;
}

/** A scenario as a lesson changes it. */
export const lessonScenario = ({ scenario }: Lesson, base: Scenario): Scenario => ({ ...base, ...scenario });

/** The round of a lesson on its well, with what this attack must load. */
export const openLesson = (core: Core, lesson: Lesson, well: Well, plan: LessonPlan): Promise<Round> =>
  openRound(core, { ...well, scenario: lessonScenario(lesson, well.scenario) }, lesson.seed, {
    attacks: toLoad(plan.attack.attack.id),
  });

/**
 * Plays a plan of a lesson: a function of its arguments, to the bit.
 *
 * @param round     see openLesson
 * @param delivery  that of the plan's attack, where it is there already
 */
export function playLesson(
  core: Core,
  lesson: Lesson,
  round: Round,
  plan: LessonPlan,
  delivery: Delivery = round.deliver(plan.attack),
): PlayedLesson {
  const { test, scenario } = round.well;
  const weekly = lesson.weeks ? weekByWeek(core, round, delivery, plan, lesson.weeks) : null;
  const defencePlan = weekly?.defencePlan ?? plan.defence;
  const result = delivery.filter(defencePlan).train().score();
  const evasion = plan.dials?.evasion;
  return {
    result,
    defencePlan,
    facts: {
      plan,
      summary: result.summary,
      quietAccuracy: lesson.quiet ? quietAccuracy(round, plan) : null,
      evadedAccuracy:
        evasion === undefined ? null : evadedAccuracy(core, result.model, test, scenario.quantiser, evasion),
      weeklyAccuracy: weekly?.accuracies ?? null,
    },
  };
}

/** The same defence where nobody attacks. */
function quietAccuracy(round: Round, { attack, defence }: LessonPlan): number {
  return playRound(round, { ...attack, epsilon: 0 }, defence).summary.accuracy;
}

/** What the weekly cap and the rollback take out of a delivery, as rows that are dropped by number. */
function weekByWeek(
  core: Core,
  round: Round,
  delivery: Delivery,
  { defence, dials }: LessonPlan,
  weeks: NonNullable<Lesson['weeks']>,
): { readonly defencePlan: DefencePlan; readonly accuracies: readonly number[] | null } {
  const { count, from } = weeks;
  const weekOf = weekOfRows(delivery, weeks, dials?.['send-weeks'] ?? count - from);
  const over = rowsOverWeeklyCap(core, round, delivery, weekOf, weeks);
  const late = rowsOfWeek(weekOf, (week) => week >= (dials?.['keep-weeks'] ?? count));
  const out = Int32Array.from(new Set([...over, ...late])).sort();
  return {
    defencePlan: { ...defence, panel: { drop: encodeRowSet(out), keep: '' } },
    accuracies: weeks.watched ? weeklyAccuracies(core, round, delivery, weekOf, count) : null,
  };
}
