import { z } from 'zod';
import { wellMeta } from './files/well.ts';

/** A binary file as an answer: named blocks of numbers with a JSON header (engine/data/sections.ts). */
export interface FileAnswer<T> {
  readonly meta: z.ZodType;
  readonly blocks: Readonly<Record<string, string>>;
  decode(file: Uint8Array): T;
  /** Its media type, where it is no file of sections. */
  readonly type?: string;
}

/** Rows in codes of the scenario's quantiser, and their class ids. */
export const rows = (prefix: string, what: string) => ({
  [`${prefix}x`]: `u8[n·d] or u16[n·d]: ${what}, codes of the scenario's quantiser, row-major; where they are bytes mostly as ${prefix}x.packed, u8, which engine/data/row-code.ts unpacks`,
  [`${prefix}y`]: `u8[n]: their class ids`,
});

/** A table as CSV. */
export const CSV = {
  type: 'text/csv',
  meta: z.string(),
  blocks: {},
  decode: (file: Uint8Array) => new TextDecoder().decode(file),
} as const;

/** The clean data of a bout. */
export const WELL = {
  meta: wellMeta,
  blocks: {
    ...rows('train.', 'training samples; likewise test, golden and spare ones'),
    'train.accounts': 'i32[n]: the account of each, where accounts are known; likewise of the others',
  },
  decode: (file: Uint8Array) => file,
} as const;

/** Where the samples of a round are drawn. */
export const LAYOUT = {
  places: 'u16[2n]: across and down, 0 … 65535 of the range',
  range: 'f32[4]: the least across and down, then the most',
  'mean across down': 'f32[d] each: the plane, where models are not cut to it',
} as const;
