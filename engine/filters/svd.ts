import { z } from 'zod';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Distrusts samples that the few directions in which most data lie cannot describe. In units of a feature. */
export const svd = defineFilter({
  label: 'Low-rank residual',
  explanation:
    'Describes all samples by the few directions that hold most of their energy and drops what is left over.\n' +
    'Finds noise and odd shapes; poison made of ordinary parts is described as well as anything.',
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: '‖(I − VVᵀ)x‖, V the smallest number of right singular vectors with the given share of the energy',
  cost: 4,
  params: z.strictObject({ remove: removeShare, energy: z.number().min(0.5).max(0.999).default(0.95) }),
  inspect(core, { stream }, { remove, energy }) {
    const x = rowsOf(stream);
    const main = mainDirections(core, x, energy);
    const shadow = core.multiply(core.multiply(x, main, { transposeB: true }), main);
    const suspicion = new Float32Array(stream.n);
    for (let i = 0; i < stream.n; i++) {
      let sum = 0;
      for (let k = i * stream.d; k < (i + 1) * stream.d; k++) {
        const rest = (x.values[k] as number) - (shadow.values[k] as number);
        sum += rest * rest;
      }
      suspicion[i] = Math.sqrt(sum);
    }
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/** Directions found at a time: the next block is looked for in what the ones before leave over. */
const BLOCK = 48;

/** The fewest right singular vectors of `x`, as rows, whose squared singular values reach `share` of the sum. */
function mainDirections(core: Core, x: Matrix, share: number): Matrix {
  const d = x.cols;
  const gram = core.gram(x);
  let total = 0;
  for (let j = 0; j < d; j++) total += gram.values[j * d + j] as number;
  const found = new Float32Array(d * d);
  let rest = gram;
  let [sum, count] = [0, 0];
  while (count < d) {
    const { values, vectors } = core.topEigen(rest, Math.min(BLOCK, d - count));
    found.set(vectors.values, count * d);
    for (const value of values) {
      sum += value;
      count++;
      if (sum >= share * total) return { rows: count, cols: d, values: found.slice(0, count * d) };
    }
    const weighed = vectors.values.map((value, k) => value * (values[Math.floor(k / d)] as number));
    const explained = core.multiply(vectors, { ...vectors, values: weighed }, { transposeA: true }).values;
    rest = { ...rest, values: rest.values.map((value, k) => value - (explained[k] as number)) };
  }
  return { rows: d, cols: d, values: found };
}
