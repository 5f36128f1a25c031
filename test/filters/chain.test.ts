import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainSuspicion, type Judged } from '../../engine/filters/chain.ts';
import type { Verdict } from '../../engine/filters/filter.ts';
import { rocAuc } from '../../engine/round/auc.ts';

const verdict = (suspicion: number[], dropped: number[], relabelled?: number[]): Verdict => ({
  suspicion: Float32Array.from(suspicion),
  dropped: Uint8Array.from(dropped),
  ...(relabelled && { relabelled: Int32Array.from(relabelled) }),
});

describe('a chain of filters', () => {
  const labels = Int32Array.of(0, 0, 0, 1, 1, 1);
  const relabelling: Judged = {
    rows: Int32Array.of(0, 1, 2, 3, 4, 5),
    ...verdict([0.1, 0.9, 0, 0, 0.2, 0.6], [0, 0, 0, 0, 0, 0], [0, 1, 0, 1, 1, 0]),
  };
  const dropping: Judged = {
    rows: Int32Array.of(0, 1, 2, 3, 4, 5),
    ...verdict([7, 1, 2, 9, 3, 4], [1, 0, 0, 1, 0, 0]),
  };

  it('FILTER-16 ranks what the first filter found before what the second did, and both before the rest', () => {
    const suspicion = chainSuspicion(labels, [relabelling, dropping]);
    const order = [...suspicion.keys()].sort((a, b) => (suspicion[b] as number) - (suspicion[a] as number));
    expect(order).toEqual([1, 5, 3, 0, 4, 2]); // relabelled 1 and 5; dropped 3 and 0; kept 4 and 2
  });

  it('FILTER-16 of one filter is its own suspicion', () => {
    expect([...chainSuspicion(labels, [dropping])]).toEqual([7, 1, 2, 9, 3, 4]);
  });

  it('FILTER-16 has AUC 1 where it drops the poison and nothing else, in whatever shares', () => {
    const marks = fc.array(fc.record({ by: fc.nat(2), a: fc.nat(5), b: fc.nat(5) }), { minLength: 4 });
    fc.assert(
      fc.property(marks, (rows) => {
        const by = rows.map((row) => row.by); // 0 kept, else the filter that drops it
        fc.pre(new Set(by.map((k) => k > 0)).size === 2);
        const left = Int32Array.from([...by.keys()].filter((i) => by[i] !== 1));
        const chain: Judged[] = [
          {
            rows: Int32Array.from(by.keys()),
            ...verdict(
              rows.map(({ a }) => a),
              by.map((k) => (k === 1 ? 1 : 0)),
            ),
          },
          {
            rows: left,
            ...verdict(
              Array.from(left, (i) => rows[i]?.b ?? 0),
              Array.from(left, (i) => (by[i] === 2 ? 1 : 0)),
            ),
          },
        ];
        expect(rocAuc(chainSuspicion(new Int32Array(by.length), chain), by)).toBe(1);
      }),
    );
  });
});
