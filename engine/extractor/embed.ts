import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Extractor } from './extractor.ts';

/**
 * The samples as the extractor sees them: φ(x) in place of x, labels shared. Computed by the core, so the
 * features are the same bits on every engine.
 */
export function embed(core: Core, { shape, weights }: Extractor, data: Samples): Samples {
  const features = shape.classes;
  if (data.n === 0) return { ...data, d: features, x: new Float32Array(0) };
  const logits = core.networkLogits({ rows: data.n, cols: data.d, values: data.x }, shape, weights);
  return { ...data, d: features, x: logits.values.map((value) => Math.max(value, 0)) };
}
