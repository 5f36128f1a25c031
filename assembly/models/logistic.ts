import { expNegative, log1pUnit } from '../math/exp';
import { addEight, dotEight, flush, pointEight } from '../linalg/rows';

/**
 * Slope and loss of two samples at margin m = y·s.
 *
 * @param m Margins, two of f64.
 * @param e e^−|m|.
 * @returns σ(−m), the weight with which a sample pulls.
 */
function pull(m: v128, e: v128): v128 {
  const one = f64x2.splat(1);
  const low = f64x2.div(one, f64x2.add(one, e));
  const positive = f64x2.ge(m, f64x2.splat(0));
  return v128.bitselect(f64x2.mul(e, low), low, positive);
}

/** softplus(−m) = max(−m, 0) + log(1 + e^−|m|). */
function softplus(m: v128, e: v128): v128 {
  return f64x2.add(f64x2.max(f64x2.neg(m), f64x2.splat(0)), log1pUnit(e));
}

/**
 * Logistic loss at a linear model, and its gradient, in one pass over the rows:
 *
 *     loss = Σ aᵢ softplus(−yᵢ sᵢ) / total + (l2 / 2) ‖w‖²      sᵢ = w·xᵢ + b
 *
 * @param x       f32[n, ld], ld a multiple of 8, zeros in the padding, read.
 * @param y       f32[n], −1 or +1, read.
 * @param a       f32[n] ≥ 0, weights of the samples, read, or 0 for ones.
 * @param total   Σ aᵢ, > 0; n for ones.
 * @param w       f64[ld + 1], zeros in the padding, read: weights, padding, then the bias.
 * @param grad    f64[ld + 1], overwritten, laid out as `w`. Slope in nats.
 * @param l2      Ridge strength ≥ 0. The bias is not penalised.
 * @param work    Workspace of 8·ld + 160 bytes.
 * @returns       Loss, nats per sample.
 *
 * Cost 4·n·ld flops, X is read once. f32 products in sums of 256 rows, everything else in f64, always in
 * index order.
 * Source: Bishop, "Pattern Recognition and Machine Learning" (2006), eq. 4.90 and 4.91, labels ±1.
 */
export function logisticPass(
  x: usize,
  ld: i32,
  n: i32,
  y: usize,
  a: usize,
  total: f64,
  w: usize,
  grad: usize,
  l2: f64,
  work: usize,
): f64 {
  const rows = work;
  const z = work + 32;
  const r = work + 96;
  const part = work + 160;
  const w32 = part + ((<usize>ld) << 2);
  let square = 0.0;
  for (let j = 0; j < ld; j++) {
    const value = load<f64>(w + ((<usize>j) << 3));
    square += value * value;
    store<f32>(w32 + ((<usize>j) << 2), <f32>value);
    store<f32>(part + ((<usize>j) << 2), 0);
    store<f64>(grad + ((<usize>j) << 3), 0);
  }
  const bias = load<f64>(w + ((<usize>ld) << 3));
  const half = f64x2.splat(0.5);
  let loss = 0.0;
  let slopeOfBias = 0.0;

  for (let i = 0; i < n; i += 8) {
    pointEight(rows, x, ld, i, n);
    dotEight(rows, w32, ld, z);
    for (let k = 0; k < 8; k += 2) {
      const left = i + k < n;
      const both = i + k + 1 < n;
      const at = (<usize>min(i + k, n - 1)) << 2;
      const next = (<usize>min(i + k + 1, n - 1)) << 2;
      const label = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(y + at)), 1, <f64>load<f32>(y + next));
      let weight = half;
      if (a) weight = f64x2.replace_lane(f64x2.splat(<f64>load<f32>(a + at)), 1, <f64>load<f32>(a + next));
      else weight = f64x2.splat(1);
      if (!left) weight = f64x2.replace_lane(weight, 0, 0);
      if (!both) weight = f64x2.replace_lane(weight, 1, 0);
      const s = f64x2.add(v128.load(z + ((<usize>k) << 3)), f64x2.splat(bias));
      const m = f64x2.mul(label, s);
      const e = expNegative(f64x2.neg(f64x2.abs(m)));
      const losses = f64x2.mul(weight, softplus(m, e));
      const slopes = f64x2.neg(f64x2.mul(f64x2.mul(label, weight), pull(m, e)));
      loss += f64x2.extract_lane(losses, 0);
      loss += f64x2.extract_lane(losses, 1);
      slopeOfBias += f64x2.extract_lane(slopes, 0);
      slopeOfBias += f64x2.extract_lane(slopes, 1);
      store<f32>(r + ((<usize>k) << 2), <f32>f64x2.extract_lane(slopes, 0));
      store<f32>(r + ((<usize>(k + 1)) << 2), <f32>f64x2.extract_lane(slopes, 1));
    }
    addEight(rows, r, part, ld);
    if ((i & 255) === 248) flush(part, grad, ld);
  }
  flush(part, grad, ld);

  const per = 1 / total;
  for (let j = 0; j < ld; j++) {
    const at = (<usize>j) << 3;
    store<f64>(grad + at, load<f64>(grad + at) * per + l2 * load<f64>(w + at));
  }
  store<f64>(grad + ((<usize>ld) << 3), slopeOfBias * per);
  return loss * per + 0.5 * l2 * square;
}

/**
 * What each sample contributes at given scores.
 *
 * @param s     f32[n], scores, read.
 * @param y     f32[n], −1 or +1, read.
 * @param loss  f32[n], overwritten: softplus(−y s). 0 to leave out.
 * @param slope f32[n], overwritten: dℓ/ds = −y σ(−y s). 0 to leave out.
 * @param bend  f32[n], overwritten: √(d²ℓ/ds²) = √(σ(s) σ(−s)). 0 to leave out.
 */
export function logisticTerms(s: usize, y: usize, n: i32, loss: usize, slope: usize, bend: usize): void {
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    const label = <f64>load<f32>(y + at);
    const m = f64x2.splat(label * <f64>load<f32>(s + at));
    const e = expNegative(f64x2.neg(f64x2.abs(m)));
    if (loss) store<f32>(loss + at, <f32>f64x2.extract_lane(softplus(m, e), 0));
    const p = f64x2.extract_lane(pull(m, e), 0);
    if (slope) store<f32>(slope + at, <f32>(-label * p));
    if (bend) {
      const away = 1 / (1 + f64x2.extract_lane(e, 0));
      store<f32>(bend + at, <f32>sqrt(f64x2.extract_lane(e, 0) * away * away));
    }
  }
}
