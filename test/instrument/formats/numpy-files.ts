/** NumPy files written out by the letter of the format, to read back. */
import { zipSync } from 'fflate';

type Values = Float32Array | Float64Array | Int32Array | BigInt64Array | Uint8Array;

export function npyFile(
  descr: string,
  shape: readonly number[],
  values: Values,
  options: { fortran?: boolean; version?: number; header?: string } = {},
): Uint8Array {
  const { fortran = false, version = 1 } = options;
  const tuple = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const plain =
    options.header ??
    `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': ${tuple}, }`;
  const start = version === 1 ? 10 : 12;
  const header = `${plain.padEnd(Math.ceil((start + plain.length + 1) / 64) * 64 - start - 1)}\n`;
  const body = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const bytes = new Uint8Array(start + header.length + body.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, header.length, true);
  else view.setUint32(8, header.length, true);
  bytes.set(new TextEncoder().encode(header), start);
  bytes.set(body, start + header.length);
  return bytes;
}

export function npzFile(arrays: Record<string, Uint8Array>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(arrays).map(([name, bytes]) => [`${name}.npy`, bytes])));
}
