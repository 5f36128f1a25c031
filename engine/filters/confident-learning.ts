import { z } from 'zod';
import { classCounts, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import { defineFilter, type Inspected } from './filter.ts';
import { fittedView } from './fitted.ts';
import { probabilitiesOf } from './probabilities.ts';

/** How far below the line a sample stays at least that its own class speaks for. */
const CLEARED = 1e-6;

/**
 * Drops the samples for which a model that has not seen them is as sure of another class as it usually is of that
 * class's own samples, and surer than of any other class of which it is as sure as usual, the sample's own included
 * (eq. 1 of the paper; the own class wins a tie). Suspicion is how much surer than usual, in probability; dropped at
 * 0 and above. A sample that its own class clears has the lead of the other class over its own, below 0.
 */
export const confidentLearning = defineFilter({
  source: 'Northcutt, Jiang, Chuang: Confident Learning: Estimating Uncertainty in Dataset Labels (2021)',
  formula:
    'argmax of p_k(x) over the k with p_k(x) ≥ t_k is not y; t_k the mean of p_k over class k, p out of fold',
  cost: 8,
  params: z.strictObject({
    folds: z.int().min(2).max(10).default(4),
    /** How much surer than usual the model must be. */
    caution: z.number().min(0).max(0.5).default(0),
  }),
  inspect(core, seen, { folds, caution }) {
    const suspicion = labelIssues(outOfFold(core, seen, folds), seen.stream, caution);
    return { suspicion, dropped: Uint8Array.from(suspicion, (value) => (value >= 0 ? 1 : 0)) };
  },
});

/**
 * The suspicions above from probabilities out of fold.
 *
 * @param values   f32[n, classes], P(class | x)
 * @param caution  how much surer than usual the model must be of another class
 */
export function labelIssues({ values }: Matrix, { n, classes, y }: Samples, caution: number): Float32Array {
  const p = (i: number, k: number) => values[i * classes + k] as number;
  const counts = classCounts({ y, classes });
  const usual = new Float64Array(classes);
  y.forEach((label, i) => {
    usual[label] = (usual[label] as number) + p(i, label) / (counts[label] as number);
  });
  return Float32Array.from({ length: n }, (_, i) => {
    const own = y[i] as number;
    const excess = (k: number) => p(i, k) - (usual[k] as number) - (k === own ? 0 : caution);
    let rival = -1; // the likeliest of the other classes of which the model is sure; else the one nearest to that
    for (let k = 0; k < classes; k++) {
      if (k === own || counts[k] === 0) continue;
      if (rival < 0) rival = k;
      else if (excess(k) >= 0 && excess(rival) >= 0) rival = p(i, k) > p(i, rival) ? k : rival;
      else if (excess(k) > excess(rival)) rival = k;
    }
    if (rival < 0) return -1;
    const cleared = excess(own) >= 0 && p(i, own) >= p(i, rival);
    return cleared ? Math.min(excess(rival), p(i, rival) - p(i, own), -CLEARED) : excess(rival);
  });
}

/** P(class | x) by the victim trained on the other folds; where a class is missing there, nobody is accused. */
function outOfFold(core: Core, seen: Inspected, folds: number): Matrix {
  const { stream, seed } = seen;
  const { n, classes } = stream;
  const order = createRandom(seed).fork('folds').permutation(n);
  const values = new Float32Array(n * classes);
  for (let fold = 0; fold < folds; fold++) {
    const held = order.filter((_, at) => at % folds === fold).sort();
    const rest = order.filter((_, at) => at % folds !== fold).sort();
    if (held.length === 0) continue;
    const training = takeRows(stream, rest);
    const judged = takeRows(stream, held);
    const p = classCounts(training).every((count) => count > 0)
      ? probabilitiesOf(core, fittedView(core, { ...seen, stream: training }), judged).values
      : asLabelled(judged);
    held.forEach((row, i) => {
      values.set(p.subarray(i * classes, (i + 1) * classes), row * classes);
    });
  }
  return { rows: n, cols: classes, values };
}

function asLabelled({ n, classes, y }: Samples): Float32Array {
  const p = new Float32Array(n * classes);
  y.forEach((label, i) => {
    p[i * classes + label] = 1;
  });
  return p;
}
