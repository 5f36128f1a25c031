import { toCodes } from '../../engine/data/quantise.ts';
import type { Quantiser } from '../../engine/data/samples.ts';
import type { Purchase } from '../../engine/match/bought.ts';

/** What the model of the clean data has said of a sample. */
export type OracleAnswer = Extract<Purchase, { readonly kind: 'oracle' }>;

/** What attackers ask the model of the clean data, for points. */
export interface Oracle {
  readonly price: number;
  /** Points beside the rows. */
  readonly left: number;
  readonly asking: boolean;
  /** What the team has heard of a sample; null while it has not asked. */
  readonly heard: (x: Float32Array) => OracleAnswer | null;
  readonly ask: (x: Float32Array) => void;
}

/** A sample as it is asked about: codes of the quantiser, little-endian, base64. @param x  f32[d] */
export function oracleCodes(quantiser: Quantiser, x: Float32Array): string {
  const codes = toCodes(quantiser, { x, d: x.length });
  const bytes = new Uint8Array(codes.buffer, codes.byteOffset, codes.byteLength);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** What the team has paid to hear of this sample; null while it has not asked. */
export const heardOf = (bought: readonly Purchase[], codes: string): OracleAnswer | null =>
  bought.find((each): each is OracleAnswer => each.kind === 'oracle' && each.codes === codes) ?? null;
