import { ATTACKS } from '../../engine/attacks/index.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { attackPoints, ROW_COST } from '../../engine/round/costs.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import type { LabState } from '../links/lab-link.ts';
import { adoptValues, offeredForm, type ParamField, type ParamValues } from './params-form.ts';

/** One number of the Lab's settings that can be swept, with its range. */
export interface SweptNumber {
  /** `e` for ε, else the recipe's place and its parameter, as in the Lab's link: `a.steps`, `f1.remove`, `d.share`. */
  readonly key: string;
  /** Whose parameter it is; null for ε. */
  readonly recipe: string | null;
  readonly parameter: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly isShare: boolean;
  /** The settings with this value. */
  readonly at: (value: number) => LabState;
}

/** Every number of the settings that has a range, ε first. Rows that were made by hand have no ε. */
export function sweptNumbers(scenario: Scenario, state: LabState): readonly SweptNumber[] {
  const { attack, filters, defence } = state;
  const numbers = (fields: readonly ParamField[]) =>
    fields.filter((field): field is ParamField & { kind: 'number' } => field.kind === 'number');
  const of = (
    prefix: string,
    recipe: { readonly id: string; readonly params: ParamValues },
    fields: readonly ParamField[],
    withParams: (params: ParamValues) => LabState,
  ): SweptNumber[] =>
    numbers(fields).map(({ key, min, max, step, isShare }) => ({
      key: `${prefix}.${key}`,
      recipe: recipe.id,
      parameter: key,
      ...{ min, max, step, isShare },
      at: (value) => withParams({ ...adoptValues(fields, recipe.params), [key]: value }),
    }));
  const highest = attackPoints(scenario) / scenario.trainRows / ROW_COST[ATTACKS[attack.id].means];
  const epsilon: SweptNumber = {
    key: 'e',
    recipe: null,
    parameter: 'epsilon',
    min: 0,
    max: highest,
    step: highest / 60,
    isShare: true,
    at: (value) => ({ ...state, epsilon: value }),
  };
  const ofAttack = of('a', attack, offeredForm(scenario, ATTACKS[attack.id]), (params) => ({
    ...state,
    attack: { ...attack, params },
  }));
  return [
    ...(state.rows ? [] : [epsilon, ...ofAttack]),
    ...filters.flatMap((filter, at) =>
      of(`f${at + 1}`, filter, offeredForm(scenario, FILTERS[filter.id]), (params) => ({
        ...state,
        filters: filters.map((held, i) => (i === at ? { ...held, params } : held)),
      })),
    ),
    ...(defence
      ? of('d', defence, offeredForm(scenario, DEFENCES[defence.id]), (params) => ({
          ...state,
          defence: { ...defence, params },
        }))
      : []),
  ];
}

/** Values evenly over the range, on its steps, ascending, each once. */
export function sweptValues({ min, max, step }: SweptNumber, count: number): readonly number[] {
  const values = Array.from({ length: count }, (_, k) => {
    const value = min + ((max - min) * k) / (count - 1);
    return Number(Math.min(max, min + Math.round((value - min) / step) * step).toFixed(6));
  });
  return [...new Set(values)];
}
