import { squaredDistance } from '../statistics/means';

/**
 * Nearest neighbours, a block of queries against a block of rows at a time. The products q·x come from
 * `gemm`; ‖q‖² + ‖x‖² − 2 q·x only picks candidates, because it loses digits for near points. The
 * candidates' distances are then taken from the differences, and the ranking is by those.
 */

/** True when candidate (d, i) ranks behind (e, j): farther, or as far with a larger index. */
function behind(d: f32, i: i32, e: f32, j: i32): bool {
  return d > e || (d === e && i > j);
}

/** Moves the entry at `at` down a heap whose first entry ranks last. */
function sink(dist: usize, index: usize, count: i32, at: i32): void {
  const d = load<f32>(dist + ((<usize>at) << 2));
  const i = load<i32>(index + ((<usize>at) << 2));
  while (true) {
    let child = 2 * at + 1;
    if (child >= count) break;
    if (
      child + 1 < count &&
      behind(
        load<f32>(dist + ((<usize>(child + 1)) << 2)),
        load<i32>(index + ((<usize>(child + 1)) << 2)),
        load<f32>(dist + ((<usize>child) << 2)),
        load<i32>(index + ((<usize>child) << 2)),
      )
    ) {
      child++;
    }
    const e = load<f32>(dist + ((<usize>child) << 2));
    const j = load<i32>(index + ((<usize>child) << 2));
    if (!behind(e, j, d, i)) break;
    store<f32>(dist + ((<usize>at) << 2), e);
    store<i32>(index + ((<usize>at) << 2), j);
    at = child;
  }
  store<f32>(dist + ((<usize>at) << 2), d);
  store<i32>(index + ((<usize>at) << 2), i);
}

/** Empties a heap: no distance, no row. */
export function heapClear(dist: usize, index: usize, count: i32): void {
  for (let k = 0; k < count; k++) {
    store<f32>(dist + ((<usize>k) << 2), f32.MAX_VALUE);
    store<i32>(index + ((<usize>k) << 2), i32.MAX_VALUE);
  }
}

/** Puts (d, i) on a heap of the `count` best, if it is one of them. */
function offer(dist: usize, index: usize, count: i32, d: f32, i: i32): void {
  if (!behind(load<f32>(dist), load<i32>(index), d, i)) return;
  store<f32>(dist, d);
  store<i32>(index, i);
  sink(dist, index, count, 0);
}

/** Sorts a heap in place, nearest first. */
function sortHeap(dist: usize, index: usize, count: i32): void {
  for (let last = count - 1; last > 0; last--) {
    const p = dist + ((<usize>last) << 2);
    const q = index + ((<usize>last) << 2);
    const d = load<f32>(dist);
    const i = load<i32>(index);
    store<f32>(dist, load<f32>(p));
    store<i32>(index, load<i32>(q));
    store<f32>(p, d);
    store<i32>(q, i);
    sink(dist, index, last, 0);
  }
}

/**
 * Offers a block of products to the heaps of their queries.
 *
 * @param products f32[queries, ldp], q·x, read.
 * @param qSquares f32[queries], ‖q‖², read.
 * @param xSquares f32[rows], ‖x‖² of this block, read.
 * @param first    Index of the block's first row.
 * @param dist     f32[queries, count], heaps of ‖q − x‖², updated.
 * @param index    i32[queries, count], updated.
 */
export function offerBlock(
  products: usize,
  ldp: i32,
  qSquares: usize,
  xSquares: usize,
  queries: i32,
  rows: i32,
  first: i32,
  dist: usize,
  index: usize,
  count: i32,
): void {
  const minusTwo = f32x4.splat(-2);
  for (let q = 0; q < queries; q++) {
    const heap = dist + ((<usize>q * <usize>count) << 2);
    const heapIndex = index + ((<usize>q * <usize>count) << 2);
    const p = products + ((<usize>q * <usize>ldp) << 2);
    const square = load<f32>(qSquares + ((<usize>q) << 2));
    const squares = f32x4.splat(square);
    let i = 0;
    for (; i + 4 <= rows; i += 4) {
      const at = (<usize>i) << 2;
      const d = f32x4.add(
        f32x4.add(squares, v128.load(xSquares + at)),
        f32x4.mul(minusTwo, v128.load(p + at)),
      );
      if (!v128.any_true(f32x4.le(d, f32x4.splat(load<f32>(heap))))) continue;
      offer(heap, heapIndex, count, f32x4.extract_lane(d, 0), first + i);
      offer(heap, heapIndex, count, f32x4.extract_lane(d, 1), first + i + 1);
      offer(heap, heapIndex, count, f32x4.extract_lane(d, 2), first + i + 2);
      offer(heap, heapIndex, count, f32x4.extract_lane(d, 3), first + i + 3);
    }
    for (; i < rows; i++) {
      const at = (<usize>i) << 2;
      const d: f32 = square + load<f32>(xSquares + at) + -2 * load<f32>(p + at);
      offer(heap, heapIndex, count, d, first + i);
    }
  }
}

/**
 * Turns the candidates of each query into its `k` nearest rows by exact distances. Where the candidates
 * cannot be proven to hold them (rounding of the products could have left one out), all rows are tried.
 *
 * @param queries  f32[m, ld], read.
 * @param qSquares f32[m], ‖q‖², read.
 * @param x        f32[n, ld], read.
 * @param most     The largest ‖x‖².
 * @param dist     f32[m, count], heaps of candidates from `offerBlock`, used up.
 * @param index    i32[m, count], used up.
 * @param count    Candidates held, k ≤ count ≤ n.
 * @param outDist  f32[m, k], overwritten: distances, nearest first, ties by index.
 * @param outIndex i32[m, k], overwritten.
 */
export function settle(
  queries: usize,
  qSquares: usize,
  m: i32,
  x: usize,
  n: i32,
  ld: i32,
  most: f32,
  dist: usize,
  index: usize,
  count: i32,
  outDist: usize,
  outIndex: usize,
  k: i32,
): void {
  const bytes = (<usize>ld) << 2;
  for (let q = 0; q < m; q++) {
    const row = queries + <usize>q * bytes;
    const heap = dist + ((<usize>q * <usize>count) << 2);
    const heapIndex = index + ((<usize>q * <usize>count) << 2);
    const d = outDist + ((<usize>q * <usize>k) << 2);
    const i = outIndex + ((<usize>q * <usize>k) << 2);
    const edge = load<f32>(heap);
    heapClear(d, i, k);
    for (let c = 0; c < count; c++) {
      const candidate = load<i32>(heapIndex + ((<usize>c) << 2));
      offer(d, i, k, squaredDistance(row, x + <usize>candidate * bytes, ld), candidate);
    }
    // Rounding of ‖q‖² + ‖x‖² − 2 q·x: sums of ld products in blocks, each within 2⁻²³ · √ld or so of
    // their size; 2⁻¹⁹ covers what was seen with d up to 4096 eight times over.
    const doubt: f32 = (load<f32>(qSquares + ((<usize>q) << 2)) + most) * <f32>1.9073486e-6;
    if (count < n && load<f32>(d) >= edge - doubt) {
      heapClear(d, i, k);
      for (let r = 0; r < n; r++) offer(d, i, k, squaredDistance(row, x + <usize>r * bytes, ld), r);
    }
    sortHeap(d, i, k);
    for (let c = 0; c < k; c++) {
      const p = d + ((<usize>c) << 2);
      store<f32>(p, sqrt(load<f32>(p)));
    }
  }
}

/** All rows against all queries by differences: for few columns, where products gain nothing. */
export function nearestDirect(
  queries: usize,
  m: i32,
  x: usize,
  n: i32,
  ld: i32,
  outDist: usize,
  outIndex: usize,
  k: i32,
): void {
  const bytes = (<usize>ld) << 2;
  for (let q = 0; q < m; q++) {
    const row = queries + <usize>q * bytes;
    const d = outDist + ((<usize>q * <usize>k) << 2);
    const i = outIndex + ((<usize>q * <usize>k) << 2);
    heapClear(d, i, k);
    for (let r = 0; r < n; r++) offer(d, i, k, squaredDistance(row, x + <usize>r * bytes, ld), r);
    sortHeap(d, i, k);
    for (let c = 0; c < k; c++) {
      const p = d + ((<usize>c) << 2);
      store<f32>(p, sqrt(load<f32>(p)));
    }
  }
}

/**
 * Squared distances in place of products: ‖a‖² + ‖b‖² − 2 a·b, and from the differences where that is less
 * than a hundredth of ‖a‖² + ‖b‖², so that it has lost two digits at most.
 *
 * @param products f32[rows, ldp], a·b, overwritten in its first `cols` columns.
 * @param a        f32[rows, ld], read; `b` f32[cols, ld] likewise.
 * @param aSquares f32[rows], ‖a‖², read; `bSquares` f32[cols] likewise.
 */
export function squaredFromProducts(
  products: usize,
  ldp: i32,
  rows: i32,
  cols: i32,
  a: usize,
  b: usize,
  ld: i32,
  aSquares: usize,
  bSquares: usize,
): void {
  const bytes = (<usize>ld) << 2;
  for (let i = 0; i < rows; i++) {
    const row = products + ((<usize>i * <usize>ldp) << 2);
    const square = load<f32>(aSquares + ((<usize>i) << 2));
    const squares = f32x4.splat(square);
    let j = 0;
    for (; j + 4 <= cols; j += 4) {
      const p = row + ((<usize>j) << 2);
      const size = f32x4.add(squares, v128.load(bSquares + ((<usize>j) << 2)));
      const product = v128.load(p);
      const d = f32x4.sub(size, f32x4.add(product, product));
      v128.store(p, d);
      const close = f32x4.le(d, f32x4.mul(size, f32x4.splat(<f32>0.01)));
      if (!v128.any_true(close)) continue;
      for (let k = j; k < j + 4; k++) {
        const q = row + ((<usize>k) << 2);
        if (load<f32>(q) <= (square + load<f32>(bSquares + ((<usize>k) << 2))) * <f32>0.01) {
          store<f32>(q, squaredDistance(a + <usize>i * bytes, b + <usize>k * bytes, ld));
        }
      }
    }
    for (; j < cols; j++) {
      const other = b + <usize>j * bytes;
      store<f32>(row + ((<usize>j) << 2), squaredDistance(a + <usize>i * bytes, other, ld));
    }
  }
}

/** √x in place, f32[count], count a multiple of 4. */
export function squareRoots(x: usize, count: i32): void {
  for (let i = 0; i < count; i += 4) {
    const p = x + ((<usize>i) << 2);
    v128.store(p, f32x4.sqrt(v128.load(p)));
  }
}
