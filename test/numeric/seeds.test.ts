import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { makeDirection, makeFog } from '../../engine/data/fog.ts';
import { makeMoons } from '../../engine/data/moons.ts';
import { createRandom, type Seed } from '../../engine/random.ts';
import { coreFingerprints } from '../support/core-fingerprint.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const HEX = '00112233445566778899aabbccddeeff';
const x = randomMatrix(1, 60, 5);
const few = randomMatrix(2, 40, 5);
const data = randomSamples(3, 60, 5);
const training = { l2: 0, epochs: 1, batch: 16, learningRate: 0.05 };
const shape = { d: 5, hidden: 4, classes: 2, activation: 'relu' } as const;
/** Weights that no seed draws, so that only the order of the rows is left to it. */
const start = core.fitNetwork(data, shape, { ...training, epochs: 0, seed: 1 }).weights;

/** Every function of the core that draws. */
const DRAWN: Record<string, (seed: Seed) => ArrayLike<number>> = {
  normals: (seed) => core.normals(seed, 8),
  uniforms: (seed) => core.uniforms(seed, 8),
  permutation: (seed) => core.permutation(seed, 60),
  'fitNetwork, start': (seed) => core.fitNetwork(data, shape, { ...training, epochs: 0, seed }).weights,
  'fitNetwork, order': (seed) => core.fitNetwork(data, shape, { ...training, seed, start }).weights,
  kMeans: (seed) => core.kMeans(x, 20, { starts: 1, seed }).labels,
};

/** Digests of what a seed of 32 bits gave before there were seeds of 128 bits. */
const RECORDED = {
  normals: 'ef82eed667ca0d0873be84423f3a262c8786e8030901d138c6b7bc0e6560dad8',
  uniforms: 'b2f8168c9bfa92d73043f156e3dfeeeb73b8ddd97a6d873d7adec50df7d1728b',
  permutation: 'a9af9a5f17ddaac7986591d8916c130f1a9eb3307216ba396c8421cbb5acf779',
  robustCovariance: '03fd690199d9b7e12c5b72a9955dfc5c5b9b18f93a862176886a14c52dfdad37',
  mmd: 'dd286f0bad80c7a3d3edf4eaf1febdba1fc4124be93ad13bef41ff02588e0f52',
  kMeans: '5a41d219845eede636ad73e48cb4810f6bcc2fec575b321f0bf4f465a566b09c',
  fitNetwork: 'd64d72fb6e72dad58fefdea76f91d4003b730a6eab47e5e0788d6beeadff9713',
  topEigen: '576e9eb59cafc2b72eab4b4c927c2a5536bee0deaf5450e955af4d872fe6951c',
  leadingEigen: '8937f63d9f241c5fa1208fb86a0eac9f512fc1d5d620564ac7a95be146237aa5',
};

const digest = (values: Float32Array) =>
  bytesToHex(sha256(new Uint8Array(values.buffer, values.byteOffset, values.byteLength)));

describe('seeds of 128 bits', () => {
  it.each(Object.keys(DRAWN))('CORE-17 every digit counts: %s', (name) => {
    const draw = (seed: Seed) => Array.from((DRAWN[name] as (typeof DRAWN)[string])(seed)).join();
    const results = new Set([draw(HEX)]);
    expect(draw(HEX)).toBe([...results][0]);
    for (let at = 0; at < 32; at++) {
      const digit = HEX[at] === '0' ? '1' : '0';
      results.add(draw(HEX.slice(0, at) + digit + HEX.slice(at + 1)));
    }
    expect(results.size).toBe(33);
  });

  it('CORE-17 robust covariance and permutation tests take them too', () => {
    const other = HEX.replace('f', '0');
    const robust = (seed: Seed) => core.robustCovariance(x, { starts: 1, share: 0.5, seed });
    expect(robust(HEX)).toEqual(robust(HEX));
    const p = (seed: Seed) => core.mmd(x, few, { permutations: 400, seed }).pValue;
    expect(p(HEX)).toBe(p(HEX));
    expect(p(other)).not.toBe(p(HEX));
  });
});

describe('seeds of 32 bits', () => {
  it('CORE-17 give the numbers that they have always given', () => {
    expect(coreFingerprints(core)).toMatchObject(RECORDED);
  });

  it('CORE-17 give the data that they have always given', () => {
    expect(digest(makeMoons(core, 1000, 0.2, createRandom(1)).x)).toBe(
      '868969f4f54c9e102b5b4617f330bef6ae4a03d0ee196081dcedac8ed9bc0087',
    );
    const random = createRandom(1);
    const direction = makeDirection(core, 32, random.fork('direction'));
    expect(digest(makeFog(core, 500, 2, direction, random.fork('train')).x)).toBe(
      '04e7399a4986f1fda4c305cc625e454e8a989fafd8534c19732ee735da9c12d6',
    );
  });
});
