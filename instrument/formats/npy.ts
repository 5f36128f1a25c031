import { remarkError } from '../remarks.ts';
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
type NumberType = keyof typeof READERS;
/** A type of numbers, or of texts of fixed length: Unicode (4 bytes a character) or bytes. */
export type NpyType = NumberType | `U${number}` | `S${number}`;

const HEADER_MAX_BYTES = 65_536;

/**
 * The header of a NumPy .npy file, versions 1 to 3; reads nothing of the numbers.
 * Source: NumPy enhancement proposal 1, "A simple file format for NumPy arrays".
 *
 * @throws GameError 'bad-file' for anything else, arrays of Python objects included.
 */
export function readNpyHeader(name: string, bytes: Uint8Array): NpyHeader {
  const file = name;
  const cut = () => remarkError('bad-file', 'npy-cut', { file });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isNpy(bytes)) throw remarkError('bad-file', 'npy-start', { file });
  const version = bytes[6] as number;
  if (version < 1 || version > 3) throw remarkError('bad-file', 'npy-version', { file, version });
  const start = version === 1 ? 10 : 12;
  if (bytes.length < start) throw cut();
  const length = version === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > HEADER_MAX_BYTES) throw remarkError('bad-file', 'npy-long-header', { file, bytes: length });
  const offset = start + length;
  if (offset > bytes.length) throw cut();
  let header = '';
  for (let i = start; i < offset; i++) header += String.fromCharCode(bytes[i] as number);

  const descr = /['"]descr['"]\s*:\s*['"]([<>|=]?)([a-zA-Z]\w*)['"]/.exec(header);
  const fortran = /['"]fortran_order['"]\s*:\s*(True|False)/.exec(header);
  const shape = /['"]shape['"]\s*:\s*\(([\d\s,L]*)\)/.exec(header);
  if (!descr) throw remarkError('bad-file', 'npy-structured', { file });
  if (!fortran || !shape) throw remarkError('bad-file', 'npy-no-shape', { file });
  const type = (descr[2] === '?' ? 'b1' : descr[2]) as string;
  if (type === 'O') throw remarkError('bad-file', 'npy-objects', { file });
  if (!Object.hasOwn(READERS, type) && !isTextType(type))
    throw remarkError('bad-file', 'npy-type', { file, type, types: Object.keys(READERS).join(', ') });
  const sizes = (shape[1] as string)
    .split(',')
    .map((size) => size.replace('L', '').trim())
    .filter((size) => size !== '')
    .map(Number);
  const count = sizes.reduce((product, size) => product * size, 1);
  const expected = count * bytesOf(type as NpyType);
  if (bytes.length - offset !== expected)
    throw remarkError('bad-file', 'npy-bytes', {
      file,
      shape: sizes.join(', '),
      expected,
      found: bytes.length - offset,
    });
  return {
    type: type as NpyType,
    littleEndian: descr[1] !== '>',
    fortranOrder: fortran[1] === 'True',
    shape: sizes,
    offset,
    count,
  };
}

export function isTextType(type: string): type is `U${number}` | `S${number}` {
  return /^[US]\d{1,6}$/.test(type);
}

/** Bytes of one element. */
function bytesOf(type: NpyType): number {
  if (!isTextType(type)) return READERS[type].bytes;
  return Number(type.slice(1)) * (type.startsWith('U') ? 4 : 1);
}

export function isNpy(bytes: Uint8Array): boolean {
  const magic = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
  return bytes.length >= 8 && magic.every((byte, i) => bytes[i] === byte);
}

/**
 * The numbers of a .npy file as rows: an array of one dimension is a column, one of three or more
 * (pictures) has its rows flattened. Features come as f32, with `precise` as f64.
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
  if (isTextType(header.type)) throw remarkError('bad-file', 'npy-text', { file: name });
  const { bytes: size, read }: Reader = READERS[header.type];
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, count * size);
  const { precise = false } = options;
  const values = precise ? new Float64Array(count) : new Float32Array(count);
  const place = fortranOrder && shape.length > 1 ? cOrder(shape) : null;
  for (let i = 0; i < count; i++) {
    const at = place ? place(i) : i;
    values[at] = read(view, i * size, littleEndian);
    if (!Number.isFinite(values[at]))
      throw remarkError('not-finite', 'npy-not-finite', {
        file: name,
        row: Math.floor(at / width) + 1,
        column: (at % width) + 1,
        precise,
        found: String(read(view, i * size, littleEndian)),
      });
  }
  return { shape, values };
}

/**
 * The elements of a .npy file of labels as text, in C order: integers with all their digits, texts without
 * the zeros that fill them up.
 *
 * @throws GameError 'bad-file', 'too-large' before anything is read, 'not-finite' with the row.
 */
export function parseNpyLabels(
  name: string,
  bytes: Uint8Array,
  limits: DataLimits = DATA_LIMITS,
): { readonly shape: readonly number[]; readonly labels: readonly string[] } {
  const header = readNpyHeader(name, bytes);
  const { shape, type, count, offset, littleEndian } = header;
  if (type !== 'i8' && type !== 'u8' && !isTextType(type)) {
    const { values } = parseNpy(name, bytes, { precise: true }, limits);
    return { shape, labels: Array.from(values, String) };
  }
  checkBytes(name, bytes.length, limits);
  checkShape(name, count, 1, limits);
  const size = bytesOf(type);
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset, count * size);
  const labels = Array.from({ length: count }, (_, i) => {
    if (type === 'i8') return String(view.getBigInt64(i * size, littleEndian));
    if (type === 'u8') return String(view.getBigUint64(i * size, littleEndian));
    return textAt(view, i * size, size, type.startsWith('U') ? 4 : 1, littleEndian);
  });
  const place = header.fortranOrder && shape.length > 1 ? cOrder(shape) : null;
  if (!place) return { shape, labels };
  const ordered = labels.slice();
  labels.forEach((label, i) => {
    ordered[place(i)] = label;
  });
  return { shape, labels: ordered };
}

function textAt(view: DataView, at: number, size: number, step: number, littleEndian: boolean): string {
  let text = '';
  for (let k = 0; k < size; k += step) {
    const point = step === 4 ? view.getUint32(at + k, littleEndian) : view.getUint8(at + k);
    text += point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }
  return text.replace(/\0+$/, '');
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
