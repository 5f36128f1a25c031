import { z } from 'zod';
import { descending } from '../data/order.ts';
import { relabel } from '../data/rows.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { labelFlips } from './poison.ts';
import { atFullSize, fitSurrogate, type Surrogate } from './surrogate.ts';

/**
 * Flips the labels that, by influence functions, raise the loss on what the attacker knows most; in batches, with
 * a fit after each. With u = H⁻¹∇L the gain of turning y (±1) into −y is −(1/N) u·(∇ℓ(x, −y) − ∇ℓ(x, y)),
 * which for the logistic loss is −(y/N) u·[x; 1].
 */
export const influenceFlip = defineAttack({
  source:
    'Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017); ' +
    'Paudice, Muñoz-González, Lupu: Label Sanitization against Label Flipping Poisoning Attacks (2018)',
  formula: 'gain of i = −(1/N) u · (∇ℓ(x, −y) − ∇ℓ(x, y)),  u = H⁻¹∇L',
  goal: 'availability',
  means: 'flip',
  needs: ['two-classes'],
  params: z.strictObject({
    /** The model is fitted again after each batch. */
    batches: z.int().min(1).max(30).default(8),
  }),
  forge(core, seen, count, { batches }, random) {
    const { known, trainRows } = seen;
    const seed = random.seed();
    const flips = Math.min(count, known.n - 1);
    const rounds = Math.min(batches, flips);
    const y = known.y.slice();
    const chosen: number[] = [];
    let model: Surrogate | undefined;
    for (let round = 0; round < rounds; round++) {
      seen.onProgress?.(round / rounds);
      const data = atFullSize({ known: relabel(known, y), trainRows });
      model = fitSurrogate(core, seen, data, seed, model);
      const phi = model.features(known);
      const { gradient } = core.modelGradient(linearHead(model.weights), phi, 0);
      const u = core.solveHessian(linearHead(model.weights), model.features(data), model.l2, gradient, ROUGH);
      const along = core.linearScores(rowsOf(phi), u);
      const gains = along.map((value, i) => (known.y[i] === 1 ? -value : value));
      const wanted = Math.floor((flips * (round + 1)) / rounds) - chosen.length;
      const fresh = descending(gains).filter((row) => y[row] === known.y[row]);
      for (const row of fresh.slice(0, wanted)) {
        y[row] = 1 - (y[row] as number);
        chosen.push(row);
      }
    }
    return labelFlips(known, Int32Array.from(chosen).sort());
  },
});

/** Digits wanted of u: enough to put samples in order. */
const ROUGH = { tolerance: 1e-3, maxIterations: 50 } as const;
