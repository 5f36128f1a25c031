import { z } from 'zod';
import { joinRows, noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { linearHead } from '../victims/linear.ts';
import { defineAttack } from './attack.ts';
import { feasibleSets } from './feasible.ts';
import { insertion, labelChoice, labelOf } from './poison.ts';
import { poisonGradients } from './poison-gradient.ts';
import { type FeasibleSet, furthest, projectOnto } from './projection.ts';
import { atFullSize, fitSurrogate, pullBackToSamples, type Surrogate } from './surrogate.ts';

/**
 * One poison sample for each label, repeated, that climbs the loss of the fitted model on what the attacker knows
 * and never leaves the set where filters by distance take it for honest: after each step it is projected
 * back. Copies keep each other company, so neighbours do not find them either. Starts at the point of
 * the set that the clean model puts deepest on the other side; the best point met is kept.
 */
export const kohInfluence = defineAttack({
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: 'x ← P(x + η ∇ₓL / ‖∇ₓL‖),  P onto box ∩ ball(r_c) ∩ slab(s_c)',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    steps: z.int().min(1).max(60).default(20),
    /** Length of the first step, as a share of the class's radius. */
    step: z.number().positive().max(1).default(0.3),
    label: labelChoice,
  }),
  forge(core, seen, count, { steps, step, label }, random) {
    const { known, validation: judged = known } = seen;
    const clean = atFullSize(seen);
    const seed = random.seed();
    const sets = feasibleSets(core, seen);
    const y = Int32Array.from({ length: Math.min(count, label === 'both' ? 2 : 1) }, (_, i) =>
      labelOf(label, i),
    );
    let model: Surrogate | undefined = fitSurrogate(core, seen, clean, seed);
    let points = startingPoints(model, known, y, sets);
    let best = points;
    let bestLoss = Number.NEGATIVE_INFINITY;
    let length = step;
    for (let t = 0; t <= steps; t++) {
      seen.onProgress?.(t / (steps + 1));
      const data = joinRows(clean, repeated(points, count));
      model = fitSurrogate(core, seen, data, seed, model);
      const { loss, gradient } = core.modelGradient(linearHead(model.weights), model.features(judged), 0);
      if (loss > bestLoss) {
        bestLoss = loss;
        best = points;
      }
      if (t === steps) break;
      const gradients = poisonGradients(core, model, model.features(data), gradient, points);
      points = stepped(points, gradients, sets, length);
      length *= SHRINK;
    }
    return insertion(repeated(best, count));
  },
});

/** Each step is this much shorter than the one before; 20 steps end at 5 % of the first. */
const SHRINK = 0.86;

/** The points by turns, `count` rows. */
function repeated(points: Samples, count: number): Samples {
  if (count === 0) return noRows(points);
  return takeRows(
    points,
    Int32Array.from({ length: count }, (_, i) => i % points.n),
  );
}

/** Where a clean model errs most: as far against its gradient as the set of the label allows. */
function startingPoints(
  model: Surrogate,
  known: Samples,
  y: Int32Array,
  sets: readonly FeasibleSet[],
): Samples {
  const { d, classes } = known;
  const x = new Float32Array(y.length * d);
  y.forEach((label, i) => {
    const set = sets[label] as FeasibleSet;
    const centre = { n: 1, d, classes, x: Float32Array.from(set.centre), y: Int32Array.of(label) };
    const gradient = pullBackToSamples(model, centre, model.weights.slice(0, -1));
    x.set(
      furthest(
        set,
        gradient.map((value) => (label === 1 ? -value : value)),
      ),
      i * d,
    );
  });
  return { n: y.length, d, classes, x, y };
}

/** Every point one step of `length` radii uphill and back into its set. */
function stepped(
  points: Samples,
  gradients: Float64Array,
  sets: readonly FeasibleSet[],
  length: number,
): Samples {
  const { n, d } = points;
  const x = points.x.slice();
  for (let i = 0; i < n; i++) {
    const set = sets[points.y[i] as number] as FeasibleSet;
    const gradient = gradients.subarray(i * d, i * d + d);
    const size = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
    if (!(size > 0)) continue;
    const scale = (length * set.radius) / size;
    x.set(
      projectOnto(
        set,
        gradient.map((value, j) => (x[i * d + j] as number) + scale * value),
      ),
      i * d,
    );
  }
  return { ...points, x };
}
