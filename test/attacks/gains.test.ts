import { describe, expect, it } from 'vitest';
import type { Seen } from '../../engine/attacks/attack.ts';
import { feasibleSets } from '../../engine/attacks/feasible.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import type { FeasibleSet } from '../../engine/attacks/projection.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { joinRows, relabel, takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createRandom } from '../../engine/random.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const L2 = 0.05;
/** Two classes that overlap: the second is moved by one unit along the first axis. */
const known = ((data: Samples): Samples => ({
  ...data,
  x: data.x.map((value, k) => value + (k % data.d === 0 && data.y[Math.floor(k / data.d)] === 1 ? 1.5 : 0)),
}))(randomSamples(31, 160, 5));
const seen: Seen = {
  known,
  trainRows: known.n,
  box: boxOf({ lo: -5, hi: 5 }, 5),
  victim: 'logistic',
  victimParams: { l2: L2 },
};
const forge = (id: AttackId, count: number, params: unknown = {}) =>
  ATTACKS[id].forge(core, seen, count, params, createRandom(3));
const lossAfter = (data: Samples) =>
  core.modelGradient(linearHead(core.fitLogistic(data, { l2: L2, tolerance: 1e-8 }).weights), known, 0).loss;
const cleanLoss = lossAfter(known);

describe('flips and removals by influence', () => {
  it('ATTACK-14 a single flip is the worst or nearly the worst there is', () => {
    const flip = (i: number) => relabel(known, known.y.with(i, 1 - (known.y[i] as number)));
    const losses = Array.from({ length: known.n }, (_, i) => lossAfter(flip(i)));
    const chosen = forge('influence-flip', 1).changed.index[0] as number;
    const better = losses.filter((loss) => loss > (losses[chosen] as number)).length;
    expect(better).toBeLessThan(known.n * 0.05); // a first-order estimate: near the top, not always first
  });

  it('ATTACK-14 a single removal is the worst or nearly the worst there is', () => {
    const without = (row: number) =>
      takeRows(
        known,
        Int32Array.from(known.y.keys()).filter((i) => i !== row),
      );
    const losses = Array.from({ length: known.n }, (_, i) => lossAfter(without(i)));
    const chosen = forge('remove-influence', 1).removed[0] as number;
    expect(losses.filter((loss) => loss > (losses[chosen] as number)).length).toBeLessThan(known.n * 0.05);
    expect(losses[chosen]).toBeGreaterThan(cleanLoss);
  });

  it('ATTACK-15 ALFA ends at flips that the poisoned model would choose again', () => {
    const { changed } = forge('alfa', 12, { rounds: 30 });
    const y = known.y.slice();
    for (const i of changed.index) y[i] = 1 - (y[i] as number);
    const scores = (data: Samples) =>
      core.linearScores(
        { rows: known.n, cols: known.d, values: known.x },
        core.fitLogistic(data, { l2: L2 }).weights,
      );
    const [before, after] = [scores(known), scores(relabel(known, y))];
    const gain = (i: number) => ((before[i] as number) - (after[i] as number)) * (known.y[i] === 1 ? 1 : -1);
    const order = [...known.y.keys()].sort((a, b) => gain(b) - gain(a)).slice(0, 12);
    const again = order.filter((i) => changed.index.includes(i)).length;
    expect(again).toBeGreaterThanOrEqual(11); // the attack's fits are rougher than these
  });
});

const sets = feasibleSets(core, seen);

describe('poison inside the lines', () => {
  it.each<AttackId>(['koh-influence', 'min-max', 'kkt', 'model-targeted'])(
    'ATTACK-16 %s keeps within ball and slab, and makes the model worse on clean data',
    (id) => {
      const { inserted } = forge(id, 16);
      expect(inserted.n).toBe(16);
      for (let i = 0; i < inserted.n; i++) {
        const { centre, axis, radius, width } = sets[inserted.y[i] as number] as FeasibleSet;
        const gap = Array.from(centre, (c, j) => (inserted.x[i * inserted.d + j] as number) - c);
        // f32 and the iteration: a thousandth is far below what a filter could see.
        expect(Math.hypot(...gap)).toBeLessThanOrEqual(radius * 1.001);
        expect(Math.abs(gap.reduce((sum, v, j) => sum + v * (axis[j] as number), 0))).toBeLessThanOrEqual(
          width * 1.001,
        );
      }
      // Sixteen honest samples more would not move the loss by a thousandth.
      expect(lossAfter(joinRows(known, inserted))).toBeGreaterThan(cleanLoss + 0.003);
    },
  );
});

describe('boiling frog', () => {
  it('ATTACK-17 moves the middle of a class a little further with every wave', () => {
    const { inserted } = forge('boiling-frog', 24, { label: 'second', waves: 6 });
    const { centre, axis } = sets[1] as FeasibleSet;
    const length = Math.hypot(...axis);
    const reach = Array.from(
      { length: inserted.n },
      (_, i) =>
        -Array.from(
          centre,
          (c, j) => ((inserted.x[i * inserted.d + j] as number) - c) * (axis[j] as number),
        ).reduce((a, b) => a + b) / length,
    );
    expect(new Set(reach.map((value) => value.toFixed(4))).size).toBe(6);
    expect(reach).toEqual([...reach].sort((a, b) => a - b));
    expect(reach[0]).toBeCloseTo((sets[1] as FeasibleSet).radius, 4);
  });
});
