import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import type { Extractor } from './extractor.ts';

/**
 * φ(x) of every row. Computed by the core, so the features are the same bits on every engine.
 *
 * @param x  f32[rows, pixels]
 * @returns  f32[rows, features], none below 0
 */
export function embedRows(core: Core, { shape, weights }: Extractor, x: Matrix): Matrix {
  if (x.rows === 0) return { rows: 0, cols: shape.classes, values: new Float32Array(0) };
  const logits = core.networkLogits(x, shape, weights);
  return { ...logits, values: logits.values.map((value) => Math.max(value, 0)) };
}

/** The samples as the extractor sees them: φ(x) in place of x, labels shared. */
export function embed(core: Core, extractor: Extractor, data: Samples): Samples {
  const { cols, values } = embedRows(core, extractor, { rows: data.n, cols: data.d, values: data.x });
  return { ...data, d: cols, x: values };
}
