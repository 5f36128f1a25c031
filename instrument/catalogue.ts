import { ATTACK_IDS, ATTACKS } from '../engine/attacks/index.ts';
import { FILTER_IDS, FILTERS } from '../engine/filters/index.ts';
import { SCENARIO_IDS, SCENARIOS } from '../engine/round/scenarios/index.ts';
import { DEFENCE_IDS, DEFENCES } from '../engine/training-defences/index.ts';
import { VICTIM_IDS, VICTIMS } from '../engine/victims/index.ts';
import { type Parameter, parametersOf } from './parameters.ts';

/** One thing that can be chosen, as `well list` shows it. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Facts in the order they are shown; empty ones are left out. */
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
  readonly parameters: readonly Parameter[];
}

/** Everything the registries hold; a new entry there appears here by itself. */
export const CATALOGUE = {
  scenarios: () =>
    SCENARIO_IDS.map((id): Entry => {
      const scenario = SCENARIOS[id];
      return {
        id,
        label: scenario.title,
        facts: {
          lesson: scenario.lesson,
          victim: scenario.victim,
          classes: scenario.classNames,
          'training rows': scenario.trainRows,
          'largest ε': scenario.epsilonMax,
          ...(scenario.mostSeconds !== undefined && {
            'seconds of a core that a recipe may take in a match': scenario.mostSeconds,
          }),
          attacks: scenario.attacks,
          filters: scenario.filters,
          defences: scenario.defences ?? [],
        },
        parameters: [],
      };
    }),
  attacks: () =>
    ATTACK_IDS.map((id): Entry => {
      const { label, explanation, source, formula, goal, means, params } = ATTACKS[id];
      return {
        id,
        label,
        facts: { explanation, source, formula, goal, means },
        parameters: parametersOf(params, ATTACKS[id]),
      };
    }),
  filters: () =>
    FILTER_IDS.map((id): Entry => {
      const { label, explanation, source, formula, cost, params } = FILTERS[id];
      return {
        id,
        label,
        facts: { explanation, source, formula, cost },
        parameters: parametersOf(params, FILTERS[id]),
      };
    }),
  defences: () =>
    DEFENCE_IDS.map((id): Entry => {
      const { label, explanation, source, formula, cost, params } = DEFENCES[id];
      return {
        id,
        label,
        facts: { explanation, source, formula, cost },
        parameters: parametersOf(params, DEFENCES[id]),
      };
    }),
  victims: () =>
    VICTIM_IDS.map((id): Entry => {
      const { label, params } = VICTIMS[id];
      return { id, label, facts: {}, parameters: parametersOf(params) };
    }),
} as const satisfies Record<string, () => readonly Entry[]>;

export type Kind = keyof typeof CATALOGUE;
export const KINDS = Object.keys(CATALOGUE) as readonly Kind[];
