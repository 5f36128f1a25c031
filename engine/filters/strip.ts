import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { createRandom } from '../random.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter, goldenOf } from './filter.ts';
import { fittedView } from './fitted.ts';
import { probabilitiesOf } from './probabilities.ts';

/** Keeps the logarithm of a probability that rounds to 0 finite; it weighs nothing anyway. */
const LEAST = 1e-12;

/**
 * STRIP: lays trusted samples over a sample and asks how sure the model stays of its answer. Suspicion is
 * minus the mean entropy of the answers, nats: 0 for one that nothing can shake.
 */
export const strip = defineFilter({
  source: 'Gao, Xu, Wang, Chen, Ranasinghe, Nepal: STRIP: A Defence Against Trojan Attacks (2019)',
  formula: '−mean over g of H(p((1 − a) x + a g)), g trusted samples',
  cost: 7,
  needs: ['trusted'],
  params: z.strictObject({
    remove: removeShare,
    overlays: z.int().min(2).max(50).default(10),
    /** a: how much the overlay covers. */
    blend: z.number().min(0.05).max(0.95).default(0.5),
  }),
  inspect(core, seen, { remove, overlays, blend }) {
    const { stream, seed } = seen;
    const golden = goldenOf(seen);
    const view = fittedView(core, seen);
    const random = createRandom(seed).fork('strip');
    const suspicion = new Float32Array(stream.n);
    for (let k = 0; k < overlays; k++) {
      const covered = overlaid(stream, golden, blend, () => random.below(golden.n));
      const { values, cols } = probabilitiesOf(core, view, covered);
      values.forEach((p, at) => {
        const i = Math.floor(at / cols);
        suspicion[i] = (suspicion[i] as number) + (p * core.log(Math.max(p, LEAST))) / overlays;
      });
    }
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

function overlaid(stream: Samples, golden: Samples, blend: number, draw: () => number): Samples {
  const { n, d } = stream;
  const x = new Float32Array(n * d);
  for (let i = 0; i < n; i++) {
    const over = draw() * d;
    for (let j = 0; j < d; j++) {
      x[i * d + j] = (1 - blend) * (stream.x[i * d + j] as number) + blend * (golden.x[over + j] as number);
    }
  }
  return { ...stream, x };
}
