import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTORS } from '../extractor/index.ts';
import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Model } from '../victims/model.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/**
 * Spectral signatures of the per-sample gradients of the victim at its fit on the whole stream: the
 * weights' gradient for a linear model, the last layer's for a network, frozen or not. The rows are centred per
 * class both before the singular vectors are taken and when they are projected.
 */
export const spectral = defineFilter({
  label: 'Gradient spectrum',
  explanation:
    'Looks at how every sample pulls on the model and drops those that pull along the strongest common direction.\n' +
    'Poison that works together pulls together; without poison it drops the hard but honest samples.',
  source: 'Tran, Li, Madry: Spectral Signatures in Backdoor Attacks (2018)',
  formula: '((∇ℓ − mean ∇ℓ) · v₁)² per class, v₁ the top right singular vector',
  cost: 8,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, { stream, victim, victimParams, seed }, { remove }) {
    const model = VICTIMS[victim].fit(core, stream, victimParams, seed);
    const suspicion = spectralScores(core, model, stream);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

function spectralScores(core: Core, model: Model, stream: Samples): Float32Array {
  switch (model.kind) {
    case 'linear':
      return core.logisticGradientSpectral(stream, model.weights);
    case 'transfer':
      return core.logisticGradientSpectral(embed(core, EXTRACTORS[model.extractor], stream), model.weights);
    case 'softmax':
      return core
        .sampleGradientSpectral({ kind: 'softmax', weights: model.weights }, stream)
        .map((along) => along * along);
    case 'network':
      return core.networkGradientSpectral(stream, model.shape, model.weights);
    case 'ensemble':
      return new Float32Array(stream.n); // no victim is trained to one
    default:
      return model satisfies never;
  }
}
