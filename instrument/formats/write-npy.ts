const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
/** The numbers begin at a multiple of this. */
const ALIGNMENT = 64;

/** An f32 array in C order as the bytes of a .npy file, version 1. Source: NumPy enhancement proposal 1. */
export function writeNpy(shape: readonly number[], values: Float32Array): Uint8Array {
  const bytes = withHeader('<f4', shape, values.length * 4);
  const view = new DataView(bytes.buffer, bytes.length - values.length * 4);
  values.forEach((value, i) => {
    view.setFloat32(4 * i, value, true);
  });
  return bytes;
}

/** Texts as a one-dimensional array of Unicode strings of one length. */
export function writeNpyLabels(labels: readonly string[]): Uint8Array {
  const points = labels.map((label) => Array.from(label, (letter) => letter.codePointAt(0) as number));
  const width = Math.max(1, ...points.map(({ length }) => length));
  const bytes = withHeader(`<U${width}`, [labels.length], labels.length * width * 4);
  const view = new DataView(bytes.buffer, bytes.length - labels.length * width * 4);
  points.forEach((letters, i) => {
    letters.forEach((point, k) => {
      view.setUint32(4 * (i * width + k), point, true);
    });
  });
  return bytes;
}

function withHeader(type: string, shape: readonly number[], size: number): Uint8Array {
  const sizes = `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': ${sizes}, }`;
  const offset = Math.ceil((MAGIC.length + 2 + text.length + 1) / ALIGNMENT) * ALIGNMENT;
  const header = text.padEnd(offset - MAGIC.length - 3, ' ');
  const bytes = new Uint8Array(offset + size);
  bytes.set(MAGIC);
  new DataView(bytes.buffer).setUint16(MAGIC.length, header.length + 1, true);
  for (let i = 0; i < header.length; i++) bytes[MAGIC.length + 2 + i] = header.charCodeAt(i);
  bytes[offset - 1] = 0x0a;
  return bytes;
}
