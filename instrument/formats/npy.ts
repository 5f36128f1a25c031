import { GameError } from '../../engine/errors.ts';
import { checkBytes, checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';

/** What the first bytes of a .npy file say about the rest. */
export interface NpyHeader {
  /** NumPy's type without the byte order, as in `f4`. */
  readonly type: NpyType;
  readonly littleEndian: boolean;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
  /** Where the numbers begin, in bytes. */
  readonly offset: number;
  readonly count: number;
}

/** An array in C order, whatever order the file had. */
export interface NpyArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

interface Reader {
  readonly bytes: number;
  read(view: DataView, at: number, littleEndian: boolean): number;
}

const READERS = {
  f4: { bytes: 4, read: (view, at, le) => view.getFloat32(at, le) },
  f8: { bytes: 8, read: (view, at, le) => view.getFloat64(at, le) },
  i1: { bytes: 1, read: (view, at) => view.getInt8(at) },
  i2: { bytes: 2, read: (view, at, le) => view.getInt16(at, le) },
  i4: { bytes: 4, read: (view, at, le) => view.getInt32(at, le) },
  i8: { bytes: 8, read: (view, at, le) => Number(view.getBigInt64(at, le)) },
  u1: { bytes: 1, read: (view, at) => view.getUint8(at) },
  u2: { bytes: 2, read: (view, at, le) => view.getUint16(at, le) },
  u4: { bytes: 4, read: (view, at, le) => view.getUint32(at, le) },
  u8: { bytes: 8, read: (view, at, le) => Number(view.getBigUint64(at, le)) },
  b1: { bytes: 1, read: (view, at) => (view.getUint8(at) === 0 ? 0 : 1) },
} as const satisfies Record<string, Reader>;
export type NpyType = keyof typeof READERS;

const HEADER_MAX_BYTES = 65_536;

/**
 * The header of a NumPy .npy file, versions 1 to 3; reads nothing of the numbers.
 * Source: NumPy enhancement proposal 1, "A simple file format for NumPy arrays".
 *
 * @throws GameError 'bad-file' for anything else, arrays of Python objects included.
 */
export function readNpyHeader(name: string, bytes: Uint8Array): NpyHeader {
  const broken = (why: string) => new GameError('bad-file', `${name} is not a .npy file this reads: ${why}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes)) throw broken('it does not begin with \\x93NUMPY');
  const version = bytes[6] as number;
  if (version < 1 || version > 3) throw broken(`format version ${version}; expected 1, 2 or 3`);
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw broken('the header is cut off');
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > HEADER_MAX_BYTES) throw broken(`a header of ${length} bytes`);
  const offset = start + length;
  if (offset > bytes.length) throw broken('the header is cut off');
  let header = '';
  for (let i = start; i < offset; i++) header += String.fromCharCode(bytes[i] as number);

  const descr = /['"]descr['"]\s*:\s*['"]([<>|=]?)([a-zA-Z]\w*)['"]/.exec(header);
  const fortran = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(header);
  const shape = /['"]shape['"]\s*:\s*\(([\d\s,L]*)\)/.exec(header);
  if (!descr) throw broken('expected one plain number type in its header; structured types are not read');
  if (!fortran || !shape) throw broken('the header names no shape or no order');
  const type = (descr[2] === '?' ? 'b1' : descr[2]) as string;
  if (type === 'O') throw broken('it holds Python objects; save it as numbers, with astype("float32")');
  if (!(type in READERS))
    throw broken(
      `type ${type}; expected one of ${Object.keys(READERS).join(', ')} (save it with astype("float32"))`,
    );
  const sizes = (shape[1] as string)
    .split(',')
    .map((size) => size.replace('L', '').trim())
    .filter((size) => size !== '')
    .map(Number);
  const count = sizes.reduce((product, size) => product * size, 1);
  const expected = count * READERS[type as NpyType].bytes;
  if (bytes.length - offset !== expected)
    throw broken(
      `its shape (${sizes.join(', ')}) needs ${expected} bytes of numbers, it has ${bytes.length - offset}`,
    );
  return {
    type: type as NpyType,
    littleEndian: descr[1] !== '>',
    fortranOrder: fortran[1] === 'True',
    shape: sizes,
    offset,
    count,
  };
}

export function isNpy(bytes: Uint8Array): boolean {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  return bytes.length >= 8 && magic.every((byte, i) => bytes[i] === byte);
}

/**
 * The numbers of a .npy file as rows: an array of one dimension is a column, one of three or more
 * (pictures) has its rows flattened. Features come as f32, labels (`precise`) as f64.
 *
 * @throws GameError 'bad-file', 'too-large' before the numbers are read, 'not-finite' with the row.
 */
export function parseNpy(
  name: string,
  bytes: Uint8Array,
  options: { precise?: boolean } = {},
  limits: DataLimits = DATA_LIMITS,
): NpyArray {
  checkBytes(name, bytes.length, limits);
  const header = readNpyHeader(name, bytes);
  const { shape, count, offset, fortranOrder, littleEndian } = header;
  const rows = shape[0] ?? 1;
  const width = rows === 0 ? 0 : count / rows;
  checkShape(name, rows, width, limits);
  const { bytes: size, read }: Reader = READERS[header.type];
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, count * size);
  const values = options.precise ? new Float64Array(count) : new Float32Array(count);
  const place = fortranOrder && shape.length > 1 ? cOrder(shape) : null;
  for (let i = 0; i < count; i++) {
    const at = place ? place(i) : i;
    values[at] = read(view, i * size, littleEndian);
    if (!Number.isFinite(values[at]))
      throw new GameError(
        'not-finite',
        `${name}, row ${Math.floor(at / width) + 1}, column ${(at % width) + 1}: ` +
          `expected a finite ${options.precise ? '' : '32-bit '}number, found ${read(view, i * size, littleEndian)}`,
      );
  }
  return { shape, values };
}

/** Where the i-th number of a Fortran-ordered array belongs in C order. */
function cOrder(shape: readonly number[]): (index: number) => number {
  const strides = shape.map((_, k) => shape.slice(k + 1).reduce((product, size) => product * size, 1));
  return (index) => {
    let rest = index;
    let at = 0;
    for (let k = 0; k < shape.length; k++) {
      const size = shape[k] as number;
      const coordinate = rest % size;
      rest = (rest - coordinate) / size;
      at += coordinate * (strides[k] as number);
    }
    return at;
  };
}
