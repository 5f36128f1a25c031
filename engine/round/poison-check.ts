import { codeOf, valueAt } from '../data/quantise.ts';
import type { Quantiser } from '../data/samples.ts';
import { attackPoints, rowsCost } from './costs.ts';
import { MAX_ACCOUNTS } from './plans.ts';
import { poisonFault } from './poison-faults.ts';
import { type PoisonRows, tallyOf } from './poison-rows.ts';
import type { Scenario } from './scenario.ts';
import { knownCount } from './well.ts';

/**
 * Holds rows of poison, whoever made them, to what a round takes.
 *
 * @param points  that may be spent on them; those of the round where absent
 * @throws GameError 'bad-shape' for rows of other data, 'out-of-range' for a feature off the grid or outside of the box, a
 *   label that is no class, a row that the attackers do not know or an account beyond the last, 'bad-payload' for a row
 *   that is touched twice or lists that do not ascend, 'over-budget' for more than the points pay
 */
export function checkPoisonRows(
  scenario: Scenario,
  poison: PoisonRows,
  points: number = attackPoints(scenario),
): void {
  checkShapes(scenario, poison);
  const { inserted, account, flipped, mutated, removed, trigger } = poison;
  const classes = scenario.classes;
  for (const y of [inserted.y, flipped.y, mutated.y]) {
    if (!y.every((label) => label >= 0 && label < classes))
      throw poisonFault('out-of-range', 'poison-label', {});
  }
  for (const x of [inserted.x, mutated.x]) checkGrid(scenario.quantiser, x, scenario.features);
  if (!account.every((number) => number < MAX_ACCOUNTS))
    throw poisonFault('out-of-range', 'poison-account', {});
  if (trigger && ![trigger.cover, trigger.add].every((part) => part.every(Number.isFinite)))
    throw poisonFault('out-of-range', 'poison-mark', {});
  checkNumbers([flipped.index, mutated.index, removed], knownCount(scenario));
  const cost = rowsCost(tallyOf(poison));
  if (cost > points) throw poisonFault('over-budget', 'poison-cost', { cost, points });
}

function checkShapes(scenario: Scenario, poison: PoisonRows): void {
  const { features: d, classes } = scenario;
  const { inserted, account, flipped, mutated, trigger } = poison;
  const fits =
    inserted.d === d &&
    inserted.classes === classes &&
    inserted.x.length === inserted.n * d &&
    inserted.y.length === inserted.n &&
    account.length === inserted.n &&
    flipped.y.length === flipped.index.length &&
    mutated.y.length === mutated.index.length &&
    mutated.x.length === mutated.index.length * d &&
    (!trigger || (trigger.cover.length === d && trigger.add.length === d));
  if (!fits) throw poisonFault('bad-shape', 'poison-shape', { scenario: scenario.id, features: d });
}

function checkGrid(quantiser: Quantiser, x: Float32Array, d: number): void {
  const off = x.findIndex((value, i) => valueAt(quantiser, codeOf(quantiser, value, i % d), i % d) !== value);
  if (off >= 0)
    throw poisonFault('out-of-range', 'poison-grid', { feature: off % d, value: x[off] as number });
}

function checkNumbers(lists: readonly Int32Array[], known: number): void {
  for (const list of lists) {
    if (list.some((row, k) => k > 0 && row <= (list[k - 1] as number)))
      throw poisonFault('bad-payload', 'poison-order', {});
    if (list.some((row) => row < 0 || row >= known))
      throw poisonFault('out-of-range', 'poison-unknown-row', { known });
  }
  const touched = lists.flatMap((list) => [...list]);
  if (new Set(touched).size !== touched.length) throw poisonFault('bad-payload', 'poison-twice', {});
}
