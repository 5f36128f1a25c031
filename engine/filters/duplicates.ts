import { z } from 'zod';
import { rowsOf } from '../victims/predict.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';
import { withoutSelf } from './lof.ts';

/** Neighbours looked at: more copies than this are no more suspect. */
const MOST_COPIES = 20;

/** Drops samples that have near-copies under the same label. Suspicion is the number of copies, 0 … 20. */
export const duplicates = defineFilter({
  source: 'Lee, Ippolito, Nystrom et al.: Deduplicating Training Data Makes Language Models Better (2022)',
  formula: '|{j ≠ i: y_j = y_i, ‖φ(xᵢ) − φ(xⱼ)‖ ≤ r · median distance to the nearest}| ≥ copies',
  cost: 3,
  params: z.strictObject({
    copies: z.int().min(1).max(MOST_COPIES).default(2),
    radius: z.number().min(0).max(1).default(0.1),
  }),
  inspect(core, seen, { copies, radius }) {
    const { stream } = seen;
    const rows = rowsOf(fittedView(core, seen).features(stream));
    const k = Math.min(MOST_COPIES, stream.n - 1);
    const { index, distance } = withoutSelf(core.nearest(rows, rows, k + 1), stream.n, k);
    const nearest = Float32Array.from({ length: stream.n }, (_, i) => distance[i * k] as number);
    const reach = radius * (core.quantiles(nearest, [0.5])[0] as number);
    const suspicion = Float32Array.from({ length: stream.n }, (_, i) => {
      let count = 0;
      for (let j = i * k; j < (i + 1) * k; j++) {
        if ((distance[j] as number) <= reach && stream.y[index[j] as number] === stream.y[i]) count++;
      }
      return count;
    });
    return { suspicion, dropped: Uint8Array.from(suspicion, (count) => (count >= copies ? 1 : 0)) };
  },
});
