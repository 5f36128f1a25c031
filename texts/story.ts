import type { FilterId } from '../engine/filters/ids.ts';
import type { AttackPlan, DefencePlan, RowsPlan } from '../engine/round/plans.ts';
import type { RoundSummary } from '../engine/round/result.ts';
import type { Scenario } from '../engine/round/scenario.ts';
import type { DefenceId } from '../engine/training-defences/ids.ts';
import { scenarioText } from './scenario-text.ts';
import type { Texts } from './texts.ts';

/** What the story of a round is told from. */
export interface StoryFacts {
  /** What the poison was made with: recipes, work by hand or both. */
  readonly made: RowsPlan['made'];
  /** People dropped rows by hand, and a cap held accounts to a number of rows. */
  readonly byPanel: boolean;
  readonly byCap: boolean;
  /** Filters that dropped rows or changed labels or could have, in their order. */
  readonly filters: readonly FilterId[];
  readonly defence: DefenceId | null;
  readonly summary: RoundSummary;
  /** The two classes; null where there are more. */
  readonly classes: readonly [string, string] | null;
  /** The class that marked samples are to be taken for; only where the objective is a backdoor. */
  readonly wanted: string | null;
}

/** What attackers are told to achieve, as facts with the names of the classes. */
export type ObjectiveFacts =
  | { readonly kind: 'availability'; readonly classes: readonly string[]; readonly par: number }
  | { readonly kind: 'targeted'; readonly count: number; readonly trueClass: string | null }
  | { readonly kind: 'backdoor'; readonly wanted: string };

/** What happened in a round, in a few true sentences; without the names of classes where `scenario` is null. */
export function storyOf(
  texts: Texts,
  scenario: Scenario | null,
  attackPlan: AttackPlan,
  defencePlan: DefencePlan,
  summary: RoundSummary,
): string {
  const classNames = scenario ? scenarioText(texts, scenario).classNames : [];
  const objective = scenario?.objective;
  const [first, second, ...others] = classNames;
  const isPair = first !== undefined && second !== undefined && others.length === 0;
  return texts.stories.round({
    made: madeWith(attackPlan),
    byPanel: (summary.panelRows ?? 0) > 0,
    byCap: (summary.cappedRows ?? 0) > 0,
    filters: defencePlan.filters.map(({ id }) => id),
    defence: defencePlan.defence?.id ?? null,
    summary,
    classes: isPair ? [first, second] : null,
    wanted: objective?.kind === 'backdoor' ? (classNames[objective.targetClass] ?? null) : null,
  });
}

/** What an attack is called: the recipes that made its rows, and work by hand. */
export function attackLabel(texts: Texts, plan: AttackPlan): string {
  const name = (id: RowsPlan['made'][number]) =>
    id === 'hand' ? texts.stories.byHand : texts.attacks[id].label;
  return madeWith(plan).map(name).join(' + ');
}

/** Texts take no code of the engine's: this says again, of a plan's shape, what recipesOf does. */
function madeWith(plan: AttackPlan): RowsPlan['made'] {
  if ('parts' in plan) return [...new Set(plan.parts.flatMap((part) => madeWith(part.plan)))];
  if ('attack' in plan) return [plan.attack.id];
  return plan.made.length > 0 ? plan.made : ['hand'];
}

/** What attackers are told to achieve on a scenario. */
export const objectiveOf = (texts: Texts, scenario: Scenario): string =>
  texts.stories.objective(objectiveFacts(texts, scenario));

/** The same in a line, for the desk. */
export const taskOf = (texts: Texts, scenario: Scenario): string =>
  texts.desks.attack.task(objectiveFacts(texts, scenario));

function objectiveFacts(texts: Texts, scenario: Scenario): ObjectiveFacts {
  const { objective = { kind: 'availability' }, par } = scenario;
  const { classNames } = scenarioText(texts, scenario);
  switch (objective.kind) {
    case 'availability':
      return { kind: 'availability', classes: classNames, par };
    case 'targeted': {
      const { count, trueClass } = objective;
      const named = trueClass === null ? null : (classNames[trueClass] ?? null);
      return { kind: 'targeted', count, trueClass: named };
    }
    case 'backdoor':
      return { kind: 'backdoor', wanted: classNames[objective.targetClass] ?? '' };
    default:
      return objective satisfies never;
  }
}
