import type { Core, Differentiable } from '../numeric/core.ts';
import type { SingleModel } from '../victims/model.ts';
import type { Trainable } from '../victims/trainable.ts';
import type { Training } from './defence.ts';

export interface DescentOptions {
  readonly steps: number;
  readonly learningRate: number;
  /** Share of the last move that goes on. */
  readonly momentum: number;
}

/** Steps between two models that are shown. */
const SHOWN_EVERY = 10;

/**
 * Gradient descent with momentum, the gradient of the loss given by `gradientOf`, the ridge's added here. The model
 * is the mean of the second half of the way, which steps to and fro average out of.
 */
export function descend(
  core: Core,
  victim: Trainable,
  { steps, learningRate, momentum }: DescentOptions,
  gradientOf: (model: Differentiable, step: number) => Float64Array,
  onStep: Training['onStep'],
): SingleModel {
  const { l2, ridged, data } = victim;
  const weights = victim.start.slice();
  const speed = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  const from = Math.floor(steps / 2);
  for (let step = 0; step < steps; step++) {
    const gradient = gradientOf(victim.differentiable(weights.slice()), step);
    for (let k = 0; k < weights.length; k++) {
      const w = weights[k] as number;
      const whole = (gradient[k] as number) + l2 * (ridged[k] as number) * w;
      speed[k] = momentum * (speed[k] as number) - learningRate * whole;
      weights[k] = w + (speed[k] as number);
      if (step >= from) mean[k] = (mean[k] as number) + (weights[k] as number) / (steps - from);
    }
    if (onStep && step % SHOWN_EVERY === 0) report(step, weights.slice());
  }
  if (onStep) report(steps, mean);
  return victim.model(mean);

  function report(step: number, at: Float64Array): void {
    const { loss } = core.modelGradient(victim.differentiable(at), data, l2);
    onStep?.({ step, model: victim.model(at), loss });
  }
}
