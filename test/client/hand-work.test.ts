import { describe, expect, it } from 'vitest';
import { type AtHand, stepOf, toolsFor } from '../../client/forms/hand-tools.ts';
import {
  affordable,
  back,
  erased,
  flipped,
  forth,
  type HandWork,
  inserted,
  makersOf,
  moved,
  newHistory,
  noWork,
  shownSamples,
  undone,
  withRecipe,
  withStep,
  workCost,
} from '../../client/forms/hand-work.ts';
import { FATE } from '../../client/picture/fates.ts';
import { WHOLE } from '../../client/picture/frame.ts';
import { handScenery } from '../../client/picture/hand-picture.ts';
import { distanceTo, isInside, samplesInside, toPlane } from '../../client/picture/lasso.ts';
import { snapSamples } from '../../engine/data/quantise.ts';
import { flipRows, pointRows } from '../../engine/round/hand.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { noPoison } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';

const { moons } = SCENARIOS;
/** Four known points, on the corners of a square around the middle. */
const known = snapSamples(moons.quantiser, {
  n: 4,
  d: 2,
  classes: 2,
  x: Float32Array.of(-1, -1, 1, -1, 1, 1, -1, 1),
  y: Int32Array.of(0, 0, 1, 1),
});
const ground = { known, quantiser: moons.quantiser };
const cast = {
  n: 4,
  places: known.x,
  labels: Uint8Array.from(known.y),
  pictures: null,
  side: 0,
  projection: {
    d: 2,
    mean: new Float32Array(2),
    axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)],
  },
} as const;
/** The frame is 5.3 wide around 0: 530 pixels across make a pixel 0.01. */
const lens = { camera: WHOLE, size: { width: 530, height: 530 } };

const atHand = (work: HandWork, more: Partial<AtHand> = {}): AtHand => ({
  work,
  ground,
  scenery: handScenery(moons, cast, work.poison, shownSamples(work, ground)),
  lens,
  label: 1,
  points: 32,
  account: 0,
  ...more,
});
const rounded = (x: ArrayLike<number>) => Array.from(x, (value) => Math.round(1000 * value) / 1000);

describe('places on the screen and in the data', () => {
  it('HAND-1 a pixel of the picture is a place of the data, whatever part of it is looked at', () => {
    const { scenery } = atHand(noWork(ground));
    expect(rounded(toPlane(scenery.box, lens, 265, 265))).toEqual([0, 0]);
    expect(rounded(toPlane(scenery.box, lens, 365, 165))).toEqual([1, 1]);
    const near = { ...lens, camera: { zoom: 2, u: 0.5, v: 0.5 } };
    expect(rounded(toPlane(scenery.box, near, 365, 165))).toEqual([0.5, 0.5]);
  });

  it('HAND-1 a lasso holds what lies inside of its line, dents and all', () => {
    const dented = [0, 0, 10, 0, 10, 10, 5, 3, 0, 10];
    expect(isInside(dented, 5, 2)).toBe(true);
    expect(isInside(dented, 5, 6)).toBe(false);
    expect(isInside(dented, 1, 7)).toBe(true);
    expect(distanceTo([0, 0, 10, 0], 5, 3)).toBe(3);
    expect(distanceTo([0, 0, 10, 0], 13, 4)).toBe(5);
    expect(distanceTo([2, 2], 2, 5)).toBe(3);
    const { scenery } = atHand(noWork(ground));
    // The left half of the picture has the first and the last corner.
    expect(samplesInside(scenery.samples, lens, [0, 0, 265, 0, 265, 530, 0, 530])).toEqual([0, 3]);
  });
});

describe('tools on the picture', () => {
  it('HAND-2 a tap places a point of the chosen class where it was', () => {
    const { work } = stepOf('place', atHand(noWork(ground)), [315, 265]);
    expect(rounded(work?.poison.inserted.x ?? [])).toEqual([0.5, 0]);
    expect([...(work?.poison.inserted.y ?? [])]).toEqual([1]);
    expect(workCost(work as HandWork)).toBe(1);
    checkPoisonRows(moons, (work as HandWork).poison);
  });

  it('HAND-2 a stroke places points at even distances, as many as the points pay', () => {
    const all = stepOf('stroke', atHand(noWork(ground)), [100, 100, 200, 100]);
    expect(all).toMatchObject({ done: 6, asked: 6 });
    const some = stepOf('stroke', atHand(noWork(ground), { points: 4 }), [100, 100, 200, 100]);
    expect(some).toMatchObject({ done: 4, asked: 6 });
    expect(workCost(some.work as HandWork)).toBe(4);
  });

  it('HAND-2 a lasso flips, a drag moves, a rubber removes; new points give their points back', () => {
    const left = [0, 0, 265, 0, 265, 530, 0, 530];
    const flip = stepOf('flip', atHand(noWork(ground)), left).work as HandWork;
    expect([...flip.poison.flipped.index]).toEqual([0, 3]);
    expect([...flip.poison.flipped.y]).toEqual([1, 0]);
    const again = stepOf('flip', atHand(flip), left).work as HandWork;
    expect(workCost(again)).toBe(0);

    const drag = stepOf('drag', atHand(flip), [165, 365, 265, 265]).work as HandWork;
    expect([...drag.poison.mutated.index]).toEqual([0]);
    expect(rounded(drag.poison.mutated.x)).toEqual([0, 0]);
    expect([...drag.poison.mutated.y]).toEqual([1]); // with the label that it has by now
    expect(workCost(drag)).toBe(3);

    const placed = stepOf('place', atHand(drag), [315, 265]).work as HandWork;
    const gone = stepOf('erase', atHand(placed), [315, 265]).work as HandWork;
    expect(gone.poison.inserted.n).toBe(0);
    const rubbed = stepOf('erase', atHand(gone), [365, 365, 365, 165]).work as HandWork;
    expect([...rubbed.poison.removed]).toEqual([1, 2]);
    checkPoisonRows(moons, rubbed.poison);
    // What is gone is not met again.
    expect(stepOf('erase', atHand(rubbed), [365, 365, 365, 165])).toEqual({ work: null, done: 0, asked: 0 });
  });

  it('HAND-2 tools that are no data do not change the rows; a scenario has the tools that fit it', () => {
    expect(stepOf('look', atHand(noWork(ground)), [1, 1]).work).toBeNull();
    expect(toolsFor(moons)).toContain('stroke');
    expect(toolsFor(SCENARIOS['digits-4v9'])).not.toContain('place');
    expect(toolsFor(SCENARIOS['fog-8'])).toEqual(['flip', 'erase', 'look']);
  });

  it('HAND-2 the picture shows changed rows where they are, new ones behind them, removed ones as such', () => {
    const work = erased(
      inserted(
        moved(noWork(ground), ground, [0], Float32Array.of(0, 0)),
        ground,
        pointRows(ground, [2, 2], 0),
      ),
      ground,
      [1],
    );
    const { samples, box } = atHand(work).scenery;
    expect([...samples.fates]).toEqual([FATE.missed, FATE.dropped, FATE.passed, FATE.passed, FATE.missed]);
    expect(rounded(samples.places.slice(0, 2))).toEqual([0.5, 0.5]);
    expect([box.x0, box.x1].map((end) => Math.round(100 * end))).toEqual([-265, 265]);
  });
});

describe('rows in the making', () => {
  it('HAND-3 new rows are relabelled and moved as known ones are, on the grid', () => {
    const start = inserted(noWork(ground), ground, pointRows(ground, [0, 0, 1, 1], 0), { text: 'a' });
    const work = moved(flipped(start, ground, [4, 1]), ground, [5, 2], Float32Array.of(9, 0.5, 0, 0));
    expect([...work.poison.inserted.y]).toEqual([1, 0]);
    expect(rounded(work.poison.inserted.x.slice(2))).toEqual([2.5, 0.5]);
    expect([...work.poison.flipped.index]).toEqual([1]);
    expect([...work.poison.mutated.index]).toEqual([2]);
    checkPoisonRows(moons, work.poison);
    const left = undone(work, { inserted: [0], rows: [2] });
    expect(left.notes).toHaveLength(1);
    expect(workCost(left)).toBe(2);
  });

  it('HAND-3 a recipe adds its rows to those by hand, and is named while it has some', () => {
    const hand = inserted(noWork(ground), ground, pointRows(ground, [0, 0], 0));
    const recipe = flipRows(noPoison(known), ground, [1, 2]);
    const both = withRecipe(hand, 'far-flip', recipe);
    expect(workCost(both)).toBe(3);
    expect(makersOf(both)).toEqual(['hand', 'far-flip']);
    expect(makersOf(undone(both, { rows: [1, 2] }))).toEqual(['hand']);
  });

  it('HAND-3 steps are taken back and again; what the points do not pay is not done', () => {
    const first = noWork(ground);
    const second = inserted(first, ground, pointRows(ground, [0, 0], 0));
    const history = withStep(newHistory(first), second);
    expect(back(history).now).toBe(first);
    expect(forth(back(history))).toEqual(history);
    expect(back(back(history)).now).toBe(first);
    expect(withStep(back(history), first).future).toEqual([]);
    const step = (count: number) => erased(first, ground, [0, 1, 2, 3].slice(0, count));
    expect(affordable(7, 4, step).done).toBe(2);
    expect(affordable(2, 4, step)).toEqual({ work: null, done: 0 });
  });
});
