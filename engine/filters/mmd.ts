import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { checkReach, mostOfOneAccount, rowsByAccount } from './accounts.ts';
import { contributorOf, defineFilter, goldenOf } from './filter.ts';

/**
 * Holds the samples of each account, labels included, against the trusted ones in all features at once.
 * Suspicion is the squared discrepancy, no unit; accounts with fewer than two samples cannot be tested.
 */
export const mmd = defineFilter({
  source: 'Gretton, Borgwardt, Rasch, Schölkopf, Smola: A Kernel Two-Sample Test (2012)',
  formula: 'MMD²(account, golden) by a Gaussian kernel on (x, label), p < α over relabellings',
  cost: 6,
  needs: ['trusted', 'accounts'],
  params: z
    .strictObject({
      significance: z.number().min(0.001).max(0.5).default(0.01),
      relabellings: z.int().min(20).max(2000).default(200),
    })
    .check(({ value: { significance, relabellings }, issues }) => {
      if (1 / (relabellings + 1) < significance) return;
      const enough = Math.floor(1 / significance);
      issues.push({
        code: 'custom',
        path: ['significance'],
        input: significance,
        message: `${relabellings} relabellings give no p-value below 1/${relabellings + 1}: use ${enough} or more, or a larger significance`,
      });
    }),
  inspect(core, seen, { significance, relabellings }) {
    const { stream, seed } = seen;
    const contributor = contributorOf(seen);
    const golden = goldenOf(seen);
    const suspicion = new Float32Array(stream.n);
    const dropped = new Uint8Array(stream.n);
    if (golden.n < 2) return { suspicion, dropped };
    const sent = mostOfOneAccount(contributor);
    if (sent > 1) checkReach(1 / waysToRelabel(sent, golden.n), significance, { sent, trusted: golden.n });
    const apart = typicalDistance(core, golden);
    const trusted = withLabels(golden, apart);
    const bandwidth = apart > LEAST_DISTANCE ? apart : 1;
    for (const [, rows] of rowsByAccount(contributor)) {
      if (rows.length < 2) continue;
      const own = withLabels(takeRows(stream, rows), apart);
      const { squared, pValue } = core.mmd(own, trusted, { bandwidth, permutations: relabellings, seed });
      for (const row of rows) {
        suspicion[row] = squared;
        if (pValue < significance) dropped[row] = 1;
      }
    }
    return { suspicion, dropped };
  },
});

/** (a + b) choose a: among so many relabellings the one that was seen is at best the most extreme. */
function waysToRelabel(a: number, b: number): number {
  let ways = 1;
  for (let k = 1; k <= a && ways < 1e9; k++) ways = (ways * (b + k)) / k;
  return ways;
}

/** No grid of features is finer. */
const LEAST_DISTANCE = 1e-9;

/** Median distance between trusted samples, in units of a feature. */
function typicalDistance(core: Core, golden: Samples): number {
  const rows = rowsOf(golden);
  return core.quantiles(core.distances(rows, rows).values, [0.5])[0] as number;
}

/** A column per class beside the features: samples of two classes lie `apart` further from each other. */
function withLabels({ n, d, classes, x, y }: Samples, apart: number): Matrix {
  const cols = d + classes;
  const values = new Float32Array(n * cols);
  const height = apart / Math.sqrt(2);
  for (let i = 0; i < n; i++) {
    values.set(x.subarray(i * d, (i + 1) * d), i * cols);
    values[i * cols + d + (y[i] as number)] = height;
  }
  return { rows: n, cols, values };
}
