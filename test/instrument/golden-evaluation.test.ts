import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { VictimId } from '../../engine/victims/ids.ts';
import { evaluateData } from '../../instrument/evaluation/evaluate.ts';
import type { Evaluation } from '../../instrument/evaluation/result.ts';
import { GOLDEN_SETS, type GoldenFit } from '../support/fits.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const folder = new URL('../golden/fits/', import.meta.url);

/** The file as it is, or with `positive` against the rest as the classes 1 and 0. */
function csvOf(name: string, positive?: string): Uint8Array {
  const text = readFileSync(new URL(`${name}.csv`, folder), 'utf8');
  const [header, ...lines] = text.trim().split('\n');
  const two = (line: string) => {
    const at = line.lastIndexOf(',') + 1;
    return `${line.slice(0, at)}${line.slice(at) === positive ? 1 : 0}`;
  };
  return new TextEncoder().encode([header, ...(positive === undefined ? lines : lines.map(two))].join('\n'));
}

/** Trained and judged on one file, as `well evaluate` does it. */
function evaluated(
  bytes: Uint8Array,
  victim: VictimId,
  victimParams: Record<string, number>,
  test = bytes,
): Evaluation {
  return evaluateData(
    core,
    {
      files: { train: { name: 'train.csv', bytes }, test: { name: 'test.csv', bytes: test } },
      reading: {},
      victim,
      victimParams,
      plan: { filters: [] },
      planName: 'none',
      seed: 1,
    },
    { now: () => 0 },
  );
}

/** Source of every number: tools/golden-fits.py (SciPy and scikit-learn). 1e-6 is what the fits promise. */
function expectFit(found: Evaluation, want: GoldenFit): void {
  expect(found.warnings).toEqual([]);
  expect(Math.round(found.error.test * found.rows.test)).toBe(want.errors);
  expect(Math.abs((found.objective as number) - want.objective) / want.objective).toBeLessThan(1e-6);
}

const WITH_SOFTMAX = GOLDEN_SETS.filter(([, { softmax }]) => softmax);
const WITH_NAIVE_BAYES = GOLDEN_SETS.filter(([, { naiveBayes }]) => naiveBayes);

describe('well evaluate', () => {
  it.each(GOLDEN_SETS)(
    'CLI-37 has error and objective of the exact fits of two classes of %s',
    (name, golden) => {
      const bytes = csvOf(name, golden.positive);
      const test = name.endsWith('-train') ? csvOf(name.replace('-train', '-test'), golden.positive) : bytes;
      for (const { l2, ...fits } of golden.twoClasses) {
        for (const victim of ['logistic', 'hinge'] as const) {
          const found = evaluated(bytes, victim, { l2 });
          expectFit(found, fits[victim]);
          const { testErrors } = fits[victim];
          if (testErrors === undefined) continue;
          const { error, rows } = evaluated(bytes, victim, { l2 }, test);
          expect(Math.round(error.test * rows.test)).toBe(testErrors);
        }
      }
    },
  );

  it.each(WITH_SOFTMAX)('CLI-37 has those of the exact softmax fits of %s', (name, { softmax = [] }) => {
    for (const { l2, ...want } of softmax) expectFit(evaluated(csvOf(name), 'softmax', { l2 }), want);
  });

  it.each(WITH_NAIVE_BAYES)(
    'CLI-37 has the errors of naive Bayes on %s',
    (name, { positive, naiveBayes }) => {
      const { error, rows } = evaluated(csvOf(name, positive), 'naive-bayes', {});
      expect(Math.round(error.test * rows.test)).toBe(naiveBayes?.errors);
    },
  );
});
