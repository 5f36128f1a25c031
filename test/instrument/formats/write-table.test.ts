import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleDense } from '../../../instrument/formats/assemble.ts';
import { readTable } from '../../../instrument/formats/read-tables.ts';
import { shortest, tableBytes } from '../../../instrument/formats/write-table.ts';
import { refused } from '../../support/refused.ts';
import { samples } from '../../support/samples.ts';

/** Numbers of any size and sign, as f32 has them. */
const floats = fc.float({ noNaN: true, noDefaultInfinity: true });

describe('written tables', () => {
  it('CLI-60 a number is the shortest decimal that is read as the same f32', () => {
    fc.assert(fc.property(floats, (value) => Math.fround(Number(shortest(value))) === value));
    expect(shortest(Math.fround(0.1))).toBe('0.1');
    expect(shortest(Math.fround(1 / 3))).toBe('0.33333334');
  });

  it.each(['poison.svm', 'poison.csv', 'poison.npz'])('CLI-60 %s is read back bit for bit', (name) => {
    fc.assert(
      fc.property(
        samples,
        fc.array(floats, { minLength: 1, maxLength: 20 }),
        fc.boolean(),
        (data, more, named) => {
          const x = data.x.map((value, k) => (more[k] ?? value) + 0); // −0 is 0 in sparse text
          const classNames = named ? ['ham, and eggs', 'spam'] : ['-1', '1'];
          const table = readTable(name, tableBytes(name, { ...data, x }, classNames));
          const { sets, classNames: read } = assembleDense([table]);
          expect(sets).toEqual([{ ...data, x }]);
          expect(read).toEqual(named && name.endsWith('.svm') ? ['0', '1'] : classNames);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('CLI-60 another ending is refused', () => {
    const data = { n: 1, d: 1, classes: 2, x: Float32Array.of(1), y: Int32Array.of(0) };
    expect(refused(() => tableBytes('poison.xlsx', data, ['a', 'b'])).code).toBe('bad-parameters');
  });
});
