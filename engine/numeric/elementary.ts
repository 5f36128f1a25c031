import type { Arena } from './arena.ts';
import { checkInteger } from './checks.ts';
import type { Core } from './core.ts';

export function elementaryFunctions(arena: Arena): Pick<Core, 'exp' | 'log' | 'normals' | 'memoryBytes'> {
  const { kernels } = arena;
  return {
    exp: (x) => kernels.exp(x),
    log: (x) => kernels.log(x),
    memoryBytes: () => kernels.memory.buffer.byteLength,
    normals: (seed, count) =>
      arena.run(() => {
        checkInteger('seed', seed, 0, 0xffffffff);
        checkInteger('count', count, 0, 1 << 30);
        const out = arena.reserveF32(count);
        kernels.fillNormals(seed, out, count);
        return arena.viewF32(out, count).slice();
      }),
  };
}
