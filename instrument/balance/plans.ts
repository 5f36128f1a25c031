import { FILTERS } from '../../engine/filters/index.ts';
import { carelessAttacks, singleFilters } from '../../engine/round/replies.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { attackChoice, defenceChoice, NONE } from '../recipes.ts';
import type { Degenerate } from './judgement.ts';

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

function attackDegenerates(scenario: Scenario): Degenerate[] {
  const careless = carelessAttacks(scenario).map(
    (name): Degenerate => ({
      id: name === 'noise-insert' ? 'noise' : 'random-labels',
      name,
    }),
  );
  return [NOTHING, ...careless];
}

/** Each filter and training defence as it comes; filters that take a share also at the attacker's full strength. */
function defencePlans(scenario: Scenario, withPairs: boolean): string[] {
  const { filters, defences = [], defencePoints } = scenario;
  const singles = singleFilters(scenario).map(({ id, params: { remove } }) =>
    remove === undefined ? id : `${id}:remove=${remove}`,
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
