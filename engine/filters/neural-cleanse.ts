import { z } from 'zod';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { defineFilter, goldenOf } from './filter.ts';
import { fittedView } from './fitted.ts';
import { anomalies, type Mark, smallestMark } from './reverse-trigger.ts';

/** Anomaly index beyond which a class is taken to have a back door. */
const ALARM = 2;

/**
 * Neural Cleanse: seeks for each class the smallest mark that makes the trained model take trusted samples for it.
 * A class that far less is needed for than for the others has a back door, and its samples that show the mark go.
 * With two classes no size stands out from the other, so nothing is dropped. The model is the victim, with
 * all its layers where it is a network; of a frozen one the mark is sought among its features. Suspicion is
 * how much of the smallest mark a sample of its class shows, 0 … 1.
 */
export const neuralCleanse = defineFilter({
  source:
    'Wang, Yao, Shan, Li, Viswanath, Zheng, Zhao: Neural Cleanse: Identifying and Mitigating Backdoor Attacks (2019)',
  formula:
    'min over m, p of mean ℓ((1 − m) x + m p, c) + λ‖m‖₁;  alarm where (median − log‖m_c‖₁) / (1.4826 MAD) > 2',
  cost: 9,
  needs: ['trusted', 'many-classes'],
  params: z.strictObject({
    steps: z.int().min(10).max(300).default(80),
    /** Trusted samples that marks are tried on, at most. */
    samples: z.int().min(10).max(500).default(80),
    /** Share of them that a mark has to turn. */
    reach: z.number().min(0.5).max(1).default(0.8),
    /** How much of the mark a sample shows that goes. */
    match: z.number().min(0).max(1).default(0.5),
  }),
  inspect(core, seen, { steps, samples, reach, match }) {
    const { stream } = seen;
    const golden = goldenOf(seen);
    const { trained, frozen } = fittedView(core, seen);
    const trusted = frozen.features(some(golden, samples));
    const data = frozen.features(stream);
    const { x, y, n } = data;
    const lo = x.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
    const hi = x.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
    const marks = Array.from({ length: stream.classes }, (_, label) =>
      smallestMark(core, trained, trusted, label, { steps, reach, lo, hi }),
    );
    const index = anomalies(
      core,
      marks.map(({ size }) => size),
    );
    const odd = index.reduce((most, value, label) => (value > (index[most] as number) ? label : most), 0);
    const shows = shownBy(marks[odd] as Mark, data, hi - lo);
    const suspicion = new Float32Array(n);
    for (let i = 0; i < n; i++) if (y[i] === odd) suspicion[i] = shows(i);
    const alarm = (index[odd] as number) > ALARM;
    return { suspicion, dropped: Uint8Array.from(suspicion, (value) => (alarm && value >= match ? 1 : 0)) };
  },
});

/** At most `count` rows, evenly over the whole: trusted samples may come sorted by class. */
function some(data: Samples, count: number): Samples {
  if (data.n <= count) return data;
  return takeRows(
    data,
    Int32Array.from({ length: count }, (_, i) => Math.floor((i * data.n) / count)),
  );
}

/** How much of the mark a row shows: 1 where it is there in full, 0 where it is as far from it as can be. */
function shownBy({ mask, pattern, size }: Mark, { x, d }: Samples, span: number): (row: number) => number {
  return (row) => {
    if (!(size > 0 && span > 0)) return 0;
    let gap = 0;
    for (let j = 0; j < d; j++)
      gap += (mask[j] as number) * Math.abs((x[row * d + j] as number) - (pattern[j] as number));
    return 1 - gap / (size * span);
  };
}
