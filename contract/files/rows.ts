import { z } from 'zod';
import { decodeSections, type NumberBlock, type Sections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';

/** Header of `known`, `stream` and `reveal`. */
export const dataMeta = z.strictObject({
  /** The bout that the rows belong to. */
  bout: z.string().max(12),
  scenario: z.string().max(40),
  /** Rows: those that attackers know, or those of the whole stream. */
  n: z.int().min(0),
  /** Features of a row. */
  d: z.int().min(1),
  classes: z.int().min(2),
  /** The word that each feature stands for, where samples are texts. */
  vocabulary: z.array(z.string()).exactOptional(),
});
export type DataMeta = z.infer<typeof dataMeta>;

/**
 * Samples in codes of the scenario's quantiser; a feature is read back as
 * Math.fround(lo + code · ((hi − lo) / levels)), bit for bit the server's own.
 */
export interface CodedRows {
  /** u8[n·d] where the quantiser has up to 255 levels, else u16[n·d]; row-major. */
  readonly x: Uint8Array | Uint16Array;
  /** u8[n], class ids. */
  readonly y: Uint8Array;
}

export type Blocks = Record<string, NumberBlock>;

export const putRows = (prefix: string, rows: CodedRows | null): Blocks =>
  rows === null ? {} : { [`${prefix}x`]: rows.x, [`${prefix}y`]: rows.y };

/** What is inside of a file, taken out block by block; what is left over at the end is refused. */
export interface FileReader<Meta> {
  readonly meta: Meta;
  bytes(name: string, length?: number): Uint8Array;
  ints(name: string, length?: number): Int32Array;
  floats(name: string, length?: number): Float32Array;
  has(name: string): boolean;
  /** Rows of `d` features under a prefix; `n` of them, or as many as there are. */
  rows(prefix: string, d: number, n?: number): CodedRows;
  /** The result, when nothing else is in the file. */
  end<T>(result: T): T;
}

/** @throws GameError 'bad-file' when the bytes are no file with such a header. */
export function openFile<Meta>(file: Uint8Array, what: string, meta: z.ZodType<Meta>): FileReader<Meta> {
  const sections: Sections = decodeSections(file);
  const parsed = meta.safeParse(sections.meta);
  if (!parsed.success) throw bad(`the header: ${z.prettifyError(parsed.error)}`);
  const left = new Map(sections.blocks);

  function bad(why: string): GameError {
    return new GameError('bad-file', `not a ${what} file: ${why}`);
  }
  function take<T extends NumberBlock>(
    name: string,
    kinds: readonly (new (n: number) => T)[],
    length?: number,
  ): T {
    const block = left.get(name);
    left.delete(name);
    if (!block || !kinds.some((kind) => block instanceof kind)) throw bad(`block ${name} is missing`);
    if (length !== undefined && block.length !== length) {
      throw bad(`block ${name} has ${block.length} numbers, not ${length}`);
    }
    return block as T;
  }
  const bytes = (name: string, length?: number) => take(name, [Uint8Array], length);
  return {
    meta: parsed.data,
    bytes,
    ints: (name, length) => take(name, [Int32Array], length),
    floats: (name, length) => take(name, [Float32Array], length),
    has: (name) => left.has(name),
    rows(prefix, d, n) {
      const y = bytes(`${prefix}y`, n);
      const x = take<Uint8Array | Uint16Array>(`${prefix}x`, [Uint8Array, Uint16Array], y.length * d);
      return { x, y };
    },
    end(result) {
      for (const name of left.keys()) throw bad(`there is no block ${name} in it`);
      return result;
    },
  };
}
