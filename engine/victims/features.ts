import type { Samples } from '../data/samples.ts';
import { embed, pullBackRows } from '../extractor/embed.ts';
import type { Extractor } from '../extractor/extractor.ts';
import type { Core, Matrix, NetworkShape } from '../numeric/core.ts';

/** Features φ(x) of samples, and the way back from gradients in φ to gradients in x. */
export interface FeatureMap {
  /** True where φ(x) = x. */
  readonly isIdentity: boolean;
  /** φ(x) of every row, labels shared. */
  features(data: Samples): Samples;
  /**
   * J(x)ᵀ g for every row, J the Jacobian of φ: the gradients in x of functions of φ(x).
   *
   * @param data       n rows of d features
   * @param gradients  g, f32[n, features], the functions' gradients in φ(x)
   * @returns          f32[n, d]
   */
  pullBack(data: Samples, gradients: Matrix): Matrix;
}

/** φ(x) = x. */
export const IDENTITY: FeatureMap = {
  isIdentity: true,
  features: (data) => data,
  pullBack: (_data, gradients) => gradients,
};

/** What a frozen extractor makes of pictures; φ(x) = x where there is none. */
export function extractorFeatures(core: Core, extractor: Extractor | null): FeatureMap {
  if (!extractor) return IDENTITY;
  return {
    isIdentity: false,
    features: (data) => embed(core, extractor, data),
    pullBack: (data, gradients) => pullBackRows(core, extractor, rows(data), gradients),
  };
}

/** The activations of a network's hidden layer. */
export function hiddenFeatures(core: Core, shape: NetworkShape, weights: Float32Array): FeatureMap {
  return {
    isIdentity: false,
    features(data) {
      const { cols, values } = core.networkHidden(rows(data), shape, weights);
      return { ...data, d: cols, x: values };
    },
    pullBack: (data, gradients) => core.networkPullBack(rows(data), shape, weights, gradients, 'hidden'),
  };
}

function rows({ n, d, x }: Samples): Matrix {
  return { rows: n, cols: d, values: x };
}
