import { FILTERS } from '../../engine/filters/index.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { attackChoice, defenceChoice, NONE } from '../recipes.ts';
import type { Degenerate } from './judgement.ts';

/** Share that filters remove when nothing is said. */
const DEFAULT_SHARE = 0.05;
/** Nobody who does not know ε dares to remove less. */
const LEAST_SHARE = 0.02;

/** What a scenario is judged by, all written as in recipes.ts. */
export interface BalancePlans {
  /** What either side may hand in, the plans without a thought at the end. */
  readonly attacks: readonly string[];
  readonly filters: readonly string[];
  readonly attackDegenerate: readonly Degenerate[];
  readonly defenceDegenerate: readonly Degenerate[];
}

/** Rows that a defender without a thought drops, whichever they are: the stream's order says nothing. */
const BLIND_SHARE = 0.1;
const NOTHING: Degenerate = { id: 'nothing', name: NONE };

/** @param withPairs  the defender also plays two recipes in a row, where its points allow */
export function balancePlans(scenario: Scenario, withPairs: boolean): BalancePlans {
  const attackDegenerate = attackDegenerates(scenario);
  const defenceDegenerate = defenceDegenerates(scenario);
  return {
    attacks: [...scenario.attacks.map((text) => attackChoice(text).name), ...namesOf(attackDegenerate)],
    filters: [...defencePlans(scenario, withPairs), ...namesOf(defenceDegenerate)],
    attackDegenerate,
    defenceDegenerate,
  };
}

const namesOf = (plans: readonly Degenerate[]) => plans.map(({ name }) => name);

function defenceDegenerates({ trainRows }: Scenario): Degenerate[] {
  const blind = Array.from({ length: Math.round(BLIND_SHARE * trainRows) }, (_, row) => row);
  return [
    NOTHING,
    { id: 'everything', name: 'sphere:remove=0.5+sphere:remove=0.5' },
    { id: 'random-rows', name: defenceChoice(`manual:rows=${blind.join('%2c')}`).name },
  ];
}

function attackDegenerates({ attacks, objective }: Scenario): Degenerate[] {
  const noise: Degenerate[] = [
    { id: 'noise', name: 'noise-insert' },
    // Only whoever is after the service as a whole could hope for anything from it.
    ...(objective && objective.kind !== 'availability'
      ? []
      : [{ id: 'random-labels' as const, name: 'random-flip' }]),
  ];
  return [NOTHING, ...noise.filter(({ name }) => !attacks.some((attack) => attack === name))];
}

/** Each filter and training defence as it comes; filters that take a share also at the attacker's full strength. */
function defencePlans(
  { filters, defences = [], defencePoints, epsilonMax }: Scenario,
  withPairs: boolean,
): string[] {
  const full = Math.round(100 * epsilonMax) / 100;
  const another = full >= LEAST_SHARE && full !== DEFAULT_SHARE;
  const singles = filters.flatMap((filter) =>
    another && FILTERS[filter].params.safeParse({ remove: full }).success
      ? [filter, `${filter}:remove=${full}`]
      : [filter],
  );
  const pairs = filters.flatMap((first, i) =>
    filters
      .slice(i + 1)
      .filter((second) => FILTERS[first].cost + FILTERS[second].cost <= defencePoints)
      .map((second) => `${first}+${second}`),
  );
  const guarded = defences.flatMap((defence) =>
    filters
      .filter((filter) => FILTERS[filter].cost + DEFENCES[defence].cost <= defencePoints)
      .map((filter) => `${filter}+${defence}`),
  );
  const plans = [...singles, ...defences, ...(withPairs ? [...pairs, ...guarded] : [])];
  return plans.map((text) => defenceChoice(text).name);
}
