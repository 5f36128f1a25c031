import { z } from 'zod';
import { classCounts, indicesWhere, takeRows } from '../data/rows.ts';
import { dropHighest } from './drop.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';

/**
 * Sever: fit, drop what lies furthest along the direction in which the gradients of its class spread most,
 * and do it again on what is left. Suspicion ranks the whole stream: first the dropped samples, 1 … 2, then the
 * kept ones, 0 … ½, both by their projection in the last round that they took part in, as a share of the longest.
 */
export const sever = defineFilter({
  source: 'Diakonikolas, Kamath, Kane, Li, Steinhardt, Stewart: Sever: A Robust Meta-Algorithm (2019)',
  formula: '|(∇ℓ − mean ∇ℓ) · v₁| per class, drop at or above its (1 − p) quantile; refit, repeat',
  cost: 9,
  params: z.strictObject({
    /** Share of each class dropped in each round. */
    perRound: z.number().min(0).max(0.25).default(0.03),
    rounds: z.int().min(1).max(4).default(2),
  }),
  inspect(core, seen, { perRound, rounds }) {
    const { stream } = seen;
    const projections = new Float32Array(stream.n);
    const dropped = new Uint8Array(stream.n);
    for (let round = 0; round < rounds; round++) {
      const left = indicesWhere(dropped, 0);
      const kept = takeRows(stream, left);
      if (classCounts(kept).some((count) => count < 2)) break;
      const { head, features } = fittedView(core, { ...seen, stream: kept });
      const now = core.sampleGradientSpectral(head, features(kept)).map(Math.abs);
      const gone = dropHighest(
        now,
        kept,
        classCounts(kept).map((count) => quota(count, perRound)),
      );
      left.forEach((row, i) => {
        projections[row] = now[i] as number;
        dropped[row] = gone[i] as number;
      });
    }
    const longest = projections.reduce((most, length) => Math.max(most, length), 0);
    const suspicion = projections.map((length, i) => {
      const share = longest > 0 ? length / longest : 0;
      return dropped[i] === 1 ? 1 + share : share / 2;
    });
    return { suspicion, dropped };
  },
});

/**
 * How many of `count` different projections lie at or above their (1 − p) quantile (linear interpolation, as in the
 * paper): at most ⌈p · count⌉. Equal projections are no reason to drop more: they rank by index.
 */
function quota(count: number, p: number): number {
  return p > 0 ? count - Math.ceil((count - 1) * (1 - p)) : 0;
}
