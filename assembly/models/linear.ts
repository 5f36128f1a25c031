import { addEight, dotEight, flush, pointEight } from '../linalg/rows';
import { narrow } from '../linalg/vector';
import { expNegativeEight, log1pUnitEight } from '../math/exp';

/**
 * Losses of a linear model of two classes at the margin m = y·s, y = ±1:
 *
 *     0 logistic   softplus(−m) = log(1 + e^−m)
 *     1 hinge      max(0, 1 − m)
 *     2 squared    (1 − m)² / 2, which is (s − y)² / 2
 */
export const LOGISTIC: i32 = 0;
export const HINGE: i32 = 1;

/** e^−|s| and log(1 + e^−|s|) of eight scores, f64[8] each: scratch, used up before the next eight. */
const POWERS = memory.data(64, 16);
const LOGS = memory.data(64, 16);

/** Fills POWERS and LOGS from −|s| in POWERS. A margin y·s has the size of its score. */
function fillPowers(): void {
  expNegativeEight(POWERS);
  log1pUnitEight(POWERS, LOGS);
}

/**
 * σ(−m) of two margins of f64.
 *
 * @param e e^−|m|.
 */
function sigmoidOfMinus(m: v128, e: v128): v128 {
  const one = f64x2.splat(1);
  const low = f64x2.div(one, f64x2.add(one, e));
  return v128.bitselect(f64x2.mul(e, low), low, f64x2.ge(m, f64x2.splat(0)));
}

/**
 * Losses of two margins; the logistic one is softplus(−m) = max(−m, 0) + log(1 + e^−|m|).
 *
 * @param log log(1 + e^−|m|).
 */
function lossOf(kind: i32, m: v128, log: v128): v128 {
  if (kind === LOGISTIC) return f64x2.add(f64x2.max(f64x2.neg(m), f64x2.splat(0)), log);
  const short = f64x2.sub(f64x2.splat(1), m);
  if (kind === HINGE) return f64x2.max(short, f64x2.splat(0));
  return f64x2.mul(f64x2.mul(short, short), f64x2.splat(0.5));
}

/** −dℓ/dm of two margins; of the hinge at m = 1 it is 0. */
function descentOf(kind: i32, m: v128, e: v128): v128 {
  if (kind === LOGISTIC) return sigmoidOfMinus(m, e);
  const short = f64x2.sub(f64x2.splat(1), m);
  if (kind === HINGE) return v128.and(f64x2.splat(1), f64x2.gt(short, f64x2.splat(0)));
  return short;
}

/** Two values of f32 as f64; the second is `next`, which may be the same address. */
function pair(at: usize, next: usize): v128 {
  return f64x2.replace_lane(f64x2.splat(<f64>load<f32>(at)), 1, <f64>load<f32>(next));
}

/** Where the sums lie in the workspace: addresses of eight rows, their scores and gradients come first. */
const LOSS: usize = 160;
const BIAS: usize = 168;
const PART: usize = 176;

/** Bytes of workspace of a pass. */
export function linearWork(ld: i32): i32 {
  return <i32>PART + 8 * ld;
}

/**
 * Loss of a linear model and its gradient, in one pass over the rows:
 *
 *     loss = Σ aᵢ ℓ(yᵢ sᵢ) / total + (l2 / 2) ‖w‖²      sᵢ = w·xᵢ + b
 *
 * in three steps: `linearStart`, `linearRows` for blocks of rows one after the other, `linearFinish`. The blocks
 * may take turns in the same memory, and how the rows are divided does not change a bit.
 *
 * @param ld   Row length, a multiple of 8.
 * @param w    f64[ld + 1], zeros in the padding, read: weights, padding, then the bias.
 * @param grad f64[ld + 1], overwritten, laid out as `w`.
 * @param work `linearWork(ld)` bytes, kept from step to step.
 *
 * Cost 4·n·ld flops, X is read once. f32 products in sums of 256 rows, everything else in f64, always in
 * index order.
 * Source: Bishop, "Pattern Recognition and Machine Learning" (2006), eq. 4.90, 4.91 and 7.44, labels ±1.
 */
export function linearStart(ld: i32, w: usize, grad: usize, work: usize): void {
  const part = work + PART;
  memory.fill(grad, 0, (<usize>(ld + 1)) << 3);
  memory.fill(part, 0, (<usize>ld) << 2);
  narrow(w, part + ((<usize>ld) << 2), ld);
  store<f64>(work + LOSS, 0);
  store<f64>(work + BIAS, 0);
}

/**
 * Adds rows to the sums.
 *
 * @param kind  Which loss, see above.
 * @param x     f32[n, ld], zeros in the padding, read.
 * @param first Index of the first of these rows among all: the rows before it came in earlier calls; a multiple of 8.
 * @param y     f32[n], −1 or +1, of these rows, read.
 * @param a     f32[n] ≥ 0, weights of these rows, read, or 0 for ones.
 */
export function linearRows(
  kind: i32,
  x: usize,
  ld: i32,
  first: i32,
  n: i32,
  y: usize,
  a: usize,
  w: usize,
  grad: usize,
  work: usize,
): void {
  const rows = work;
  const z = work + 32;
  const r = work + 96;
  const part = work + PART;
  const w32 = part + ((<usize>ld) << 2);
  const bias = load<f64>(w + ((<usize>ld) << 3));
  let loss = load<f64>(work + LOSS);
  let gradientOfBias = load<f64>(work + BIAS);

  for (let i = 0; i < n; i += 8) {
    pointEight(rows, x, ld, i, n);
    dotEight(rows, w32, ld, z);
    for (let at: usize = 0; at < 64; at += 16) {
      const score = f64x2.add(v128.load(z + at), f64x2.splat(bias));
      v128.store(z + at, score);
      v128.store(POWERS + at, f64x2.neg(f64x2.abs(score)));
    }
    if (kind === LOGISTIC) fillPowers();
    for (let k = 0; k < 8; k += 2) {
      const at = (<usize>min(i + k, n - 1)) << 2;
      const next = (<usize>min(i + k + 1, n - 1)) << 2;
      let weight = f64x2.splat(1);
      if (a) weight = pair(a + at, a + next);
      if (i + k >= n) weight = f64x2.replace_lane(weight, 0, 0);
      if (i + k + 1 >= n) weight = f64x2.replace_lane(weight, 1, 0);
      const label = pair(y + at, y + next);
      const m = f64x2.mul(label, v128.load(z + ((<usize>k) << 3)));
      const e = v128.load(POWERS + ((<usize>k) << 3));
      const losses = f64x2.mul(weight, lossOf(kind, m, v128.load(LOGS + ((<usize>k) << 3))));
      const gradients = f64x2.neg(f64x2.mul(f64x2.mul(label, weight), descentOf(kind, m, e)));
      loss += f64x2.extract_lane(losses, 0);
      loss += f64x2.extract_lane(losses, 1);
      gradientOfBias += f64x2.extract_lane(gradients, 0);
      gradientOfBias += f64x2.extract_lane(gradients, 1);
      store<f32>(r + ((<usize>k) << 2), <f32>f64x2.extract_lane(gradients, 0));
      store<f32>(r + ((<usize>(k + 1)) << 2), <f32>f64x2.extract_lane(gradients, 1));
    }
    addEight(rows, r, part, ld);
    if (((first + i) & 255) === 248) flush(part, grad, ld);
  }
  store<f64>(work + LOSS, loss);
  store<f64>(work + BIAS, gradientOfBias);
}

/**
 * Divides the sums and adds the ridge.
 *
 * @param total Σ aᵢ, > 0; n for ones.
 * @param l2    Ridge strength ≥ 0. The bias is not penalised.
 * @returns     Loss per sample, in nats where it is logistic.
 */
export function linearFinish(ld: i32, total: f64, w: usize, grad: usize, l2: f64, work: usize): f64 {
  flush(work + PART, grad, ld);
  const per = 1 / total;
  let square = 0.0;
  for (let j = 0; j < ld; j++) {
    const at = (<usize>j) << 3;
    const value = load<f64>(w + at);
    square += value * value;
    store<f64>(grad + at, load<f64>(grad + at) * per + l2 * value);
  }
  store<f64>(grad + ((<usize>ld) << 3), load<f64>(work + BIAS) * per);
  return load<f64>(work + LOSS) * per + 0.5 * l2 * square;
}

/**
 * What each sample contributes at given scores.
 *
 * @param kind      Which loss.
 * @param s         f32[n], scores, read.
 * @param y         f32[n], −1 or +1, read.
 * @param a         f32[n] ≥ 0, weights, read, or 0 for ones.
 * @param loss      f32[n], overwritten with ℓ; 0 to leave out.
 * @param gradient  f32[n], overwritten with a · dℓ/ds; 0 to leave out.
 * @param curvature f32[n], overwritten with √(a · d²ℓ/ds²); 0 to leave out.
 * @returns         Σ a ℓ.
 */
export function linearTerms(
  kind: i32,
  s: usize,
  y: usize,
  a: usize,
  n: i32,
  loss: usize,
  gradient: usize,
  curvature: usize,
): f64 {
  let sum = 0.0;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 2;
    if ((i & 7) === 0 && kind === LOGISTIC) {
      for (let k = 0; k < 8; k++) {
        const score = <f64>load<f32>(s + ((<usize>min(i + k, n - 1)) << 2));
        store<f64>(POWERS + ((<usize>k) << 3), -abs(score));
      }
      fillPowers();
    }
    const eighth = (<usize>(i & 7)) << 3;
    const label = <f64>load<f32>(y + at);
    const weight: f64 = a ? <f64>load<f32>(a + at) : 1;
    const m = f64x2.splat(label * <f64>load<f32>(s + at));
    const e = v128.load64_splat(POWERS + eighth);
    const own = f64x2.extract_lane(lossOf(kind, m, v128.load64_splat(LOGS + eighth)), 0);
    sum += weight * own;
    if (loss) store<f32>(loss + at, <f32>own);
    if (gradient) {
      store<f32>(gradient + at, <f32>(-label * weight * f64x2.extract_lane(descentOf(kind, m, e), 0)));
    }
    if (curvature) {
      let value: f64 = kind === HINGE ? 0 : 1;
      if (kind === LOGISTIC) {
        const away = 1 / (1 + f64x2.extract_lane(e, 0));
        value = f64x2.extract_lane(e, 0) * away * away;
      }
      store<f32>(curvature + at, <f32>sqrt(weight * value));
    }
  }
  return sum;
}
