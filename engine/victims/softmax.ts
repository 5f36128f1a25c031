import { z } from 'zod';
import { IDENTITY } from './features.ts';
import type { ModelKind } from './kind.ts';
import { layoutOf } from './layout.ts';
import { differenceOfTwo } from './linear.ts';
import type { Model, ModelOf, SingleModel } from './model.ts';
import { regressionOptions } from './regression.ts';
import { defineVictim, STAND_IN_L2 } from './victim.ts';

/** A score for each of three or more classes: W x + b. */
export const softmaxKind: ModelKind<ModelOf<'softmax'>> = {
  meta: z.strictObject({ kind: z.literal('softmax'), d: z.int().min(1), classes: z.int().min(3) }),
  identity: ({ d, classes }) => [3, d, classes],
  classes: ({ classes }) => classes,
  layout: ({ d, classes }) => layoutOf('f64', [d, classes]),
  extractor: () => null,
  convex: true,
  scores: (core, { weights }, x) => core.modelScores({ kind: 'softmax', weights }, x),
  view(_core, { weights }) {
    const head = { kind: 'softmax', weights } as const;
    return { ...IDENTITY, head, frozen: IDENTITY, trained: head };
  },
};

/**
 * Softmax regression of any number of classes with a ridge on the weights, fitted to convergence. With
 * two classes it is a logistic regression on the difference of the rows, and is kept as one. From another
 * model's weights it ends at the same optimum.
 */
export const softmax = defineVictim({
  params: z.strictObject({
    /** Ridge strength λ of (λ/2)‖W‖²; the biases are free. */
    l2: z.number().min(0).max(10).default(0.01),
  }),
  weighs: true,
  body: ({ d, classes }) => (classes === 2 ? { kind: 'linear', d } : { kind: 'softmax', d, classes }),
  // Two rows of weights of half the size each carry half the ridge of their difference.
  standInL2: ({ l2 }) => (l2 ? l2 / 2 : STAND_IN_L2),
  fit(core, data, { l2 }, _seed, options) {
    const { d, classes } = data;
    const toModel = (weights: Float64Array): SingleModel =>
      classes === 2
        ? { kind: 'linear', d, weights: differenceOfTwo(weights, d) }
        : { kind: 'softmax', d, classes, weights };
    const from = rowsOf(options.start, d, classes);
    return toModel(core.fitSoftmax(data, { l2, ...regressionOptions(options, from, toModel) }).weights);
  },
});

/** The weights of an earlier model as a row for each class; none where it is of another build. */
function rowsOf(start: Model | undefined, d: number, classes: number): Float64Array | undefined {
  if (start?.kind === 'softmax' && start.d === d && start.classes === classes) return start.weights;
  if (start?.kind !== 'linear' || start.d !== d || classes !== 2) return undefined;
  const rows = new Float64Array(2 * d + 2);
  start.weights.forEach((weight, j) => {
    const [first, second] = j < d ? [j, d + j] : [2 * d, 2 * d + 1];
    rows[first] = -weight / 2;
    rows[second] = weight / 2;
  });
  return rows;
}
