import { z } from 'zod';
import { within } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { FeatureMap } from '../victims/features.ts';
import { VICTIMS } from '../victims/index.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { ridgeOf } from '../victims/ridge.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack, type Seen } from './attack.ts';
import { nearestOfLabel } from './nearest-rows.ts';
import { changes, insertion } from './poison.ts';
import { surrogateL2 } from './surrogate.ts';

/**
 * Changes known samples of the class wanted, a little and under their true labels, until training on them
 * moves the clean model the way that training on the target under the wrong label would: the cosine
 * between the two gradients is what is climbed, by steps of one size in every feature. The model is a
 * logistic regression on what the victim's trained part sees. Two classes.
 */
export const gradientMatching = defineAttack({
  source:
    "Geiping, Fowl, Huang, Czaja, Taylor, Moeller, Goldstein: Witches' Brew: Industrial Scale Data Poisoning via Gradient Matching (2020)",
  formula: 'min 1 − cos(∇ℓ(t, y_adv), Σ ∇ℓ(xᵢ + δᵢ, yᵢ)),  ‖δ‖∞ ≤ bound',
  goal: 'targeted',
  means: 'mutate',
  needs: ['two-classes'],
  params: z.strictObject({
    /** Largest change of a feature, as a share of the box. */
    bound: z.number().min(0.005).max(1).default(0.25),
    steps: z.int().min(1).max(100).default(40),
  }),
  forge(core, seen, count, { bound, steps }) {
    const { known, targets, box } = seen;
    if (!targets || targets.n === 0 || known.classes !== 2) return insertion(noRows(known));
    const map = frozenFeatures(core, seen);
    const [phi, aims] = [map.features(known), map.features(targets)];
    const { weights } = core.fitLogistic(phi, { l2: headL2(seen), tolerance: 1e-4 });
    const wanted = targets.y.map((label) => 1 - label);
    const rows = chooseRows(nearestOfLabel(core, phi, aims, wanted, known.n), count);
    if (rows.length === 0) return insertion(noRows(known));
    const base = takeRows(known, rows);
    const goal = totalGradient(core, { ...aims, y: wanted }, weights);
    const reach = box.hi.map((high, j) => bound * (high - (box.lo[j] as number)));
    let x = base.x;
    for (let step = 0; step < steps; step++) {
      seen.onProgress?.(step / steps);
      const from = x;
      const gradient = matchGradient(core, map, { ...base, x: from }, weights, goal);
      x = from.map((value, p) => {
        const j = p % known.d;
        const most = reach[j] as number;
        const moved = value - most * 0.2 * (1 - step / steps) * Math.sign(gradient[p] as number);
        const at = base.x[p] as number;
        return within(box, j, Math.max(at - most, Math.min(at + most, moved)));
      });
    }
    return changes(known, rows, { x });
  },
});

/** Ridge of what is trained on the features: the victim's own behind an extractor, else a stand-in's. */
function headL2(seen: Seen): number {
  return VICTIMS[seen.victim].extractor(seen.victimParams) ? ridgeOf(seen) : surrogateL2(seen);
}

/** `count` different rows, by turns from the lists, ascending. */
function chooseRows(lists: readonly Int32Array[], count: number): Int32Array {
  const chosen = new Set<number>();
  const longest = Math.max(0, ...lists.map((list) => list.length));
  for (let i = 0; i < longest; i++) {
    for (const list of lists) {
      const row = list[i];
      if (row !== undefined && chosen.size < count) chosen.add(row);
    }
  }
  return Int32Array.from(chosen).sort();
}

/** Σ ∇ℓ of the samples, f64[k + 1]. */
function totalGradient(core: Core, data: Samples, weights: Float64Array): Float64Array {
  return core.modelGradient(linearHead(weights), data, 0).gradient.map((value) => value * data.n);
}

/** The gradient of 1 − cos(goal, Σ∇ℓᵢ) in the features of every sample, f32[n, d]. */
function matchGradient(
  core: Core,
  map: FeatureMap,
  data: Samples,
  weights: Float64Array,
  goal: Float64Array,
): Float32Array {
  const phi = map.features(data);
  const k = phi.d;
  const total = totalGradient(core, phi, weights);
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, v, j) => sum + v * (b[j] as number), 0);
  const [size, goalSize] = [Math.sqrt(dot(total, total)), Math.sqrt(dot(goal, goal))];
  if (!(size > 0) || !(goalSize > 0)) return new Float32Array(data.n * data.d);
  const cosine = dot(total, goal) / (size * goalSize);
  // v = ∂(1 − cos)/∂(Σ∇ℓ)
  const v = goal.map((g, j) => (cosine * (total[j] as number)) / (size * size) - g / (size * goalSize));
  const scores = core.linearScores(rowsOf(phi), weights);
  const along = core.linearScores(rowsOf(phi), v);
  const values = new Float32Array(data.n * k);
  for (let i = 0; i < data.n; i++) {
    const p = 1 / (1 + core.exp(-(scores[i] as number)));
    const residual = p - (data.y[i] === 1 ? 1 : 0); // ∇ℓ = residual · [φ; 1]
    const curvature = p * (1 - p) * (along[i] as number);
    for (let j = 0; j < k; j++)
      values[i * k + j] = residual * (v[j] as number) + curvature * (weights[j] as number);
  }
  return map.pullBack(data, { rows: data.n, cols: k, values }).values;
}
