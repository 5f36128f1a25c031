import { z } from 'zod';
import { classCounts, indicesWhere, takeRows } from '../data/rows.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineFilter } from './filter.ts';
import { headOf } from './head.ts';

/**
 * Reject on negative impact: heaps of alike samples of one class are left out in turn, and a heap without
 * which the trusted samples are judged better goes. Suspicion is that gain, in nats of the mean trusted
 * loss, the same for all samples of a heap.
 */
export const roni = defineFilter({
  source:
    'Nelson, Barreno, Chi, Joseph, Rubinstein, Saini, Sutton, Tygar, Xia: Exploiting Machine Learning to Subvert Your Spam Filter (2008)',
  formula: 'L_golden(all) − L_golden(all less the batch) > threshold',
  cost: 8,
  needs: ['trusted'],
  params: z.strictObject({
    /** Samples in a batch, on average. */
    batch: z.int().min(5).max(500).default(50),
    /** Gain in mean loss that is too much, nats. */
    threshold: z.number().min(0).max(1).default(0.005),
  }),
  inspect(core, seen, { batch, threshold }) {
    const { stream, seed } = seen;
    const head = headOf(core, seen);
    const suspicion = new Float32Array(stream.n);
    classCounts(stream).forEach((count, label) => {
      if (count === 0) return;
      const index = indicesWhere(stream.y, label);
      const heaps = Math.min(Math.max(1, Math.round(count / batch)), count);
      const { labels } = core.kMeans(rowsOf(takeRows(head.seen, index)), heaps, { seed, starts: 1 });
      const heapOf = new Int32Array(stream.n).fill(-1);
      index.forEach((row, i) => {
        heapOf[row] = labels[i] as number;
      });
      for (let heap = 0; heap < heaps; heap++) {
        const gain = head.trustedLoss - head.lossWithout((row) => heapOf[row] === heap);
        for (const row of index) if (heapOf[row] === heap) suspicion[row] = gain;
      }
    });
    return { suspicion, dropped: Uint8Array.from(suspicion, (gain) => (gain > threshold ? 1 : 0)) };
  },
});
