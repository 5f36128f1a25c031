/** Decisions after which a state learns no slower. */
const SLOWEST = 126;
/** How much of the way to the last decision a state goes, in 1/16384, after so many decisions: 1 / (decisions + 1.6). */
const RATES = Int32Array.from({ length: SLOWEST + 1 }, (_, k) => Math.floor(16_384 / (k + 1.6)));

/** A chance of one half, of 22 bits, above the number of decisions that it was learnt from, 10 bits. */
const EVEN = 2 ** 31;

/** A state that has seen one more decision: integers alone, so the same everywhere. */
function learnt(state: number, bit: number): number {
  const count = state & 1023;
  const chance = state >>> 10;
  const way = bit === 1 ? 4_194_303 - chance : -chance;
  const next = chance + (Math.imul(way >> 5, RATES[count] as number) >> 9);
  return (next << 10) | (count < SLOWEST ? count + 1 : count);
}

/** The chance that the next decision is 1, of 32768: neither none nor all. */
const chanceOf = (state: number): number => (state >>> 17) | 1;

/** Reads small numbers one after the other, each in the context that it was written in. */
export interface NumberReader {
  read(context: number): number;
}

/**
 * Reads numbers out of bytes that assembly/codes has written: binary arithmetic coding, where a decision takes −log₂ of its
 * chance in bits, and its chance is learnt from those that were made before it at the same place of the same context. A
 * number is coded by decisions of one bit: whether it is 0, and where it is not its bits, the highest first. The code is a
 * number of 32 bits in an interval that every decision cuts; a leading byte leaves the interval as soon as both ends have it.
 *
 * @param contexts  they are numbered from 0
 * @param bits      of a number
 * @param bytes     those that are missing at the end are taken for zeros
 */
export function numberReader(contexts: number, bits: number, bytes: Uint8Array): NumberReader {
  const states = new Uint32Array(contexts << bits).fill(EVEN);
  const interval = Uint32Array.of(0, 2 ** 32 - 1, 0);
  let at = 0;
  for (; at < 4; at++) interval[2] = ((interval[2] as number) << 8) | (bytes[at] ?? 0);
  return {
    read(context) {
      const first = context << bits;
      let low = interval[0] as number;
      let high = interval[1] as number;
      let value = interval[2] as number;
      let node = 0;
      for (let left = bits; left >= 0; left--) {
        const state = states[first + node] as number;
        const middle = low + ((high - low) >>> 15) * chanceOf(state);
        const bit = value <= middle ? 1 : 0;
        if (bit === 1) high = middle;
        else low = middle + 1;
        states[first + node] = learnt(state, bit);
        for (; (low ^ high) >>> 24 === 0; at++) {
          low = (low << 8) >>> 0;
          high = ((high << 8) | 255) >>> 0;
          value = ((value << 8) | (bytes[at] ?? 0)) >>> 0;
        }
        if (left === bits && bit === 1) break;
        node = left === bits ? 1 : 2 * node + bit;
      }
      interval[0] = low;
      interval[1] = high;
      interval[2] = value;
      return node === 0 ? 0 : node - (1 << bits);
    },
  };
}
