import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GameError } from '../../../engine/errors.ts';
import { DATA_LIMITS } from '../../../instrument/formats/limits.ts';
import { parseNpy } from '../../../instrument/formats/npy.ts';
import { parseNpyPair, parseNpyWithLabel, parseNpz } from '../../../instrument/formats/numpy-table.ts';
import { npyFile, npzFile } from './numpy-files.ts';

const bigEndian = (values: Float32Array) => {
  const view = new DataView(new ArrayBuffer(values.byteLength));
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, false);
  });
  return new Uint8Array(view.buffer);
};

describe('parseNpy', () => {
  it.each([
    ['<f4', Float32Array.of(1, 2, 3, 4, 5, 6)],
    ['<f8', Float64Array.of(1, 2, 3, 4, 5, 6)],
    ['<i4', Int32Array.of(1, 2, 3, 4, 5, 6)],
    ['<i8', BigInt64Array.of(1n, 2n, 3n, 4n, 5n, 6n)],
    ['|u1', Uint8Array.of(1, 2, 3, 4, 5, 6)],
    ['>f4', bigEndian(Float32Array.of(1, 2, 3, 4, 5, 6))],
  ] as const)('CLI-10 reads %s, in all versions and both orders', (descr, values) => {
    for (const version of [1, 2, 3]) {
      expect(parseNpy('a', npyFile(descr, [2, 3], values, { version }))).toEqual({
        shape: [2, 3],
        values: Float32Array.of(1, 2, 3, 4, 5, 6),
      });
    }
    expect(parseNpy('a', npyFile(descr, [2, 3], values, { fortran: true })).values).toEqual(
      Float32Array.of(1, 3, 5, 2, 4, 6),
    );
  });

  it('CLI-10 reads booleans, and pictures in Fortran order', () => {
    expect(parseNpy('a', npyFile('|b1', [3], Uint8Array.of(1, 0, 7))).values).toEqual(
      Float32Array.of(1, 0, 1),
    );
    const values = Float32Array.from({ length: 12 }, (_, i) => i);
    // NumPy: np.arange(12).reshape((2, 3, 2), order='F').ravel()
    expect([...parseNpy('a', npyFile('<f4', [2, 3, 2], values, { fortran: true })).values]).toEqual([
      0, 6, 2, 8, 4, 10, 1, 7, 3, 9, 5, 11,
    ]);
  });

  const f4 = Float32Array.of(1, 2, 3, 4);
  it.each([
    [npyFile('<f4', [2, 3], f4), 'its shape (2, 3) needs 24 bytes of numbers, it has 16'],
    [npyFile('|O', [4], f4), 'it holds Python objects'],
    [npyFile('<c8', [2], f4), 'type c8; expected one of f4'],
    [npyFile('<f4', [4], f4, { version: 9 }), 'format version 9'],
    [npyFile('', [4], f4, { header: "{'descr': [('a', '<f4')], 'shape': (4,)}" }), 'structured types'],
    [npyFile('<f4', [4], f4).subarray(0, 20), 'the header is cut off'],
    [Uint8Array.of(1, 2, 3), 'it does not begin with'],
  ])('CLI-11 a broken file is refused: %#', (bytes, why) => {
    expect(() => parseNpy('a.npy', bytes)).toThrow(expect.objectContaining({ code: 'bad-file' }));
    expect(() => parseNpy('a.npy', bytes)).toThrow(why);
  });

  it('CLI-11 a number that is not finite is refused with its row', () => {
    const bytes = npyFile('<f8', [2, 2], Float64Array.of(1, 2, 3, 1e300));
    expect(() => parseNpy('a', bytes)).toThrow(
      'a, row 2, column 2: expected a finite 32-bit number, found 1e+300',
    );
  });

  it('CLI-12 a shape too large is refused from the header', () => {
    const limits = { ...DATA_LIMITS, maxValues: 3 };
    expect(() => parseNpy('a', npyFile('<f4', [2, 2], f4), {}, limits)).toThrow(
      expect.objectContaining({ code: 'too-large' }),
    );
  });

  it('CLI-11 answers any damage with a refusal', () => {
    const whole = npyFile('<f4', [2, 2], f4);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
        const bytes = whole.slice(0, length);
        if (at < length) bytes[at] = byte;
        try {
          parseNpy('a', bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(GameError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('tables from NumPy files', () => {
  const x = npyFile('<f4', [2, 2], Float32Array.of(1, 2, 3, 4));
  const y = npyFile('<i8', [2], BigInt64Array.of(-1n, 1n));

  it('CLI-10 finds the arrays of a .npz by their usual names', () => {
    const want = { n: 2, d: 2, labels: ['-1', '1'], rows: { values: Float32Array.of(1, 2, 3, 4) } };
    expect(parseNpz('a', npzFile({ X: x, y }))).toMatchObject(want);
    expect(parseNpz('a', npzFile({ x_test: x, y_test: y }), { part: 'test' })).toMatchObject(want);
    expect(parseNpz('a', npzFile({ p: x, q: y }), { features: 'p', labels: 'q' })).toMatchObject(want);
    expect(() => parseNpz('a', npzFile({ p: x }))).toThrow(
      'a has no array for the features: looked for x, data, features, inputs, images; it has p',
    );
  });

  it('CLI-10 flattens pictures, takes labels from a column or a file of their own', () => {
    const pictures = npyFile('|u1', [2, 2, 2], Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8));
    expect(parseNpyPair('a', pictures, 'b', y)).toMatchObject({ n: 2, d: 4 });
    expect(parseNpyWithLabel('a', x)).toMatchObject({ n: 2, d: 1, labels: ['2', '4'] });
    expect(parseNpyWithLabel('a', x, '1')).toMatchObject({ labels: ['1', '3'] });
    expect(() => parseNpyPair('a', pictures, 'b', npyFile('|u1', [3], Uint8Array.of(1, 2, 3)))).toThrow(
      'there are 2 rows and 3 labels',
    );
  });

  it('CLI-12 refuses a .npz entry that unpacks to more than allowed, before it does', () => {
    const big = npyFile('|u1', [100_000], new Uint8Array(100_000)); // packs to some hundred bytes
    const bytes = npzFile({ x: big, y });
    expect(bytes.length).toBeLessThan(1_000);
    expect(() => parseNpz('a', bytes, {}, { ...DATA_LIMITS, maxBytes: 2_000 })).toThrow(
      'a: array x unpacks to 97.8 KiB; at most 2 KiB are read',
    );
  });

  it('CLI-11 answers a damaged .npz with a table or a refusal', () => {
    const whole = npzFile({ x, y });
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, byte) => {
        const bytes = whole.slice();
        bytes[at] = byte;
        try {
          parseNpz('a', bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(GameError);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
