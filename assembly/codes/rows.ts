/**
 * The coder of rows of small numbers. It is kept in a block that a caller holds from the first row to the last:
 *
 *     u32 low, u32 high · i32[RATES] how fast a state learns · u32[contexts << bits] states
 *
 * engine/data/bit-code.ts says what a code is, and reads it.
 */
const LEAST_RATE: i32 = 126;
const RATE_AT: usize = 8;
const STATE_AT: usize = 520;

/** A chance of one half, of 22 bits, above the number of decisions that it was learnt from, 10 bits. */
const EVEN: u32 = 0x80000000;

/** Classes of grey that a pixel's neighbours are told apart by. */
const GREYS: i32 = 5;
/** Classes of the number of features before one in its row that are not the least. */
const FILLS: i32 = 6;

/** Bytes of a coder. */
export function rowCoderWork(contexts: i32, bits: i32): i32 {
  return <i32>STATE_AT + ((contexts << bits) << 2);
}

/**
 * Starts a code.
 *
 * @param coder    work[rowCoderWork(contexts, bits)], overwritten.
 * @param contexts ≥ 1.
 * @param bits     Of a number, 1 … 8.
 */
export function startRows(coder: usize, contexts: i32, bits: i32): void {
  store<u32>(coder, 0);
  store<u32>(coder, 0xffffffff, 4);
  for (let k = 0; k <= LEAST_RATE; k++) {
    store<i32>(coder + RATE_AT + ((<usize>k) << 2), <i32>floor(16384 / (<f64>k + 1.6)));
  }
  const states = coder + STATE_AT;
  for (let k = 0, count = contexts << bits; k < count; k++) store<u32>(states + ((<usize>k) << 2), EVEN);
}

/**
 * Codes pictures: the context of a pixel is how dark its neighbours left, above and beside above are.
 *
 * @param numbers u8[n, side²], read. Numbers of the values that occur, below 2^bits.
 * @param classes u8[2^bits], read. The class of grey of each number, 0 … 4.
 * @param greys   u8[(side + 2)(side + 3)], overwritten.
 * @param places  i32[side²], overwritten.
 * @param coder   work of startRows, for at least 2500 contexts; updated.
 * @param out     u8[4 · n · side² · (bits + 1)], the first bytes overwritten.
 * @returns       How many.
 */
export function codePictures(
  numbers: usize,
  n: i32,
  side: i32,
  classes: usize,
  greys: usize,
  places: usize,
  coder: usize,
  bits: i32,
  out: usize,
): i32 {
  const across = <usize>(side + 3);
  const pixels = side * side;
  let end = out;
  for (let i = 0; i < n; i++, numbers += <usize>pixels) {
    // A picture has an empty rim: two pixels to the left, two above, one to the right.
    memory.fill(greys, 0, across * <usize>(side + 2));
    let number = numbers;
    let place = places;
    for (let row = 0; row < side; row++) {
      let here = greys + <usize>(row + 2) * across + 2;
      for (let column = 0; column < side; column++, place += 4) {
        const above = here - across;
        let context = <i32>load<u8>(here - 1);
        context = GREYS * context + <i32>load<u8>(above);
        context = GREYS * context + <i32>load<u8>(above + 1);
        context = GREYS * context + <i32>load<u8>(above - 1);
        context = 2 * context + <i32>(load<u8>(here - 2) !== 0);
        context = 2 * context + <i32>(load<u8>(above - across) !== 0);
        store<i32>(place, context);
        store<u8>(here++, load<u8>(classes + <usize>load<u8>(number++)));
      }
    }
    end = codeNumbers(numbers, places, pixels, coder, bits, end);
  }
  return <i32>(end - out);
}

/**
 * Codes rows whose features say nothing of their neighbours: the context of a feature is its column, and how many before
 * it in its row are not number 0, as a share of what is common.
 *
 * @param numbers u8[n, d], read. Below 2^bits.
 * @param places  i32[d], overwritten.
 * @param coder   work of startRows, for 6 · d contexts; updated.
 * @param out     u8[4 · n · d · (bits + 1)], the first bytes overwritten.
 * @returns       How many.
 */
export function codeColumns(
  numbers: usize,
  n: i32,
  d: i32,
  places: usize,
  coder: usize,
  bits: i32,
  out: usize,
): i32 {
  let end = out;
  for (let i = 0; i < n; i++, numbers += <usize>d) {
    let filled = 0;
    for (let j = 0; j < d; j++) {
      const fill = min(FILLS - 1, (12 * filled) / (j + 8));
      store<i32>(places + ((<usize>j) << 2), FILLS * j + fill);
      filled += <i32>(load<u8>(numbers + <usize>j) !== 0);
    }
    end = codeNumbers(numbers, places, d, coder, bits, end);
  }
  return <i32>(end - out);
}

/**
 * Ends a code.
 *
 * @param coder work of startRows, read.
 * @param out   u8[4], overwritten.
 */
export function endRows(coder: usize, out: usize): void {
  store<u32>(out, bswap<u32>(load<u32>(coder)));
}

/** Codes numbers in their contexts, by decisions of one bit: whether it is 0, and where it is not its bits, the highest first. */
function codeNumbers(
  numbers: usize,
  contexts: usize,
  count: i32,
  coder: usize,
  bits: i32,
  out: usize,
): usize {
  let low = load<u32>(coder);
  let high = load<u32>(coder, 4);
  for (let i = 0; i < count; i++) {
    const number = <i32>load<u8>(numbers + <usize>i);
    const states = coder + STATE_AT + ((<usize>(load<i32>(contexts + ((<usize>i) << 2)) << bits)) << 2);
    let node = 0;
    for (let left = bits; left >= 0; left--) {
      const bit = left === bits ? <i32>(number === 0) : (number >>> left) & 1;
      const at = states + ((<usize>node) << 2);
      const state = load<u32>(at);
      const middle = low + ((high - low) >>> 15) * ((state >>> 17) | 1);
      if (bit) high = middle;
      else low = middle + 1;
      store<u32>(at, learnt(coder, state, bit));
      for (; ((low ^ high) & 0xff000000) === 0; high = (high << 8) | 255) {
        store<u8>(out++, low >>> 24);
        low <<= 8;
      }
      if (left === bits && bit) break;
      node = left === bits ? 1 : 2 * node + bit;
    }
  }
  store<u32>(coder, low);
  store<u32>(coder, high, 4);
  return out;
}

/** A state that has seen one more decision. */
function learnt(coder: usize, state: u32, bit: i32): u32 {
  const count = state & 1023;
  const chance = <i32>(state >>> 10);
  const way = bit ? 4194303 - chance : -chance;
  const rate = load<i32>(coder + RATE_AT + ((<usize>count) << 2));
  const next = <u32>(chance + (((way >> 5) * rate) >> 9));
  return (next << 10) | (count < <u32>LEAST_RATE ? count + 1 : count);
}
