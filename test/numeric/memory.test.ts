import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { F32Address } from '../../engine/numeric/addresses.ts';
import { createMemory } from '../../engine/numeric/memory.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';
import { testKernels } from '../support/test-kernels.ts';

const wasm = new URL('../../build/core.wasm', import.meta.url);

const modelAt = (weights: Float64Array) => ({ kind: 'linear', loss: 'logistic', weights }) as const;

describe('memory', () => {
  it('CORE-6 does not grow over a thousand calls, refused ones among them', async () => {
    const core = await testCore();
    const data = randomSamples(1, 40, 24);
    const x = { rows: 40, cols: 24, values: data.x };
    const round = (i: number) => {
      core.fitLogistic(data, { l2: 0.1, maxIterations: 3 });
      core.covariance(x);
      core.nearest(x, x, 3);
      core.sampleGradientSpectral(modelAt(new Float64Array(25).fill(i / 1000)), data);
      refused(() => core.gram({ ...x, values: x.values.with(i % 960, Number.NaN) }));
    };
    round(0);
    const held = core.memoryBytes();
    for (let i = 1; i < 1000; i++) round(i);
    expect(core.memoryBytes()).toBe(held);
  });

  it('CORE-6 frees what a call reserved when a caller’s own function throws', async () => {
    const core = await testCore();
    const data = randomSamples(2, 4000, 64);
    const fit = () =>
      core.fitLogistic(data, {
        l2: 0.1,
        onStep: () => {
          throw new Error('enough');
        },
      });
    expect(fit).toThrow('enough');
    const held = core.memoryBytes();
    for (let i = 0; i < 50; i++) expect(fit).toThrow('enough');
    expect(core.memoryBytes()).toBe(held);
  });

  it('CORE-6 the core may be called from a caller’s function while it fits', async () => {
    const core = await testCore();
    const data = randomSamples(3, 60, 10);
    const alone = core.fitLogistic(data, { l2: 0.1 });
    const nested = core.fitLogistic(data, {
      l2: 0.1,
      onStep: (_step, weights) => void core.modelLosses(modelAt(weights), data),
    });
    expect(nested).toEqual(alone);
  });

  it('CORE-6 a trap in the module becomes an error with a code', async () => {
    const kernels = await testKernels();
    const memory = createMemory(kernels, 2 ** 20);
    const error = refused(() => memory.run(() => kernels.clear(0x7fff0000 as F32Address, 1 << 20)));
    expect(error.code).toBe('internal');
    expect(memory.run(() => 7)).toBe(7);
  });

  it('CORE-3 changes none of its arguments', async () => {
    const core = await testCore();
    const x = randomMatrix(4, 30, 10);
    const data = randomSamples(4, 30, 10);
    const before = structuredClone({ x, data });
    const weights = new Float64Array(11).fill(0.1);
    core.multiply(x, x, { transposeA: true });
    core.covariance(x);
    core.nearest(x, x, 2);
    core.fitLogistic(data, { l2: 0.1, start: weights });
    core.sampleGradientSpectral(modelAt(weights), data);
    core.fitNetwork(
      data,
      { d: 10, hidden: 4, classes: 2, activation: 'relu' },
      { l2: 0, epochs: 2, batch: 7, learningRate: 0.01, seed: 1 },
    );
    expect({ x, data }).toEqual(before);
    expect(weights).toEqual(new Float64Array(11).fill(0.1));
  });

  it('CORE-11 the module is at most 30 KB gzipped', async () => {
    expect(gzipSync(await readFile(wasm)).length).toBeLessThanOrEqual(30_000);
  });
});
