import type { Samples } from '../data/samples.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTORS, type ExtractorId } from '../extractor/index.ts';
import type { Core, Differentiable, NetworkShape } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Model } from '../victims/model.ts';
import { ridgeOf } from '../victims/ridge.ts';
import type { Training } from './defence.ts';

/** A model under way: its weights as f64, what they weigh, and how to make models of them. */
export interface Climber {
  readonly start: Float64Array;
  readonly data: Samples;
  readonly l2: number;
  /** 1 for weights that the ridge counts, 0 for biases. */
  readonly ridged: Uint8Array;
  differentiable(weights: Float64Array): Differentiable;
  model(weights: Float64Array): Model;
}

/**
 * The victim as a point that gradient steps move: logistic regression, softmax, a network with all its
 * layers, or the last layer on a frozen extractor. Other victims climb as a logistic or softmax regression.
 */
export function climberOf(core: Core, { data, victim, victimParams, seed }: Training): Climber {
  const l2 = ridgeOf(victim, victimParams);
  const params = VICTIMS[victim].params.parse(victimParams);
  if (victim === 'network') {
    const { hidden, activation } = params as Pick<NetworkShape, 'hidden' | 'activation'>;
    const shape: NetworkShape = { d: data.d, hidden, classes: data.classes, activation };
    const { weights } = core.fitNetwork(data, shape, { l2, epochs: 0, batch: 1, learningRate: 0, seed });
    const last = hidden * data.d + hidden;
    return {
      start: Float64Array.from(weights),
      data,
      l2,
      ridged: Uint8Array.from(weights, (_, k) =>
        k < hidden * data.d || (k >= last && k < last + data.classes * hidden) ? 1 : 0,
      ),
      differentiable: (w) => ({ kind: 'network', shape, weights: Float32Array.from(w) }),
      model: (w) => ({ kind: 'network', shape, weights: Float32Array.from(w) }),
    };
  }
  if (data.classes > 2) {
    const { d, classes } = data;
    return {
      start: new Float64Array(classes * d + classes),
      data,
      l2,
      ridged: new Uint8Array(classes * d + classes).fill(1, 0, classes * d),
      differentiable: (weights) => ({ kind: 'softmax', weights }),
      model: (weights) => ({ kind: 'softmax', d, classes, weights }),
    };
  }
  const extractor = victim === 'transfer' ? (params as { extractor: ExtractorId }).extractor : null;
  const seen = extractor ? embed(core, EXTRACTORS[extractor], data) : data;
  return {
    start: new Float64Array(seen.d + 1),
    data: seen,
    l2,
    ridged: new Uint8Array(seen.d + 1).fill(1, 0, seen.d),
    differentiable: (weights) => ({ kind: 'linear', loss: 'logistic', weights }),
    model: (weights) =>
      extractor
        ? { kind: 'transfer', d: data.d, extractor, weights }
        : { kind: 'linear', d: data.d, weights },
  };
}

export interface DescentOptions {
  readonly steps: number;
  readonly learningRate: number;
  /** Share of the last move that goes on. */
  readonly momentum: number;
}

/** Steps between two models that are shown. */
const SHOWN_EVERY = 10;

/**
 * Gradient descent with momentum, the slope of the loss given by `slope`, the ridge's added here. The model
 * is the mean of the second half of the way, which steps to and fro average out of.
 */
export function descend(
  core: Core,
  climber: Climber,
  { steps, learningRate, momentum }: DescentOptions,
  slope: (model: Differentiable, step: number) => Float64Array,
  onStep: Training['onStep'],
): Model {
  const { l2, ridged, data } = climber;
  const weights = climber.start.slice();
  const speed = new Float64Array(weights.length);
  const mean = new Float64Array(weights.length);
  const from = Math.floor(steps / 2);
  for (let step = 0; step < steps; step++) {
    const gradient = slope(climber.differentiable(weights.slice()), step);
    for (let k = 0; k < weights.length; k++) {
      const w = weights[k] as number;
      const pull = (gradient[k] as number) + l2 * (ridged[k] as number) * w;
      speed[k] = momentum * (speed[k] as number) - learningRate * pull;
      weights[k] = w + (speed[k] as number);
      if (step >= from) mean[k] = (mean[k] as number) + (weights[k] as number) / (steps - from);
    }
    if (onStep && step % SHOWN_EVERY === 0) report(step, weights.slice());
  }
  if (onStep) report(steps, mean);
  return climber.model(mean);

  function report(step: number, at: Float64Array): void {
    const { loss } = core.modelGradient(climber.differentiable(at), data, l2);
    onStep?.({ step, model: climber.model(at), loss });
  }
}
