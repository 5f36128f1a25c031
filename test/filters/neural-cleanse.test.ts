import { describe, expect, it } from 'vitest';
import type { AttackId } from '../../engine/attacks/ids.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { anomalies, smallestMark } from '../../engine/filters/reverse-trigger.ts';
import { openRound } from '../../engine/round/round.ts';
import { loadWell } from '../../engine/round/well.ts';
import { digitsPack } from '../support/digits.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('the smallest mark', () => {
  const data: Samples = randomSamples(5, 40, 12);
  /** Class 1 hangs on feature 3 alone. */
  const weights = new Float64Array(13);
  weights[3] = 8;
  weights[12] = -4;
  const model = { kind: 'linear', loss: 'logistic', weights } as const;
  const search = { steps: 80, reach: 1, lo: -3, hi: 3 };

  it('FILTER-11 is the feature that the class hangs on', () => {
    const { mask, pattern, size } = smallestMark(core, model, data, 1, search);
    expect(size).toBeLessThan(1.1);
    expect(mask[3]).toBeGreaterThan(0.2);
    expect(pattern[3]).toBeCloseTo(3, 6);
  });

  it('FILTER-11 is everything where no mark does it', () => {
    const never = { ...model, weights: weights.map((w, j) => (j === 12 ? -100 : w)) };
    expect(smallestMark(core, never, data, 1, search).size).toBe(12);
  });

  it('FILTER-11 the index is the distance below the median in median deviations', () => {
    const sizes = [40, 44, 36, 42, 8, 50];
    const logs = sizes.map(Math.log);
    const median = (values: number[]) => {
      const sorted = [...values].sort((a, b) => a - b);
      return ((sorted[2] as number) + (sorted[3] as number)) / 2;
    };
    const middle = median(logs);
    const deviation = 1.4826 * median(logs.map((log) => Math.abs(log - middle)));
    anomalies(core, sizes).forEach((index, k) => {
      expect(index).toBeCloseTo((middle - (logs[k] as number)) / deviation, 9);
    });
    expect([...anomalies(core, [5, 5, 5])]).toEqual([0, 0, 0]);
  });
});

describe('ten digits', () => {
  it('FILTER-11 a patch in 0.5 percent is found with its class and its samples, a clean network is let pass', async () => {
    const well = loadWell(core, 'digits', await digitsPack('digits'), 1);
    const round = await openRound(core, well, 1);
    const roundOf = (attack: AttackId, epsilon: number) => {
      const delivery = round.deliver({ attack: { id: attack, params: {} }, epsilon });
      const { removedBy, verdicts } = delivery.filter({
        filters: [{ id: 'neural-cleanse', params: {} }],
      });
      return { ...delivery, removedBy, suspicion: verdicts[0]?.suspicion ?? new Float32Array(0) };
    };
    const { stream, origin, removedBy, suspicion } = roundOf('badnets', 0.005);
    const suspects = new Set(stream.y.filter((_, i) => (suspicion[i] as number) > 0));
    expect([...suspects]).toEqual([7]);
    const dropped = [...removedBy.keys()].filter((i) => removedBy[i] === 1);
    expect(dropped).toHaveLength(15);
    expect(dropped.every((i) => origin[i] !== 0)).toBe(true);
    expect(roundOf('badnets', 0).removedBy.every((mark) => mark === 0)).toBe(true);
  });
});
