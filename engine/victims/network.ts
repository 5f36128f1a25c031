import { z } from 'zod';
import type { NetworkShape } from '../numeric/core.ts';
import { hiddenFeatures, IDENTITY } from './features.ts';
import type { ModelKind } from './kind.ts';
import { layoutOf } from './layout.ts';
import type { ModelOf } from './model.ts';
import { defineVictim } from './victim.ts';

const activations = z.enum(['tanh', 'relu']);
/** Numbers of the activations in a digest. */
const ACTIVATIONS = ['tanh', 'relu'];

/** One hidden layer, then logits. Its features are the hidden layer's activations. */
export const networkKind: ModelKind<ModelOf<'network'>> = {
  meta: z.strictObject({
    kind: z.literal('network'),
    shape: z.strictObject({
      d: z.int().min(1),
      hidden: z.int().min(1),
      classes: z.int().min(2),
      activation: activations,
    }),
  }),
  identity: ({ shape: { d, hidden, classes, activation } }) => [
    1,
    d,
    hidden,
    classes,
    ACTIVATIONS.indexOf(activation),
  ],
  classes: ({ shape }) => shape.classes,
  layout: ({ shape: { d, hidden, classes, activation } }) =>
    layoutOf('f32', [d, hidden, classes], activation),
  extractor: () => null,
  convex: false,
  scores: (core, { shape, weights }, x) => core.networkLogits(x, shape, weights),
  view(core, { kind, shape, weights }) {
    const last = networkKind.layout({ kind, shape }).layers.at(-1);
    return {
      ...hiddenFeatures(core, shape, weights),
      head: { kind: 'softmax', weights: Float64Array.from(weights.subarray(last?.weightsAt)) },
      frozen: IDENTITY,
      trained: { kind: 'network', shape, weights },
    };
  },
};
/**
 * A network with one hidden layer, trained by Adam for a fixed number of epochs, from weights that are drawn
 * from the seed or from those of another model.
 */
export const network = defineVictim({
  params: z.strictObject({
    hidden: z.int().min(1).max(256).default(12),
    activation: activations.default('tanh'),
    epochs: z.int().min(1).max(500).default(80),
    batch: z.int().min(1).max(4096).default(32),
    learningRate: z.number().positive().max(1).default(0.02),
    l2: z.number().min(0).max(10).default(0.003),
  }),
  weighs: true,
  learnsFeatures: true,
  body: ({ d, classes }, { hidden, activation }) => ({
    kind: 'network',
    shape: { d, hidden, classes, activation },
  }),
  startWeights(core, data, { hidden, activation, l2 }, seed) {
    const shape = { d: data.d, hidden, classes: data.classes, activation };
    return core.fitNetwork(data, shape, { l2, epochs: 0, batch: 1, learningRate: 0, seed }).weights;
  },
  fit(core, data, { hidden, activation, ...options }, seed, { start, sampleWeights, onStep }) {
    const shape = { d: data.d, hidden, classes: data.classes, activation } as const;
    const { weights } = core.fitNetwork(data, shape, {
      ...options,
      seed,
      ...(start?.kind === 'network' && isSame(start.shape, shape) && { start: start.weights }),
      ...(sampleWeights && { sampleWeights }),
      ...(onStep && {
        onEpoch: (step: number, weights: Float32Array, loss: number) =>
          onStep({ step, model: { kind: 'network', shape, weights }, loss }),
      }),
    });
    return { kind: 'network', shape, weights };
  },
});

function isSame(a: NetworkShape, b: NetworkShape): boolean {
  return a.d === b.d && a.hidden === b.hidden && a.classes === b.classes && a.activation === b.activation;
}
