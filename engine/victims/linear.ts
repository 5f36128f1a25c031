import { z } from 'zod';
import type { Differentiable } from '../numeric/core.ts';
import { IDENTITY } from './features.ts';
import type { ModelKind } from './kind.ts';
import { layoutOf } from './layout.ts';
import type { ModelOf } from './model.ts';

/** Two classes: s(x) = w · x + b. Logistic regression, the SVM and naive Bayes all train one. */
export const linearKind: ModelKind<ModelOf<'linear'>> = {
  meta: z.strictObject({ kind: z.literal('linear'), d: z.int().min(1) }),
  identity: ({ d }) => [0, d],
  classes: () => 2,
  layout: ({ d }) => layoutOf('f64', [d, 1]),
  extractor: () => null,
  convex: true,
  scores: (core, { weights }, x) => ({ rows: x.rows, cols: 1, values: core.linearScores(x, weights) }),
  view(_core, { weights }) {
    const head = linearHead(weights);
    return { ...IDENTITY, head, frozen: IDENTITY, trained: head };
  },
};

/** A linear model whose gradients are those of the logistic loss. */
export type LinearHead = Extract<Differentiable, { kind: 'linear' }>;

export function linearHead(weights: Float64Array): LinearHead {
  return { kind: 'linear', loss: 'logistic', weights };
}

/** Two rows of scores as one: the second class's weights and bias less the first's, f64[d + 1]. */
export function differenceOfTwo(weights: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d + 1);
  for (let j = 0; j < d; j++) out[j] = (weights[d + j] as number) - (weights[j] as number);
  out[d] = (weights[2 * d + 1] as number) - (weights[2 * d] as number);
  return out;
}
