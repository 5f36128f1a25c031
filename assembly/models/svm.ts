/**
 * Sequential minimal optimisation for the linear SVM with an unregularised bias, working set by second
 * order (Platt 1998; Fan, Chen & Lin, "Working Set Selection Using Second Order Information", JMLR 2005):
 *
 *     max Σ αᵢ − ½ ‖w‖²,  w = Σ αᵢ yᵢ xᵢ,  0 ≤ αᵢ ≤ cᵢ,  Σ αᵢ yᵢ = 0
 *
 * F = y − X w is kept for every sample. `up` and `low` are 0 where yᵢαᵢ may grow or shrink, −∞ where not.
 */

/** Room of sample i in both directions, from α. */
function setRoom(i: i32, y: usize, alpha: usize, cap: usize, up: usize, low: usize): void {
  const at = (<usize>i) << 3;
  const value = load<f64>(alpha + at);
  const positive = load<f32>(y + ((<usize>i) << 2)) > 0;
  const below = value < load<f64>(cap + at);
  const above = value > 0;
  store<f64>(up + at, (positive ? below : above) ? 0 : -Infinity);
  store<f64>(low + at, (positive ? above : below) ? 0 : -Infinity);
}

/** Room of every sample; f64[n] each but y, f32[n]. */
export function smoRooms(n: i32, y: usize, alpha: usize, cap: usize, up: usize, low: usize): void {
  for (let i = 0; i < n; i++) setRoom(i, y, alpha, cap, up, low);
}

/** Index of the largest f + room, the first of equals; −1 when all are −∞. */
export function smoFirst(f: usize, room: usize, n: i32): i32 {
  let most = -Infinity;
  let found = -1;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 3;
    const value = load<f64>(f + at) + load<f64>(room + at);
    if (value > most) {
      most = value;
      found = i;
    }
  }
  return found;
}

/** The smallest f among those with room to shrink; +∞ when there is none. */
export function smoLeast(f: usize, low: usize, n: i32): f64 {
  let least = Infinity;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 3;
    least = min(least, load<f64>(f + at) - load<f64>(low + at));
  }
  return least;
}

/**
 * The partner of sample i that promises the largest gain: (Fᵢ − Fⱼ)² / (Kᵢᵢ + Kⱼⱼ − 2 Kᵢⱼ).
 *
 * @param row      f32[n], row i of X Xᵀ, read.
 * @param diagonal f32[n], ‖xᵢ‖², read.
 * @returns        j, or −1 when no partner lies below Fᵢ.
 */
export function smoSecond(i: i32, f: usize, low: usize, row: usize, diagonal: usize, n: i32): i32 {
  const own = load<f64>(f + ((<usize>i) << 3));
  const square = <f64>load<f32>(diagonal + ((<usize>i) << 2));
  let most = 0.0;
  let found = -1;
  for (let j = 0; j < n; j++) {
    const at = (<usize>j) << 3;
    const gap = own - load<f64>(f + at) + load<f64>(low + at);
    if (!(gap > 0)) continue;
    const curvature =
      square + <f64>load<f32>(diagonal + ((<usize>j) << 2)) - 2 * <f64>load<f32>(row + ((<usize>j) << 2));
    const gain = (gap * gap) / max(curvature, 1e-12);
    if (gain > most) {
      most = gain;
      found = j;
    }
  }
  return found;
}

/**
 * The best step for the pair (i, j) within the box, and what follows from it.
 *
 * @param rowI  f32[n], row i of X Xᵀ, read; `rowJ` likewise.
 * @param f     f64[n], updated; `alpha`, `up`, `low` f64[n] updated in i and j.
 */
export function smoStep(
  i: i32,
  j: i32,
  rowI: usize,
  rowJ: usize,
  diagonal: usize,
  y: usize,
  cap: usize,
  alpha: usize,
  f: usize,
  up: usize,
  low: usize,
  n: i32,
): void {
  const ai = (<usize>i) << 3;
  const aj = (<usize>j) << 3;
  const yi = <f64>load<f32>(y + (ai >> 1));
  const yj = <f64>load<f32>(y + (aj >> 1));
  const curvature =
    <f64>load<f32>(diagonal + (ai >> 1)) +
    <f64>load<f32>(diagonal + (aj >> 1)) -
    2 * <f64>load<f32>(rowI + (aj >> 1));
  const oldI = load<f64>(alpha + ai);
  const oldJ = load<f64>(alpha + aj);
  // yᵢαᵢ grows by t and yⱼαⱼ shrinks by t, as far as both boxes allow.
  const roomI = yi > 0 ? load<f64>(cap + ai) - oldI : oldI;
  const roomJ = yj > 0 ? oldJ : load<f64>(cap + aj) - oldJ;
  const t = min((load<f64>(f + ai) - load<f64>(f + aj)) / max(curvature, 1e-12), min(roomI, roomJ));
  store<f64>(alpha + ai, t === roomI ? (yi > 0 ? load<f64>(cap + ai) : 0) : oldI + yi * t);
  store<f64>(alpha + aj, t === roomJ ? (yj > 0 ? 0 : load<f64>(cap + aj)) : oldJ - yj * t);
  setRoom(i, y, alpha, cap, up, low);
  setRoom(j, y, alpha, cap, up, low);
  const by = f64x2.splat(t);
  let k = 0;
  for (; k + 4 <= n; k += 4) {
    const p = f + ((<usize>k) << 3);
    const difference = f32x4.sub(v128.load(rowI + ((<usize>k) << 2)), v128.load(rowJ + ((<usize>k) << 2)));
    const high = v128.shuffle<f32>(difference, difference, 2, 3, 2, 3);
    v128.store(p, f64x2.sub(v128.load(p), f64x2.mul(by, f64x2.promote_low_f32x4(difference))));
    v128.store(p, f64x2.sub(v128.load(p, 16), f64x2.mul(by, f64x2.promote_low_f32x4(high))), 16);
  }
  for (; k < n; k++) {
    const p = f + ((<usize>k) << 3);
    const difference: f32 = load<f32>(rowI + ((<usize>k) << 2)) - load<f32>(rowJ + ((<usize>k) << 2));
    store<f64>(p, load<f64>(p) - t * <f64>difference);
  }
}
