import { z } from 'zod';
import { defineVictim } from './victim.ts';

/** A network with one hidden layer, trained by Adam for a fixed number of epochs. */
export const network = defineVictim({
  label: 'Small neural network',
  params: z.strictObject({
    hidden: z.int().min(1).max(256).default(12),
    activation: z.enum(['tanh', 'relu']).default('tanh'),
    epochs: z.int().min(1).max(500).default(80),
    batch: z.int().min(1).max(4096).default(32),
    learningRate: z.number().positive().max(1).default(0.02),
    l2: z.number().min(0).max(10).default(0.003),
  }),
  fit(core, data, { hidden, activation, epochs, batch, learningRate, l2 }, seed, onStep) {
    const shape = { d: data.d, hidden, classes: data.classes, activation } as const;
    const fit = core.fitNetwork(data, shape, {
      l2,
      epochs,
      batch,
      learningRate,
      seed,
      ...(onStep && {
        onEpoch: (step: number, weights: Float32Array, loss: number) =>
          onStep({ step, model: { kind: 'network', shape, weights }, loss }),
      }),
    });
    return { kind: 'network', shape, weights: fit.weights };
  },
});
