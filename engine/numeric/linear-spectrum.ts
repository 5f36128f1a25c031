import { type F32Address, type F64Address, skip64 } from './addresses.ts';
import { membersOf } from './checks.ts';
import type { DenseDesign, Design } from './designs.ts';
import { largestEigenpairs } from './krylov.ts';
import type { Operator } from './krylov-basis.ts';
import type { Memory } from './memory.ts';

/** Share of Σ ‖g‖² below which f32 cannot tell the spread of gradients from rounding: they are as good as equal. */
export const EQUAL = 1e-7;

/**
 * Projections of centred rows c·(x, 1) on their first principal direction, signed.
 *
 * @param scale    f32[n], the factors c; an address.
 * @param constant what stands for the 1 beside x
 */
function spectralProjections(
  memory: Memory,
  x: DenseDesign,
  scale: F32Address,
  constant: number,
): Float32Array {
  const { kernels } = memory;
  const n = x.ld + 1;
  const mean = memory.reserveF64(n);
  x.weightedSum(scale, mean);
  kernels.rescale(1 / x.n, mean, n);
  kernels.rescale(constant, skip64(mean, x.ld), 1);
  const energy = gradientNorms(memory, x, scale, constant).reduce((sum, size) => sum + size * size, 0);
  // The rows know 1 as their constant: its coordinate is brought to what it stands for on the way in and out.
  const moved = memory.reserveF64(n);
  const move = (v: F64Address) => {
    if (constant === 1) return v;
    memory.viewF64(moved, n).set(memory.viewF64(v, n));
    kernels.rescale(constant, skip64(moved, x.ld), 1);
    return moved;
  };
  const apply: Operator = (count, v, out) => {
    for (let i = 0; i < count; i++) {
      const [from, to] = [skip64(v, i * n), skip64(out, i * n)];
      x.normalProduct(scale, move(from), kernels.dot(mean, from, n), to);
      kernels.rescale(constant, skip64(to, x.ld), 1);
    }
  };
  const { vectors } = largestEigenpairs(memory, n, 1, 1, 1e-6, apply, EQUAL * energy);
  const products = memory.reserveF32(x.n);
  x.products(move(vectors), products);
  const shift = kernels.dot(mean, vectors, n);
  const [factors, projected] = [memory.viewF32(scale, x.n), memory.viewF32(products, x.n)];
  return projected.map((value, i) => (factors[i] as number) * value - shift);
}

/** `spectralProjections` of each class on its own, in the order of the samples. */
export function spectralByClass(
  memory: Memory,
  x: DenseDesign,
  labels: Int32Array,
  scale: F32Address,
  constant = 1,
): Float32Array {
  const out = new Float32Array(x.n);
  for (const c of [0, 1]) {
    const members = membersOf(labels, c);
    if (members.length === 0) continue;
    memory.scope(() => {
      const part = x.subset(members);
      const factors = memory.reserveF32(members.length);
      memory.kernels.copyRows(scale, 1, factors, 1, members.length, memory.putI32(members));
      const projections = spectralProjections(memory, part, factors, constant);
      members.forEach((row, i) => {
        out[row] = projections[i] as number;
      });
    });
  }
  return out;
}

/** ‖c (x, 1)‖ of every row, c its gradient in the score; f32[n]. */
function gradientNorms(memory: Memory, x: Design, gradients: F32Address, constant = 1): Float32Array {
  const squares = memory.reserveF32(x.n);
  x.squares(squares);
  const gradient = memory.viewF32(gradients, x.n);
  return memory
    .viewF32(squares, x.n)
    .map((square, i) => Math.abs(gradient[i] as number) * Math.sqrt(square + constant * constant));
}
