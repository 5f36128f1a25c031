import { z } from 'zod';
import { rowsOf } from '../victims/predict.ts';
import { defineFilter } from './filter.ts';

/**
 * Gives a sample the label of its neighbourhood instead of dropping it. A row counts among its own
 * neighbours; of labels with equally many votes the smaller wins. Suspicion is the share of the
 * neighbours that contradict the label.
 */
export const knnRelabel = defineFilter({
  source: 'Paudice, Muñoz-González, Lupu: Label Sanitization against Label Flipping Poisoning Attacks (2018)',
  formula: 'y := the most frequent label of the k nearest, where its share ≥ η',
  cost: 6,
  relabels: true,
  params: z.strictObject({
    neighbours: z.int().min(2).max(50).default(10),
    /** Share of the votes that is enough. */
    confidence: z.number().min(0.5).max(1).default(0.8),
  }),
  inspect(core, { stream }, { neighbours, confidence }) {
    const k = Math.min(neighbours, stream.n);
    const rows = rowsOf(stream);
    const { index } = core.nearest(rows, rows, k);
    const suspicion = new Float32Array(stream.n);
    const relabelled = stream.y.slice();
    for (let i = 0; i < stream.n; i++) {
      const votes = new Int32Array(stream.classes);
      for (let j = i * k; j < (i + 1) * k; j++) {
        const label = stream.y[index[j] as number] as number;
        votes[label] = (votes[label] as number) + 1;
      }
      const most = Math.max(...votes);
      if (most >= confidence * k) relabelled[i] = votes.indexOf(most);
      suspicion[i] = 1 - (votes[stream.y[i] as number] as number) / k;
    }
    return { suspicion, dropped: new Uint8Array(stream.n), relabelled };
  },
});
