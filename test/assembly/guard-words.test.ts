import { describe, expect, it } from 'vitest';
import { createGuarded } from '../support/guarded.ts';
import { testKernels } from '../support/test-kernels.ts';
import { codesCalls } from './calls/codes.ts';
import { linalgCalls } from './calls/linalg.ts';
import { mathCalls } from './calls/math.ts';
import { memoryCalls } from './calls/memory.ts';
import { modelsCalls } from './calls/models.ts';
import { optimisersCalls } from './calls/optimisers.ts';
import { picturesCalls } from './calls/pictures.ts';
import { statisticsCalls } from './calls/statistics.ts';

const kernels = await testKernels();

const CALLS = {
  ...codesCalls,
  ...linalgCalls,
  ...mathCalls,
  ...memoryCalls,
  ...modelsCalls,
  ...optimisersCalls,
  ...picturesCalls,
  ...statisticsCalls,
};

const SIZES = [1, 3, 4, 7, 8, 9, 17];

describe('guard words', () => {
  it.each(Object.entries(CALLS))('CORE-4 %s writes its outputs and nothing else', (_name, call) => {
    for (const n of SIZES) {
      for (const d of SIZES) {
        const before = kernels.mark();
        const guarded = createGuarded(kernels, n * 100 + d);
        call(kernels, guarded, n, d);
        expect({ n, d, damage: guarded.damage() }).toEqual({ n, d, damage: [] });
        kernels.reset(before);
      }
    }
  });

  it('CORE-4 no kernel is left out', () => {
    const tried = Object.keys(CALLS).flatMap((name) => name.split(', '));
    const notKernels = ['memory', 'reserve', 'mark', 'reset', 'exp', 'log', 'heapClear'];
    const isSize = (name: string) => name.endsWith('Work');
    const all = Object.keys(Object.getPrototypeOf(kernels) as object);
    expect(all.length).toBeGreaterThan(30);
    const missing = all.filter((name) => !isSize(name) && ![...tried, ...notKernels].includes(name));
    expect(missing).toEqual([]);
  });
});
