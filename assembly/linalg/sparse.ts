/**
 * Sparse rows (CSR): row i holds value[k] in column[k] for start[i] ≤ k < start[i + 1]. Weights and sums are
 * f64, values f32. Columns rise within a row; nothing is ever made dense.
 */

/**
 * z = X w + bias.
 *
 * @param start  i32[n + 1], read.
 * @param column i32[nonzeros], read.
 * @param value  f32[nonzeros], read.
 * @param w      f64[d], read.
 * @param z      f32[n], overwritten.
 */
export function sparseProducts(
  start: usize,
  column: usize,
  value: usize,
  n: i32,
  w: usize,
  bias: f64,
  z: usize,
): void {
  for (let i = 0; i < n; i++) {
    const end = load<i32>(start + ((<usize>i) << 2), 4);
    let sum = bias;
    for (let k = load<i32>(start + ((<usize>i) << 2)); k < end; k++) {
      const at = (<usize>k) << 2;
      sum += <f64>load<f32>(value + at) * load<f64>(w + ((<usize>load<i32>(column + at)) << 3));
    }
    store<f32>(z + ((<usize>i) << 2), <f32>sum);
  }
}

/**
 * out = Σ rᵢ (xᵢ, 1).
 *
 * @param r   f32[n], read.
 * @param out f64[d + 1], overwritten.
 */
export function sparseWeightedSum(
  start: usize,
  column: usize,
  value: usize,
  n: i32,
  d: i32,
  r: usize,
  out: usize,
): void {
  memory.fill(out, 0, (<usize>(d + 1)) << 3);
  let bias = 0.0;
  for (let i = 0; i < n; i++) {
    const by = <f64>load<f32>(r + ((<usize>i) << 2));
    bias += by;
    if (by === 0) continue;
    const end = load<i32>(start + ((<usize>i) << 2), 4);
    for (let k = load<i32>(start + ((<usize>i) << 2)); k < end; k++) {
      const at = (<usize>k) << 2;
      const p = out + ((<usize>load<i32>(column + at)) << 3);
      store<f64>(p, load<f64>(p) + by * <f64>load<f32>(value + at));
    }
  }
  store<f64>(out + ((<usize>d) << 3), bias);
}

/** ‖xᵢ‖² of every row, f32[n], overwritten. */
export function sparseSquares(start: usize, value: usize, n: i32, squares: usize): void {
  for (let i = 0; i < n; i++) {
    const end = load<i32>(start + ((<usize>i) << 2), 4);
    let sum = 0.0;
    for (let k = load<i32>(start + ((<usize>i) << 2)); k < end; k++) {
      const entry = <f64>load<f32>(value + ((<usize>k) << 2));
      sum += entry * entry;
    }
    store<f32>(squares + ((<usize>i) << 2), <f32>sum);
  }
}

/** out += by · row, `bytes` bytes of f32. */
function _addRow(by: v128, row: usize, out: usize, bytes: usize): void {
  for (let j: usize = 0; j < bytes; j += 16) {
    v128.store(out + j, f32x4.add(v128.load(out + j), f32x4.mul(by, v128.load(row + j))));
  }
}

/**
 * Row i of X Xᵀ, by the columns that the row has values in: what no row shares is never looked at.
 *
 * @param colStart i32[d + 1], read: column j holds colValue[q] in row colRow[q] for colStart[j] ≤ q < colStart[j + 1].
 * @param sum      f64[n], overwritten.
 * @param out      f32[n], overwritten.
 */
export function sparseGramRow(
  start: usize,
  column: usize,
  value: usize,
  colStart: usize,
  colRow: usize,
  colValue: usize,
  i: i32,
  n: i32,
  sum: usize,
  out: usize,
): void {
  memory.fill(sum, 0, (<usize>n) << 3);
  const end = load<i32>(start + ((<usize>i) << 2), 4);
  for (let k = load<i32>(start + ((<usize>i) << 2)); k < end; k++) {
    const at = (<usize>k) << 2;
    const by = <f64>load<f32>(value + at);
    const head = colStart + ((<usize>load<i32>(column + at)) << 2);
    const last = load<i32>(head, 4);
    for (let q = load<i32>(head); q < last; q++) {
      const place = (<usize>q) << 2;
      const p = sum + ((<usize>load<i32>(colRow + place)) << 3);
      store<f64>(p, load<f64>(p) + by * <f64>load<f32>(colValue + place));
    }
  }
  for (let r = 0; r < n; r++) {
    store<f32>(out + ((<usize>r) << 2), <f32>load<f64>(sum + ((<usize>r) << 3)));
  }
}
