import { z } from 'zod';
import { GameError } from '../errors.ts';
import { embed, embedRows } from '../extractor/embed.ts';
import { EXTRACTOR_IDS, EXTRACTORS } from '../extractor/index.ts';
import { extractorFeatures } from './features.ts';
import type { ModelKind } from './kind.ts';
import { layoutOf } from './layout.ts';
import { linearHead } from './linear.ts';
import type { ModelOf } from './model.ts';
import { regressionOptions } from './regression.ts';
import { defineVictim, twoClassesOnly } from './victim.ts';

/** A frozen extractor, then a linear model of two classes on its features; only that is trained. */
export const transferKind: ModelKind<ModelOf<'transfer'>> = {
  meta: z
    .strictObject({ kind: z.literal('transfer'), d: z.int().min(1), extractor: z.enum(EXTRACTOR_IDS) })
    .refine(({ d, extractor }) => d === EXTRACTORS[extractor].shape.d, 'd is not what the extractor reads'),
  identity: ({ d, extractor }) => [2, d, EXTRACTOR_IDS.indexOf(extractor)],
  classes: () => 2,
  layout: ({ extractor }) => layoutOf('f64', [EXTRACTORS[extractor].shape.classes, 1]),
  extractor: ({ extractor }) => EXTRACTORS[extractor],
  convex: true,
  scores(core, { extractor, weights }, x) {
    const features = embedRows(core, EXTRACTORS[extractor], x);
    return { rows: x.rows, cols: 1, values: core.linearScores(features, weights) };
  },
  view(core, { extractor, weights }) {
    const head = linearHead(weights);
    const frozen = extractorFeatures(core, EXTRACTORS[extractor]);
    return { ...frozen, head, frozen, trained: head };
  },
};

/**
 * Transfer learning: a frozen extractor turns pictures into features, and only a logistic regression on
 * them is trained. What the extractor cannot tell apart, no training of the last layer can. From another
 * model's weights it ends at the same optimum.
 */
export const transfer = defineVictim({
  params: z.strictObject({
    extractor: z.enum(EXTRACTOR_IDS).default('mnist-64'),
    /** Ridge strength λ of (λ/2)‖w‖² on the last layer; the bias is free. */
    l2: z.number().min(0).max(10).default(0.001),
  }),
  weighs: true,
  unfit(data, { extractor }) {
    const { d } = EXTRACTORS[extractor].shape;
    if (data.d === d) return twoClassesOnly('the new last layer')(data);
    const found = data.d === undefined ? 'samples that are no pictures' : `${data.d} features`;
    return new GameError('bad-shape', `extractor ${extractor} reads ${d} pixels, not ${found}`);
  },
  body: ({ d }, { extractor }) => ({ kind: 'transfer', d, extractor }),
  extractor: ({ extractor }) => EXTRACTORS[extractor],
  fit(core, data, { extractor, l2 }, _seed, options) {
    const { d } = data;
    const toModel = (weights: Float64Array) => ({ kind: 'transfer', d, extractor, weights }) as const;
    const { start } = options;
    const from = start?.kind === 'transfer' && start.extractor === extractor ? start.weights : undefined;
    const seen = embed(core, EXTRACTORS[extractor], data);
    return toModel(core.fitLogistic(seen, { l2, ...regressionOptions(options, from, toModel) }).weights);
  },
});
