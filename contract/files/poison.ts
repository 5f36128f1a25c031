import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { deflateSync, Inflate } from 'fflate';
import { z } from 'zod';
import { fromCodes, toCodes } from '../../engine/data/quantise.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { encodeSections } from '../../engine/data/sections.ts';
import { GameError, RemarkError } from '../../engine/errors.ts';
import { attackPoints } from '../../engine/round/costs.ts';
import { poisonFault } from '../../engine/round/poison-faults.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { type Blocks, type FileReader, openFile, putRows } from './rows.ts';

/** Bytes of a file of poison, at most. */
export const POISON_MAX_BYTES = 512 * 1024;
/** Bytes that are unpacked at a time. */
const PIECE_BYTES = 8 * 1024;

/** Header of a file of poison. */
export const poisonMeta = z.strictObject({
  scenario: z.string().max(40),
  /** Features of a row. */
  d: z.int().min(1),
  classes: z.int().min(2),
});

/** What a file of poison follows from beside its rows. */
export type PoisonKind = Pick<
  Scenario,
  'id' | 'features' | 'classes' | 'quantiser' | 'epsilonMax' | 'trainRows'
>;

/** Bytes of a file when it is unpacked, at most: all rows that the budget pays, a mark and a header. */
const unpackedMax = (kind: PoisonKind) =>
  attackPoints(kind) * (2 * kind.features + 32) + 8 * kind.features + 4_096;

/**
 * Rows of poison as a file: a sections file (engine/data/sections.ts), compressed as raw DEFLATE (RFC 1951). New rows and
 * changed features are codes of the scenario's quantiser. Blocks:
 *
 *   inserted.x inserted.y   rows, their labels u8       account         u8, for each new row
 *   flipped.index i32       flipped.y u8                removed.index   i32
 *   mutated.index i32       mutated.x mutated.y         trigger.cover   trigger.add, f32[d], where there is a mark
 *
 * The same rows give the same bytes.
 *
 * @throws GameError 'too-large' above 512 KiB
 */
export function encodePoison({ id, quantiser, ...kind }: PoisonKind, rows: PoisonRows): Uint8Array {
  const { inserted, account, flipped, mutated, removed, trigger } = rows;
  const d = kind.features;
  const coded = (x: Float32Array, y: Int32Array) => ({
    x: toCodes(quantiser, { x, d }),
    y: Uint8Array.from(y),
  });
  const blocks: Blocks = {
    ...putRows('inserted.', coded(inserted.x, inserted.y)),
    account,
    'flipped.index': flipped.index,
    'flipped.y': Uint8Array.from(flipped.y),
    'mutated.index': mutated.index,
    ...putRows('mutated.', coded(mutated.x, mutated.y)),
    'removed.index': removed,
    ...(trigger && { 'trigger.cover': trigger.cover, 'trigger.add': trigger.add }),
  };
  const meta: z.infer<typeof poisonMeta> = { scenario: id, d, classes: kind.classes };
  const file = deflateSync(encodeSections(meta, blocks), { level: 9 });
  if (file.length <= POISON_MAX_BYTES) return file;
  throw new GameError(
    'too-large',
    `the rows take ${file.length} bytes, ${POISON_MAX_BYTES} at most: send fewer`,
  );
}

/**
 * The rows in a file of poison, on the grid of the scenario; whether a round takes them says engine/round/poison-check.ts.
 *
 * @throws GameError 'too-large' above 512 KiB, or above what the budget pays when unpacked; 'bad-file' when it is no such file or one of another
 *   scenario; 'out-of-range' for a code that the quantiser does not have
 */
export function decodePoison(kind: PoisonKind, file: Uint8Array): PoisonRows {
  const whole = unpacked(file, unpackedMax(kind));
  try {
    return rowsIn(kind, whole);
  } catch (cause) {
    if (!(cause instanceof GameError) || cause instanceof RemarkError) throw cause;
    throw poisonFault(cause.code, 'poison-damaged', { said: cause.message }, { cause });
  }
}

function rowsIn(kind: PoisonKind, whole: Uint8Array): PoisonRows {
  const { id, quantiser } = kind;
  const { meta, bytes, ints, floats, has, rows, end } = openFile(whole, 'poison', poisonMeta);
  const { d, classes } = meta;
  if (meta.scenario !== id || d !== kind.features || classes !== kind.classes)
    throw poisonFault('bad-file', 'poison-other-data', { found: meta.scenario, features: d, wanted: id });
  const samples = (prefix: string): Samples => {
    const { x, y } = rows(prefix, d);
    if (x.some((code) => code > quantiser.levels))
      throw poisonFault('out-of-range', 'poison-code', { levels: quantiser.levels });
    return { n: y.length, d, classes, x: fromCodes(quantiser, x, d), y: Int32Array.from(y) };
  };
  const inserted = samples('inserted.');
  const mutated = samples('mutated.');
  return end({
    inserted,
    account: bytes('account', inserted.n),
    flipped: flipsIn({ bytes, ints }),
    mutated: { index: ints('mutated.index', mutated.n), x: mutated.x, y: mutated.y },
    removed: ints('removed.index'),
    ...(has('trigger.cover') && {
      trigger: { cover: floats('trigger.cover', d), add: floats('trigger.add', d) },
    }),
  });
}

function flipsIn({ bytes, ints }: Pick<FileReader<unknown>, 'bytes' | 'ints'>): PoisonRows['flipped'] {
  const y = Int32Array.from(bytes('flipped.y'));
  return { index: ints('flipped.index', y.length), y };
}

/** The name of a file of rows: the first 32 digits of its SHA-256, hex. */
export const poisonHash = (file: Uint8Array): string => bytesToHex(sha256(file)).slice(0, 32);

function unpacked(file: Uint8Array, most: number): Uint8Array {
  if (file.length > POISON_MAX_BYTES)
    throw poisonFault('too-large', 'poison-file-large', { bytes: file.length, most: POISON_MAX_BYTES });
  const pieces: Uint8Array[] = [];
  let length = 0;
  const inflate = new Inflate((piece) => {
    length += piece.length;
    if (length > most) throw poisonFault('too-large', 'poison-unpaid', {});
    pieces.push(piece);
  });
  try {
    for (let at = 0; at < file.length; at += PIECE_BYTES)
      inflate.push(file.subarray(at, at + PIECE_BYTES), at + PIECE_BYTES >= file.length);
  } catch (cause) {
    if (cause instanceof GameError) throw cause;
    throw poisonFault('bad-file', 'poison-packed', {}, { cause });
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
