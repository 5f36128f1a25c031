import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, LogisticOptions } from '../numeric/core.ts';
import type { Seed } from '../random.ts';
import { type FeatureMap, IDENTITY } from '../victims/features.ts';
import { VICTIMS } from '../victims/index.ts';
import { differenceOfTwo } from '../victims/linear.ts';
import { STAND_IN_L2 } from '../victims/victim.ts';
import { victimView } from '../victims/view.ts';
import type { Seen } from './attack.ts';

/** Strength of the ridge of the logistic regression that an attack with a formula for weights works on. */
export function surrogateL2({ victim, victimParams }: Pick<Seen, 'victim' | 'victimParams'>): number {
  return VICTIMS[victim].standInL2(victimParams);
}

/**
 * What the attacker knows, brought to the size of the whole training set by repeating rows, so that poison
 * weighs in the attacker's models what it will weigh in the victim.
 */
export function atFullSize({ known, trainRows }: Pick<Seen, 'known' | 'trainRows'>): Samples {
  if (known.n === 0 || known.n >= trainRows) return known;
  return takeRows(
    known,
    Int32Array.from({ length: trainRows }, (_, i) => i % known.n),
  );
}

/** A fitted model of two classes as a logistic regression on features φ(x). */
export interface Surrogate extends FeatureMap {
  /** f64[k + 1]: weights on φ, then the bias. */
  readonly weights: Float64Array;
  readonly l2: number;
}

/**
 * The victim's last layer where training makes the features that it reads, as a network's does; else a logistic
 * regression on the samples themselves.
 *
 * @param start  an earlier surrogate of the same victim, to go on from
 */
export function fitSurrogate(
  core: Core,
  seen: Seen,
  data: Samples,
  seed: Seed,
  start?: Surrogate,
): Surrogate {
  const { victim, victimParams } = seen;
  if (!VICTIMS[victim].learnsFeatures) {
    const l2 = surrogateL2(seen);
    const { weights } = core.fitLogistic(data, { l2, ...ROUGH, ...(start && { start: start.weights }) });
    return { ...IDENTITY, weights, l2 };
  }
  const { head, ...features } = victimView(core, seen, VICTIMS[victim].fit(core, data, victimParams, seed));
  const weights = head.weights as Float64Array;
  // Two logits are one score.
  const k = weights.length / data.classes - 1;
  return { ...features, weights: differenceOfTwo(weights, k), l2: STAND_IN_L2 };
}

/**
 * Gradients in the samples of functions of their features.
 *
 * @param gradients  f64[n · k], the functions' gradients in φ(x)
 * @returns          f64[n · d], exact where φ(x) = x, else to the precision of the core
 */
export function pullBackToSamples(map: FeatureMap, data: Samples, gradients: Float64Array): Float64Array {
  if (map.isIdentity) return gradients;
  const values = Float32Array.from(gradients);
  return Float64Array.from(map.pullBack(data, { rows: data.n, cols: values.length / data.n, values }).values);
}

/** Fits on the way need few digits: the next step moves everything again. */
const ROUGH: Pick<LogisticOptions, 'tolerance' | 'maxIterations'> = { tolerance: 1e-4, maxIterations: 200 };
