import { describe, expect, it } from 'vitest';
import { labelIssues } from '../../engine/filters/confident-learning.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { randomSamples } from '../support/generators.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('confident learning', () => {
  /** Three classes, thresholds 0.6, 0.5 and 0.4 by hand: the means of p_k over the rows labelled k. */
  const CLASSES = 3;
  const y = Int32Array.of(0, 0, 0, 1, 1, 2, 2);
  const p = [
    [0.8, 0.1, 0.1], // labelled 0, and sure of it
    [0.4, 0.55, 0.05], // sure of 1 only: flagged for 1
    [0.6, 0.0, 0.4], // as sure of 0 as usual, and of 2: its own class is likelier, so it stays
    [0.0, 0.6, 0.4], // sure of 1 and of 2; its own is likelier
    [0.1, 0.4, 0.5], // sure of 2 only
    [0.0, 0.5, 0.5], // as sure of 1 as of its own class 2: a tie, which its own class wins
    [0.65, 0.05, 0.3], // sure of 0 only
  ];
  const values = Float32Array.from(p.flat());
  const stream = { n: 7, d: 1, classes: CLASSES, x: new Float32Array(7), y };

  it('FILTER-14 flags a sample for the likeliest class of which the model is sure, and for that alone', () => {
    const suspicion = labelIssues({ rows: 7, cols: CLASSES, values }, stream, 0);
    expect([...suspicion].map((value) => value >= 0)).toEqual([false, true, false, false, true, false, true]);
    // How much surer than usual: 0.55 − 0.5, 0.5 − 0.4, 0.65 − 0.6; f32 inputs.
    expect(suspicion[1]).toBeCloseTo(0.05, 6);
    expect(suspicion[4]).toBeCloseTo(0.1, 6);
    expect(suspicion[6]).toBeCloseTo(0.05, 6);
  });

  it('FILTER-14 with caution the model must be that much surer of the other class', () => {
    const suspicion = labelIssues({ rows: 7, cols: CLASSES, values }, stream, 0.07);
    expect([...suspicion].map((value) => value >= 0)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
      false,
    ]);
  });
});

describe('two-sample tests', () => {
  it('FILTER-15 mmd refuses a significance that its relabellings cannot reach, and says how many can', () => {
    const refusal = FILTERS.mmd.params.safeParse({ significance: 0.001, relabellings: 200 });
    expect(refusal.error?.issues[0]).toMatchObject({ path: ['significance'] });
    expect(refusal.error?.issues[0]?.message).toContain('use 1000 or more');
    expect(FILTERS.mmd.params.safeParse({ significance: 0.001, relabellings: 1000 }).success).toBe(true);
    expect(FILTERS.mmd.params.safeParse({ significance: 0.001, relabellings: 999 }).success).toBe(false);
    expect(FILTERS.mmd.params.safeParse({}).success).toBe(true);
  });

  it.each(['ks', 'mmd'] as const)(
    'FILTER-15 %s refuses a significance that so few samples cannot reach',
    (id) => {
      const stream = randomSamples(3, 12, 2);
      const seen = {
        stream,
        victim: 'logistic',
        victimParams: {},
        seed: 1,
        golden: randomSamples(4, 4, 2),
        contributor: stream.y.map((_, i) => i % 6),
      } as const;
      const { code, message } = refused(() => FILTERS[id].inspect(core, seen, {}));
      expect(code).toBe('out-of-range');
      expect(message).toContain('2 samples of an account at most against 4 trusted ones');
      const { dropped } = FILTERS[id].inspect(core, seen, { significance: 0.5 });
      expect(dropped).toHaveLength(12);
    },
  );
});
