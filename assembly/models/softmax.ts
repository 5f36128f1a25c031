import { dotFourByTwo } from '../linalg/dots';
import { flush, pointEight } from '../linalg/rows';
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
 * Softmax cross-entropy of each row of logits, and its gradient.
 *
 * @param logits f32[rows, ld], ld a multiple of 4; overwritten with scale · aᵢ · (softmax − one-hot), 0 in the
 *               padding.
 * @param y      i32[rows], class ids, read.
 * @param a      f32[rows], weights of the samples, read, or 0 for ones.
 * @param losses f32[rows], overwritten with −log p of the label, nats; 0 to leave out.
 * @returns      Σ aᵢ · lossᵢ.
 */
export function softmaxGradient(
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
 * The derivative of that gradient where the logits move by ż: scale · p ∘ (ż − p·ż), in place of ż.
 *
 * @param p f32[rows, ld], probabilities, read.
 * @param z f32[rows, ld], updated.
 */
export function softmaxCurvature(p: usize, z: usize, ld: i32, rows: i32, scale: f32): void {
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

/** g꜀ += Σ z[r][c] xᵣ over four rows, for two classes. */
function addFourByTwo(rows: usize, z: usize, ldz: usize, g0: usize, g1: usize, ld: i32): void {
  let p0 = <usize>load<u32>(rows);
  let p1 = <usize>load<u32>(rows, 4);
  let p2 = <usize>load<u32>(rows, 8);
  let p3 = <usize>load<u32>(rows, 12);
  const r00 = v128.load32_splat(z);
  const r01 = v128.load32_splat(z, 4);
  const r10 = v128.load32_splat(z + ldz);
  const r11 = v128.load32_splat(z + ldz, 4);
  const r20 = v128.load32_splat(z + 2 * ldz);
  const r21 = v128.load32_splat(z + 2 * ldz, 4);
  const r30 = v128.load32_splat(z + 3 * ldz);
  const r31 = v128.load32_splat(z + 3 * ldz, 4);
  const end = g0 + ((<usize>ld) << 2);
  while (g0 < end) {
    const x0 = v128.load(p0);
    const x1 = v128.load(p1);
    const x2 = v128.load(p2);
    const x3 = v128.load(p3);
    const u = f32x4.add(f32x4.mul(r00, x0), f32x4.mul(r10, x1));
    const v = f32x4.add(f32x4.mul(r01, x0), f32x4.mul(r11, x1));
    const s = f32x4.add(f32x4.mul(r20, x2), f32x4.mul(r30, x3));
    const t = f32x4.add(f32x4.mul(r21, x2), f32x4.mul(r31, x3));
    v128.store(g0, f32x4.add(v128.load(g0), f32x4.add(u, s)));
    v128.store(g1, f32x4.add(v128.load(g1), f32x4.add(v, t)));
    p0 += 16;
    p1 += 16;
    p2 += 16;
    p3 += 16;
    g0 += 16;
    g1 += 16;
  }
}

/** Bytes of workspace of `softmaxPass`. */
export function softmaxWork(ld: i32, classes: i32): i32 {
  return 64 + 8 * ((classes + 8) & ~7) * 4 + (classes + 1) * ld * 4;
}

/**
 * Softmax cross-entropy of a linear model and its gradient, in one pass over the rows, eight at a time: four
 * rows by two classes in registers, both for the logits and for the gradient.
 *
 *     loss = scale · Σ aᵢ (log Σ꜀ e^zᵢ꜀ − zᵢ,yᵢ)      z = W x + b
 *
 * @param x       f32[n, ld], ld a multiple of 8, zeros in the padding, read.
 * @param y       i32[n], class ids, read.
 * @param a       f32[n], weights of the samples, read, or 0 for ones.
 * @param w       f32[classes, ld], zeros in the padding, read; `bias` f32[classes], read.
 * @param classes At least 1.
 * @param grad    f64[classes, ld] and then f64[classes] for b, overwritten.
 * @param work    `softmaxWork(ld, classes)` bytes.
 * @returns       loss.
 *
 * Cost 4·n·ld·classes flops. f32 sums of 256 rows, added in f64 in index order.
 * Source: Bishop, "Pattern Recognition and Machine Learning" (2006), eq. 4.108 and 4.109.
 */
export function softmaxPass(
  x: usize,
  ld: i32,
  n: i32,
  y: usize,
  a: usize,
  scale: f64,
  w: usize,
  bias: usize,
  classes: i32,
  grad: usize,
  work: usize,
): f64 {
  const ldc = (classes + 8) & ~7;
  const line = (<usize>ld) << 2;
  const ldz = (<usize>ldc) << 2;
  const rows = work;
  const z = work + 64;
  const part = z + 8 * ldz;
  const biases = grad + ((<usize>(classes * ld)) << 3);
  memory.fill(part, 0, <usize>(classes + 1) * line);
  memory.fill(grad, 0, (<usize>(classes * (ld + 1))) << 3);
  let loss = 0.0;
  for (let i = 0; i < n; i += 8) {
    const left = min(8, n - i);
    pointEight(rows, x, ld, i, n);
    for (let c = 0; c < classes; c += 2) {
      const w0 = w + <usize>c * line;
      // Of an odd number of classes the last stands beside itself; its double is thrown away.
      const w1 = c + 1 < classes ? w0 + line : w0;
      dotFourByTwo(rows, w0, w1, ld, z + ((<usize>c) << 2), ldz);
      dotFourByTwo(rows + 16, w0, w1, ld, z + 4 * ldz + ((<usize>c) << 2), ldz);
    }
    for (let r = 0; r < 8; r++) {
      const row = z + <usize>r * ldz;
      for (let c = 0; c < classes; c++) {
        const p = row + ((<usize>c) << 2);
        store<f32>(p, load<f32>(p) + load<f32>(bias + ((<usize>c) << 2)));
      }
      for (let c = classes; c < ldc; c++) store<f32>(row + ((<usize>c) << 2), 0);
    }
    const labels = y + ((<usize>i) << 2);
    loss += softmaxGradient(z, ldc, left, classes, labels, a ? a + ((<usize>i) << 2) : 0, scale, 0);
    if (left < 8) memory.fill(z + <usize>left * ldz, 0, <usize>(8 - left) * ldz);
    for (let c = 0; c < classes; c += 2) {
      const g0 = part + <usize>c * line;
      addFourByTwo(rows, z + ((<usize>c) << 2), ldz, g0, g0 + line, ld);
      addFourByTwo(rows + 16, z + 4 * ldz + ((<usize>c) << 2), ldz, g0, g0 + line, ld);
    }
    for (let c = 0; c < classes; c++) {
      const p = biases + ((<usize>c) << 3);
      let sum = load<f64>(p);
      for (let r = 0; r < left; r++) sum += <f64>load<f32>(z + <usize>r * ldz + ((<usize>c) << 2));
      store<f64>(p, sum);
    }
    if ((i & 255) === 248) flush(part, grad, classes * ld);
  }
  flush(part, grad, classes * ld);
  return loss * scale;
}
