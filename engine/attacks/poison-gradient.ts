import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { pullBackToSamples, type Surrogate } from './surrogate.ts';

/**
 * How the loss L of the fitted model changes when a poison sample it was fitted on moves. With θ the
 * fit on all N samples, H the Hessian of its objective and u = H⁻¹ ∇L, a poison sample x with label c
 * (±1) and score s has
 *
 *     ∇ₓL = −(1/N) [ −c · σ(−c · s) · u_x + σ′(s) · (u · [x; 1]) · w ]
 *
 * where u_x are the entries of u that belong to the weights. For a network x is φ(x) of the surrogate
 * and the result is pulled back through the hidden layer.
 *
 * @param model     fitted on `features`
 * @param features  φ of everything the model was fitted on, poison included: N rows
 * @param gradient  ∇L at the fit, f64[k + 1]
 * @param poison    the samples that may move, n rows of d features
 * @param solve     digits wanted of u; few are enough to walk uphill
 * @returns         f64[n, d], nats per unit of feature
 *
 * Source: Mei & Zhu 2015; Biggio, Nelson, Laskov 2012; Koh & Liang 2017, eq. 5.
 */
export function poisonGradients(
  core: Core,
  model: Surrogate,
  features: Samples,
  gradient: Float64Array,
  poison: Samples,
  solve: { tolerance: number; maxIterations: number } = { tolerance: 1e-3, maxIterations: 30 },
): Float64Array {
  const { n } = poison;
  const { weights } = model;
  const u = core.solveHessian(linearHead(weights), features, model.l2, gradient, solve);
  const phi = model.features(poison);
  const k = phi.d;
  const s = core.linearScores(rowsOf(phi), weights);
  const ux = core.linearScores(rowsOf(phi), u);
  const inFeatures = new Float64Array(n * k);
  for (let i = 0; i < n; i++) {
    const p = 1 / (1 + core.exp(-(s[i] as number)));
    const alongU = (poison.y[i] === 1 ? 1 - p : -p) / features.n; // c · σ(−c · s) / N
    const alongW = (-p * (1 - p) * (ux[i] as number)) / features.n;
    for (let j = 0; j < k; j++) {
      inFeatures[i * k + j] = alongU * (u[j] as number) + alongW * (weights[j] as number);
    }
  }
  return pullBackToSamples(model, poison, inFeatures);
}
