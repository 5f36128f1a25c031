import { z } from 'zod';
import { joinRows, noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { type Decoy, decoysOf, signed } from './decoys.ts';
import { feasibleSets } from './feasible.ts';
import { insertion } from './poison.ts';
import { type FeasibleSet, projectOnto } from './projection.ts';
import { atFullSize, surrogateL2 } from './surrogate.ts';

/**
 * Picks parameters that are bad for the victim, and looks for two points, one of each label, that make
 * them the best fit: in a fit the gradients of all samples cancel, so those of the poison have to
 * cancel those of the clean data. For fixed x₋ the best x₊ is a projection and the other way round, so the two are
 * found by turns. Over decoys and over how the poison is shared out between the labels, the pair is kept
 * whose fit is worst on the clean data. The model is a logistic regression (see min-max).
 */
export const kkt = defineAttack({
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: 'min ‖∇L_D(θ_d) + λθ_d − ε₊σ(−s₊)x₊ + ε₋σ(s₋)x₋‖² over feasible x₊, x₋,  s = score under θ_d',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    /** Decoys tried, from the Pareto front of clean loss and error. */
    decoys: z.int().min(1).max(12).default(8),
    /** Ways tried to share the poison out between the labels. */
    shares: z.int().min(1).max(9).default(3),
  }),
  forge(core, seen, count, { decoys, shares }) {
    const { known, trainRows } = seen;
    const clean = atFullSize(seen);
    const l2 = surrogateL2(seen);
    const sets = feasibleSets(core, seen);
    let best = noRows(known);
    let bestLoss = Number.NEGATIVE_INFINITY;
    let start: Float64Array | undefined;
    const tried = thinned(decoysOf(core, clean, l2).front, decoys);
    for (const [at, decoy] of tried.entries()) {
      seen.onProgress?.(at / tried.length);
      const { gradient } = core.modelGradient(linearHead(decoy.weights), clean, l2);
      let reached = 1;
      for (let k = 1; k <= shares; k++) {
        const positive = Math.round((count * k) / (shares + 1));
        const counts = [count - positive, positive] as const;
        const { points, missed } = cancellingPair(core, decoy, gradient, counts, trainRows, sets, known);
        reached = Math.min(reached, missed);
        if (missed > OUT_OF_REACH) continue;
        const poison = takeRows(
          points,
          Int32Array.from({ length: count }, (_, i) => (i < counts[0] ? 0 : 1)),
        );
        const data = joinRows(clean, poison);
        start = core.fitLogistic(data, { l2, tolerance: 1e-4, ...(start && { start }) }).weights;
        const { loss } = core.modelGradient(linearHead(start), known, 0);
        if (loss <= bestLoss) continue;
        bestLoss = loss;
        best = poison;
      }
      // The gradients of the next ones are even larger.
      if (reached > OUT_OF_REACH) break;
    }
    return insertion(best);
  },
});

/** At most `count` of the decoys, evenly from the front's one end to the other. */
function thinned(decoys: readonly Decoy[], count: number): Decoy[] {
  if (decoys.length <= count) return [...decoys];
  return Array.from(
    { length: count },
    (_, i) => decoys[Math.round(((i + 1) * decoys.length) / count) - 1] as Decoy,
  );
}

/** Of projections that the next turn moves again. */
const CYCLES = 60;
/** Share of the clean data's gradient that is left: above this a decoy is given up. */
const OUT_OF_REACH = 0.9;
/** Times each point is found anew while the other stands still. */
const TURNS = 8;

/**
 * The points x₋ (row 0) and x₊ (row 1) whose gradients at the decoy best cancel `gradient`. The gradient of
 * a poison is −c σ(−c s) [x; 1], near 1 in size for a point that the decoy gets wrong, and taken anew each turn. `missed` is the share of the gradient's size that is
 * left uncancelled.
 */
function cancellingPair(
  core: Core,
  { weights }: Decoy,
  gradient: Float64Array,
  counts: readonly [number, number],
  trainRows: number,
  sets: readonly FeasibleSet[],
  { d, classes }: Samples,
): { readonly points: Samples; readonly missed: number } {
  const points = { n: 2, d, classes, x: new Float32Array(2 * d), y: Int32Array.of(0, 1) };
  sets.forEach((set, c) => {
    points.x.set(set.centre, c * d);
  });
  const strengths = () =>
    signed(core.linearScores(rowsOf(points), weights), points.y).map(
      (margin, c) => (counts[c] as number) / trainRows / (1 + core.exp(margin)),
    );
  for (let turn = 0; turn < TURNS; turn++) {
    for (const c of [1, 0] as const) {
      const sizes = strengths();
      const own = sizes[c] as number;
      if (!(own > 0)) continue;
      const other = (1 - c) as 0 | 1;
      const sign = c === 1 ? 1 : -1;
      // own · x = ± gradient + other · x_other
      const wanted = Float64Array.from(
        { length: d },
        (_, j) =>
          (sign * (gradient[j] as number) + (sizes[other] as number) * (points.x[other * d + j] as number)) /
          own,
      );
      points.x.set(projectOnto(sets[c] as FeasibleSet, wanted, CYCLES), c * d);
    }
  }
  const sizes = strengths();
  let [square, left] = [0, 0];
  for (let j = 0; j < d; j++) {
    const g = gradient[j] as number;
    const cancelled =
      (sizes[1] as number) * (points.x[d + j] as number) - (sizes[0] as number) * (points.x[j] as number);
    square += g * g;
    left += (g - cancelled) * (g - cancelled);
  }
  return { points, missed: square > 0 ? Math.sqrt(left / square) : 0 };
}
