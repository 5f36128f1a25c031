import { z } from 'zod';
import { contentBuckets } from '../data/content-order.ts';
import { indicesWhere } from '../data/rows.ts';
import { ensembleOf } from '../victims/ensemble.ts';
import { accuracy } from '../victims/predict.ts';
import { defineDefence } from './defence.ts';
import { memberModels } from './members.ts';

/** One model per bucket of samples, the bucket given by the sample's content; they vote (see certificate.ts). */
export const partitionAggregation = defineDefence({
  source:
    'Levine, Feizi: Deep Partition Aggregation: Provable Defenses against General Poisoning Attacks (2021)',
  formula:
    'vote of θ(bucket 1) … θ(bucket k); safe from ⌊(n₁ − n₂ − [i₂ < i₁]) / 2⌋ inserted or removed samples, a changed one counting two',
  cost: 9,
  params: z.strictObject({ buckets: z.int().min(2).max(200).default(25) }),
  fit(core, training, { buckets }) {
    const { data, onStep } = training;
    const count = Math.min(buckets, data.n);
    const bucketOf = contentBuckets(data, count);
    const groups = Array.from({ length: count }, (_, k) => indicesWhere(bucketOf, k));
    const model = ensembleOf(memberModels(core, training, groups));
    onStep?.({ step: count, model, loss: 1 - accuracy(core, model, data) });
    return { model };
  },
});
