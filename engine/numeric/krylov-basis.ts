import { GameError } from '../errors.ts';
import { randomState } from '../random.ts';
import { type F64Address, skip64 } from './addresses.ts';
import type { Kernels } from './kernels.ts';
import type { Memory } from './memory.ts';

/** out f64[count, n] = A · v f64[count, n], row by row; A symmetric. Both are addresses. */
export type Operator = (count: number, v: F64Address, out: F64Address) => void;

/** Up to `capacity` orthonormal rows of f64[n] with their images under a symmetric operator. */
export interface KrylovBasis {
  readonly vectors: F64Address;
  readonly images: F64Address;
  /** Room for as many rows again; `ritz` overwrites it. */
  readonly spare: F64Address;
  /** Rows that there are now. */
  held(): number;
  /** The address of a row. */
  row(base: F64Address, i: number): F64Address;
  /** Appends `count` rows, taken from `source` (f64[count, n]) or drawn from a fixed seed, and their images. */
  extend(count: number, source: F64Address | null): void;
  /**
   * Rayleigh–Ritz: keeps the `count` combinations of the rows with the largest Ritz values, and returns these, the
   * largest first. Throws 'no-convergence'.
   */
  ritz(count: number): Float64Array;
}

export function createKrylovBasis(memory: Memory, n: number, capacity: number, apply: Operator): KrylovBasis {
  const { kernels } = memory;
  const vectors = memory.reserveF64(capacity * n);
  const images = memory.reserveF64(capacity * n);
  const spare = memory.reserveF64(capacity * n);
  const small = memory.reserveF64(capacity * capacity);
  const values = memory.reserveF64(capacity);
  const work = memory.reserveBytes(kernels.eigenWork(capacity));
  const normals = memory.reserveF32(n);
  let held = 0;
  let drawn = 0;
  const row = (base: F64Address, i: number) => skip64(base, i * n);
  const drawRow = (): void => {
    do {
      kernels.fillNormals(...randomState(0x9e3779b9 + drawn++), normals, n);
      kernels.widen(normals, row(vectors, held), n);
    } while (!orthogonalise(kernels, vectors, held, n));
  };
  return {
    vectors,
    images,
    spare,
    held: () => held,
    row,
    extend(count, source) {
      const from = held;
      for (let i = 0; i < count && held < capacity; i++) {
        let ready = false;
        if (source) {
          memory.viewF64(row(vectors, held), n).set(memory.viewF64(row(source, i), n));
          ready = orthogonalise(kernels, vectors, held, n);
        }
        if (!ready) drawRow();
        held++;
      }
      apply(held - from, row(vectors, from), row(images, from));
    },
    ritz(count) {
      const t = memory.viewF64(small, held * held);
      for (let i = 0; i < held; i++) {
        for (let j = 0; j <= i; j++) {
          const value = kernels.dot(row(vectors, i), row(images, j), n);
          t[i * held + j] = value;
          t[j * held + i] = value;
        }
      }
      if (kernels.symmetricEigen(small, held, values, work) !== 0) unsettled();
      for (const rows of [vectors, images]) recombine(memory, rows, { t, held, count, n, spare });
      held = count;
      return memory.viewF64(values, count).slice();
    },
  };
}

/** Makes row `held` of f64[held + 1, n] a unit row orthogonal to those before it; false when nothing is left of it. */
function orthogonalise(kernels: Kernels, vectors: F64Address, held: number, n: number): boolean {
  const row = (i: number) => skip64(vectors, i * n);
  const v = row(held);
  const size = Math.sqrt(kernels.dot(v, v, n));
  if (!(size > 0)) return false;
  kernels.rescale(1 / size, v, n);
  for (let pass = 0; pass < 3; pass++) {
    for (let j = 0; j < held; j++) kernels.axpy(-kernels.dot(row(j), v, n), row(j), v, n);
    const left = Math.sqrt(kernels.dot(v, v, n));
    if (!(left > 1e-10)) return false;
    kernels.rescale(1 / left, v, n);
    if (left > 0.5) return true;
  }
  return true;
}

/** rows[0 … count) ← the first `count` combinations of the `held` rows, whose weights are the rows of `t`. */
function recombine(
  memory: Memory,
  rows: F64Address,
  {
    t,
    held,
    count,
    n,
    spare,
  }: { t: Float64Array; held: number; count: number; n: number; spare: F64Address },
): void {
  const { kernels } = memory;
  kernels.clear(spare, count * n * 8);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < held; j++) {
      kernels.axpy(t[i * held + j] as number, skip64(rows, j * n), skip64(spare, i * n), n);
    }
  }
  memory.viewF64(rows, count * n).set(memory.viewF64(spare, count * n));
}

export function unsettled(): never {
  throw new GameError('no-convergence', 'the eigenvalues did not settle: their values may be too close');
}
