import type { Box, PerFeature, Quantiser, Samples } from './samples.ts';

/** Codes of features: bytes up to 255 levels, else 16 bits. */
export type Codes = Uint8Array | Uint16Array;

/** What `numbers` says of feature j. */
export function ofFeature(numbers: PerFeature, j: number): number {
  return typeof numbers === 'number' ? numbers : (numbers[j] as number);
}

/** The legal range of each of d features. */
export function boxOf({ lo, hi }: Pick<Quantiser, 'lo' | 'hi'>, d: number): Box {
  const each = (numbers: PerFeature) => Float64Array.from({ length: d }, (_, j) => ofFeature(numbers, j));
  return { lo: each(lo), hi: each(hi) };
}

/** `value` of feature j, or the end of its range that is nearest to it. */
export function within({ lo, hi }: Box, j: number, value: number): number {
  return Math.max(lo[j] as number, Math.min(hi[j] as number, value));
}

/** Length of the range of feature j. */
export function spanOf({ lo, hi }: Box, j: number): number {
  return (hi[j] as number) - (lo[j] as number);
}

export function widestSpan(box: Box): number {
  let widest = 0;
  for (let j = 0; j < box.lo.length; j++) widest = Math.max(widest, spanOf(box, j));
  return widest;
}

/** The range of each feature as a share of the widest, f64[d]: ones where all are alike. */
export function spanShares(box: Box): Float64Array {
  const widest = widestSpan(box);
  return box.lo.map((_, j) => (widest > 0 ? spanOf(box, j) / widest : 1));
}

/** The code nearest to `value` of feature j, halves upwards; values outside the box get the nearest end. */
export function codeOf(quantiser: Quantiser, value: number, j: number): number {
  const { levels } = quantiser;
  const lo = ofFeature(quantiser.lo, j);
  const code = Math.floor(((value - lo) * levels) / (ofFeature(quantiser.hi, j) - lo) + 0.5);
  return code > 0 ? Math.min(code, levels) : 0; // a feature with one value has code 0
}

/** The number that a code of feature j stands for, rounded to f32. */
export function valueAt({ lo, hi, levels }: Quantiser, code: number, j: number): number {
  const low = ofFeature(lo, j);
  return Math.fround(low + code * ((ofFeature(hi, j) - low) / levels));
}

/** The nearest number of the grid of feature j. */
export function snap(quantiser: Quantiser, value: number, j: number): number {
  return valueAt(quantiser, codeOf(quantiser, value, j), j);
}

/** Codes of rows of d features. */
export function toCodes(quantiser: Quantiser, { x, d }: Pick<Samples, 'x' | 'd'>): Codes {
  const { lo, hi, levels } = quantiser;
  const codes = levels > 255 ? new Uint16Array(x.length) : new Uint8Array(x.length);
  if (typeof lo !== 'number' || typeof hi !== 'number') {
    for (let i = 0; i < x.length; i++) codes[i] = codeOf(quantiser, x[i] as number, i % d);
    return codes;
  }
  // codeOf of a feature that is like all others, in a loop that does not ask which one it is.
  const span = hi - lo;
  for (let i = 0; i < x.length; i++) {
    const code = Math.floor((((x[i] as number) - lo) * levels) / span + 0.5);
    codes[i] = code > 0 ? Math.min(code, levels) : 0;
  }
  return codes;
}

/** The numbers of rows of d features. */
export function fromCodes(quantiser: Quantiser, codes: Codes, d: number): Float32Array {
  const x = new Float32Array(codes.length);
  if (typeof quantiser.lo !== 'number' || typeof quantiser.hi !== 'number') {
    for (let i = 0; i < x.length; i++) x[i] = valueAt(quantiser, codes[i] as number, i % d);
    return x;
  }
  const values = gridOf(quantiser);
  for (let i = 0; i < x.length; i++) x[i] = values[codes[i] as number] as number;
  return x;
}

/** The same samples with every feature moved to the nearest number of its grid; a copy. */
export const snapSamples = (quantiser: Quantiser, data: Samples): Samples =>
  snapInPlace(quantiser, { ...data, x: data.x.slice(), y: data.y.slice() });

/** Moves every feature to the nearest number of its grid, in the samples' own memory. */
export function snapInPlace<D extends Pick<Samples, 'x' | 'd'>>(quantiser: Quantiser, data: D): D {
  const { x, d } = data;
  const { lo, hi, levels } = quantiser;
  if (typeof lo !== 'number' || typeof hi !== 'number') {
    for (let i = 0; i < x.length; i++) x[i] = snap(quantiser, x[i] as number, i % d);
    return data;
  }
  const values = gridOf(quantiser);
  const span = hi - lo;
  for (let i = 0; i < x.length; i++) {
    const code = Math.floor((((x[i] as number) - lo) * levels) / span + 0.5);
    x[i] = values[code > 0 ? Math.min(code, levels) : 0] as number;
  }
  return data;
}

/** The numbers of the grid where all features have the same. */
const gridOf = (quantiser: Quantiser): Float32Array =>
  Float32Array.from({ length: quantiser.levels + 1 }, (_, code) => valueAt(quantiser, code, 0));
