import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Differentiable } from '../numeric/core.ts';

/** A mark laid over samples: x ← (1 − m) x + m p, feature by feature. */
export interface Mark {
  /** m, 0 … 1, f64[d]. */
  readonly mask: Float64Array;
  /** p, f64[d]. */
  readonly pattern: Float64Array;
  /** Σ m: how many features it takes. */
  readonly size: number;
}

export interface Search {
  readonly steps: number;
  /** Share of the samples that the mark has to turn. */
  readonly reach: number;
  /** Values a pattern may have. */
  readonly lo: number;
  readonly hi: number;
}

/** Weight of the mask's size beside the loss, at first; doubled and halved as the mark does its work or not. */
const FIRST_WEIGHT = 0.02;
/** Steps in a row that decide on the weight. */
const PATIENCE = 3;
/** Longest step at first, as a share of the box; it falls to a tenth of that. */
const FIRST_STEP = 0.2;
const MOMENTUM = 0.5;

/**
 * The smallest mark that turns samples of other classes into `label`: descends the mean loss of the marked
 * samples under that label + weight · Σ m, steps scaled by the largest gradient. Where no mark does it, the whole
 * sample counts as the mark. Only + − × ÷ beside the core's gradients, so the same bits everywhere.
 *
 * @param samples  trusted ones; those of `label` itself are passed over
 *
 * Source: Wang et al. 2019, eq. 2 and 3, with projected steps in place of tanh and Adam.
 */
export function smallestMark(
  core: Core,
  model: Differentiable,
  samples: Samples,
  label: number,
  { steps, reach, lo, hi }: Search,
): Mark {
  const { d } = samples;
  const others = indicesWhere(
    samples.y.map((own) => (own === label ? 0 : 1)),
    1,
  );
  const base = takeRows(samples, others);
  const mask = new Float64Array(d).fill(FIRST_STEP);
  const pattern = new Float64Array(d).fill((lo + hi) / 2);
  const speed = new Float64Array(d);
  let best: Mark = { mask: new Float64Array(d).fill(1), pattern: pattern.slice(), size: d };
  let weight = FIRST_WEIGHT;
  let run = 0; // steps in a row with the same outcome: up for success
  for (let step = 0; step < steps && base.n > 0; step++) {
    const marked = { ...base, x: marking(base, mask, pattern), y: new Int32Array(base.n).fill(label) };
    const does = turnedTo(core, model, marked, label) >= reach * base.n;
    const size = mask.reduce((sum, m) => sum + m, 0);
    if (does && size < best.size) best = { mask: mask.slice(), pattern: pattern.slice(), size };
    run = does ? Math.max(run, 0) + 1 : Math.min(run, 0) - 1;
    if (Math.abs(run) === PATIENCE) {
      weight *= does ? 2 : 0.5;
      run = 0;
    }
    const { inMask, inPattern } = gradientsOf(core, model, base, marked, mask, pattern);
    const steepest = inMask.reduce((most, gradient) => Math.max(most, Math.abs(gradient)), 0);
    if (!(steepest > 0)) break;
    const length = FIRST_STEP * Math.max(0.1, 1 - step / steps);
    for (let j = 0; j < d; j++) {
      speed[j] = MOMENTUM * (speed[j] as number) + ((1 - MOMENTUM) * (inMask[j] as number)) / steepest;
      const shrunk = (mask[j] as number) - length * ((speed[j] as number) + weight / steepest);
      mask[j] = Math.min(1, Math.max(0, shrunk));
      const way = Math.sign(inPattern[j] as number) * length * (hi - lo);
      pattern[j] = Math.min(hi, Math.max(lo, (pattern[j] as number) - way));
    }
  }
  return best;
}

function marking({ n, d, x }: Samples, mask: Float64Array, pattern: Float64Array): Float32Array {
  const marked = new Float32Array(n * d);
  for (let i = 0; i < n * d; i += d) {
    for (let j = 0; j < d; j++) {
      const own = x[i + j] as number;
      marked[i + j] = own + (mask[j] as number) * ((pattern[j] as number) - own);
    }
  }
  return marked;
}

/** How many samples the model takes for `label`. */
function turnedTo(core: Core, model: Differentiable, { n, d, x }: Samples, label: number): number {
  const { cols, values } = core.modelScores(model, { rows: n, cols: d, values: x });
  let count = 0;
  for (let i = 0; i < n; i++) {
    let answer = 0;
    if (cols === 1) answer = (values[i] as number) > 0 ? 1 : 0;
    else
      for (let k = 1; k < cols; k++)
        if ((values[i * cols + k] as number) > (values[i * cols + answer] as number)) answer = k;
    if (answer === label) count++;
  }
  return count;
}

/** Gradients of the mean loss of the marked samples in mask and pattern, f64[d] each. */
function gradientsOf(
  core: Core,
  model: Differentiable,
  { n, d, x }: Samples,
  marked: Samples,
  mask: Float64Array,
  pattern: Float64Array,
): { inMask: Float64Array; inPattern: Float64Array } {
  const { values } = core.inputGradients(model, marked);
  const [inMask, inPattern] = [new Float64Array(d), new Float64Array(d)];
  for (let i = 0; i < n * d; i += d) {
    for (let j = 0; j < d; j++) {
      const gradient = (values[i + j] as number) / n;
      inMask[j] = (inMask[j] as number) + gradient * ((pattern[j] as number) - (x[i + j] as number));
      inPattern[j] = (inPattern[j] as number) + gradient * (mask[j] as number);
    }
  }
  return { inMask, inPattern };
}

/** Makes the median absolute deviation of a normal distribution its standard deviation. */
const NORMAL = 1.4826;
/** A mark of less than this many features is no better than one of so many. */
const LEAST_SIZE = 0.01;

/**
 * How far each size lies below the median, in deviations: median absolute ones of the logarithms, since sizes of
 * honest classes differ by factors. f64, 0 where all are alike.
 */
export function anomalies(core: Core, sizes: readonly number[]): Float64Array {
  const logs = sizes.map((size) => core.log(Math.max(size, LEAST_SIZE)));
  const middle = medianOf(logs);
  const deviation = NORMAL * medianOf(logs.map((log) => Math.abs(log - middle)));
  return Float64Array.from(logs, (log) => (deviation > 0 ? (middle - log) / deviation : 0));
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] as number) + upper) / 2;
}
