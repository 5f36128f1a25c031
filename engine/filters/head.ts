import { classCounts, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core, Differentiable } from '../numeric/core.ts';
import { linearHead } from '../victims/linear.ts';
import { dampingOf } from '../victims/view.ts';
import { goldenOf, type Inspected } from './filter.ts';
import { fittedView } from './fitted.ts';

/** Refits differ by far more than this. */
const TOLERANCE = 1e-4;
/** Keeps the weights of the head finite where the victim has no ridge. */
const LEAST_L2 = 1e-4;

/**
 * The victim's last decision, ready to be trained again and again: what the model sees of each sample stays
 * as it came out of the training on the whole stream, the regression on top is fitted anew.
 */
export interface Head {
  /** What the model sees of the stream, labels shared. */
  readonly seen: Samples;
  /** Mean loss on the trusted samples, nats, of a head trained on everything. */
  readonly trustedLoss: number;
  /** The same without the rows where `left` is 0; `trustedLoss` when a class would be gone. */
  lossWithout(left: (row: number) => boolean): number;
  /** How much the trusted loss would fall without each row, to first order; f32[n], nats. Koh & Liang 2017, eq. 2. */
  firstOrderGains(): Float32Array;
}

export function headOf(core: Core, inspected: Inspected): Head {
  const { stream } = inspected;
  const { features, ...view } = fittedView(core, inspected);
  const seen = features(stream);
  const trusted = features(goldenOf(inspected));
  const l2 = Math.max(view.l2, LEAST_L2);
  const train = (data: Samples, start?: Float64Array): Differentiable => {
    const options = { l2, tolerance: TOLERANCE, ...(start && { start }) };
    return stream.classes === 2
      ? linearHead(core.fitLogistic(data, options).weights)
      : { kind: 'softmax', weights: core.fitSoftmax(data, options).weights };
  };
  const lossOf = (head: Differentiable) => core.modelGradient(head, trusted, 0).loss;
  const whole = train(seen);
  const trustedLoss = lossOf(whole);
  return {
    seen,
    trustedLoss,
    lossWithout(left) {
      const rest = takeRows(
        seen,
        Int32Array.from({ length: seen.n }, (_, i) => i).filter((i) => !left(i)),
      );
      if (classCounts(rest).some((count) => count === 0)) return trustedLoss;
      return lossOf(train(rest, whole.weights as Float64Array));
    },
    firstOrderGains() {
      const { gradient } = core.modelGradient(whole, trusted, 0);
      const damping = dampingOf(whole);
      const direction = Float32Array.from(core.solveHessian(whole, seen, l2, gradient, { damping }));
      const row = { rows: 1, cols: direction.length, values: direction };
      return core.sampleGradientProjections(whole, seen, row).values.map((along) => -along / seen.n);
    },
  };
}
