import { z } from 'zod';
import { within } from '../data/quantise.ts';
import { joinRows, noRows, takeRows } from '../data/rows.ts';
import type { Box, Samples } from '../data/samples.ts';
import type { FeatureMap } from '../victims/features.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack } from './attack.ts';
import { nearestOfLabel, wantedLabels } from './nearest-rows.ts';
import { insertion } from './poison.ts';

/**
 * Honest-looking samples of another class whose mean, as the victim sees them, is the target: the target
 * sits in the middle of them, wherever a boundary is drawn. Each starts from a known sample b of the
 * class wanted, keeps that label, and takes gradient steps on ‖φ(t) − mean φ(xᵢ)‖² + β mean ‖xᵢ − bᵢ‖²;
 * for a victim on the raw features the minimum is bᵢ + (t − mean b)/(1 + β).
 */
export const bullseye = defineAttack({
  source:
    'Aghakhani, Meng, Wang, Kruegel, Vigna: Bullseye Polytope: A Scalable Clean-Label Poisoning Attack (2020)',
  formula: 'min ‖φ(t) − mean φ(xᵢ)‖² + β mean ‖xᵢ − bᵢ‖²',
  goal: 'targeted',
  means: 'insert',
  params: z.strictObject({
    /** β: how dear it is to look different from the base. */
    beta: z.number().min(0.001).max(100).default(0.1),
    steps: z.int().min(1).max(100).default(40),
  }),
  parameterNeeds: { steps: 'frozen-network' },
  forge(core, seen, count, { beta, steps }) {
    const { known, targets, box } = seen;
    if (!targets || targets.n === 0) return insertion(noRows(known));
    const map = frozenFeatures(core, seen);
    const [knownSeen, targetsSeen] = [map.features(known), map.features(targets)];
    const labels = wantedLabels(core, knownSeen, targetsSeen);
    const most = Math.ceil(count / targets.n);
    const bases = nearestOfLabel(core, knownSeen, targetsSeen, labels, most);
    const parts = bases.slice(0, count).map((rows, t) => {
      seen.onProgress?.(t / bases.length);
      const share = Math.floor((count + targets.n - 1 - t) / targets.n);
      const start = takeRows(known, rows.slice(0, share));
      if (start.n === 0) return start;
      const at = targetsSeen.x.subarray(t * targetsSeen.d, (t + 1) * targetsSeen.d);
      const x = map.isIdentity ? shifted(start, at, box, beta) : surround(map, start, at, box, beta, steps);
      return { ...start, x };
    });
    return insertion(parts.reduce(joinRows, noRows(known)));
  },
});

/** The minimum for φ(x) = x, clipped to the box. */
function shifted(bases: Samples, target: Float32Array, box: Box, beta: number): Float32Array {
  const { n, d } = bases;
  const step = target.map((value, j) => (value - meanAt(bases.x, n, d, j)) / (1 + beta));
  return bases.x.map((value, k) => within(box, k % d, value + (step[k % d] as number)));
}

function meanAt(x: Float32Array, n: number, d: number, j: number): number {
  let sum = 0;
  for (let i = 0; i < n; i++) sum += x[i * d + j] as number;
  return sum / n;
}

const GROW = 1.2;
const SHRINK = 0.5;

/** Gradient steps for all bases at once, with a step that grows while they help and halves when not. */
function surround(
  map: FeatureMap,
  bases: Samples,
  target: Float32Array,
  box: Box,
  beta: number,
  steps: number,
): Float32Array {
  const { n } = bases;
  const k = target.length;
  const measure = (x: Float32Array) => {
    const phi = map.features({ ...bases, x });
    const miss = target.map((value, j) => meanAt(phi.x, n, k, j) - value);
    let [objective, changed] = [0, 0];
    for (const gap of miss) objective += gap * gap;
    x.forEach((value, p) => {
      const gap = value - (bases.x[p] as number);
      changed += gap * gap;
    });
    return { miss, objective: objective + (beta * changed) / n };
  };
  let x = bases.x.slice();
  let now = measure(x);
  let length = 0.01;
  for (let step = 0; step < steps; step++) {
    const gradients = {
      rows: n,
      cols: k,
      values: Float32Array.from({ length: n * k }, (_, p) => 2 * (now.miss[p % k] as number)),
    };
    const gradient = map.pullBack({ ...bases, x }, gradients).values;
    const from = x;
    const tried = from.map((value, p) => {
      const forward = value - length * (gradient[p] as number);
      const backward = (forward + 2 * length * beta * (bases.x[p] as number)) / (1 + 2 * length * beta);
      return within(box, p % bases.d, backward);
    });
    const then = measure(tried);
    const better = then.objective <= now.objective;
    length *= better ? GROW : SHRINK;
    if (!better) continue;
    x = tried;
    now = then;
  }
  return x;
}
