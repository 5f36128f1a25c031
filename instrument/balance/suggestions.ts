import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { defenceCost } from '../../engine/round/costs.ts';
import { SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { ATTACK_KINDS, DEFENCE_KINDS, isSimpleAttack, isSimpleDefence } from '../kinds.ts';
import { defenceChoice, defencePlanOf } from '../recipes.ts';

type Defence = FilterId | DefenceId;

/** What a scenario's table of balance says of its menus. Defences are written as there (recipes.ts). */
export interface Suggestions {
  /** Three different attacks, see threeOf. */
  readonly attacks: readonly AttackId[];
  /** Three different filters or training defences. */
  readonly defences: readonly Defence[];
  /** The defence that best play uses most. */
  readonly usual: string;
  /** The defence that holds all attacks down most, on average. */
  readonly strongest: string;
  /** The best defence against each attack. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A scenario's table of the attack's advantage, without the plans that are there for the record. */
interface Advantages {
  /** As they are written (instrument/recipes.ts), such as `sphere:remove=0.03`. */
  readonly defences: readonly string[];
  readonly rows: readonly { readonly attack: AttackId; readonly values: readonly number[] }[];
  /** The defence that best play uses most. */
  readonly usual: string;
}

/**
 * What the desks suggest on each scenario that has a table in docs/balance-drawn.md.
 *
 * @param document  the document
 */
export function suggestionsFrom(document: string): Partial<Record<ScenarioId, Suggestions>> {
  const sections = document.split(/^## /m).slice(1);
  return Object.fromEntries(
    sections.map((section) => {
      const id = section.slice(0, section.indexOf(':')) as ScenarioId;
      return [id, suggestedOn(id, tableIn(section))];
    }),
  );
}

function tableIn(section: string): Advantages {
  const lines = section.split('\n');
  const usual = /The defender plays (\S+)/.exec(section)?.[1];
  const at = lines.findIndex((line) => line.startsWith('|  |'));
  if (!usual || at < 0) throw new Error(`a section without a table: ${lines[0]}`);
  const cellsOf = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
  const isPlayed = (cell: string) => !cell.startsWith('*');
  const columns = cellsOf(lines[at] as string).slice(1);
  const rows = lines
    .slice(at + 2)
    .filter((line) => line.startsWith('|'))
    .map(cellsOf)
    .filter(([name = '']) => isPlayed(name));
  return {
    usual,
    defences: columns.filter(isPlayed),
    rows: rows.map(([attack, ...cells]) => ({
      attack: attack as AttackId,
      values: cells.filter((_, k) => isPlayed(columns[k] as string)).map((cell) => Number.parseFloat(cell)),
    })),
  };
}

function suggestedOn(id: ScenarioId, { defences, rows, usual }: Advantages): Suggestions {
  const scenario = SCENARIOS[id];
  const payable = defences
    .map((name, k) => ({ name, k, plan: defencePlanOf(defenceChoice(name)) }))
    .filter(({ plan }) => defenceCost(scenario, plan) <= scenario.defencePoints);
  const heldTo = (k: number) => mean(rows.map(({ values }) => values[k] as number));
  const byStrength = payable
    .map(({ name, k, plan }) => {
      const recipe = plan.defence?.id ?? (plan.filters[0]?.id as Defence);
      return { name, recipe, advantage: heldTo(k) };
    })
    .sort((a, b) => a.advantage - b.advantage);
  const attacks = rows
    .map(({ attack, values }) => ({ attack, advantage: mean(values) }))
    .sort((a, b) => b.advantage - a.advantage)
    .map(({ attack }) => attack)
    .filter((attack) => !ATTACKS[attack].byHand);
  const recipes = [...new Set(byStrength.map(({ recipe }) => recipe))].filter(
    (recipe) => !(recipe in FILTERS && FILTERS[recipe as FilterId].byHand),
  );
  const answerTo = (values: readonly number[]) =>
    payable.reduce((best, each) => ((values[each.k] as number) < (values[best.k] as number) ? each : best))
      .name;
  return {
    attacks: threeOf(attacks, (attack) => ATTACK_KINDS[attack], isSimpleAttack),
    defences: threeOf(recipes, (recipe) => DEFENCE_KINDS[recipe], isSimpleDefence),
    usual,
    strongest: byStrength[0]?.name as string,
    answers: Object.fromEntries(rows.map(({ attack, values }) => [attack, answerTo(values)])),
  };
}

/**
 * The strongest, the strongest simple one of another kind, and the strongest of a third kind; where there are not so many
 * kinds, the strongest of those that are left.
 *
 * @param ranked  the strongest first
 */
export function threeOf<Id extends string>(
  ranked: readonly Id[],
  kindOf: (id: Id) => string,
  isSimple: (id: Id) => boolean,
): Id[] {
  const taken: Id[] = [];
  const take = (...wanted: readonly ((id: Id) => boolean)[]) => {
    const left = ranked.filter((id) => !taken.includes(id));
    const found = wanted.map((wants) => left.find(wants)).find((id) => id !== undefined) ?? left[0];
    if (found !== undefined) taken.push(found);
  };
  const isNewKind = (id: Id) => taken.every((each) => kindOf(each) !== kindOf(id));
  take(() => true);
  take((id) => isSimple(id) && isNewKind(id), isSimple, isNewKind);
  take(isNewKind);
  return taken;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
