import { describe, expect, it } from 'vitest';
import { decodePack, encodePack, type Pack } from '../../engine/data/pack.ts';
import { decodeSections, encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';

const samples = (n: number) => ({
  n,
  d: 3,
  classes: 2,
  x: Float32Array.from({ length: n * 3 }, (_, i) => i % 2),
  y: Int32Array.from({ length: n }, (_, i) => i % 2),
});

const pack: Pack = {
  scenario: 'tiny',
  quantiser: { lo: 0, hi: 1, levels: 1 },
  provenance: {
    package: 'none',
    version: '1.0.0',
    licence: 'CC0-1.0',
    citation: 'made by hand',
    files: [{ path: 'none', sha256: '0'.repeat(64) }],
    cut: 'all',
  },
  train: samples(4),
  test: samples(2),
  golden: samples(1),
  vocabulary: ['free', '!', 'meeting'],
  contributors: {
    names: ['example.com', 'example.org'],
    train: Uint16Array.of(0, 1, 1, 0),
    test: Uint16Array.of(0, 0),
    golden: Uint16Array.of(1),
  },
  texts: { train: ['one', '', 'drei €', 'four'], test: ['five', 'six'], golden: ['seven'] },
};

describe('the details of a pack', () => {
  it('SCEN-3 come back as they were', () => {
    expect(decodePack(encodePack(pack))).toEqual(pack);
  });

  it('SCEN-3 may be absent', () => {
    const { vocabulary: _v, contributors: _c, texts: _t, ...bare } = pack;
    expect(decodePack(encodePack(bare))).toEqual(bare);
  });

  it('SCEN-3 one bit is enough for a feature that is there or not', () => {
    const { blocks } = decodeSections(encodePack(pack));
    expect([...(blocks.get('train.codes') as Uint8Array)]).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it.each([
    ['a contributor without a name', 'train.contributors', Uint16Array.of(0, 1, 2, 0)],
    ['a contributor too few', 'train.contributors', Uint16Array.of(0, 1, 1)],
    ['contributors of another type', 'train.contributors', Uint8Array.of(0, 1, 1, 0)],
    ['texts that end before they begin', 'test.text-ends', Int32Array.of(7, 4)],
    ['texts that end too late', 'test.text-ends', Int32Array.of(4, 8)],
    ['a text too few', 'test.text-ends', Int32Array.of(7)],
  ])('SCEN-3 %s is refused', (_what, block, values) => {
    const { meta, blocks } = decodeSections(encodePack(pack));
    const broken = encodeSections(meta, { ...Object.fromEntries(blocks), [block]: values });
    expect(() => decodePack(broken)).toThrow(GameError);
    expect(() => decodePack(broken)).toThrow(/not a data pack/);
  });

  it('SCEN-3 a vocabulary that is no word for each feature is refused', () => {
    const { meta, blocks } = decodeSections(encodePack(pack));
    const broken = encodeSections({ ...(meta as object), vocabulary: ['free'] }, Object.fromEntries(blocks));
    expect(() => decodePack(broken)).toThrow('1 words for 3 features');
  });
});
