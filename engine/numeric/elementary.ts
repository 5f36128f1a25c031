import { type RandomState, randomState, type Seed } from '../random.ts';
import type { F32Address } from './addresses.ts';
import { checkInteger, checkSeed } from './checks.ts';
import type { Core } from './core.ts';
import type { Memory } from './memory.ts';

type Elementary = Pick<Core, 'exp' | 'log' | 'normals' | 'uniforms' | 'permutation' | 'memoryBytes'>;

const MOST = 2 ** 28;

export function elementaryFunctions(memory: Memory): Elementary {
  const { kernels } = memory;
  const draw = (
    seed: Seed,
    count: number,
    fill: (...to: [...state: RandomState, out: F32Address, count: number]) => void,
  ) =>
    memory.run(() => {
      checkSeed(seed);
      checkInteger('count', count, 0, MOST);
      const out = memory.reserveF32(count);
      fill(...randomState(seed), out, count);
      return memory.viewF32(out, count).slice();
    });
  return {
    exp: (x) => kernels.exp(x),
    log: (x) => kernels.log(x),
    memoryBytes: () => kernels.memory.buffer.byteLength,
    normals: (seed, count) => draw(seed, count, kernels.fillNormals),
    uniforms: (seed, count) => draw(seed, count, kernels.fillUniforms),
    permutation: (seed, n) =>
      memory.run(() => {
        checkSeed(seed);
        checkInteger('n', n, 0, MOST);
        const out = memory.reserveI32(n);
        kernels.shuffle(...randomState(seed), out, n);
        return memory.viewI32(out, n).slice();
      }),
  };
}
