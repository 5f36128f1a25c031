import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descending, topIndices } from '../../engine/data/order.ts';
import { classCounts, indicesWhere, joinRows, takeRows } from '../../engine/data/rows.ts';
import { samples } from '../support/samples.ts';

describe('rows', () => {
  it('takes rows in the order asked for and leaves the data alone', () => {
    fc.assert(
      fc.property(samples, fc.array(fc.nat(5)), (data, index) => {
        const before = structuredClone(data);
        const taken = takeRows(data, index);
        expect(taken.n).toBe(index.length);
        index.forEach((from, i) => {
          expect(taken.y[i]).toBe(data.y[from]);
          expect([...taken.x.subarray(i * data.d, (i + 1) * data.d)]).toEqual([
            ...data.x.subarray(from * data.d, (from + 1) * data.d),
          ]);
        });
        expect(data).toEqual(before);
      }),
    );
  });

  it('joins what it has taken apart', () => {
    fc.assert(
      fc.property(samples, fc.nat(6), (data, cut) => {
        const all = Array.from({ length: data.n }, (_, i) => i);
        expect(joinRows(takeRows(data, all.slice(0, cut)), takeRows(data, all.slice(cut)))).toEqual(data);
      }),
    );
  });

  it('counts classes and finds rows of a mask', () => {
    expect([...classCounts({ classes: 3, y: Int32Array.of(2, 0, 2) })]).toEqual([1, 0, 2]);
    expect([...indicesWhere(Uint8Array.of(0, 1, 0, 1), 1)]).toEqual([1, 3]);
  });
});

describe('order', () => {
  it('DATA-4 orders equal scores by index', () => {
    expect([...descending([1, 3, 1, 3, 2])]).toEqual([1, 3, 4, 0, 2]);
    expect([...topIndices([5, 5, 5, 9], 2)]).toEqual([0, 3]);
  });
});
