import { z } from 'zod';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Distrusts samples that the few directions in which most data lie cannot describe. In units of a feature. */
export const svd = defineFilter({
  source: 'Koh, Steinhardt, Liang: Stronger Data Poisoning Attacks Break Data Sanitization Defenses (2018)',
  formula: '‖(I − VVᵀ)x‖, V the smallest number of right singular vectors with the given share of the energy',
  cost: 4,
  params: z.strictObject({ remove: removeShare, energy: z.number().min(0.5).max(0.999).default(0.95) }),
  inspect(core, { stream }, { remove, energy }) {
    const x = rowsOf(stream);
    const shadow = described(core, x, energy);
    const suspicion = new Float32Array(stream.n);
    for (let i = 0; i < stream.n; i++) {
      let sum = 0;
      for (let k = i * stream.d; k < (i + 1) * stream.d; k++) {
        const rest = (x.values[k] as number) - (shadow.values[k] as number);
        sum += rest * rest;
      }
      suspicion[i] = Math.sqrt(sum);
    }
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/**
 * The rows of `x` as the fewest right singular vectors describe them whose squared singular values reach `share`
 * of the sum: X VᵀV, or U UᵀX where there are fewer rows than columns, from eigenpairs of the smaller of XᵀX and
 * XXᵀ. (With 1,000 features 0.5 s of a core.)
 */
function described(core: Core, x: Matrix, share: number): Matrix {
  const wide = x.rows < x.cols;
  const { vectors } = core.leadingEigen(wide ? core.rowGram(x) : core.gram(x), share);
  if (wide) return core.multiply(vectors, core.multiply(vectors, x), { transposeA: true });
  return core.multiply(core.multiply(x, vectors, { transposeB: true }), vectors);
}
