import type { Arena } from './arena.ts';
import { checkInteger, checkSquare } from './checks.ts';
import type { Core } from './core.ts';
import { largestEigenpairs } from './krylov.ts';

/** Up to here all eigenpairs are computed and the first k taken; beyond, only those k. */
const WHOLE = 128;

export function spectraFunctions(arena: Arena): Pick<Core, 'topEigen'> {
  const { kernels } = arena;
  return {
    topEigen: (symmetric, k) =>
      arena.run(() => {
        checkSquare('symmetric', symmetric);
        const d = symmetric.rows;
        checkInteger('k', k, 1, d);
        const block = arena.putMatrix('symmetric', symmetric);
        if (d <= WHOLE) {
          const a = arena.reserveF64(d * d);
          arena.viewF64(a, d * d).set(symmetric.values);
          const values = arena.reserveF64(d);
          const work = arena.reserveF64(d);
          kernels.symmetricEigen(a, d, values, work);
          return {
            values: arena.viewF64(values, k).slice(),
            vectors: { rows: k, cols: d, values: Float32Array.from(arena.viewF64(a, k * d)) },
          };
        }
        const width = k + 4;
        const input = arena.reserveF32((width + 8) * block.ld);
        const output = arena.reserveBlock(width, d);
        const work = arena.reserveBytes(kernels.gemmWork());
        const found = largestEigenpairs(arena, d, k, width, 2e-6, (count, v, out) => {
          kernels.clear(input, count * block.ld * 4);
          for (let i = 0; i < count; i++) kernels.narrow(v + i * d * 8, input + i * block.ld * 4, d);
          const { address, ld } = output;
          kernels.gemm(input, block.ld, 0, block.address, block.ld, 0, address, ld, count, d, d, work);
          for (let i = 0; i < count; i++) kernels.widen(address + i * ld * 4, out + i * d * 8, d);
        });
        const vectors = Float32Array.from(arena.viewF64(found.vectors, k * d));
        return { values: found.values, vectors: { rows: k, cols: d, values: vectors } };
      }),
  };
}
