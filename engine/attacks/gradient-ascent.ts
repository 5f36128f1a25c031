import { z } from 'zod';
import { joinRows, takeRows } from '../data/rows.ts';
import type { Box, Samples } from '../data/samples.ts';
import { rowsOf } from '../models/predict.ts';
import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { defineAttack } from './attack.ts';
import { insertion } from './poison.ts';
import { surrogateL2 } from './surrogate.ts';

/**
 * Moves all poison at once uphill on the loss that the model, fitted again after every step, has on
 * clean data. With θ the fit on clean data and poison, H its Hessian, N its samples, and
 * u = H⁻¹ ∇L_val, a poison sample x with label c (±1) and score s has the gradient
 *
 *     ∇ₓL = −(1/N) [ −c · σ(−c · s) · u_x + σ′(s) · (u · [x; 1]) · w ]
 *
 * L_val is the mean loss on the clean samples that red knows. Steps have one length for every sample
 * and shrink by a constant factor; features stop at the box; the best poison met is kept. The weights
 * are a logistic regression's: the victim's own where it is one, a stand-in for it where it is not.
 */
export const gradientAscent = defineAttack({
  label: 'Gradient ascent',
  explanation:
    'Walks every poison sample in the direction that makes the trained model worse, and trains again after each step.\n' +
    'The strongest attack here when nobody filters; its samples pull together, which a gradient spectrum shows.',
  source:
    'Biggio, Nelson, Laskov: Poisoning Attacks against Support Vector Machines (2012); ' +
    'Mei, Zhu: Using Machine Teaching to Identify Optimal Training-Set Attacks (2015)',
  formula: '∇ₓL = −(1/N)[−c σ(−cs) u_x + σ′(s)(u · [x; 1]) w],  u = H⁻¹∇L_val',
  goal: 'availability',
  means: 'insert',
  params: z.strictObject({
    steps: z.int().min(1).max(100).default(30),
    /** Length of the first step, as a share of the box's diagonal. */
    step: z.number().positive().max(1).default(0.1),
  }),
  forge(core, seen, count, { steps, step }, random) {
    const { known, box } = seen;
    const l2 = surrogateL2(seen);
    let length = (box.hi - box.lo) * Math.sqrt(known.d) * step;
    let poison = start(known, count, random);
    let best = poison;
    let bestLoss = Number.NEGATIVE_INFINITY;
    let weights: Float64Array | undefined;
    for (let t = 0; t <= steps; t++) {
      const data = joinRows(known, poison);
      weights = core.fitLogistic(data, { l2, ...ROUGH, ...(weights && { start: weights }) }).weights;
      const { loss, gradient } = core.logisticLossGrad(known, weights, 0);
      if (loss > bestLoss) {
        bestLoss = loss;
        best = poison;
      }
      if (t === steps) break;
      const u = core.solveLogisticHessian(data, weights, l2, gradient, SOLVE);
      poison = ascend(core, poison, weights, u, box, length);
      length *= SHRINK;
    }
    return insertion(best);
  },
});

/** Fits and solutions on the way need few digits: the next step moves everything again. */
const ROUGH = { tolerance: 1e-4, maxIterations: 200 } as const;
const SOLVE = { tolerance: 1e-3, maxIterations: 30 } as const;

/** Each step is this much shorter than the one before; 30 steps end at 1 % of the first. */
const SHRINK = 0.86;

/** Known samples under the other label, the two labels by turns. */
function start(known: Samples, count: number, random: Random): Samples {
  const order = random.permutation(known.n);
  const pools = [0, 1].map((label) => order.filter((row) => known.y[row] !== label));
  const rows = new Int32Array(count);
  const y = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const pool = pools[i % 2] as Int32Array;
    rows[i] = pool[Math.floor(i / 2) % pool.length] as number;
    y[i] = i % 2;
  }
  return { ...takeRows(known, rows), y };
}

/** Every sample one step uphill, clipped to the box. Only the ratio of the gradient's entries counts. */
function ascend(
  core: Core,
  poison: Samples,
  weights: Float64Array,
  u: Float64Array,
  { lo, hi }: Box,
  length: number,
): Samples {
  const { n, d } = poison;
  const s = core.linearScores(rowsOf(poison), weights);
  const ux = core.linearScores(rowsOf(poison), u);
  const x = poison.x.slice();
  const slope = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    const c = poison.y[i] === 1 ? 1 : -1;
    const p = 1 / (1 + core.exp(-(s[i] as number)));
    const alongU = c * (c === 1 ? 1 - p : p);
    const alongW = -p * (1 - p) * (ux[i] as number);
    let square = 0;
    for (let j = 0; j < d; j++) {
      const g = alongU * (u[j] as number) + alongW * (weights[j] as number);
      const at = x[i * d + j] as number;
      // A feature at its end that is pushed outwards would only shorten the others' step.
      slope[j] = (at <= lo && g < 0) || (at >= hi && g > 0) ? 0 : g;
      square += (slope[j] as number) * (slope[j] as number);
    }
    if (!(square > 0)) continue;
    const scale = length / Math.sqrt(square);
    for (let j = 0; j < d; j++) {
      const moved = (x[i * d + j] as number) + scale * (slope[j] as number);
      x[i * d + j] = moved < lo ? lo : moved > hi ? hi : moved;
    }
  }
  return { ...poison, x };
}
