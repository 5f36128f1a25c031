import { z } from 'zod';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';

/**
 * Spectral signatures of the per-sample gradients of the victim at its fit on the whole stream: the
 * weights' gradient for a linear model, the last layer's for a network, frozen or not. The rows are centred per
 * class both before the singular vectors are taken and when they are projected.
 */
export const spectral = defineFilter({
  source: 'Tran, Li, Madry: Spectral Signatures in Backdoor Attacks (2018)',
  formula: '((∇ℓ − mean ∇ℓ) · v₁)² per class, v₁ the top right singular vector',
  cost: 8,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, seen, { remove }) {
    const { stream } = seen;
    const { head, features } = fittedView(core, seen);
    const suspicion = core.sampleGradientSpectral(head, features(stream)).map((along) => along * along);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
