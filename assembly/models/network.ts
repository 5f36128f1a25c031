import { tanhFour } from '../math/exp';

/** Pieces of a network of dense layers; the products between them are `gemm`. */

export const TANH: i32 = 0;
export const RELU: i32 = 1;

/**
 * H = act(H + 1·biasᵀ), in place.
 *
 * @param h    f32[rows, ld], ld a multiple of 8, updated.
 * @param bias f32[ld], zeros in the padding, so that the padding of H stays 0; read.
 * @param kind 0 tanh, 1 ReLU, 2 none.
 */
export function activate(h: usize, rows: i32, ld: i32, bias: usize, kind: i32): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < ld; j += 4) {
      const at = (<usize>j) << 2;
      const value = f32x4.add(v128.load(h + at), v128.load(bias + at));
      if (kind === TANH) v128.store(h + at, tanhFour(value));
      else if (kind === RELU) v128.store(h + at, f32x4.pmax(f32x4.splat(0), value));
      else v128.store(h + at, value);
    }
    h += (<usize>ld) << 2;
  }
}

/**
 * D = D ∘ act′, from the activations themselves: 1 − h² for tanh, [h > 0] for ReLU.
 *
 * @param d f32[rows, ld], updated.
 * @param h f32[rows, ld], read.
 */
export function activationGradient(d: usize, h: usize, rows: i32, ld: i32, kind: i32): void {
  const count = rows * ld;
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const value = v128.load(h + at);
    if (kind === TANH) {
      const derivative = f32x4.sub(f32x4.splat(1), f32x4.mul(value, value));
      v128.store(d + at, f32x4.mul(v128.load(d + at), derivative));
    } else {
      v128.store(d + at, v128.and(v128.load(d + at), f32x4.gt(value, f32x4.splat(0))));
    }
  }
}

/**
 * The derivative of D ∘ act′ where the activations move by ḣ and D by Ḋ: act′ ∘ Ḋ + (act″ part), in place of Ḋ.
 *
 * @param turned f32[rows, ld], Ḋ, updated.
 * @param h      f32[rows, ld], activations, read.
 * @param moved  f32[rows, ld], ḣ, read.
 * @param d      f32[rows, ld], D before its multiplication with act′, read.
 */
export function activationCurvature(
  turned: usize,
  h: usize,
  moved: usize,
  d: usize,
  rows: i32,
  ld: i32,
  kind: i32,
): void {
  activationGradient(turned, h, rows, ld, kind);
  if (kind !== TANH) return;
  const minusTwo = f32x4.splat(-2);
  const count = rows * ld;
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const second = f32x4.mul(f32x4.mul(minusTwo, v128.load(h + at)), v128.load(moved + at));
    v128.store(turned + at, f32x4.add(v128.load(turned + at), f32x4.mul(second, v128.load(d + at))));
  }
}

/** Column sums of f32[rows, ld] into f32[ld], overwritten, or added to when `add`. */
export function columnSums(x: usize, rows: i32, ld: i32, sums: usize, add: i32): void {
  if (!add) memory.fill(sums, 0, (<usize>ld) << 2);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < ld; j += 4) {
      const at = (<usize>j) << 2;
      v128.store(sums + at, f32x4.add(v128.load(sums + at), v128.load(x + at)));
    }
    x += (<usize>ld) << 2;
  }
}

/**
 * Gradients of single samples written out: δᵢ ⊗ (xᵢ, 1), as W row by row and then b.
 *
 * @param delta f32[rows, ldd], `width` columns used, read.
 * @param x     f32[rows, ldx], `cols` columns used, read.
 * @param out   f32[rows, stride]: width · cols values and then `width` from each row's start, overwritten.
 */
export function outerRows(
  delta: usize,
  ldd: i32,
  width: i32,
  x: usize,
  ldx: i32,
  cols: i32,
  rows: i32,
  out: usize,
  stride: i32,
): void {
  for (let i = 0; i < rows; i++) {
    const d = delta + ((<usize>i * <usize>ldd) << 2);
    const p = x + ((<usize>i * <usize>ldx) << 2);
    let q = out + ((<usize>i * <usize>stride) << 2);
    for (let c = 0; c < width; c++) {
      const by = load<f32>(d + ((<usize>c) << 2));
      for (let j = 0; j < cols; j++) {
        store<f32>(q, by * load<f32>(p + ((<usize>j) << 2)));
        q += 4;
      }
    }
    memory.copy(q, d, (<usize>width) << 2);
  }
}

/** y += a x, f32[count], count a multiple of 4. */
export function addScaled(a: f32, x: usize, y: usize, count: i32): void {
  const by = f32x4.splat(a);
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.mul(by, v128.load(x + at))));
  }
}

/** Σ x², f32[count]. */
export function sumOfSquares(x: usize, count: i32): f64 {
  let sum = 0.0;
  for (let j = 0; j < count; j++) {
    const value = <f64>load<f32>(x + ((<usize>j) << 2));
    sum += value * value;
  }
  return sum;
}
