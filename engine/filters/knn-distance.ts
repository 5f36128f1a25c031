import { z } from 'zod';
import { rowsOf } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Distrusts lonely samples. Labels play no part. Suspicion in units of a feature. */
export const knnDistance = defineFilter({
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: 'Σ ‖x − xⱼ‖ over the k nearest xⱼ, x itself included',
  cost: 4,
  params: z.strictObject({ remove: removeShare, neighbours: z.int().min(2).max(50).default(5) }),
  inspect(core, { stream }, { remove, neighbours }) {
    const rows = rowsOf(stream);
    const k = Math.min(neighbours, stream.n);
    const { distance } = core.nearest(rows, rows, k);
    const suspicion = new Float32Array(stream.n);
    for (let i = 0; i < stream.n; i++) {
      let sum = 0;
      for (let j = 0; j < k; j++) sum += distance[i * k + j] as number;
      suspicion[i] = sum;
    }
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
