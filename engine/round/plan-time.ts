import type { AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import type { FilterId } from '../filters/ids.ts';
import { FILTERS } from '../filters/index.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import { DEFENCES } from '../training-defences/index.ts';
import type { Offered } from './offer.ts';
import type { Scenario } from './scenario.ts';
import { ATTACK_WORK, DEFENCE_WORK, EXTENTS, FILTER_WORK, settingOf, type Work, workSteps } from './work.ts';
import { ATTACK_NANOS, DEFENCE_NANOS, FILTER_NANOS } from './work-constants.ts';

/**
 * Seconds of one core at 3.7 GHz that the recipes of one side's plan may take together. A worker ends a task after a
 * minute, so a machine a third as fast still does every plan that is accepted.
 */
export const PLAN_SECONDS = 20;
/** What a step takes whatever it goes over, about. */
export const STEP_SECONDS = 5e-4;

/** A recipe with its parameters, and about how many seconds of a core it takes. */
export interface RecipeTime {
  readonly recipe: string;
  readonly seconds: number;
}

export interface TimedRecipe<Id extends string> {
  readonly id: Id;
  readonly params: Readonly<Record<string, unknown>>;
}

/** @param poison  rows of poison that it is asked for */
export const attackTime = (scenario: Scenario, recipe: TimedRecipe<AttackId>, poison: number): RecipeTime =>
  timeOf({ scenario, poison }, recipe, ATTACKS[recipe.id], ATTACK_WORK[recipe.id], ATTACK_NANOS[recipe.id]);

export const filterTime = (scenario: Scenario, recipe: TimedRecipe<FilterId>): RecipeTime =>
  timeOf({ scenario }, recipe, FILTERS[recipe.id], FILTER_WORK[recipe.id], FILTER_NANOS[recipe.id]);

export const defenceTime = (scenario: Scenario, recipe: TimedRecipe<DefenceId>): RecipeTime =>
  timeOf({ scenario }, recipe, DEFENCES[recipe.id], DEFENCE_WORK[recipe.id], DEFENCE_NANOS[recipe.id]);

/** Steps × what a step goes over × what was measured for a number of it; a recipe's own estimate where it has one. */
function timeOf(
  { scenario, poison = 0 }: { readonly scenario: Scenario; readonly poison?: number },
  { id, params }: TimedRecipe<string>,
  recipe: Offered,
  work: Work | null,
  nanos: number,
): RecipeTime {
  const setting = settingOf(scenario);
  if (!work) return { recipe: id, seconds: recipe.seconds?.(setting, params) ?? 0 };
  const steps = workSteps(work, recipe.params.parse(params) as Readonly<Record<string, unknown>>);
  const numbers = EXTENTS[work.per]({ ...setting, poison });
  return { recipe: id, seconds: steps * (STEP_SECONDS + 1e-9 * nanos * numbers) };
}

/** What to do about recipes that take too long together; null where they do not. */
export function overTime(times: readonly RecipeTime[]): string | null {
  const sum = times.reduce((total, { seconds }) => total + seconds, 0);
  if (sum <= PLAN_SECONDS) return null;
  const [dearest] = [...times].sort((a, b) => b.seconds - a.seconds);
  return (
    `the recipes take about ${sum.toPrecision(2)} s of a core together, ${PLAN_SECONDS} s are the most: ` +
    `lower the parameters of ${dearest?.recipe}, use fewer recipes, or send rows that were made before`
  );
}
