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

/**
 * J(x)ᵀ g for every row, J the Jacobian of φ: the gradients in the pixels of functions of φ(x).
 *
 * @param x          f32[rows, pixels]
 * @param gradients  g, f32[rows, features], the functions' gradients in φ(x)
 * @returns          f32[rows, pixels]
 */
export function pullBackRows(core: Core, extractor: Extractor, x: Matrix, gradients: Matrix): Matrix {
  // A relu passes a gradient where it passed its input.
  const { values: features } = embedRows(core, extractor, x);
  const passed = gradients.values.map((gradient, k) => ((features[k] as number) > 0 ? gradient : 0));
  const { shape, weights } = extractor;
  return core.networkPullBack(x, shape, weights, { ...gradients, values: passed }, 'logits');
}
