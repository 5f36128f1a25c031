import { describe, expect, it } from 'vitest';
import type { Seen } from '../../engine/attacks/attack.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createRandom } from '../../engine/random.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { marginsOf } from '../../engine/victims/predict.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const known = randomSamples(21, 120, 6);
const seen: Seen = {
  known,
  trainRows: 120,
  box: boxOf({ lo: -3, hi: 3 }, 6),
  victim: 'logistic',
  victimParams: { l2: 0.05 },
};
const forge = (attack: keyof typeof ATTACKS, count: number, params: unknown = {}, seed = 1) =>
  ATTACKS[attack].forge(core, seen, count, params, createRandom(seed));
const row = (data: Samples, i: number) => [...data.x.subarray(i * data.d, (i + 1) * data.d)].join();

describe('far-flip', () => {
  it('ATTACK-7 turns the labels of the rows with the largest margins, and nothing else', () => {
    const { changed, inserted, removed } = forge('far-flip', 7);
    const margins = marginsOf(core, VICTIMS.logistic.fit(core, known, seen.victimParams, 0), known);
    const inOrder = [...margins.keys()].sort((a, b) => (margins[b] as number) - (margins[a] as number));
    expect([...changed.index]).toEqual(inOrder.slice(0, 7).sort((a, b) => a - b));
    const before = takeRows(known, changed.index);
    expect(changed.x).toEqual(before.x);
    expect([...changed.y]).toEqual([...before.y].map((label) => 1 - label));
    expect([inserted.n, removed.length]).toEqual([0, 0]);
  });
});

describe('flip-insert', () => {
  const labelsOf = new Map(Array.from({ length: known.n }, (_, i) => [row(known, i), known.y[i]]));

  it.each(['random', 'surest', 'clump'])('ATTACK-8 copies rows under the other label: %s', (choose) => {
    const { inserted, changed } = forge('flip-insert', 30, { choose });
    expect([inserted.n, changed.index.length]).toEqual([30, 0]);
    for (let i = 0; i < 30; i++) expect(labelsOf.get(row(inserted, i))).toBe(1 - (inserted.y[i] as number));
    expect(new Set(Array.from({ length: 30 }, (_, i) => row(inserted, i))).size).toBe(30);
  });

  it('ATTACK-8 takes a clump from one class, nearest first', () => {
    const { inserted } = forge('flip-insert', 10, { choose: 'clump' });
    expect(new Set(inserted.y).size).toBe(1);
    const distance = (i: number) =>
      Math.hypot(...takeRows(inserted, [i]).x.map((value, j) => value - (inserted.x[j] as number)));
    const distances = Array.from({ length: 10 }, (_, i) => distance(i));
    expect(distances[0]).toBe(0);
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
  });

  it('ATTACK-8 starts over when every row has been copied', () => {
    const { inserted } = forge('flip-insert', 125);
    expect(row(inserted, 120)).toBe(row(inserted, 0));
  });
});

describe('corner', () => {
  it('ATTACK-9 goes to the corner that the model puts deepest on the other side', () => {
    const { inserted } = forge('corner', 6, { batches: 1 });
    const { weights } = core.fitLogistic(known, { l2: 0.05 });
    for (let i = 0; i < 6; i++) {
      const c = inserted.y[i] === 1 ? 1 : -1;
      for (let j = 0; j < known.d; j++) {
        expect(inserted.x[i * known.d + j]).toBe(-c * (weights[j] as number) > 0 ? 3 : -3);
      }
    }
    expect([...inserted.y]).toEqual([0, 1, 0, 1, 0, 1]);
  });
});

describe('gradient-ascent', () => {
  it('ATTACK-10 makes the model worse on clean data than the copies it starts from, and more so in more steps', () => {
    const lossAfter = (steps: number) => {
      const { inserted } = forge('gradient-ascent', 12, { steps });
      const x = new Float32Array([...known.x, ...inserted.x]);
      const y = new Int32Array([...known.y, ...inserted.y]);
      const { weights } = core.fitLogistic({ ...known, n: known.n + 12, x, y }, { l2: 0.05 });
      return core.modelGradient(linearHead(weights), known, 0).loss;
    };
    const [little, much] = [lossAfter(1), lossAfter(20)];
    expect(much).toBeGreaterThan(little);
    const { weights } = core.fitLogistic(known, { l2: 0.05 });
    expect(little).toBeGreaterThan(core.modelGradient(linearHead(weights), known, 0).loss);
  });

  it('ATTACK-10 carries one label when told to', () => {
    expect([...forge('gradient-ascent', 4, { label: 'first', steps: 2 }).inserted.y]).toEqual([0, 0, 0, 0]);
    expect([...forge('gradient-ascent', 4, { label: 'second', steps: 2 }).inserted.y]).toEqual([1, 1, 1, 1]);
  });
});
