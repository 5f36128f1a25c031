import type { Extractor } from '../../engine/extractor/extractor.ts';

/**
 * Stands for engine/extractor/mnist-64.ts, whose numbers take as long to fetch as half of the page's script. The worker
 * fetches them after its first answer, or when that needs them, and lends them to the page where a model that uses them
 * is drawn.
 */
let lent: Float32Array | null = null;

export const mnist64: Pick<Extractor, 'shape' | 'weights'> = {
  shape: { d: 784, hidden: 128, classes: 64, activation: 'relu' },
  get weights() {
    if (!lent) throw new Error('the extractor is asked for before it is there');
    return lent;
  },
};

export const isLent = (): boolean => lent !== null;

export function lend(weights: Float32Array): void {
  lent = weights;
}
