import { codeOf, valueAt } from '../data/quantise.ts';
import type { Quantiser } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import { attackPoints, rowsCost } from './costs.ts';
import { MAX_ACCOUNTS } from './plans.ts';
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
    if (!y.every((label) => label >= 0 && label < classes)) throw outside('a label is no class');
  }
  for (const x of [inserted.x, mutated.x]) checkGrid(scenario.quantiser, x, scenario.features);
  if (!account.every((number) => number < MAX_ACCOUNTS)) throw outside('there is no such account');
  if (trigger && ![trigger.cover, trigger.add].every((part) => part.every(Number.isFinite)))
    throw outside('the mark is not finite');
  checkNumbers([flipped.index, mutated.index, removed], knownCount(scenario));
  const cost = rowsCost(tallyOf(poison));
  if (cost > points)
    throw new GameError('over-budget', `the rows cost ${cost} points, there are ${points}: send fewer`);
}

const outside = (why: string) => new GameError('out-of-range', why);

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
  if (!fits) throw new GameError('bad-shape', `the rows are not of ${scenario.id}, which has ${d} features`);
}

function checkGrid(quantiser: Quantiser, x: Float32Array, d: number): void {
  const off = x.findIndex((value, i) => valueAt(quantiser, codeOf(quantiser, value, i % d), i % d) !== value);
  if (off >= 0) throw outside(`feature ${off % d} of a row is not on the grid of the data: ${x[off]}`);
}

function checkNumbers(lists: readonly Int32Array[], known: number): void {
  for (const list of lists) {
    if (list.some((row, k) => k > 0 && row <= (list[k - 1] as number)))
      throw new GameError('bad-payload', 'the numbers of rows do not ascend');
    if (list.some((row) => row < 0 || row >= known))
      throw outside(`the attackers know ${known} rows, numbered from 0`);
  }
  const touched = lists.flatMap((list) => [...list]);
  if (new Set(touched).size !== touched.length)
    throw new GameError('bad-payload', 'a row is touched twice: flip, change or remove it');
}
