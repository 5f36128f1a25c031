import { z } from 'zod';
import { descending } from '../data/order.ts';
import type { Model } from '../models/model.ts';
import { slopesAt } from '../models/slopes.ts';
import type { Core } from '../numeric/core.ts';
import { defineDefence, type Training } from './defence.ts';
import { fitRows } from './plain-fit.ts';

/**
 * TRIM: fit and keep the samples with the lowest losses, in turn, from a fit on everything until the same
 * samples are kept twice. Each turn lowers the loss of what is kept, so it ends.
 */
export const trim = defineDefence({
  label: 'TRIM',
  explanation:
    'Trains on the samples that fit best together: train, keep the lowest losses, train on those, until nothing changes.\n' +
    'Finds poison that contradicts the majority; a first model that is bent far enough keeps the wrong half.',
  source: 'Jagielski, Oprea, Biggio, Liu, Nita-Rotaru, Li: Manipulating Machine Learning (2018)',
  formula: 'min over θ and |S| = n/(1 + ε) of Σ_{i ∈ S} ℓᵢ(θ), alternating',
  cost: 8,
  params: z.strictObject({
    assumed: z.number().min(0).max(1).default(0.05).describe('Poisoned / clean samples that it reckons with'),
    rounds: z.int().min(1).max(30).default(15),
  }),
  fit(core, training, { assumed, rounds }) {
    const kept = lowestLosses(core, training, Math.round(training.data.n / (1 + assumed)), rounds);
    return fitRows(core, training, kept, training.onStep);
  },
});

/** The `count` rows that TRIM ends with, rising. */
export function lowestLosses(core: Core, training: Training, count: number, rounds: number): Int32Array {
  const { data } = training;
  let kept = Int32Array.from(data.y.keys());
  for (let round = 0; round < rounds; round++) {
    const losses = lossesOf(core, fitRows(core, training, kept), training);
    const next = descending(losses)
      .slice(data.n - count)
      .sort();
    if (next.length === kept.length && next.every((row, i) => row === kept[i])) break;
    kept = next;
  }
  return kept;
}

/** Loss of every sample of the training, nats. */
export function lossesOf(core: Core, model: Model, { data }: Training): Float32Array {
  const slopes = slopesAt(core, model, data);
  return core.modelLosses(slopes.model, slopes.data);
}
