import { expect, it } from 'vitest';
import { FILTERS } from '../../engine/filters/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { digitsPack } from '../support/digits.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'digits-4v9', await digitsPack(), 1);

it('FILTER-1 influence has an answer for naive Bayes, which is too sure of itself to have a curvature', () => {
  const { train, golden } = well;
  const y = train.y.map((label, i) => (i % 50 === 0 ? 1 - label : label));
  const seen = { stream: { ...train, y }, golden, victim: 'naive-bayes', victimParams: {}, seed: 1 } as const;
  const { suspicion, dropped } = FILTERS.influence.inspect(core, seen, {});
  expect(suspicion.every(Number.isFinite)).toBe(true);
  expect(new Set(suspicion).size).toBeGreaterThan(train.n / 2);
  expect(dropped.reduce((sum, mark) => sum + mark, 0)).toBe(98);
});
