import { z } from 'zod';
import { joinRows, noRows } from '../data/rows.ts';
import type { Box, Samples } from '../data/samples.ts';
import { defineAttack } from './attack.ts';
import { insertion, labelChoice, labelOf } from './poison.ts';
import { atFullSize, surrogateL2 } from './surrogate.ts';

/**
 * Puts poison into the corner of the box that the model, as fitted so far, puts deepest on the other
 * side of its label. The weights are a logistic regression's: the victim's own where it is one, a
 * stand-in for it where it is not.
 */
export const corner = defineAttack({
  source:
    'Newell, Potharaju, Xiang, Nita-Rotaru: On the Practicality of Integrity Attacks on Document-Level Sentiment Analysis (2014)',
  formula: 'xⱼ = hi where −c · wⱼ > 0, else lo',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    /** The model is fitted again after each batch. */
    batches: z.int().min(1).max(20).default(6),
    label: labelChoice,
  }),
  forge(core, seen, count, { batches, label }) {
    const { known, box } = seen;
    const l2 = surrogateL2(seen);
    const clean = atFullSize(seen);
    let forged = noRows(known);
    let start: Float64Array | undefined;
    const rounds = Math.min(batches, count);
    for (let round = 0; round < rounds; round++) {
      seen.onProgress?.(round / rounds);
      const { weights } = core.fitLogistic(joinRows(clean, forged), { l2, ...(start && { start }) });
      start = weights;
      const upTo = Math.floor((count * (round + 1)) / rounds);
      const y = Int32Array.from({ length: upTo - forged.n }, (_, i) => labelOf(label, forged.n + i));
      forged = joinRows(forged, corners(weights, y, known, box));
    }
    return insertion(forged);
  },
});

function corners(weights: Float64Array, y: Int32Array, { d, classes }: Samples, { lo, hi }: Box): Samples {
  const x = new Float32Array(y.length * d);
  for (let i = 0; i < y.length; i++) {
    const c = y[i] === 1 ? 1 : -1;
    for (let j = 0; j < d; j++)
      x[i * d + j] = -c * (weights[j] as number) > 0 ? (hi[j] as number) : (lo[j] as number);
  }
  return { n: y.length, d, classes, x, y };
}
