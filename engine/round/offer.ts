import type { z } from 'zod';
import { idleParameters, type Needing } from '../victims/needs.ts';
import type { Costing } from '../victims/setting.ts';
import { serviceOf } from './menus.ts';
import { rangesOf } from './parameter-ranges.ts';
import type { Scenario } from './scenario.ts';
import { settingOf } from './work.ts';

/** What all recipes have that a scenario may offer. */
export interface Offered extends Needing, Costing {
  readonly params: z.ZodType;
}

/** Why a recipe may not be played with these parameters, and what to do about it. */
export interface OfferProblem {
  readonly code: 'bad-parameters' | 'out-of-range';
  /** The parameter that is to blame, where it is one. */
  readonly parameter?: string;
  readonly message: string;
}

/** Null where the scenario offers the recipe with these parameters: its schema takes them, they do something, in time. */
export function checkOffer(
  scenario: Scenario,
  recipe: Offered,
  given: Readonly<Record<string, unknown>>,
): OfferProblem | null {
  const parsed = recipe.params.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const parameter = issue?.path.map(String).join('.');
    return {
      code: 'bad-parameters',
      ...(parameter && { parameter }),
      message: issue?.message ?? 'not understood',
    };
  }
  for (const [parameter, reason] of idleParameters(recipe, serviceOf(scenario))) {
    if (given[parameter] === undefined) continue;
    const message = `does nothing here: ${reason}; leave it out`;
    return { code: 'bad-parameters', parameter, message };
  }
  const most = scenario.mostSeconds ?? Number.POSITIVE_INFINITY;
  const seconds = recipe.seconds?.(settingOf(scenario), given) ?? 0;
  if (seconds <= most) return null;
  const shorter = Object.entries(mostInTime(scenario, recipe, given)).map(
    ([name, value]) => `${name} ${value}`,
  );
  const message =
    `takes about ${seconds.toPrecision(2)} s of a core, ${most} s at most are allowed here: ` +
    `lower it${shorter.length > 0 ? `, as to ${shorter.join(' or ')}` : ''}`;
  return { code: 'out-of-range', message };
}

/**
 * The largest value of each numeric parameter with which the recipe stays in time, the others as given: only of
 * parameters whose own largest value would not. Times grow with the parameters that they depend on.
 */
export function mostInTime(
  scenario: Scenario,
  recipe: Offered,
  given: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, number>> {
  const { mostSeconds } = scenario;
  const { seconds, params } = recipe;
  if (mostSeconds === undefined || !seconds) return {};
  const setting = settingOf(scenario);
  const fits = (name: string, value: number) => {
    const plan = { ...given, [name]: value };
    return params.safeParse(plan).success && seconds(setting, plan) <= mostSeconds;
  };
  const found: Record<string, number> = {};
  for (const { name, min, max, whole } of rangesOf(params)) {
    if (fits(name, max) || !fits(name, min)) continue;
    const step = whole ? 1 : (max - min) / 100;
    let [low, high] = [0, Math.floor((max - min) / step)];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (fits(name, min + middle * step)) low = middle;
      else high = middle;
    }
    found[name] = min + low * step;
  }
  return found;
}
