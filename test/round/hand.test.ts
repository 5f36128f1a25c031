import { describe, expect, it } from 'vitest';
import { mailRow } from '../../engine/attacks/own-mail.ts';
import { withTrigger } from '../../engine/attacks/trigger.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import {
  drawnTrigger,
  flipRows,
  moveRows,
  oneRow,
  pictureRow,
  pointRows,
  pointsAlong,
  relabelledCopies,
  stampedCopies,
} from '../../engine/round/hand.ts';
import { noPoison } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { refused } from '../support/refused.ts';

const { quantiser } = SCENARIOS['digits-4v9'];
const pictures = {
  quantiser,
  known: { n: 2, d: 4, classes: 2, x: Float32Array.of(0, 1, 0, 1, 1, 0, 0, 0), y: Int32Array.of(0, 1) },
};
const plane = {
  quantiser: { lo: -2, hi: 2, levels: 4 },
  known: { n: 1, d: 2, classes: 3, x: Float32Array.of(0, 0), y: Int32Array.of(2) },
};

describe('work by hand', () => {
  it('PLAN-8 a stroke is points at even distances along the line, corners included', () => {
    expect(pointsAlong([0, 0, 3, 0, 3, 2], 2)).toEqual([0, 0, 2, 0, 3, 1]);
    expect(pointsAlong([0, 0, 0, 0, 1, 0], 0.5)).toEqual([0, 0, 0.5, 0, 1, 0]);
    expect(pointsAlong([5, 6], 1)).toEqual([5, 6]);
    expect(refused(() => pointsAlong([0, 0, 1, 1], 0)).code).toBe('out-of-range');
    expect([...pointRows(plane, [0.6, 9], 1).x]).toEqual([1, 2]); // on the grid, in the box
  });

  it('PLAN-8 a drawn picture, a copy under another label and a mark end as rows on the grid', () => {
    expect([...pictureRow(pictures, [0, 255, 51, 128])]).toEqual([0, 1, 0.2, 128 / 255].map(Math.fround));
    const copies = relabelledCopies(pictures, [1, 0, 1], 0);
    expect([...copies.y]).toEqual([0, 0, 0]);
    expect([...copies.x.subarray(0, 4)]).toEqual([1, 0, 0, 0]);
    const mark = drawnTrigger(pictures, [0, 0, 1, 1], [9, 9, 255, 0]);
    expect([...stampedCopies(pictures, [0], mark, 1).x]).toEqual([0, 1, 1, 0]);
    const box = boxOf(quantiser, 4);
    expect(stampedCopies(pictures, [0], mark, 0).x).toEqual(
      withTrigger(mark, oneRow(pictures, pictures.known.x.slice(0, 4), 0), box).x,
    );
  });

  it('PLAN-8 a mail that somebody wrote is a row: which words of the vocabulary it has', () => {
    const box = boxOf({ lo: 0, hi: 1 }, 3);
    expect([...mailRow('Win money now, money!', ['money', 'meeting', 'now'], box)]).toEqual([1, 0, 1]);
  });

  it('PLAN-8 rows are moved to where each of them was dragged, in whatever order they are named', () => {
    const x = Float32Array.of(0, 0, 0, 1, 1, 1, 1, 0);
    const { mutated } = moveRows(noPoison(pictures.known), pictures, [1, 0], x);
    expect([...mutated.index]).toEqual([0, 1]);
    expect([...mutated.x]).toEqual([1, 1, 1, 0, 0, 0, 0, 1]);
    expect(refused(() => moveRows(noPoison(pictures.known), pictures, [1], x)).code).toBe('bad-shape');
  });

  it('PLAN-8 with more than two classes a flip says which class it is to', () => {
    expect(refused(() => flipRows(noPoison(plane.known), plane, [0])).code).toBe('out-of-range');
    expect([...flipRows(noPoison(plane.known), plane, [0], 1).flipped.y]).toEqual([1]);
    expect(refused(() => flipRows(noPoison(plane.known), plane, [1], 1)).code).toBe('out-of-range');
  });
});
