import { z } from 'zod';
import { within } from '../data/quantise.ts';
import { joinRows, noRows, takeRows } from '../data/rows.ts';
import type { Box, Samples } from '../data/samples.ts';
import type { Extractor } from '../extractor/extractor.ts';
import { inputGradient, loadInputGradient } from '../extractor/input-gradient.ts';
import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack } from './attack.ts';
import { insertion } from './poison.ts';

/**
 * Honest-looking samples of another class that the model sees where the target is. Each starts from a
 * known sample b (the base), keeps b's true label, and moves to
 *
 *     argmin ‖φ(x) − φ(t)‖² + β‖x − b‖²
 *
 * in the box. For a victim on the raw features φ is the identity and the minimum is (t + βb)/(1 + β);
 * for a frozen extractor it is sought by forward-backward splitting. Rows are shared out among the
 * targets by turns; bases are the samples of other classes that φ places nearest to the target.
 */
export const featureCollision = defineAttack({
  source: 'Shafahi et al.: Poison Frogs! Targeted Clean-Label Poisoning Attacks on Neural Networks (2018)',
  formula: 'min ‖φ(x) − φ(t)‖² + β‖x − b‖²',
  goal: 'targeted',
  means: 'insert',
  params: z.strictObject({
    /** β: how dear it is to look different from the base. */
    beta: z.number().min(0.001).max(100).default(0.1),
    steps: z.int().min(1).max(200).default(40),
  }),
  parameterNeeds: { steps: 'frozen-network' },
  async prepare(victim) {
    if (VICTIMS[victim].extractor({})) await loadInputGradient();
  },
  forge(core, seen, count, { beta, steps }) {
    const { known, targets, box } = seen;
    if (!targets || targets.n === 0) return insertion(noRows(known));
    const extractor = VICTIMS[seen.victim].extractor(seen.victimParams);
    const { features } = frozenFeatures(core, seen);
    const [knownSeen, targetsSeen] = [features(known), features(targets)];
    const parts = Array.from({ length: Math.min(targets.n, count) }, (_, t) => {
      seen.onProgress?.(t / Math.min(targets.n, count));
      const share = Math.floor((count + targets.n - 1 - t) / targets.n);
      const at = targetsSeen.x.subarray(t * targetsSeen.d, (t + 1) * targetsSeen.d);
      const bases = nearestOthers(core, knownSeen, at, targets.y[t] as number, share);
      const start = takeRows(known, bases);
      if (start.n === 0) return start;
      const x = extractor
        ? collide(core, extractor, start, at, box, beta, steps)
        : collideIdentity(start.x, at, beta);
      return { ...start, x };
    });
    return insertion(parts.reduce(joinRows, noRows(known)));
  },
});

/** The minimum for φ(x) = x: every base moved towards the target, (t + βb)/(1 + β). */
export function collideIdentity(bases: Float32Array, target: ArrayLike<number>, beta: number): Float32Array {
  return bases.map((b, k) => ((target[k % target.length] as number) + beta * b) / (1 + beta));
}

/**
 * The minimum for φ(x) = A x without a box: (AᵀA + βI)⁻¹(AᵀA t + βb), by conjugate gradients in f64.
 *
 * @param a  [rows, d], row-major
 */
export function collideLinear(
  a: { readonly rows: number; readonly cols: number; readonly values: ArrayLike<number> },
  target: ArrayLike<number>,
  base: ArrayLike<number>,
  beta: number,
): Float64Array {
  const { rows, cols, values } = a;
  const apply = (x: ArrayLike<number>) => {
    const out = Float64Array.from({ length: cols }, (_, j) => beta * (x[j] as number));
    for (let i = 0; i < rows; i++) {
      let sum = 0;
      for (let j = 0; j < cols; j++) sum += (values[i * cols + j] as number) * (x[j] as number);
      for (let j = 0; j < cols; j++) out[j] = (out[j] as number) + sum * (values[i * cols + j] as number);
    }
    return out;
  };
  // x = b + s with (AᵀA + βI) s = AᵀA (t − b)
  const gap = Float64Array.from(target, (t, j) => t - (base[j] as number));
  const rightSide = apply(gap).map((value, j) => value - beta * (gap[j] as number));
  const step = new Float64Array(cols);
  let residual = rightSide.slice();
  let way = rightSide.slice();
  let square = dot(residual, residual);
  // Exact after as many steps as there are dimensions; twice that for what rounding costs.
  for (let k = 0; k < 2 * cols && square > 0; k++) {
    const image = apply(way);
    const length = square / dot(way, image);
    for (let j = 0; j < cols; j++) step[j] = (step[j] as number) + length * (way[j] as number);
    residual = residual.map((r, j) => r - length * (image[j] as number));
    const next = dot(residual, residual);
    const turn = next / square;
    way = way.map((w, j) => (residual[j] as number) + turn * w);
    square = next;
  }
  return step.map((s, j) => s + (base[j] as number));
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, j) => sum + value * (b[j] as number), 0);
}

/**
 * Forward-backward splitting for a network φ, all bases at once: a gradient step on ‖φ(x) − φ(t)‖², then
 * the exact step for β‖x − b‖² and the box. Each row has a step length of its own, which grows while
 * the objective falls and halves when it does not; a step that does not help is not taken.
 *
 * @param bases  rows to start from
 * @param goal   φ(t)
 * @returns      f32[rows, d], in the box
 */
export function collide(
  core: Core,
  extractor: Extractor,
  bases: Samples,
  goal: Float32Array,
  box: Box,
  beta: number,
  steps: number,
): Float32Array {
  const { n, d } = bases;
  const distance = inputGradient()(core, extractor, goal);
  const measure = (values: Float32Array) => {
    const { value, gradient } = distance.valueAndGradient({ rows: n, cols: d, values });
    return {
      gradient,
      objective: Float64Array.from(value, (v, i) => v + beta * gapOf(values, bases.x, i, d)),
    };
  };
  const x = bases.x.slice();
  const now = measure(x);
  const length = new Float64Array(n).fill(0.01);
  for (let k = 0; k < steps; k++) {
    const tried = new Float32Array(x.length);
    for (let i = 0; i < n; i++) {
      const h = length[i] as number;
      for (let p = i * d; p < (i + 1) * d; p++) {
        const forward = (x[p] as number) - h * (now.gradient[p] as number);
        const backward = (forward + 2 * h * beta * (bases.x[p] as number)) / (1 + 2 * h * beta);
        tried[p] = within(box, p % d, backward);
      }
    }
    const then = measure(tried);
    for (let i = 0; i < n; i++) {
      const better = (then.objective[i] as number) <= (now.objective[i] as number);
      length[i] = (length[i] as number) * (better ? GROW : SHRINK);
      if (!better) continue;
      x.set(tried.subarray(i * d, (i + 1) * d), i * d);
      now.gradient.set(then.gradient.subarray(i * d, (i + 1) * d), i * d);
      now.objective[i] = then.objective[i] as number;
    }
  }
  distance.dispose();
  return x;
}

const GROW = 1.2;
const SHRINK = 0.5;

/** ‖xᵢ − bᵢ‖² */
function gapOf(x: Float32Array, b: Float32Array, i: number, d: number): number {
  let sum = 0;
  for (let p = i * d; p < (i + 1) * d; p++) {
    const gap = (x[p] as number) - (b[p] as number);
    sum += gap * gap;
  }
  return sum;
}

/** The `count` rows of other classes that lie nearest to `point`, again from the first when there are fewer. */
function nearestOthers(
  core: Core,
  data: Samples,
  point: Float32Array,
  label: number,
  count: number,
): Int32Array {
  const { d } = data;
  const rows = { rows: data.n, cols: d, values: data.x };
  const { index } = core.nearest(rows, { rows: 1, cols: d, values: point.slice() }, data.n);
  const others = index.filter((row) => data.y[row] !== label);
  if (others.length === 0) return others;
  return Int32Array.from({ length: count }, (_, i) => others[i % others.length] as number);
}
