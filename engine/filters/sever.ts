import { z } from 'zod';
import { classCounts, indicesWhere, takeRows } from '../data/rows.ts';
import { defineFilter } from './filter.ts';
import { slopesOf } from './gradients.ts';

/**
 * Sever: fit, drop what pulls hardest along the direction in which the gradients of its class spread most,
 * and do it again on what is left. Suspicion is that pull in units of the line that was drawn in the last
 * round a sample took part in: dropped at 1 and above.
 */
export const sever = defineFilter({
  label: 'Sever',
  explanation:
    'Trains, drops the samples that pull hardest along the strongest common direction of pull, and trains again.\n' +
    'Catches poison that works together, in any disguise; costs a point of accuracy when there is none.',
  source: 'Diakonikolas, Kamath, Kane, Li, Steinhardt, Stewart: Sever: A Robust Meta-Algorithm (2019)',
  formula: '|(∇ℓ − mean ∇ℓ) · v₁| per class, drop at or above its (1 − p) quantile; refit, repeat',
  cost: 9,
  params: z.strictObject({
    perRound: z.number().min(0).max(0.25).default(0.03).describe('Share of each class dropped in each round'),
    rounds: z.int().min(1).max(4).default(2),
  }),
  inspect(core, seen, { perRound, rounds }) {
    const { stream } = seen;
    const suspicion = new Float32Array(stream.n);
    const dropped = new Uint8Array(stream.n);
    for (let round = 0; round < rounds; round++) {
      const left = indicesWhere(dropped, 0);
      const kept = takeRows(stream, left);
      if (classCounts(kept).some((count) => count < 2)) break;
      const { model, data } = slopesOf(core, { ...seen, stream: kept });
      const pulls = core.sampleGradientSpectral(model, data).map(Math.abs);
      for (let label = 0; label < stream.classes; label++) {
        const own = indicesWhere(kept.y, label);
        const line = core.quantiles(
          Float32Array.from(own, (i) => pulls[i] as number),
          [1 - perRound],
        )[0] as number;
        for (const i of own) {
          const row = left[i] as number;
          const pull = pulls[i] as number;
          suspicion[row] = line > 0 ? pull / line : 0;
          if (line > 0 && perRound > 0 && pull >= line) dropped[row] = 1;
        }
      }
    }
    return { suspicion, dropped };
  },
});
