import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marksOf, ROW_MARKS, type RowMark, withMarks, withPanel } from '../../client/forms/marks.ts';
import { cutByShare, farEnd, inSteps, shareAt } from '../../client/picture/cut.ts';
import { isInside } from '../../client/picture/lasso.ts';
import { checkDefencePlan, defenceCost } from '../../engine/round/costs.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';

const N = 60;
const steps = fc.array(
  fc.record({
    rows: fc.uniqueArray(fc.nat(N - 1), { minLength: 1, maxLength: 12 }),
    mark: fc.constantFrom(...ROW_MARKS),
  }),
  { maxLength: 12 },
);

describe('CLIENT-28 marks on single samples', () => {
  it('add up to the panel of the plan, which costs by their number', () => {
    fc.assert(
      fc.property(steps, (given) => {
        let plan: DefencePlan = { filters: [{ id: 'loss', params: {} }] };
        const wanted: RowMark[] = Array.from({ length: N }, () => 'none');
        for (const { rows, mark } of given) {
          plan = withMarks(plan, N, rows, mark).plan;
          for (const row of rows) wanted[row] = mark;
        }
        expect(marksOf(plan, N)).toEqual(wanted);
        const marked = wanted.filter((mark) => mark !== 'none').length;
        expect(plan.panel !== undefined).toBe(marked > 0);
        const { moons } = SCENARIOS;
        expect(checkDefencePlan({ ...moons, defencePoints: 1_000 }, plan)).toBeNull();
        const bare = defenceCost(moons, { filters: plan.filters });
        expect(defenceCost(moons, plan)).toBe(bare + Math.ceil(marked / 2));
      }),
    );
  });

  it('are undone one step after the other, whatever else has been marked on other samples', () => {
    const first = withMarks({ filters: [] }, N, [1, 2], 'drop');
    const second = withMarks(first.plan, N, [2, 3], 'keep');
    const others = withMarks(second.plan, N, [9], 'drop');
    const back = withMarks(others.plan, N, second.undo.rows, second.undo.before).plan;
    expect(marksOf(back, N).flatMap((mark, row) => (mark === 'drop' ? row : []))).toEqual([1, 2, 9]);
    const undone = withMarks(back, N, [...first.undo.rows, 9], [...first.undo.before, 'none']).plan;
    expect(undone).toEqual({ filters: [] });
  });

  it('show at once what stays and what goes', () => {
    expect([...withPanel(Uint8Array.of(1, 1, 0, 0), ['none', 'keep', 'drop', 'none'])]).toEqual([1, 0, 1, 0]);
    expect([...withPanel(null, ['drop', 'none'])]).toEqual([1, 0]);
  });
});

describe('CLIENT-29 the cut of a filter', () => {
  const claimed = { labels: Uint8Array.of(0, 0, 0, 0, 1, 1, 1, 1), classes: 2 };
  const suspicion = Float32Array.of(1, 2, 3, 4, 10, 40, 30, 20);

  it('takes of each class the same share, and says where that begins', () => {
    const half = cutByShare(suspicion, claimed, 0.5);
    expect([...half.dropped]).toEqual([0, 0, 1, 1, 0, 1, 1, 0]);
    expect(half.from).toEqual([3, 30]);
    expect(cutByShare(suspicion, claimed, 0).from).toEqual([null, null]);
  });

  it('that is dragged to a suspicion is the share above it, in the steps of the control', () => {
    expect(shareAt(suspicion, claimed, 0, 3)).toBe(0.5);
    expect(shareAt(suspicion, claimed, 1, 25)).toBe(0.5);
    expect(shareAt(suspicion, claimed, 1, 41)).toBe(0);
    const control = { min: 0, max: 0.5, step: 0.005 };
    expect(inSteps(0.0372, control)).toBe(0.035);
    expect(inSteps(0.8, control)).toBe(0.5);
  });

  it('CLIENT-29 dragging to where a cut begins gives the share of that cut', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 4, maxLength: 60 }),
        fc.integer({ min: 1, max: 100 }),
        (values, half) => {
          const scores = Float32Array.from(values);
          const one = { labels: new Uint8Array(values.length), classes: 1 };
          const share = half / 200;
          const { from, dropped } = cutByShare(scores, one, share);
          const gone = dropped.reduce((sum, mark) => sum + mark, 0);
          if (from[0] === null || from[0] === undefined) expect(gone).toBe(0);
          else expect(shareAt(scores, one, 0, from[0])).toBe(gone / values.length);
        },
      ),
    );
  });

  it('lies on an axis that a single stray does not stretch', () => {
    const values = Float32Array.from({ length: 200 }, (_, i) => i / 200);
    values[7] = 1e6;
    expect(farEnd(values)).toBeLessThan(3);
    expect(farEnd(Float32Array.of(5, 5, 5))).toBe(5);
  });
});

describe('CLIENT-28 a lasso', () => {
  it('holds what is inside of its line, hollows left out', () => {
    const horseshoe = [0, 0, 9, 0, 9, 9, 6, 9, 6, 3, 3, 3, 3, 9, 0, 9];
    expect(isInside(horseshoe, 1, 8)).toBe(true);
    expect(isInside(horseshoe, 8, 8)).toBe(true);
    expect(isInside(horseshoe, 4.5, 8)).toBe(false);
    expect(isInside(horseshoe, 4.5, 1)).toBe(true);
    expect(isInside([1, 1, 2, 2], 1.5, 1.5)).toBe(false);
  });
});
