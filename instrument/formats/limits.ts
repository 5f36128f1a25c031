import type { FileSize } from '../file-faults.ts';
import { remarkError } from '../remarks.ts';

/** How much of somebody's data is taken. Every limit is checked before the memory it stands for is spent. */
export interface DataLimits {
  /** Bytes of one file. */
  readonly maxBytes: number;
  readonly maxRows: number;
  /** Features of a row, the label not counted. */
  readonly maxFeatures: number;
  /** Rows × features of one table once it is dense: 4 bytes each. */
  readonly maxValues: number;
  readonly maxClasses: number;
}

export const DATA_LIMITS: DataLimits = {
  maxBytes: 256 * 2 ** 20,
  maxRows: 1_000_000,
  maxFeatures: 65_536,
  maxValues: 64 * 2 ** 20,
  maxClasses: 100,
};

/** Bytes in the unit that a person would use, with one digit after the point. */
export function fileSizeOf(bytes: number): FileSize {
  if (bytes >= 2 ** 30) return { amount: round1(bytes / 2 ** 30), unit: 'GiB' };
  if (bytes >= 2 ** 20) return { amount: round1(bytes / 2 ** 20), unit: 'MiB' };
  return bytes >= 2 ** 10
    ? { amount: round1(bytes / 2 ** 10), unit: 'KiB' }
    : { amount: bytes, unit: 'bytes' };
}

/** @throws GameError 'too-large' when a file is longer than allowed. */
export function checkBytes(name: string, bytes: number, { maxBytes }: DataLimits): void {
  if (bytes <= maxBytes) return;
  throw remarkError('too-large', 'file-too-large', {
    file: name,
    size: fileSizeOf(bytes),
    most: fileSizeOf(maxBytes),
  });
}

/** @throws GameError 'too-large' when a table of this shape is more than allowed. */
export function checkShape(name: string, rows: number, features: number, limits: DataLimits): void {
  const { maxRows, maxFeatures, maxValues } = limits;
  if (rows > maxRows) throw remarkError('too-large', 'rows-limit', { file: name, rows, most: maxRows });
  if (features > maxFeatures)
    throw remarkError('too-large', 'features-limit', { file: name, features, most: maxFeatures });
  if (rows * features > maxValues)
    throw remarkError('too-large', 'numbers-limit', {
      file: name,
      rows,
      features,
      size: fileSizeOf(rows * features * 4),
      most: maxValues,
      mostSize: fileSizeOf(maxValues * 4),
    });
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
