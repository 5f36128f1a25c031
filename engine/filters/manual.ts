import { z } from 'zod';
import { defineFilter } from './filter.ts';

/** Drops the samples that somebody has named, a person or a program. Suspicion is 1 for those, else 0. */
export const manual = defineFilter({
  source: 'The game itself: a judgement, not a method (2026)',
  formula: 'i ∈ rows',
  cost: 3,
  byHand: true,
  params: z.strictObject({
    /** Numbers of the samples, with commas between them. */
    rows: z
      .string()
      .regex(/^(\d{1,7}(,\d{1,7})*)?$/, 'whole numbers with commas between them, as 3,17,41')
      .max(2_000)
      .default(''),
  }),
  inspect(_core, { stream, rows: numbers }, { rows }) {
    const named = new Set(rows === '' ? [] : rows.split(',').map(Number));
    const dropped = new Uint8Array(stream.n).map((_, i) => (named.has(numbers?.[i] ?? i) ? 1 : 0));
    return { suspicion: Float32Array.from(dropped), dropped };
  },
});
