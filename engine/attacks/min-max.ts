import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { linearHead } from '../victims/linear.ts';
import { defineAttack } from './attack.ts';
import { feasibleSets } from './feasible.ts';
import { insertion, labelChoice, labelOf } from './poison.ts';
import { type FeasibleSet, furthest } from './projection.ts';
import { atFullSize, surrogateL2 } from './surrogate.ts';

/**
 * Plays the game of poison against model out: at each step the poison is the feasible point with the
 * largest loss under the model of that step, whichever label it carries, and the model takes one Adagrad step against clean data and
 * that poison. What was played after the burn-in, spread evenly, is the poison. The model is a logistic
 * regression: the victim's own kind where it is one, a stand-in for it where it is not.
 */
export const minMax = defineAttack({
  source:
    'Steinhardt, Koh, Liang: Certified Defenses for Data Poisoning Attacks (2017); ' +
    'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: 'x_t = argmax −c w_t · x over box ∩ ball(r_c) ∩ slab(s_c);  w ← w − η (g_clean + ε g(x_t) + λw)',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    steps: z.int().min(10).max(500).default(150),
    /** First steps that are thrown away. */
    burnIn: z.int().min(0).max(400).default(100),
    /** Adagrad's step. */
    rate: z.number().positive().max(1).default(0.03),
    label: labelChoice,
  }),
  forge(core, seen, count, { steps, burnIn, rate, label }) {
    const { known, trainRows } = seen;
    const { d } = known;
    const clean = atFullSize(seen);
    const l2 = surrogateL2(seen);
    const sets = feasibleSets(core, seen);
    const labels = [...new Set([labelOf(label, 0), labelOf(label, 1)])];
    const weights = core.fitLogistic(clean, { l2, tolerance: 1e-4 }).weights;
    const squares = new Float64Array(d + 1).fill(1e-8);
    const played: Played[] = [];
    const total = burnIn + Math.max(steps - burnIn, 1);
    for (let t = 0; t < total; t++) {
      seen.onProgress?.(t / total);
      const { gradient } = core.modelGradient(linearHead(weights), clean, l2);
      const answers = labels.map((y) => worstPoint(weights, y, sets[y] as FeasibleSet));
      const worst = answers.reduce((a, b) => (b.margin < a.margin ? b : a));
      played.push(worst);
      const c = worst.y === 1 ? 1 : -1;
      const derivative = (-c * (count / trainRows)) / (1 + core.exp(worst.margin)); // ε · dℓ/ds
      for (let j = 0; j < d; j++)
        gradient[j] = (gradient[j] as number) + derivative * (worst.at[j] as number);
      gradient[d] = (gradient[d] as number) + derivative;
      for (let j = 0; j <= d; j++) {
        const g = gradient[j] as number;
        squares[j] = (squares[j] as number) + g * g;
        weights[j] = (weights[j] as number) - (rate * g) / Math.sqrt(squares[j] as number);
      }
    }
    return insertion(spread(played.slice(Math.min(burnIn, total - 1)), count, known));
  },
});

interface Played {
  readonly at: Float64Array;
  readonly y: number;
  /** c · s(x) under the model of that step. */
  readonly margin: number;
}

function worstPoint(weights: Float64Array, y: number, set: FeasibleSet): Played {
  const d = weights.length - 1;
  const c = y === 1 ? 1 : -1;
  const at = furthest(
    set,
    weights.subarray(0, d).map((w) => -c * w),
  );
  const score = at.reduce((sum, value, j) => sum + value * (weights[j] as number), weights[d] as number);
  return { at, y, margin: c * score };
}

/** `count` of the points, evenly over the game, the last one among them. */
function spread(played: readonly Played[], count: number, { d, classes }: Samples): Samples {
  const x = new Float32Array(count * d);
  const y = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const point = played[Math.ceil(((i + 1) * played.length) / count) - 1] as Played;
    x.set(point.at, i * d);
    y[i] = point.y;
  }
  return { n: count, d, classes, x, y };
}
