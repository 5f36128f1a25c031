import { expFour } from '../math/exp';

/** Turns one row of logits into e^(z − max), zeros past `classes`; returns the sum, `most` is the maximum. */
function powersOf(row: usize, ld: i32, classes: i32, most: f32): f64 {
  const shift = f32x4.splat(most);
  for (let c = 0; c < ld; c += 4) {
    const at = row + ((<usize>c) << 2);
    v128.store(at, expFour(f32x4.sub(v128.load(at), shift)));
  }
  for (let c = classes; c < ld; c++) store<f32>(row + ((<usize>c) << 2), 0);
  let sum = 0.0;
  for (let c = 0; c < classes; c++) sum += <f64>load<f32>(row + ((<usize>c) << 2));
  return sum;
}

function largestOf(row: usize, classes: i32): f32 {
  let most: f32 = load<f32>(row);
  for (let c = 1; c < classes; c++) most = max(most, load<f32>(row + ((<usize>c) << 2)));
  return most;
}

/**
 * Softmax cross-entropy of each row of logits, and its slope.
 *
 * @param logits f32[rows, ld], ld a multiple of 4; overwritten with scale · aᵢ · (softmax − one-hot), 0 in the
 *               padding.
 * @param y      i32[rows], class ids, read.
 * @param a      f32[rows], weights of the samples, read, or 0 for ones.
 * @param losses f32[rows], overwritten with −log p of the label, nats; 0 to leave out.
 * @returns      Σ aᵢ · lossᵢ.
 */
export function softmaxSlope(
  logits: usize,
  ld: i32,
  rows: i32,
  classes: i32,
  y: usize,
  a: usize,
  scale: f64,
  losses: usize,
): f64 {
  let total = 0.0;
  for (let i = 0; i < rows; i++) {
    const row = logits + ((<usize>i * <usize>ld) << 2);
    const own = row + ((<usize>load<i32>(y + ((<usize>i) << 2))) << 2);
    const weight: f64 = a ? <f64>load<f32>(a + ((<usize>i) << 2)) : 1;
    const most = largestOf(row, classes);
    const behind = <f64>most - <f64>load<f32>(own);
    const sum = powersOf(row, ld, classes, most);
    const loss = Math.log(sum) + behind;
    total += weight * loss;
    if (losses) store<f32>(losses + ((<usize>i) << 2), <f32>loss);
    const by = f32x4.splat(<f32>((scale * weight) / sum));
    for (let c = 0; c < ld; c += 4) {
      const at = row + ((<usize>c) << 2);
      v128.store(at, f32x4.mul(by, v128.load(at)));
    }
    // 1 − p of the label as the sum of the others: no digits are lost where p is near 1.
    let others = 0.0;
    for (let p = row; p < row + ((<usize>classes) << 2); p += 4) {
      if (p !== own) others += <f64>load<f32>(p);
    }
    store<f32>(own, <f32>-others);
  }
  return total;
}

/** Probabilities in place of logits, f32[rows, ld], 0 in the padding. */
export function softmaxRows(logits: usize, ld: i32, rows: i32, classes: i32): void {
  for (let i = 0; i < rows; i++) {
    const row = logits + ((<usize>i * <usize>ld) << 2);
    const by = f32x4.splat(<f32>(1 / powersOf(row, ld, classes, largestOf(row, classes))));
    for (let c = 0; c < ld; c += 4) {
      const at = row + ((<usize>c) << 2);
      v128.store(at, f32x4.mul(by, v128.load(at)));
    }
  }
}

/**
 * How the slope turns when the logits move by ż: scale · p ∘ (ż − p·ż), in place of ż.
 *
 * @param p f32[rows, ld], probabilities, read.
 * @param z f32[rows, ld], updated.
 */
export function softmaxCurve(p: usize, z: usize, ld: i32, rows: i32, scale: f32): void {
  const by = f32x4.splat(scale);
  for (let i = 0; i < rows; i++) {
    const from = (<usize>i * <usize>ld) << 2;
    let sum = f32x4.splat(0);
    for (let c = 0; c < ld; c += 4) {
      const at = from + ((<usize>c) << 2);
      sum = f32x4.add(sum, f32x4.mul(v128.load(p + at), v128.load(z + at)));
    }
    const mean = f32x4.splat(
      f32x4.extract_lane(sum, 0) +
        f32x4.extract_lane(sum, 2) +
        (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3)),
    );
    for (let c = 0; c < ld; c += 4) {
      const at = from + ((<usize>c) << 2);
      const turned = f32x4.mul(v128.load(p + at), f32x4.sub(v128.load(z + at), mean));
      v128.store(z + at, f32x4.mul(by, turned));
    }
  }
}
