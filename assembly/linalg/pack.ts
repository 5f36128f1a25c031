/** Packing: operands into panels of eight columns, f32[panels][k][8], zeros where a panel overhangs. */

/**
 * Packs columns that lie side by side: element (step, column) is at src + step·ld + column.
 *
 * @param src   f32[k, ≥ round8(cols)], rows `ld` bytes apart, read. Values past `cols` are read too and
 *              must be zero, as the padding of a block in memory is.
 * @param dst   f32[ceil(cols / 8), k, 8], overwritten.
 * @param index i32[k] of rows to take in place of 0 … k − 1, or 0.
 */
export function packRows(src: usize, ld: usize, k: i32, cols: i32, dst: usize, index: usize): void {
  const panels = (cols + 7) >> 3;
  const panel = (<usize>k) << 5;
  for (let s = 0; s < k; s++) {
    const row = index ? load<i32>(index + ((<usize>s) << 2)) : s;
    let p = src + <usize>row * ld;
    let q = dst + ((<usize>s) << 5);
    for (let j = 0; j < panels; j++) {
      v128.store(q, v128.load(p));
      v128.store(q, v128.load(p, 16), 16);
      p += 32;
      q += panel;
    }
  }
}

/**
 * As `packRows`, with `shift` taken from every row and the row then multiplied by its `scale`.
 *
 * @param shift f32[round8(cols)], read.
 * @param scale f32[k], read, or 0 for ones.
 */
export function packCentred(
  src: usize,
  ld: usize,
  k: i32,
  cols: i32,
  dst: usize,
  shift: usize,
  scale: usize,
): void {
  const panels = (cols + 7) >> 3;
  const panel = (<usize>k) << 5;
  for (let s = 0; s < k; s++) {
    let p = src + <usize>s * ld;
    let q = dst + ((<usize>s) << 5);
    let m = shift;
    if (scale) {
      const by = v128.load32_splat(scale + ((<usize>s) << 2));
      for (let j = 0; j < panels; j++) {
        v128.store(q, f32x4.mul(by, f32x4.sub(v128.load(p), v128.load(m))));
        v128.store(q, f32x4.mul(by, f32x4.sub(v128.load(p, 16), v128.load(m, 16))), 16);
        p += 32;
        m += 32;
        q += panel;
      }
    } else {
      for (let j = 0; j < panels; j++) {
        v128.store(q, f32x4.sub(v128.load(p), v128.load(m)));
        v128.store(q, f32x4.sub(v128.load(p, 16), v128.load(m, 16)), 16);
        p += 32;
        m += 32;
        q += panel;
      }
    }
  }
}

/**
 * Packs columns that lie one under the other: element (step, column) is at src + column·ld + step.
 *
 * @param src  f32[cols, k], rows `ld` bytes apart, read.
 * @param dst  f32[ceil(cols / 8), k, 8], overwritten.
 */
export function packColumns(src: usize, ld: usize, k: i32, cols: i32, dst: usize): void {
  const whole = cols & ~7;
  const steps = k & ~3;
  const panel = (<usize>k) << 5;
  for (let j = 0; j < whole; j += 8) {
    const p = src + <usize>j * ld;
    let q = dst + <usize>(j >> 3) * panel;
    for (let s = 0; s < steps; s += 4) {
      transpose4(p + ((<usize>s) << 2), ld, q);
      transpose4(p + (ld << 2) + ((<usize>s) << 2), ld, q + 16);
      q += 128;
    }
    for (let s = steps; s < k; s++) {
      for (let c = 0; c < 8; c++) {
        store<f32>(q + ((<usize>c) << 2), load<f32>(p + <usize>c * ld + ((<usize>s) << 2)));
      }
      q += 32;
    }
  }
  if (whole < cols) {
    let q = dst + <usize>(whole >> 3) * panel;
    for (let s = 0; s < k; s++) {
      for (let c = 0; c < 8; c++) {
        const value: f32 =
          whole + c < cols ? load<f32>(src + <usize>(whole + c) * ld + ((<usize>s) << 2)) : 0;
        store<f32>(q + ((<usize>c) << 2), value);
      }
      q += 32;
    }
  }
}

/** Four rows of four, `ld` bytes apart, into four columns 32 bytes apart. */
function transpose4(p: usize, ld: usize, q: usize): void {
  const r0 = v128.load(p);
  const r1 = v128.load(p + ld);
  const r2 = v128.load(p + ld + ld);
  const r3 = v128.load(p + ld + ld + ld);
  const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
  const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
  const t2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
  const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
  v128.store(q, v128.shuffle<f32>(t0, t1, 0, 1, 4, 5));
  v128.store(q, v128.shuffle<f32>(t0, t1, 2, 3, 6, 7), 32);
  v128.store(q, v128.shuffle<f32>(t2, t3, 0, 1, 4, 5), 64);
  v128.store(q, v128.shuffle<f32>(t2, t3, 2, 3, 6, 7), 96);
}
