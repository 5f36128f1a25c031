import { z } from 'zod';
import { packRows, type RowForm, unpackRows } from '../../engine/data/row-code.ts';
import {
  decodeSections,
  encodeSections,
  type NumberBlock,
  type Sections,
} from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import type { Core } from '../../engine/numeric/core.ts';

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
  /** Pixels across and down, where samples are pictures. */
  side: z.int().min(1).exactOptional(),
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

/** What the name of a block ends with whose rows are packed. */
const PACKED = '.packed';

const formIn = ({ d, side = 0 }: DataMeta): RowForm => ({ d, side });

/**
 * A file of samples as it travels: rows in codes of a byte are packed (packRows of engine/data/row-code.ts), their block `x`
 * is `x.packed` then. Whatever reads files reads these too.
 *
 * @throws GameError 'bad-file'
 */
export function packedFile(core: Core, file: Uint8Array): Uint8Array {
  const { meta } = openFile(file, 'samples', dataMeta);
  return withBlocks(file, meta, (name, block) => {
    const rows = name === 'x' || name.endsWith('.x') ? block : null;
    const packed = rows instanceof Uint8Array ? packRows(core, rows, formIn(meta)) : null;
    return packed ? [name + PACKED, packed] : [name, block];
  });
}

/**
 * The file that packedFile was given: for whoever reads its rows more than once.
 *
 * @throws GameError 'bad-file'
 */
export function plainFile(file: Uint8Array): Uint8Array {
  const { meta, rows } = openFile(file, 'samples', dataMeta);
  return withBlocks(file, meta, (name, block) => {
    if (!name.endsWith(`x${PACKED}`)) return [name, block];
    const plain = name.slice(0, -PACKED.length);
    return [plain, rows(plain.slice(0, -1), meta.d).x];
  });
}

function withBlocks(
  file: Uint8Array,
  meta: DataMeta,
  change: (name: string, block: NumberBlock) => [string, NumberBlock],
): Uint8Array {
  const changed = Array.from(decodeSections(file).blocks, ([name, block]) => change(name, block));
  return encodeSections(meta, Object.fromEntries(changed));
}

/** What is inside of a file, taken out block by block; what is left over at the end is refused. */
export interface FileReader<Meta> {
  readonly meta: Meta;
  bytes(name: string, length?: number): Uint8Array;
  ints(name: string, length?: number): Int32Array;
  shorts(name: string, length?: number): Uint16Array;
  floats(name: string, length?: number): Float32Array;
  has(name: string): boolean;
  /** Whether there are rows under a prefix. */
  holdsRows(prefix: string): boolean;
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
  function unpacked(packed: Uint8Array, n: number, d: number): Uint8Array {
    const side = sideIn(parsed.data);
    if (side > 0 && side * side !== d) throw bad(`pictures of ${side} pixels across do not have ${d}`);
    return unpackRows(packed, n, { d, side });
  }
  return {
    meta: parsed.data,
    bytes,
    ints: (name, length) => take(name, [Int32Array], length),
    shorts: (name, length) => take(name, [Uint16Array], length),
    floats: (name, length) => take(name, [Float32Array], length),
    has: (name) => left.has(name),
    holdsRows: (prefix) => left.has(`${prefix}x`) || left.has(`${prefix}x${PACKED}`),
    rows(prefix, d, n) {
      const y = bytes(`${prefix}y`, n);
      const packed = `${prefix}x${PACKED}`;
      if (left.has(packed)) return { x: unpacked(bytes(packed), y.length, d), y };
      const x = take<Uint8Array | Uint16Array>(`${prefix}x`, [Uint8Array, Uint16Array], y.length * d);
      return { x, y };
    },
    end(result) {
      for (const name of left.keys()) throw bad(`there is no block ${name} in it`);
      return result;
    },
  };
}

/** `side` of a header that has one. */
function sideIn(meta: unknown): number {
  const { success, data } = z.object({ side: z.number() }).safeParse(meta);
  return success ? data.side : 0;
}
