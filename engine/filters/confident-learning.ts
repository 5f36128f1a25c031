import { z } from 'zod';
import { classCounts, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import { VICTIMS } from '../victims/index.ts';
import { defineFilter, type Inspected } from './filter.ts';
import { probabilitiesOf } from './probabilities.ts';

/**
 * Drops the samples for which a model that has not seen them is as sure of another class as it usually is
 * of that class's own samples. Suspicion is how much surer, in probability; dropped at 0 and above.
 */
export const confidentLearning = defineFilter({
  label: 'Confident learning',
  explanation:
    'Trains on parts of the data and judges the rest: drops samples whose label a model that never saw them denies with confidence.\n' +
    'Finds turned labels without being told how many; poison that teaches every part the same lie is believed.',
  source: 'Northcutt, Jiang, Chuang: Confident Learning: Estimating Uncertainty in Dataset Labels (2021)',
  formula: 'p_k(x) ≥ t_k for a k ≠ y, t_k the mean of p_k over class k, p out of fold',
  cost: 8,
  params: z.strictObject({
    folds: z.int().min(2).max(10).default(4),
    caution: z.number().min(0).max(0.5).default(0).describe('How much surer than usual the model must be'),
  }),
  inspect(core, seen, { folds, caution }) {
    const { stream } = seen;
    const { values } = outOfFold(core, seen, folds);
    const p = (i: number, k: number) => values[i * stream.classes + k] as number;
    const counts = classCounts(stream);
    const usual = new Float64Array(stream.classes);
    stream.y.forEach((label, i) => {
      usual[label] = (usual[label] as number) + p(i, label) / (counts[label] as number);
    });
    const suspicion = new Float32Array(stream.n).fill(-1);
    for (let i = 0; i < stream.n; i++) {
      for (let k = 0; k < stream.classes; k++) {
        if (k === stream.y[i] || counts[k] === 0) continue;
        suspicion[i] = Math.max(suspicion[i] as number, p(i, k) - (usual[k] as number) - caution);
      }
    }
    return { suspicion, dropped: Uint8Array.from(suspicion, (value) => (value >= 0 ? 1 : 0)) };
  },
});

/** P(class | x) by the victim trained on the other folds; where a class is missing there, nobody is accused. */
function outOfFold(core: Core, { stream, victim, victimParams, seed }: Inspected, folds: number): Matrix {
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
      ? probabilitiesOf(core, VICTIMS[victim].fit(core, training, victimParams, seed), judged).values
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
