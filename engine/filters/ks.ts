import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { checkReach, mostOfOneAccount, rowsByAccount } from './accounts.ts';
import { contributorOf, defineFilter, goldenOf } from './filter.ts';

/**
 * Holds the samples of each account against the trusted ones, in a few views: how far they lie towards
 * the class they claim, and their places along the main directions. Suspicion is −log of the smallest
 * p-value times the number of views; 0 when nothing is odd.
 */
export const ks = defineFilter({
  source: 'Massey: The Kolmogorov–Smirnov Test for Goodness of Fit (1951)',
  formula:
    'sup |F_account − F_golden| in the direction of the claimed class and k main directions, p · (k + 1) < α',
  cost: 4,
  needs: ['trusted', 'accounts'],
  params: z.strictObject({
    significance: z.number().min(1e-9).max(0.5).default(0.001),
    directions: z.int().min(1).max(32).default(8),
  }),
  inspect(core, seen, { significance, directions }) {
    const { stream } = seen;
    const contributor = contributorOf(seen);
    const golden = goldenOf(seen);
    const axes = viewsOf(core, stream, directions);
    const trusted = viewed(core, golden, axes, stream);
    const streamed = viewed(core, stream, axes, stream);
    const sent = mostOfOneAccount(contributor);
    if (sent > 0) {
      const apart = core.kolmogorovSmirnov(new Float32Array(sent), new Float32Array(golden.n).fill(1));
      checkReach(apart.pValue * trusted.length, significance, { sent, trusted: golden.n });
    }
    const suspicion = new Float32Array(stream.n);
    const dropped = new Uint8Array(stream.n);
    for (const [, rows] of rowsByAccount(contributor)) {
      let least = 1;
      trusted.forEach((view, k) => {
        const own = Float32Array.from(rows, (row) => (streamed[k] as Float32Array)[row] as number);
        least = Math.min(least, core.kolmogorovSmirnov(own, view).pValue);
      });
      const p = Math.min(1, least * trusted.length);
      for (const row of rows) {
        suspicion[row] = -core.log(Math.max(p, 1e-30));
        if (p < significance) dropped[row] = 1;
      }
    }
    return { suspicion, dropped };
  },
});

interface Views {
  readonly main: Matrix;
  readonly means: readonly (Float32Array | null)[];
}

function viewsOf(core: Core, stream: Samples, directions: number): Views {
  const { covariance } = core.covariance(rowsOf(stream));
  const means = Array.from({ length: stream.classes }, (_, label) => {
    const own = Int32Array.from(stream.y.keys()).filter((i) => stream.y[i] === label);
    return own.length === 0 ? null : core.mean(rowsOf(takeRows(stream, own)));
  });
  return { main: core.topEigen(covariance, Math.min(directions, stream.d)).vectors, means };
}

/** One array per view: the sample less the stream's mean, along its class's mean and along each main direction. */
function viewed(core: Core, data: Samples, { main, means }: Views, stream: Samples): Float32Array[] {
  const middle = core.mean(rowsOf(stream));
  const x = { ...rowsOf(data), values: data.x.map((value, k) => value - (middle[k % data.d] as number)) };
  const along = core.multiply(x, main, { transposeB: true });
  const claimed = Float32Array.from({ length: data.n }, (_, i) => {
    const mean = means[data.y[i] as number];
    let sum = 0;
    for (let j = 0; mean && j < data.d; j++) {
      sum += (x.values[i * data.d + j] as number) * ((mean[j] as number) - (middle[j] as number));
    }
    return sum;
  });
  const columns = Array.from({ length: main.rows }, (_, k) =>
    Float32Array.from({ length: data.n }, (_, i) => along.values[i * main.rows + k] as number),
  );
  return [claimed, ...columns];
}
