import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { VictimView } from './view.ts';

/**
 * What each sample adds to the mean loss on `judged` by having been trained on, to first order:
 *
 *     −(1/N) ∇ℓᵢᵀ H⁻¹ ∇L_judged
 *
 * Above 0 the model would explain `judged` better without it. Only the last layer of a network counts.
 *
 * @param view   the model, trained on `data`
 * @returns      f32[data.n], nats
 * @source Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017)
 */
export function influenceOn(core: Core, view: VictimView, data: Samples, judged: Samples): Float32Array {
  const { head, features, l2, damping } = view;
  const seen = features(data);
  const { gradient } = core.modelGradient(head, features(judged), 0);
  const direction = Float32Array.from(core.solveHessian(head, seen, l2, gradient, { damping }));
  const { values } = core.sampleGradientProjections(head, seen, {
    rows: 1,
    cols: direction.length,
    values: direction,
  });
  return values.map((along) => -along / data.n);
}
