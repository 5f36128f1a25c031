import fc from 'fast-check';
import type { Differentiable } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { randomMatrix, randomSamples, seeds } from './generators.ts';

/** Every kind of differentiable model, at weights of about unit margin, with samples that fit it. */
export const MODEL_KINDS = [
  'logistic',
  'hinge',
  'squared',
  'softmax',
  'tanh network',
  'relu network',
  'last layer of a tanh network',
] as const;
export type ModelKind = (typeof MODEL_KINDS)[number];

export interface ModelCase {
  readonly model: Differentiable;
  readonly data: Samples;
}

export function modelCase(kind: ModelKind, seed: number, n: number, d: number): ModelCase {
  const wide = (length: number, scale: number) =>
    Float64Array.from(randomMatrix(seed + 7, 1, length, scale).values);
  if (kind === 'logistic' || kind === 'hinge' || kind === 'squared') {
    const model = { kind: 'linear', loss: kind, weights: wide(d + 1, 1 / Math.sqrt(d)) } as const;
    return { model, data: randomSamples(seed, n, d) };
  }
  if (kind === 'softmax') {
    const classes = 3;
    const weights = wide(classes * (d + 1), 1 / Math.sqrt(d));
    return { model: { kind: 'softmax', weights }, data: randomSamples(seed, n, d, classes) };
  }
  const activation = kind === 'relu network' ? 'relu' : 'tanh';
  const shape = { d, hidden: 5, classes: 3, activation } as const;
  const length = 5 * d + 5 + 3 * 5 + 3;
  const weights = Float32Array.from(wide(length, 1 / Math.sqrt(Math.max(d, 5))));
  const layer = kind === 'last layer of a tanh network' ? 'last' : 'all';
  return {
    model: { kind: 'network', shape, weights, layer },
    data: randomSamples(seed, n, d, 3),
  };
}

export const caseSizes = fc.tuple(
  seeds,
  fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(33, 64)),
  fc.oneof(fc.integer({ min: 1, max: 18 }), fc.constantFrom(24, 31)),
);
