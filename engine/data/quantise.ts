import type { Quantiser, Samples } from './samples.ts';

/** Codes of features: bytes up to 255 levels, else 16 bits. */
export type Codes = Uint8Array | Uint16Array;

/** The code nearest to `value`, halves upwards; values outside the box get the nearest end. */
export function codeOf({ lo, hi, levels }: Quantiser, value: number): number {
  const code = Math.floor(((value - lo) * levels) / (hi - lo) + 0.5);
  return code > 0 ? Math.min(code, levels) : 0;
}

/** The number a code stands for, rounded to f32. */
export function valueAt({ lo, hi, levels }: Quantiser, code: number): number {
  return Math.fround(lo + code * ((hi - lo) / levels));
}

/** The nearest number of the grid. */
export function snap(quantiser: Quantiser, value: number): number {
  return valueAt(quantiser, codeOf(quantiser, value));
}

export function toCodes(quantiser: Quantiser, x: Float32Array): Codes {
  const codes = quantiser.levels > 255 ? new Uint16Array(x.length) : new Uint8Array(x.length);
  for (let i = 0; i < x.length; i++) codes[i] = codeOf(quantiser, x[i] as number);
  return codes;
}

export function fromCodes(quantiser: Quantiser, codes: Codes): Float32Array {
  const values = Float32Array.from({ length: quantiser.levels + 1 }, (_, code) => valueAt(quantiser, code));
  const x = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) x[i] = values[codes[i] as number] as number;
  return x;
}

/** The same samples with every feature moved to the nearest number of the grid; a copy. */
export function snapSamples(quantiser: Quantiser, data: Samples): Samples {
  return { ...data, x: data.x.map((value) => snap(quantiser, value)), y: data.y.slice() };
}
