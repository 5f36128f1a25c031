import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { placesOf } from '../../engine/data/distinct-rows.ts';
import { classCounts, indicesWhere, joinRows, takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const VICTIM = { victim: 'logistic', victimParams: { l2: 0.01 }, seed: 1 } as const;

/** A small file of two features and a label 0 or 1, with a line of names. */
function caseOf(name: string): Samples {
  const lines = readFileSync(new URL(`../cases/${name}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1);
  const cells = lines.map((line) => line.split(',').map(Number));
  return {
    n: cells.length,
    d: 2,
    classes: 2,
    x: Float32Array.from(cells.flatMap(([a = 0, b = 0]) => [a, b])),
    y: Int32Array.from(cells, ([, , label = 0]) => label),
  };
}

describe('filters on data with many equal rows', () => {
  it('FILTER-12 sever keeps to its share, ties by index', () => {
    const stream = caseOf('two-rows-fifty-copies');
    const { dropped, suspicion } = FILTERS.sever.inspect(
      core,
      { ...VICTIM, stream },
      { perRound: 0.03, rounds: 2 },
    );
    const gone = indicesWhere(dropped, 1);
    // 6 % of 100 rows a class, as every other filter would take.
    expect([...classCounts(takeRows(stream, gone))]).toEqual([6, 6]);
    for (const label of [0, 1]) {
      const rows = [...gone].filter((row) => stream.y[row] === label);
      const place = placesOf(stream).of;
      const same = [...stream.y.keys()].filter(
        (row) => place[row] === place[rows[0] as number] && stream.y[row] === label,
      );
      expect(rows).toEqual(same.slice(0, 6));
    }
    expect(Math.min(...gone.map((row) => suspicion[row] as number))).toBeGreaterThan(
      Math.max(...indicesWhere(dropped, 0).map((row) => suspicion[row] as number)),
    );
  });

  it('FILTER-13 lof: copies beyond k condemn nobody beside them', () => {
    const clean = caseOf('lof-train');
    const stream = joinRows(clean, caseOf('lof-copies'));
    const factors = (data: Samples) =>
      FILTERS.lof.inspect(core, { ...VICTIM, stream: data }, { neighbours: 10 }).suspicion;
    const [before, after] = [factors(clean), factors(stream)];
    // One more place moves the factors of its neighbours by a few per cent (measured: 0.073 at most).
    for (let i = 0; i < clean.n; i++)
      expect(Math.abs((after[i] as number) - (before[i] as number))).toBeLessThan(0.1);
    expect(new Set(after.subarray(clean.n)).size).toBe(1);
  });

  it('FILTER-13 lof: without copies the factor is that of the definition, and rows that are all alike score 1', () => {
    const one = { n: 5, d: 1, classes: 2, x: new Float32Array(5), y: Int32Array.of(0, 1, 0, 1, 0) };
    expect([...FILTERS.lof.inspect(core, { ...VICTIM, stream: one }, {}).suspicion]).toEqual([1, 1, 1, 1, 1]);
  });
});
