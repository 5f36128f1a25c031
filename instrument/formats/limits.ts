import { GameError } from '../../engine/errors.ts';
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

/** A size in the unit a person would use, as in `256 MiB`. */
export function readableBytes(bytes: number): string {
  if (bytes >= 2 ** 30) return `${round1(bytes / 2 ** 30)} GiB`;
  if (bytes >= 2 ** 20) return `${round1(bytes / 2 ** 20)} MiB`;
  return bytes >= 2 ** 10 ? `${round1(bytes / 2 ** 10)} KiB` : `${bytes} bytes`;
}

/** @throws GameError 'too-large' when a file is longer than allowed. */
export function checkBytes(name: string, bytes: number, { maxBytes }: DataLimits): void {
  if (bytes <= maxBytes) return;
  const [size, most] = [readableBytes(bytes), readableBytes(maxBytes)];
  throw remarkError('too-large', 'file-too-large', { file: name, size, most });
}

/** @throws GameError 'too-large' when a table of this shape is more than allowed. */
export function checkShape(name: string, rows: number, features: number, limits: DataLimits): void {
  const refuse = (what: string) => new GameError('too-large', `${name} ${what}`);
  if (rows > limits.maxRows) throw refuse(`has ${rows} rows; at most ${limits.maxRows} are allowed`);
  if (features > limits.maxFeatures)
    throw refuse(`has ${features} features; at most ${limits.maxFeatures} are allowed`);
  if (rows * features > limits.maxValues)
    throw refuse(
      `has ${rows} rows × ${features} features = ${rows * features} numbers ` +
        `(${readableBytes(rows * features * 4)}); at most ${limits.maxValues} ` +
        `(${readableBytes(limits.maxValues * 4)}) are allowed`,
    );
}

function round1(value: number): number {
  return Math.round(value * 10) / 10;
}
