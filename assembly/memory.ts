/**
 * The core's memory. Everything above the module's own data is one stack of blocks: `reserve` puts a block on
 * top, `mark` notes the top, `reset` frees all that came after a mark at once. There is no other
 * allocator in this module, so nothing can grow into a block.
 */

/** Blocks start on a cache line, so a row of four f32 never straddles two of them. */
const LINE: usize = 64;

let top: usize = (__heap_base + LINE - 1) & ~(LINE - 1);

/**
 * Reserves a block.
 *
 * @param bytes Size of the block. What it holds is undefined.
 * @returns     Its address, a multiple of 64; 0 when the memory cannot grow so far.
 */
export function reserve(bytes: usize): usize {
  const address = top;
  const end = (address + bytes + LINE - 1) & ~(LINE - 1);
  const held = (<usize>memory.size()) << 16;
  if (end > held) {
    const pages = <i32>((end - held + 0xffff) >>> 16);
    if (memory.grow(pages) < 0) return 0;
  }
  top = end;
  return address;
}

/** The present top of the stack, to be handed to `reset` later. */
export function mark(): usize {
  return top;
}

/** Frees every block reserved since `to` was marked. */
export function reset(to: usize): void {
  top = to;
}

/**
 * Counts what is not finite: NaN and the infinities.
 *
 * @param x     f32[count], read.
 * @param count Values, ≥ 0.
 * @returns     Index of the first value that is not finite; −1 when all are.
 *
 * x − x is 0 for a finite x and NaN for all others; a sum that meets NaN stays NaN.
 */
export function firstNotFinite(x: usize, count: i32): i32 {
  let i = 0;
  const whole = count & ~15;
  for (; i < whole; i += 16) {
    const p = x + ((<usize>i) << 2);
    const a = v128.load(p);
    const b = v128.load(p, 16);
    const c = v128.load(p, 32);
    const d = v128.load(p, 48);
    const rest = f32x4.add(
      f32x4.add(f32x4.sub(a, a), f32x4.sub(b, b)),
      f32x4.add(f32x4.sub(c, c), f32x4.sub(d, d)),
    );
    if (!i32x4.all_true(f32x4.eq(rest, rest))) break;
  }
  for (; i < count; i++) {
    const value = load<f32>(x + ((<usize>i) << 2));
    if (value - value !== 0) return i;
  }
  return -1;
}

/** As `firstNotFinite`, for f64[count]. */
export function firstNotFinite64(x: usize, count: i32): i32 {
  for (let i = 0; i < count; i++) {
    const value = load<f64>(x + ((<usize>i) << 3));
    if (value - value !== 0) return i;
  }
  return -1;
}

/**
 * Copies rows of one length into rows of another; what is longer is filled with zeros.
 *
 * @param src    f32[rows, srcCols], read.
 * @param dst    f32[rows, dstCols], overwritten. May not overlap `src`.
 * @param index  i32[rows] of source rows to take, or 0 to take them in order.
 */
export function copyRows(src: usize, srcCols: i32, dst: usize, dstCols: i32, rows: i32, index: usize): void {
  const from = (<usize>srcCols) << 2;
  const to = (<usize>dstCols) << 2;
  const bytes = min(from, to);
  for (let i = 0; i < rows; i++) {
    const row = index ? load<i32>(index + ((<usize>i) << 2)) : i;
    const target = dst + <usize>i * to;
    memory.copy(target, src + <usize>row * from, bytes);
    if (to > bytes) memory.fill(target + bytes, 0, to - bytes);
  }
}

/** Sets `bytes` bytes from `address` on to zero. */
export function clear(address: usize, bytes: usize): void {
  memory.fill(address, 0, bytes);
}
