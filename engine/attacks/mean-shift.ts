import { z } from 'zod';
import { makeDirection } from '../data/fog.ts';
import { within } from '../data/quantise.ts';
import { indicesWhere, joinRows, noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { insertion, labelChoice, labelOf } from './poison.ts';

/**
 * Samples that are distributed as a class is, but for a shift of its mean by δ standard deviations along one
 * direction u: x ~ N(μ_c ± δ s_u u, diag(s²)), + for the second class. Mean μ_c and deviations s are those of the
 * known rows, s_u is the deviation along u, and features are drawn independently, as those of fog are.
 *
 * Whoever knows u separates the poison with AUC Φ(δ/√2) in every dimension. The top principal component of n rows
 * finds u only while ε(1 − ε)δ² > √(d/n).
 *
 * Source: Paul: Asymptotics of Sample Eigenstructure for a Large Dimensional Spiked Covariance Model (2007).
 */
export const meanShift = defineAttack({
  source:
    'Huber: Robust Estimation of a Location Parameter (1964); what the principal component can see: ' +
    'Paul: Asymptotics of Sample Eigenstructure for a Large Dimensional Spiked Covariance Model (2007)',
  formula: 'x ~ N(μ_c ± δ s_u u, diag(s²)), ‖u‖ = 1, s the standard deviations of the class',
  goal: 'availability',
  means: 'insert',
  params: z.strictObject({
    /** δ: the shift, in standard deviations along u. */
    delta: z.number().min(0).max(10).default(3),
    /** u: from the class to the other, or one random direction for all. */
    direction: z.enum(['towards', 'random']).default('towards'),
    label: labelChoice,
  }),
  forge(core, { known, box }, count, { delta, direction, label }, random) {
    const labels = Array.from({ length: count }, (_, i) => labelOf(label, i));
    const anywhere = makeDirection(core, known.d, random.fork('direction'));
    let poison = noRows(known);
    for (const c of new Set(labels)) {
      const [own, others] = [rowsOfClass(known, c), rowsOfClass(known, 1 - c)];
      if (own.n === 0) continue;
      const ways = {
        random: () => anywhere.map((value) => (c === 1 ? value : -value)),
        towards: () => directionBetween(core, own, others),
      };
      const rows = labels.filter((other) => other === c).length;
      poison = joinRows(
        poison,
        drawShifted(core, own, rows, ways[direction](), delta, random.fork(`class ${c}`)),
      );
    }
    return insertion({ ...poison, x: poison.x.map((value, i) => within(box, i % known.d, value)) });
  },
});

const rowsOfClass = (known: Samples, c: number) => takeRows(known, indicesWhere(known.y, c));

/** From the mean of `own` to that of `others`, f32[d], length 1; of length 0 where they are the same or one is missing. */
function directionBetween(core: Core, own: Samples, others: Samples): Float32Array {
  if (others.n === 0) return new Float32Array(own.d);
  const [from, to] = [core.mean(rowsOf(own)), core.mean(rowsOf(others))];
  const gap = to.map((value, j) => value - (from[j] as number));
  const length = Math.sqrt(gap.reduce((sum, value) => sum + value * value, 0));
  return gap.map((value) => (length > 0 ? value / length : 0));
}

/**
 * `count` rows of N(μ + δ s_u u, diag(s²)), mean μ and deviations s those of `own`. Fresh noise for every feature:
 * mixtures of the rows themselves would lie in their span, where many features make them stand out.
 *
 * @param direction  u, f32[d], length 1
 */
function drawShifted(
  core: Core,
  own: Samples,
  count: number,
  direction: Float32Array,
  delta: number,
  random: Random,
): Samples {
  const { n, d, classes } = own;
  const mean = core.mean(rowsOf(own));
  const variance = new Float64Array(d);
  own.x.forEach((value, i) => {
    const gap = value - (mean[i % d] as number);
    variance[i % d] = (variance[i % d] as number) + (gap * gap) / Math.max(1, n - 1);
  });
  const deviation = variance.map(Math.sqrt);
  const along = Math.sqrt(direction.reduce((sum, u, j) => sum + u * u * (variance[j] as number), 0));
  const x = core.normals(random.seed(), count * d).map((draw, i) => {
    const j = i % d;
    return (mean[j] as number) + (deviation[j] as number) * draw + delta * along * (direction[j] as number);
  });
  return { n: count, d, classes, x, y: new Int32Array(count).fill(own.y[0] as number) };
}
