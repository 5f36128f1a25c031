import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { digitsPack } from '../support/digits.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

const { train } = loadWell(core, 'digits-4v9', await digitsPack(), 1);

describe('the low-rank residual', () => {
  const seen = { victim: 'logistic', victimParams: {}, seed: 1 } as const;

  it.each([
    ['more rows than features', train.n],
    ['fewer rows than features', 300],
  ])('FILTER-4 is ‖(I − VVᵀ)x‖ with the fewest directions that hold the energy: %s', (_name, rows) => {
    const stream = takeRows(
      train,
      Array.from({ length: rows }, (_, i) => Math.floor((i * train.n) / rows)),
    );
    const x = rowsOf(stream);
    const { values, vectors } = core.symmetricEigen(core.gram(x));
    const total = values.reduce((sum, value) => sum + Math.max(value, 0), 0);
    let [sum, count] = [0, 0];
    while (sum < 0.95 * total) sum += values[count++] as number;
    const main = { rows: count, cols: x.cols, values: vectors.values.slice(0, count * x.cols) };
    const shadow = core.multiply(core.multiply(x, main, { transposeB: true }), main).values;
    const { suspicion } = FILTERS.svd.inspect(core, { ...seen, stream }, {});
    for (let i = 0; i < rows; i++) {
      let square = 0;
      for (let k = i * x.cols; k < (i + 1) * x.cols; k++)
        square += ((x.values[k] as number) - (shadow[k] as number)) ** 2;
      expect(Math.abs((suspicion[i] as number) - Math.sqrt(square))).toBeLessThan(1e-5); // f32 sums of 784
    }
  });

  it('FILTER-8 answers for any share of the energy', () => {
    for (const energy of [0.5, 0.98, 0.99, 0.999]) {
      const { suspicion } = FILTERS.svd.inspect(core, { ...seen, stream: train }, { energy });
      expect(suspicion.every(Number.isFinite)).toBe(true);
    }
  });
});
