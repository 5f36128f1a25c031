import fc from 'fast-check';
import type { Samples } from '../../engine/data/samples.ts';

/** Small two-class data sets in the box [−1, 1] with at least two samples of each class. */
export const samples: fc.Arbitrary<Samples> = fc
  .record({ n: fc.integer({ min: 6, max: 40 }), d: fc.integer({ min: 1, max: 9 }) })
  .chain(({ n, d }) =>
    fc
      .record({
        x: fc.array(fc.float({ min: -1, max: 1, noNaN: true }), { minLength: n * d, maxLength: n * d }),
        y: fc.array(fc.nat(1), { minLength: n, maxLength: n }),
      })
      .map(({ x, y }) => ({
        n,
        d,
        classes: 2,
        x: Float32Array.from(x),
        y: Int32Array.from(y, (label, i) => (i < 4 ? i % 2 : label)),
      })),
  );
