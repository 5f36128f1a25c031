import type { Means } from '../attacks/attack.ts';
import { ATTACKS } from '../attacks/index.ts';
import { type ErrorCode, GameError } from '../errors.ts';
import { FILTERS } from '../filters/index.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { checkOffer, type Offered } from './offer.ts';
import { attackTime, defenceTime, filterTime, overTime, type RecipeTime } from './plan-time.ts';
import {
  type AttackPlan,
  type DefencePlan,
  HAND,
  isRowsPlan,
  isSplitPlan,
  MAX_ACCOUNTS,
  type RecipePlan,
  type RowsPlan,
  type SinglePlan,
  type SplitPlan,
  singlePlansOf,
} from './plans.ts';
import { type RowTally, TALLIED } from './poison-rows.ts';
import { decodeRowSet } from './row-set.ts';
import type { Scenario } from './scenario.ts';

/** Points for one row of poison, by what is done to it, and for every account of the attackers' beyond the first. */
export const ROW_COST: Readonly<Record<Means, number>> = { insert: 1, flip: 1, mutate: 2, remove: 3 };
export const ACCOUNT_COST = 4;

/** The attacker's points for a round. */
export function attackPoints(scenario: Pick<Scenario, 'epsilonMax' | 'trainRows'>): number {
  return Math.round(scenario.epsilonMax * scenario.trainRows);
}

/** Rows of poison that a recipe is asked for. */
export function poisonRowsOf(scenario: Scenario, plan: RecipePlan): number {
  return Math.round(plan.epsilon * scenario.trainRows);
}

/** What a plan does to how many rows; of recipes, what they are asked for. */
export function plannedRows(scenario: Scenario, plan: AttackPlan): RowTally {
  return singlePlansOf(plan)
    .map((each) => rowsOfSingle(scenario, each))
    .reduce(
      (sum, each) => ({
        inserted: sum.inserted + each.inserted,
        flipped: sum.flipped + each.flipped,
        mutated: sum.mutated + each.mutated,
        removed: sum.removed + each.removed,
        accounts: sum.accounts + each.accounts,
      }),
      NO_ROWS,
    );
}

const NO_ROWS: RowTally = { inserted: 0, flipped: 0, mutated: 0, removed: 0, accounts: 0 };

function rowsOfSingle(scenario: Scenario, plan: SinglePlan): RowTally {
  if (isRowsPlan(plan)) return plan.rows;
  const rows = { [TALLIED[ATTACKS[plan.attack.id].means]]: poisonRowsOf(scenario, plan) };
  return { ...NO_ROWS, accounts: plan.accounts ?? 1, ...rows };
}

/** Points that rows of poison cost, whatever they were made with. */
export function rowsCost({ inserted, flipped, mutated, removed, accounts }: RowTally): number {
  const rows =
    inserted * ROW_COST.insert +
    flipped * ROW_COST.flip +
    mutated * ROW_COST.mutate +
    removed * ROW_COST.remove;
  return rows + Math.max(0, accounts - 1) * ACCOUNT_COST;
}

/** Points a plan of the attackers costs. The first account of every member who has a part is free. */
export function attackCost(scenario: Scenario, plan: AttackPlan): number {
  return singlePlansOf(plan).reduce((sum, each) => sum + rowsCost(rowsOfSingle(scenario, each)), 0);
}

/** Points for a cap on accounts. */
export const CAP_COST = 3;
/** Share of the training rows that one point marks: marks that repeat what a filter drops by default cost more than it. */
const MARKED_SHARE = 0.005;

/** How many rows one point marks by hand. */
export const marksAPoint = ({ trainRows }: Pick<Scenario, 'trainRows'>): number =>
  Math.max(1, Math.floor(MARKED_SHARE * trainRows));

/** Points for marking so many rows by hand. */
export const marksCost = (scenario: Pick<Scenario, 'trainRows'>, rows: number): number =>
  Math.ceil(rows / marksAPoint(scenario));

/** Points a plan of the defender costs. @throws GameError 'bad-payload' for marks that are no set of rows */
export function defenceCost(
  scenario: Pick<Scenario, 'trainRows'>,
  { panel, filters, cap, defence }: DefencePlan,
): number {
  const marked = panel ? decodeRowSet(panel.drop).length + decodeRowSet(panel.keep).length : 0;
  const rest =
    marksCost(scenario, marked) +
    (cap === undefined ? 0 : CAP_COST) +
    (defence ? DEFENCES[defence.id].cost : 0);
  return filters.reduce((sum, { id }) => sum + FILTERS[id].cost, rest);
}

/** Why a plan may not be played; `detail` says what to do about it and holds no secret. */
export interface PlanProblem {
  readonly code: ErrorCode;
  readonly detail: string;
}

/** Null when the attacker may play this plan: recipes on the menu, parameters they take, within the points and the time. */
export function checkAttackPlan(scenario: Scenario, plan: AttackPlan): PlanProblem | null {
  for (const each of singlePlansOf(plan)) {
    const problem = isRowsPlan(each) ? checkMade(scenario, each) : checkRecipe(scenario, each);
    if (problem) return problem;
  }
  const problem = isSplitPlan(plan) ? checkParts(scenario, plan) : null;
  if (problem) return problem;
  const [cost, points] = [attackCost(scenario, plan), attackPoints(scenario)];
  return cost > points ? overBudget(cost, points) : checkTime(attackTimes(scenario, plan));
}

/** About how long the recipes of a plan take to make its rows; rows that were made before take no time. */
export const attackTimes = (scenario: Scenario, plan: AttackPlan): RecipeTime[] =>
  singlePlansOf(plan).flatMap((each) =>
    isRowsPlan(each) ? [] : [attackTime(scenario, each.attack, poisonRowsOf(scenario, each))],
  );

/** About how long the filters and the training defence of a plan take. */
export const defenceTimes = (scenario: Scenario, { filters, defence }: DefencePlan): RecipeTime[] => [
  ...filters.map((filter) => filterTime(scenario, filter)),
  ...(defence ? [defenceTime(scenario, defence)] : []),
];

function checkTime(times: readonly RecipeTime[]): PlanProblem | null {
  const detail = overTime(times);
  return detail === null ? null : { code: 'over-time', detail };
}

function checkParts(scenario: Scenario, plan: SplitPlan): PlanProblem | null {
  if (new Set(plan.parts.map(({ by }) => by)).size < plan.parts.length)
    return { code: 'bad-payload', detail: 'a member has two parts' };
  const { accounts } = plannedRows(scenario, plan);
  if (accounts <= MAX_ACCOUNTS) return null;
  return {
    code: 'out-of-range',
    detail: `the members send from ${accounts} accounts together, ${MAX_ACCOUNTS} are the most`,
  };
}

function checkRecipe(
  scenario: Scenario,
  { attack: { id, params }, epsilon }: RecipePlan,
): PlanProblem | null {
  if (!scenario.attacks.includes(id)) return notOnMenu('attack', id, scenario.attacks);
  if (!Number.isFinite(epsilon) || epsilon < 0) {
    return { code: 'out-of-range', detail: 'epsilon must be a number from 0 up' };
  }
  return offerProblem(scenario, id, ATTACKS[id], params);
}

function checkMade(scenario: Scenario, { made }: RowsPlan): PlanProblem | null {
  const stranger = made.find((id) => id !== HAND && !scenario.attacks.includes(id));
  return stranger === undefined ? null : notOnMenu('attack', stranger, scenario.attacks);
}

/** Null when the defender may play this plan: recipes on the menu, parameters they take, within the points and the time. */
export function checkDefencePlan(scenario: Scenario, plan: DefencePlan): PlanProblem | null {
  const marked = checkPanel(scenario, plan);
  if (marked) return marked;
  for (const { id, params } of plan.filters) {
    if (!scenario.filters.includes(id)) return notOnMenu('filter', id, scenario.filters);
    const offered = offerProblem(scenario, id, FILTERS[id], params);
    if (offered) return offered;
  }
  if (plan.defence) {
    const { id, params } = plan.defence;
    const menu = scenario.defences ?? [];
    if (!menu.includes(id)) return notOnMenu('training defence', id, menu);
    const offered = offerProblem(scenario, id, DEFENCES[id], params);
    if (offered) return offered;
  }
  const cost = defenceCost(scenario, plan);
  return cost > scenario.defencePoints
    ? overBudget(cost, scenario.defencePoints)
    : checkTime(defenceTimes(scenario, plan));
}

/** How long the stream is, defenders know, and a plan is checked without it: no more than all points inserted. */
function checkPanel(scenario: Scenario, { panel }: DefencePlan): PlanProblem | null {
  if (!panel) return null;
  const rows = scenario.trainRows + attackPoints(scenario);
  try {
    const kept = new Set(decodeRowSet(panel.keep, rows));
    if (!decodeRowSet(panel.drop, rows).some((row) => kept.has(row))) return null;
    return { code: 'bad-payload', detail: 'panel: a row is to be dropped and kept' };
  } catch (error) {
    if (error instanceof GameError) return { code: error.code, detail: `panel: ${error.message}` };
    throw error;
  }
}

function notOnMenu(what: string, name: string, menu: readonly string[]): PlanProblem {
  return {
    code: 'unknown-name',
    detail: `${what} ${name} is not on this menu: choose ${menu.join(', ') || 'none'}`,
  };
}

function overBudget(cost: number, points: number): PlanProblem {
  return { code: 'over-budget', detail: `the plan costs ${cost} points, there are ${points}` };
}

function offerProblem(
  scenario: Scenario,
  id: string,
  recipe: Offered,
  given: Readonly<Record<string, unknown>>,
): PlanProblem | null {
  const problem = checkOffer(scenario, recipe, given);
  if (!problem) return null;
  const where = problem.parameter === undefined ? id : `${id}.${problem.parameter}`;
  return { code: problem.code, detail: `${where}: ${problem.message}` };
}
