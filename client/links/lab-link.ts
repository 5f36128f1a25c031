import type { AttackId } from '../../engine/attacks/ids.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import type { DefencePlan, RowsPlan } from '../../engine/round/plans.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import type { VictimId } from '../../engine/victims/ids.ts';
import type { ParamValues } from '../forms/params-form.ts';

interface Recipe<Id extends string> {
  readonly id: Id;
  readonly params: ParamValues;
}

/** Everything that makes a run of the Lab; the same state gives the same numbers to the last bit. */
export interface LabState {
  readonly scenario: string;
  readonly seed: number;
  readonly attack: Recipe<AttackId>;
  readonly epsilon: number;
  /** Accounts that the attacker sends from; one when absent. */
  readonly accounts?: number;
  /** The kind of model that is trained; the scenario's own when absent. */
  readonly victim?: VictimId;
  readonly filters: readonly Recipe<FilterId>[];
  /** How to train; the victim's own way when absent. */
  readonly defence?: Recipe<DefenceId>;
  /** Rows that are sent instead of the recipe's: a file of poison, base64url, and what made them. */
  readonly rows?: { readonly file: string; readonly made: RowsPlan['made'] };
  /** Marks on single samples of the delivery, and the most rows of one account. */
  readonly panel?: NonNullable<DefencePlan['panel']>;
  readonly cap?: number;
}

/** Characters of rows that a link holds, at most: what is longer stays on the page that it was made on. */
export const MOST_ROWS_CHARS = 8_000;

/** What the Lab opens with. */
export const LAB_SCENARIO = 'digits-4v9';

/** The scenario that a link's fragment names, whether or not there is such a one. */
export const scenarioNamed = (fragment: string): string =>
  new URLSearchParams(fragment.replace(/^#/, '')).get('s') ?? LAB_SCENARIO;

/** The state as a link's fragment: short keys, parameters behind a dot. */
export function writeLab(state: LabState): string {
  const query = new URLSearchParams({
    s: state.scenario,
    n: String(state.seed),
    a: state.attack.id,
    e: String(state.epsilon),
  });
  if (state.accounts) query.set('k', String(state.accounts));
  if (state.victim) query.set('v', state.victim);
  for (const [key, value] of Object.entries(state.attack.params)) query.set(`a.${key}`, String(value));
  state.filters.forEach(({ id, params }, i) => {
    query.set(`f${i + 1}`, id);
    for (const [key, value] of Object.entries(params)) query.set(`f${i + 1}.${key}`, String(value));
  });
  if (state.defence) {
    query.set('d', state.defence.id);
    for (const [key, value] of Object.entries(state.defence.params)) query.set(`d.${key}`, String(value));
  }
  if (state.rows && state.rows.file.length <= MOST_ROWS_CHARS) {
    query.set('h', state.rows.file);
    query.set('hm', state.rows.made.join(' '));
  }
  if (state.panel) query.set('p', `${state.panel.drop}.${state.panel.keep}`);
  if (state.cap) query.set('c', String(state.cap));
  return query.toString();
}
