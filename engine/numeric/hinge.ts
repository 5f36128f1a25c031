import type { F32Address } from './addresses.ts';
import { checkInteger, checkNumber, outOfRange } from './checks.ts';
import type { HingeFit, LinearModels } from './contracts/linear.ts';
import { fitInterior } from './hinge-interior.ts';
import { type Labelled, putLabelled, putSampleWeights } from './labelled.ts';
import { takeWeights } from './linear-model.ts';
import type { Block, Memory } from './memory.ts';
import { orderOf } from './ranks.ts';
import { ridgesOf, scaleBlock, unscaleWeights } from './scaling.ts';

const HINGE = 1;

/** Most bytes that rows of X Xᵀ may take; beyond, the row unused for longest makes room. */
const ROW_CACHE = 256 * 2 ** 20;

/** Rows of X Xᵀ, computed when first asked for. */
function createRows(memory: Memory, { x }: Labelled): (i: number) => F32Address {
  const room = Math.max(4, Math.min(x.n, Math.floor(ROW_CACHE / (4 * x.n))));
  const against = x.againstAll();
  const slots = new Map<number, F32Address>();
  let used = 0;
  return (i) => {
    const held = slots.get(i);
    if (held !== undefined) {
      // A map keeps its keys in order of insertion: what was used last goes to the end.
      slots.delete(i);
      slots.set(i, held);
      return held;
    }
    let address: F32Address;
    if (used < room) {
      address = memory.reserveF32(x.n);
      used++;
    } else {
      const [oldest, freed] = slots.entries().next().value as [number, F32Address];
      slots.delete(oldest);
      address = freed;
    }
    against(i, address);
    slots.set(i, address);
    return address;
  };
}

/**
 * The bias that is best for given scores without bias: where the derivative of Σ aᵢ max(0, 1 − yᵢ(sᵢ + b)) in b
 * changes sign. Each sample has its kink at b = yᵢ − sᵢ; where the least is a whole interval, its middle.
 */
function bestBias(
  memory: Memory,
  scores: Float32Array,
  signs: Float32Array,
  weights: Float32Array | null,
): number {
  const n = scores.length;
  const kinks = scores.map((s, i) => (signs[i] as number) - s);
  const rising = memory.scope(() => {
    const order = orderOf(memory, memory.putF32('scores', kinks), n);
    return memory.viewI32(order, n).slice();
  });
  const weigh = (i: number) => (weights ? (weights[i] as number) : 1);
  // Far to the left every positive sample has a loss that falls with b, and no negative one has a loss.
  let derivative = 0;
  for (let i = 0; i < n; i++) if ((signs[i] as number) > 0) derivative -= weigh(i);
  for (let k = 0; k < n; k++) {
    const i = rising[k] as number;
    derivative += weigh(i);
    const at = kinks[i] as number;
    const next = rising[k + 1];
    if (derivative > 0) return at;
    if (derivative === 0) return next === undefined ? at : (at + (kinks[next] as number)) / 2;
  }
  return kinks[rising[n - 1] as number] as number;
}

/** Sequential minimal optimisation: a step costs one pass over the samples, whatever the number of features. */
function fitByPairs(
  memory: Memory,
  labelled: Labelled,
  l2: number,
  given: { at: F32Address; total: number },
  tolerance: number,
  limit: number,
): HingeFit {
  const { kernels } = memory;
  const { x, y } = labelled;
  const n = x.n;
  const [alpha, f] = [memory.reserveF64(n), memory.reserveF64(n)];
  const [up, low, cap] = [memory.reserveF64(n), memory.reserveF64(n), memory.reserveF64(n)];
  const diagonal = memory.reserveF32(n);
  const scores = memory.reserveF32(n);
  const coefficients = memory.reserveF32(n);
  const w = memory.reserveF64(x.ld + 1);
  const gradient = memory.reserveF64(x.ld + 1);
  const signs = memory.viewF32(y, n).slice();
  const weights = given.at ? memory.viewF32(given.at, n).slice() : null;
  x.squares(diagonal);
  kernels.clear(alpha, n * 8);
  const caps = memory.viewF64(cap, n);
  for (let i = 0; i < n; i++) caps[i] = (weights ? (weights[i] as number) : 1) / (l2 * given.total);
  kernels.smoRooms(n, y, alpha, cap, up, low);
  const rowOf = createRows(memory, labelled);

  let slack = 1e-2;
  let iterations = 0;
  for (;;) {
    // From α: w, then F = y − X w afresh, so that rounding of the steps does not add up.
    const [a, c] = [memory.viewF64(alpha, n), memory.viewF32(coefficients, n)];
    let dual = 0;
    for (let i = 0; i < n; i++) {
      c[i] = (a[i] as number) * (signs[i] as number);
      dual += a[i] as number;
    }
    x.weightedSum(coefficients, w);
    memory.viewF64(w, x.ld + 1)[x.ld] = 0;
    x.products(w, scores);
    const s = memory.viewF32(scores, n).slice();
    const square = kernels.dot(w, w, x.ld);
    const left = memory.viewF64(f, n);
    for (let i = 0; i < n; i++) left[i] = (signs[i] as number) - (s[i] as number);

    const bias = bestBias(memory, s, signs, weights);
    memory.viewF64(w, x.ld + 1)[x.ld] = bias;
    const objective = x.pass(HINGE, y, given.at, given.total, w, gradient, l2);
    const gap = objective - l2 * (dual - square / 2);
    const done = gap <= tolerance * objective;
    if (done || iterations >= limit || slack < 1e-12) {
      return { weights: takeWeights(memory, w, x), objective, gap, iterations, converged: done };
    }

    for (; iterations < limit; iterations++) {
      const i = kernels.smoFirst(f, up, n);
      if (i < 0) break;
      if ((memory.viewF64(f, n)[i] as number) - kernels.smoLeast(f, low, n) <= slack) break;
      const rowI = rowOf(i);
      const j = kernels.smoSecond(i, f, low, rowI, diagonal, n);
      if (j < 0) break;
      kernels.smoStep(i, j, rowI, rowOf(j), diagonal, y, cap, alpha, f, up, low, n);
    }
    slack /= 4;
  }
}

/** Products n · (d + 1)² of one step of the interior point method up to which it is taken at once: 0.4 s a fit. */
const INTERIOR_AT_ONCE = 2.5e8;
/** And up to which it takes over from pairs that did not converge: 20 s a fit, and two matrices of 32 MiB. */
const INTERIOR_MOST = 1e10;
const INTERIOR_FEATURES = 2000;

/** Scales the rows, and fits them by the interior point method. */
function fitScaled(
  memory: Memory,
  { x, labels }: Labelled,
  l2: number,
  sampleWeights: Float32Array | undefined,
  tolerance: number,
  limit: number,
): HingeFit {
  const block = x.toBlock();
  const scaling = scaleBlock(memory, block, l2);
  // Rows without weight have no say, and no room between their bounds.
  const said = Int32Array.from(labels, (_, i) => i).filter((i) => (sampleWeights?.[i] ?? 1) > 0);
  const rows = said.length === x.n ? block : rowsOf(memory, block, said);
  const weights = Float64Array.from(said, (i) => sampleWeights?.[i] ?? 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const problem = {
    x: rows,
    signs: Float64Array.from(said, (i) => (labels[i] === 1 ? 1 : -1)),
    shares: weights.map((weight) => weight / total),
    ridge: scaling ? ridgesOf(scaling, l2) : new Float64Array(x.d).fill(l2),
  };
  const found = fitInterior(memory, problem, tolerance, Math.min(limit, 100));
  return {
    ...found,
    weights: scaling ? unscaleWeights(scaling, found.weights) : found.weights,
    converged: found.gap <= tolerance * found.objective,
  };
}

/** A copy of some rows. */
function rowsOf(memory: Memory, { address, ld, cols }: Block, members: Int32Array): Block {
  const part = memory.reserveBlock(members.length, cols);
  memory.kernels.copyRows(address, ld, part.address, ld, members.length, memory.putI32(members));
  return part;
}

/** The label that all samples with a weight bear; null when there are both. */
function onlyLabel(labels: Int32Array, sampleWeights: Float32Array | undefined): number | null {
  const present = [0, 1].filter((label) =>
    labels.some((own, i) => own === label && (sampleWeights?.[i] ?? 1) > 0),
  );
  return present.length === 1 ? (present[0] as number) : null;
}

export function hingeFunctions(memory: Memory): Pick<LinearModels, 'fitHinge'> {
  return {
    fitHinge: (data, options) =>
      memory.run(() => {
        const { l2, sampleWeights, tolerance = 1e-6, maxIterations = 1e7 } = options;
        checkNumber('l2', l2, 0);
        if (l2 === 0) outOfRange('l2 is 0, must be positive: without it the margin has no bound');
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 0, 1e9);
        const labelled = putLabelled(memory, data);
        const { x } = labelled;
        const given = putSampleWeights(memory, sampleWeights, x.n);
        const only = onlyLabel(labelled.labels, sampleWeights);
        if (only !== null) {
          const weights = new Float64Array(x.d + 1);
          weights[x.d] = only === 1 ? 1 : -1;
          return { weights, objective: 0, gap: 0, iterations: 0, converged: true };
        }
        const interior = (ridge: number) =>
          fitScaled(memory, labelled, ridge, sampleWeights, tolerance, maxIterations);
        const products = x.d <= INTERIOR_FEATURES ? x.n * (x.d + 1) * (x.d + 1) : Infinity;
        // With fewer rows than features pairs are quicker (101 × 784 to 1e-5: 0.004 s, not 0.5).
        if (x.isDense && x.n > x.d && products <= INTERIOR_AT_ONCE) return interior(l2);

        const scaling = x.moderate();
        const by = scaling?.factor[0] ?? 1;
        const ridge = l2 * by * by;
        // So many pairs cost as much as the interior point method.
        const limit = products <= INTERIOR_MOST ? Math.min(maxIterations, (x.d * x.d) / 2) : maxIterations;
        let fit = memory.scope(() => fitByPairs(memory, labelled, ridge, given, tolerance, limit));
        if (!fit.converged && limit < maxIterations) fit = interior(ridge);
        return scaling ? { ...fit, weights: unscaleWeights(scaling, fit.weights) } : fit;
      }),
  };
}
