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
export function activationSlope(d: usize, h: usize, rows: i32, ld: i32, kind: i32): void {
  const count = rows * ld;
  for (let j = 0; j < count; j += 4) {
    const at = (<usize>j) << 2;
    const value = v128.load(h + at);
    if (kind === TANH) {
      const slope = f32x4.sub(f32x4.splat(1), f32x4.mul(value, value));
      v128.store(d + at, f32x4.mul(v128.load(d + at), slope));
    } else {
      v128.store(d + at, v128.and(v128.load(d + at), f32x4.gt(value, f32x4.splat(0))));
    }
  }
}

/**
 * Softmax cross-entropy of each row of logits, and its slope.
 *
 * @param logits f32[rows, ld], overwritten with scale · (softmax − one-hot), 0 in the padding.
 * @param y      i32[rows], class ids, read.
 * @param losses f32[rows], overwritten with −log p of the label, nats; 0 to leave out.
 * @returns      Σ losses.
 */
export function softmaxSlope(
  logits: usize,
  ld: i32,
  rows: i32,
  classes: i32,
  y: usize,
  scale: f64,
  losses: usize,
): f64 {
  let total = 0.0;
  for (let i = 0; i < rows; i++) {
    const row = logits + ((<usize>i * <usize>ld) << 2);
    const label = load<i32>(y + ((<usize>i) << 2));
    let most: f32 = load<f32>(row);
    for (let c = 1; c < classes; c++) most = max(most, load<f32>(row + ((<usize>c) << 2)));
    const own: f64 = <f64>load<f32>(row + ((<usize>label) << 2)) - <f64>most;
    let sum = 0.0;
    for (let c = 0; c < classes; c++) {
      sum += Math.exp(<f64>load<f32>(row + ((<usize>c) << 2)) - <f64>most);
    }
    const loss = Math.log(sum) - own;
    total += loss;
    if (losses) store<f32>(losses + ((<usize>i) << 2), <f32>loss);
    const per = scale / sum;
    for (let c = 0; c < classes; c++) {
      const p = row + ((<usize>c) << 2);
      const value = per * Math.exp(<f64>load<f32>(p) - <f64>most);
      store<f32>(p, <f32>(c === label ? value - scale : value));
    }
    for (let c = classes; c < ld; c++) store<f32>(row + ((<usize>c) << 2), 0);
  }
  return total;
}

/** Column sums of f32[rows, ld] into f32[ld], overwritten. */
export function columnSums(x: usize, rows: i32, ld: i32, sums: usize): void {
  memory.fill(sums, 0, (<usize>ld) << 2);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < ld; j += 4) {
      const at = (<usize>j) << 2;
      v128.store(sums + at, f32x4.add(v128.load(sums + at), v128.load(x + at)));
    }
    x += (<usize>ld) << 2;
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
