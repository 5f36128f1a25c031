/**
 * Ranks of f32 values: a radix sort on their bits, eight at a time, stable, so equal values stay in the
 * order of their indices. Cost O(n) whatever the values.
 */

/** The bits of a float as an unsigned integer that sorts like the float; −0 sorts as +0. */
function keyOf(value: f32): u32 {
  const bits = reinterpret<u32>(value + 0);
  return bits >>> 31 ? ~bits : bits | 0x80000000;
}

/** Bytes of a count for each digit. */
const COUNTS: usize = 1024;

/** Bytes of workspace of `ascending`. */
export function ascendingWork(n: i32): i32 {
  return <i32>COUNTS + n * 4;
}

/**
 * @param values f32[n], read.
 * @param order  i32[n], overwritten: indices from the smallest value to the largest, ties by index.
 * @param work   `ascendingWork(n)` bytes.
 */
export function ascending(values: usize, n: i32, order: usize, work: usize): void {
  const counts = work;
  const spare = counts + COUNTS;
  let from = order;
  let to = spare;
  for (let i = 0; i < n; i++) store<i32>(from + ((<usize>i) << 2), i);
  for (let shift: u32 = 0; shift < 32; shift += 8) {
    memory.fill(counts, 0, COUNTS);
    for (let i = 0; i < n; i++) {
      const digit = (keyOf(load<f32>(values + ((<usize>i) << 2))) >>> shift) & 255;
      const p = counts + ((<usize>digit) << 2);
      store<i32>(p, load<i32>(p) + 1);
    }
    let sum = 0;
    for (let digit = 0; digit < 256; digit++) {
      const p = counts + ((<usize>digit) << 2);
      const count = load<i32>(p);
      store<i32>(p, sum);
      sum += count;
    }
    for (let i = 0; i < n; i++) {
      const index = load<i32>(from + ((<usize>i) << 2));
      const digit = (keyOf(load<f32>(values + ((<usize>index) << 2))) >>> shift) & 255;
      const p = counts + ((<usize>digit) << 2);
      const place = load<i32>(p);
      store<i32>(p, place + 1);
      store<i32>(to + ((<usize>place) << 2), index);
    }
    const held = from;
    from = to;
    to = held;
  }
}

/**
 * Two-sample Kolmogorov–Smirnov statistic: the largest distance of the two distribution functions.
 *
 * @param a f32[n], read, with its order from `ascending`; `b` f32[m] likewise.
 */
export function kolmogorovSmirnov(a: usize, orderA: usize, n: i32, b: usize, orderB: usize, m: i32): f64 {
  let i = 0;
  let j = 0;
  let most = 0.0;
  while (i < n && j < m) {
    const x = load<f32>(a + ((<usize>load<i32>(orderA + ((<usize>i) << 2))) << 2));
    const y = load<f32>(b + ((<usize>load<i32>(orderB + ((<usize>j) << 2))) << 2));
    const value = min(x, y);
    while (i < n && load<f32>(a + ((<usize>load<i32>(orderA + ((<usize>i) << 2))) << 2)) <= value) i++;
    while (j < m && load<f32>(b + ((<usize>load<i32>(orderB + ((<usize>j) << 2))) << 2)) <= value) j++;
    most = max(most, abs(<f64>i / <f64>n - <f64>j / <f64>m));
  }
  return most;
}

/** P(K > t) of the Kolmogorov distribution: 2 Σ (−1)^(k−1) e^(−2 k² t²). */
export function kolmogorovTail(t: f64): f64 {
  if (t < 0.2) return 1;
  let sum = 0.0;
  let sign = 1.0;
  for (let k = 1; k <= 100; k++) {
    const term = Math.exp(-2 * <f64>(k * k) * t * t);
    sum += sign * term;
    if (term < 1e-16) break;
    sign = -sign;
  }
  return min(1.0, max(0.0, 2 * sum));
}
