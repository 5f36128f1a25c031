import { joinRows, takeRows } from '../data/rows.ts';
import type { Random } from '../random.ts';
import type { Well } from './scenario.ts';
import { spareRowsOf } from './spare.ts';

/**
 * A host's own data as a bout plays them: which rows are trained on, which are spare and which judge is drawn among the
 * training and test rows of the pack. The rows stay as they are, since nothing is known of what their features mean. Where
 * spare rows would take more than half of the test part, the well is the pack's, and its deliveries have no size of their own.
 */
export function drawOwnWell(well: Well, random: Random): Well {
  const { scenario, train, test, golden, contributors, vocabulary } = well;
  const spareRows = spareRowsOf(scenario);
  if (2 * spareRows > test.n) return well;
  const pool = joinRows(train, test);
  const order = random.fork('rows').permutation(pool.n);
  const rows = {
    train: order.slice(0, train.n),
    spare: order.slice(train.n, train.n + spareRows),
    test: order.slice(train.n + spareRows),
  };
  const accounts = contributors && Uint16Array.of(...contributors.train, ...contributors.test);
  const accountsOf = (part: Int32Array) =>
    Uint16Array.from(part, (row) => (accounts ? (accounts[row] as number) : 0));
  return {
    scenario,
    train: takeRows(pool, rows.train),
    test: takeRows(pool, rows.test),
    golden,
    spare: { rows: takeRows(pool, rows.spare), contributor: accountsOf(rows.spare) },
    ...(contributors && {
      contributors: { ...contributors, train: accountsOf(rows.train), test: accountsOf(rows.test) },
    }),
    ...(vocabulary && { vocabulary }),
  };
}
