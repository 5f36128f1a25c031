import { z } from 'zod';
import { VICTIMS } from '../victims/index.ts';
import { defineDefence } from './defence.ts';
import { lossesOf } from './trim.ts';
import { fitWeighted, type WeightedFit } from './weighted-fit.ts';

/**
 * A loss that cannot grow beyond a bound, minimised by fits in which a sample weighs the derivative of the
 * bound at its loss. Starts from the plain fit; the bound allows for its being a little off.
 */
export const boundedLoss = defineDefence({
  source: 'Geman, McClure: Statistical Methods for Tomographic Image Reconstruction (1987)',
  formula: 'min mean ρ(ℓᵢ), ρ(ℓ) = ℓ / (1 + ℓ/τ); weights ρ′(ℓ) = (1 + ℓ/τ)⁻²',
  cost: 7,
  params: z.strictObject({
    /** Τ, nats. */
    bound: z.number().min(0.05).max(20).default(2),
    rounds: z.int().min(1).max(20).default(6),
  }),
  fit(core, training, { bound, rounds }) {
    const { data, victim, victimParams, seed, onStep } = training;
    let trained: WeightedFit = { model: VICTIMS[victim].fit(core, data, victimParams, seed) };
    for (let round = 1; round <= rounds; round++) {
      const losses = shown(round - 1);
      trained = fitWeighted(
        core,
        training,
        losses.map((loss) => 1 / ((1 + loss / bound) * (1 + loss / bound))),
      );
    }
    shown(rounds);
    return trained;

    function shown(step: number): Float32Array {
      const losses = lossesOf(core, trained.model, training);
      const loss = losses.reduce((sum, each) => sum + each, 0) / data.n;
      onStep?.({ step, model: trained.model, loss });
      return losses;
    }
  },
});
