import { z } from 'zod';
import { joinRows, noRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { decoysOf, signed } from './decoys.ts';
import { feasibleSets } from './feasible.ts';
import { insertion } from './poison.ts';
import { type FeasibleSet, furthest } from './projection.ts';
import { atFullSize, surrogateL2 } from './surrogate.ts';

/**
 * Leads the victim step by step to a model of the attacker's choice: always adds the feasible point whose loss
 * under the model so far exceeds its loss under the wanted one most, and fits again. The difference is
 * not concave in x; it is searched at the points furthest along −c(w_t − κ w_p) for a few κ. The model
 * wanted is a decoy: the one with the most errors that the poison reaches, the one of least clean loss
 * where it reaches none. A logistic regression stands in for victims that are none.
 */
export const modelTargeted = defineAttack({
  source:
    'Suya, Mahloujifar, Suri, Evans, Tian: Model-Targeted Poisoning Attacks with Provable Convergence (2021)',
  formula: 'add argmax ℓ(θ_t; x) − ℓ(θ_p; x) over feasible (x, y), refit θ_t',
  goal: 'availability',
  means: 'insert',
  needs: ['two-classes'],
  params: z.strictObject({
    /** Share of errors that the wanted model makes on clean data beyond a clean one's, at most. */
    error: z.number().min(0.01).max(0.5).default(0.15),
    /** The model is fitted again after each batch. */
    batches: z.int().min(1).max(60).default(20),
  }),
  forge(core, seen, count, { error, batches }) {
    const { known } = seen;
    const clean = atFullSize(seen);
    const l2 = surrogateL2(seen);
    const sets = feasibleSets(core, seen);
    const { front, cleanError } = decoysOf(core, clean, l2);
    const wanted = front.filter((decoy) => decoy.error <= cleanError + error).at(-1) ?? front[0];
    let poison = noRows(known);
    let start: Float64Array | undefined;
    const rounds = Math.min(batches, count);
    for (let round = 0; wanted && round < rounds; round++) {
      seen.onProgress?.(round / rounds);
      const data = joinRows(clean, poison);
      start = core.fitLogistic(data, { l2, tolerance: 1e-4, ...(start && { start }) }).weights;
      const upTo = Math.floor((count * (round + 1)) / rounds);
      poison = joinRows(poison, mostContested(core, start, wanted.weights, sets, known, upTo - poison.n));
    }
    return insertion(poison);
  },
});

/** How far the wanted model turns the search direction. */
const KAPPAS = [0, 0.5, 1, 2];

/** The point with the largest loss under `now` less its loss under `wanted`, `copies` times. */
function mostContested(
  core: Core,
  now: Float64Array,
  wanted: Float64Array,
  sets: readonly FeasibleSet[],
  { d, classes }: Samples,
  copies: number,
): Samples {
  const tried = sets.flatMap((set, y) =>
    KAPPAS.map((kappa) => {
      const c = y === 1 ? 1 : -1;
      const direction = Float64Array.from(
        { length: d },
        (_, j) => -c * ((now[j] as number) - kappa * (wanted[j] as number)),
      );
      return { y, at: furthest(set, direction) };
    }),
  );
  const candidates: Samples = {
    n: tried.length,
    d,
    classes,
    x: Float32Array.from(tried.flatMap(({ at }) => [...at])),
    y: Int32Array.from(tried, ({ y }) => y),
  };
  const losses = (weights: Float64Array) =>
    signed(core.linearScores(rowsOf(candidates), weights), candidates.y).map((margin) =>
      softplus(core, -margin),
    );
  const [high, low] = [losses(now), losses(wanted)];
  let best = 0;
  const gain = (i: number) => (high[i] as number) - (low[i] as number);
  for (let i = 1; i < candidates.n; i++) if (gain(i) > gain(best)) best = i;
  const x = new Float32Array(copies * d);
  for (let i = 0; i < copies; i++) x.set(candidates.x.subarray(best * d, best * d + d), i * d);
  return { n: copies, d, classes, x, y: new Int32Array(copies).fill(candidates.y[best] as number) };
}

/** log(1 + eᵗ) without overflow. */
function softplus(core: Core, t: number): number {
  return Math.max(t, 0) + core.log(1 + core.exp(-Math.abs(t)));
}
