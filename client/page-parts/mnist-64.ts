import type { Extractor } from '../../engine/extractor/extractor.ts';

/**
 * Stands in the page for engine/extractor/mnist-64.ts, whose numbers are as large as the rest of the
 * page's script: they stay with the worker, which lends them where a model that uses them is drawn.
 */
let lent: Float32Array | null = null;

export const mnist64: Pick<Extractor, 'shape' | 'weights'> = {
  shape: { d: 784, hidden: 128, classes: 64, activation: 'relu' },
  get weights() {
    if (!lent) throw new Error('the extractor is asked for before the worker has lent it');
    return lent;
  },
};

export const isLent = (): boolean => lent !== null;

export function lend(weights: Float32Array): void {
  lent = weights;
}
