import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const L2 = 0.05;
const stream = randomSamples(21, 600, 5);
const golden = randomSamples(22, 80, 5);
const lossOf = (data: typeof stream) =>
  core.modelGradient(linearHead(core.fitLogistic(data, { l2: L2, tolerance: 1e-9 }).weights), golden, 0).loss;

describe('provenance', () => {
  it('FILTER-10 what a crowd of small accounts does is told without a training for each', () => {
    let trainings = 0;
    const counting = {
      ...core,
      fitLogistic: (...args: Parameters<typeof core.fitLogistic>) => {
        trainings++;
        return core.fitLogistic(...args);
      },
    };
    // Two senders of many rows, and everybody else of one or two.
    const contributor = stream.y.map((_, i) => (i < 30 ? i % 2 : 2 + Math.floor((i - 30) / 2)));
    const seen = {
      stream,
      victim: 'logistic',
      victimParams: { l2: L2 },
      seed: 1,
      golden,
      contributor,
    } as const;
    const { suspicion } = FILTERS.provenance.inspect(counting, seen, {});
    expect(trainings).toBeLessThan(10); // two for the model and its head, one for each large sender
    const all = lossOf(stream);
    for (const account of [2, 57, 101, 190, 286]) {
      const rest = [...stream.y.keys()].filter((i) => contributor[i] !== account);
      const gain = all - lossOf(takeRows(stream, rest));
      const row = contributor.indexOf(account);
      // First order at a fit to 1e-4; the threshold is 0.004.
      expect(Math.abs(2 * (suspicion[row] as number) - gain)).toBeLessThan(0.2 * Math.abs(gain) + 4e-6);
    }
  });
});
