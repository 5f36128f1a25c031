import { z } from 'zod';
import { descending } from '../data/order.ts';
import { classCounts, noRows, takeRows } from '../data/rows.ts';
import { linearHead } from '../victims/linear.ts';
import { rowsOf } from '../victims/predict.ts';
import { defineAttack } from './attack.ts';
import { atFullSize, fitSurrogate, type Surrogate } from './surrogate.ts';

/**
 * Deletes the rows that hold the model up: those whose loss, by influence functions, makes the
 * fit more right about everything known. In batches, with a fit after each.
 */
export const removeInfluence = defineAttack({
  source: 'Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017)',
  formula: 'delete the rows with the largest (1/N) u · ∇ℓᵢ,  u = H⁻¹∇L',
  goal: 'availability',
  means: 'remove',
  needs: ['two-classes'],
  params: z.strictObject({
    /** The model is fitted again after each batch. */
    batches: z.int().min(1).max(30).default(8),
  }),
  forge(core, seen, count, { batches }, random) {
    const { known, trainRows } = seen;
    const seed = random.seed();
    const gone = new Set<number>();
    const left = classCounts(known);
    const most = Math.min(count, known.n - 1);
    const rounds = Math.min(batches, most);
    let model: Surrogate | undefined;
    for (let round = 0; round < rounds; round++) {
      seen.onProgress?.(round / rounds);
      const rest = takeRows(
        known,
        Int32Array.from(known.y.keys()).filter((row) => !gone.has(row)),
      );
      const missing = known.n - rest.n;
      const data = atFullSize({ known: rest, trainRows: Math.max(rest.n, trainRows - missing) });
      model = fitSurrogate(core, seen, data, seed, model);
      const phi = model.features(known);
      const { gradient } = core.modelGradient(linearHead(model.weights), phi, 0);
      const u = core.solveHessian(linearHead(model.weights), model.features(data), model.l2, gradient, ROUGH);
      const along = core.linearScores(rowsOf(phi), u);
      const scores = core.linearScores(rowsOf(phi), model.weights);
      // u · ∇ℓᵢ = −y σ(−y s) u·[x; 1]
      const gains = along.map((value, i) => {
        const y = known.y[i] === 1 ? 1 : -1;
        return (-y * value) / (1 + core.exp(y * (scores[i] as number)));
      });
      const upTo = Math.floor((most * (round + 1)) / rounds);
      for (const row of descending(gains)) {
        if (gone.size >= upTo) break;
        const label = known.y[row] as number;
        if (gone.has(row) || (left[label] as number) <= 1) continue; // a class that is gone is an outage
        left[label] = (left[label] as number) - 1;
        gone.add(row);
      }
    }
    return {
      inserted: noRows(known),
      changed: { index: new Int32Array(0), x: new Float32Array(0), y: new Int32Array(0) },
      removed: Int32Array.from(gone).sort(),
    };
  },
});

/** Digits wanted of u: enough to put samples in order. */
const ROUGH = { tolerance: 1e-3, maxIterations: 50 } as const;
