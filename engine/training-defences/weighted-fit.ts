import { indicesWhere } from '../data/rows.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTORS, type ExtractorId } from '../extractor/index.ts';
import type { Core, NetworkShape } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { allBut, type Trained, type Training } from './defence.ts';
import { fitRows } from './plain-fit.ts';

/**
 * The victim's training with a weight for each sample. A victim that knows no weights leaves out the
 * samples that weigh less than half of the heaviest.
 *
 * @param weights  f32[n] ≥ 0, not all 0
 */
export function fitWeighted(core: Core, training: Training, weights: Float32Array): Trained {
  const { data, victim, victimParams, seed } = training;
  const params = VICTIMS[victim].params.parse(victimParams);
  switch (victim) {
    case 'logistic': {
      const { l2 } = params as { l2: number };
      const fit = core.fitLogistic(data, { l2, sampleWeights: weights });
      return { model: { kind: 'linear', d: data.d, weights: fit.weights } };
    }
    case 'transfer': {
      const { l2, extractor } = params as { l2: number; extractor: ExtractorId };
      const seen = embed(core, EXTRACTORS[extractor], data);
      const fit = core.fitLogistic(seen, { l2, sampleWeights: weights });
      return { model: { kind: 'transfer', d: data.d, extractor, weights: fit.weights } };
    }
    case 'network': {
      const { hidden, activation, ...options } = params as NetworkParams;
      const shape: NetworkShape = { d: data.d, hidden, classes: data.classes, activation };
      const fit = core.fitNetwork(data, shape, { ...options, seed, sampleWeights: weights });
      return { model: { kind: 'network', shape, weights: fit.weights } };
    }
    default: {
      const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
      const kept = indicesWhere(
        weights.map((weight) => (2 * weight >= heaviest ? 1 : 0)),
        1,
      );
      const model = fitRows(core, training, kept);
      return { model, ...(kept.length < data.n && { dropped: allBut(kept, data.n) }) };
    }
  }
}

interface NetworkParams extends Pick<NetworkShape, 'hidden' | 'activation'> {
  readonly l2: number;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
}
