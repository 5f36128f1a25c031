import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, NetworkShape } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Model } from '../victims/model.ts';
import { rowsOf } from '../victims/predict.ts';
import type { Seen } from './attack.ts';

/** Ridge of the logistic regression that stands in for a victim which is none. */
const STAND_IN_L2 = 0.01;

/**
 * Ridge strength of the logistic regression that an attack with a formula for weights works on: the
 * victim's own where it is one, of a stand-in for it where it is not.
 */
export function surrogateL2({ victim, victimParams }: Pick<Seen, 'victim' | 'victimParams'>): number {
  const { l2 } = VICTIMS[victim].params.parse(victimParams) as { l2?: number };
  if (victim === 'logistic' || victim === 'hinge') return l2 ?? STAND_IN_L2;
  // Two rows of weights of half the size each carry half the ridge of their difference.
  return victim === 'softmax' && l2 ? l2 / 2 : STAND_IN_L2;
}

/**
 * What red knows, brought to the size of the whole training set by repeating rows, so that poison
 * weighs in red's models what it will weigh in the victim.
 */
export function atFullSize({ known, trainRows }: Pick<Seen, 'known' | 'trainRows'>): Samples {
  if (known.n === 0 || known.n >= trainRows) return known;
  return takeRows(
    known,
    Int32Array.from({ length: trainRows }, (_, i) => i % known.n),
  );
}

/**
 * A fitted model seen as a logistic regression on features φ(x): φ is x itself for a linear victim,
 * the hidden layer for a network, whose last layer is the regression.
 */
export interface Surrogate {
  /** f64[k + 1]: weights on φ, then the bias. */
  readonly weights: Float64Array;
  readonly l2: number;
  /** φ of every row. */
  features(data: Samples): Samples;
  /**
   * The slope in x of a function whose slope in φ(x) is `slope`, f64[d].
   * @param phi  φ(x), f32[k]
   */
  pullBack(phi: Float32Array, slope: Float64Array): Float64Array;
}

/** Fits a model of the victim's kind. `start` is an earlier surrogate of the same kind, to go on from. */
export function fitSurrogate(
  core: Core,
  seen: Seen,
  data: Samples,
  seed: number,
  start?: Surrogate,
): Surrogate {
  if (seen.victim !== 'network') {
    const l2 = surrogateL2(seen);
    const { weights } = core.fitLogistic(data, { l2, ...ROUGH, ...(start && { start: start.weights }) });
    return { weights, l2, features: (rows) => rows, pullBack: (_phi, slope) => slope };
  }
  const model = VICTIMS[seen.victim].fit(core, data, seen.victimParams, seed);
  return hiddenLayer(core, model as Extract<Model, { kind: 'network' }>);
}

/** Fits on the way need few digits: the next step moves everything again. */
const ROUGH = { tolerance: 1e-4, maxIterations: 200 } as const;

function hiddenLayer(core: Core, { shape, weights: w }: Extract<Model, { kind: 'network' }>): Surrogate {
  const { d, hidden, classes, activation } = shape;
  const first = { rows: hidden, cols: d, values: w.subarray(0, hidden * d) };
  const out = hidden * d + hidden;
  // Two logits are one score: the difference of the rows of the last layer.
  const weights = new Float64Array(hidden + 1);
  for (let h = 0; h < hidden; h++) weights[h] = (w[out + hidden + h] as number) - (w[out + h] as number);
  weights[hidden] = (w[out + classes * hidden + 1] as number) - (w[out + classes * hidden] as number);
  return {
    weights,
    l2: STAND_IN_L2,
    features(data) {
      const sums = core.multiply(rowsOf(data), first, { transposeB: true }).values;
      const x = sums.map((sum, i) =>
        activate(core, activation, sum + (w[hidden * d + (i % hidden)] as number)),
      );
      return { n: data.n, d: hidden, classes: data.classes, x, y: data.y };
    },
    pullBack(phi, slope) {
      const back = new Float64Array(d);
      for (let h = 0; h < hidden; h++) {
        const value = phi[h] as number;
        const bend = activation === 'tanh' ? 1 - value * value : value > 0 ? 1 : 0;
        const pull = bend * (slope[h] as number);
        for (let j = 0; j < d; j++) back[j] = (back[j] as number) + pull * (w[h * d + j] as number);
      }
      return back;
    },
  };
}

function activate(core: Core, activation: NetworkShape['activation'], sum: number): number {
  if (activation === 'relu') return Math.max(sum, 0);
  const e = core.exp(-2 * Math.abs(sum));
  const size = (1 - e) / (1 + e);
  return sum < 0 ? -size : size;
}
