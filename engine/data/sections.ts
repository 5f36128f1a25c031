import { z } from 'zod';
import { GameError } from '../errors.ts';

/**
 * A file of named number blocks with a small JSON header: packs, streams and reveals travel so.
 *
 *   'PWS1' · u32 header length · header JSON (UTF-8) · zeros to a multiple of 8 · blocks, each at a
 *   multiple of 8. All little-endian. The header is { meta, blocks: [{ name, type, offset, length }] },
 *   offsets in bytes from the end of the padded header, lengths in numbers.
 */
export type NumberBlock = Uint8Array | Uint16Array | Int32Array | Float32Array | Float64Array;

export interface Sections {
  readonly meta: unknown;
  readonly blocks: ReadonlyMap<string, NumberBlock>;
}

const MAGIC = 0x31535750; // 'PWS1'
const TYPES = {
  u8: Uint8Array,
  u16: Uint16Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const;
type TypeName = keyof typeof TYPES;

const headerSchema = z.strictObject({
  meta: z.unknown(),
  blocks: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(Object.keys(TYPES) as [TypeName, ...TypeName[]]),
      offset: z.int().min(0),
      length: z.int().min(0),
    }),
  ),
});
type Header = z.infer<typeof headerSchema>;

const pad8 = (bytes: number) => (bytes + 7) & ~7;

function typeOf(block: NumberBlock): TypeName {
  if (block instanceof Uint8Array) return 'u8';
  if (block instanceof Uint16Array) return 'u16';
  if (block instanceof Int32Array) return 'i32';
  return block instanceof Float32Array ? 'f32' : 'f64';
}

export function encodeSections(meta: unknown, blocks: Readonly<Record<string, NumberBlock>>): Uint8Array {
  let offset = 0;
  const entries = Object.entries(blocks).map(([name, block]) => {
    const entry = { name, type: typeOf(block), offset, length: block.length };
    offset += pad8(block.byteLength);
    return entry;
  });
  const header = new TextEncoder().encode(JSON.stringify({ meta, blocks: entries } satisfies Header));
  const start = pad8(8 + header.length);
  const bytes = new Uint8Array(start + offset);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, header.length, true);
  bytes.set(header, 8);
  for (const { name, offset: at } of entries) {
    const block = blocks[name] as NumberBlock;
    bytes.set(new Uint8Array(block.buffer, block.byteOffset, block.byteLength), start + at);
  }
  return bytes;
}

/**
 * @param views  whether blocks are views of the bytes where they lie at whole multiples of their numbers' size, not copies:
 *   then they keep all of the bytes
 * @throws GameError 'bad-file' when the bytes are not a whole file of this form.
 */
export function decodeSections(bytes: Uint8Array, { views = false } = {}): Sections {
  const broken = (why: string) => new GameError('bad-file', `damaged, or no file of the game: ${why}`);
  if (bytes.length < 8) throw broken('too short');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0, true) !== MAGIC) throw broken('it begins with other bytes');
  const headerLength = view.getUint32(4, true);
  const start = pad8(8 + headerLength);
  if (start > bytes.length) throw broken('header cut off');
  let header: Header;
  try {
    header = headerSchema.parse(
      JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(copyOf(bytes, 8, 8 + headerLength))),
    );
  } catch (cause) {
    throw new GameError('bad-file', 'damaged, or no file of the game: its header is not understood', {
      cause,
    });
  }
  const blocks = new Map<string, NumberBlock>();
  for (const { name, type, offset, length } of header.blocks) {
    const Type = TYPES[type];
    const from = start + offset;
    const to = from + length * Type.BYTES_PER_ELEMENT;
    if (!(from >= start && to <= bytes.length)) throw broken(`block ${name} cut off`);
    const isEven = (bytes.byteOffset + from) % Type.BYTES_PER_ELEMENT === 0;
    blocks.set(
      name,
      views && isEven
        ? new Type(bytes.buffer as ArrayBuffer, bytes.byteOffset + from, length)
        : new Type(copyOf(bytes, from, to).buffer),
    );
  }
  return { meta: header.meta, blocks };
}

/** Not bytes.slice(): a Node Buffer's slice shares memory, and text is not decoded from memory that threads share. */
const copyOf = (bytes: Uint8Array, from: number, to: number) => new Uint8Array(bytes.subarray(from, to));
