import { remarkError } from '../remarks.ts';
import { canonicalLabel, isMissing } from './labels.ts';
import { checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';
import { type NpyArray, parseNpy, parseNpyLabels, readNpyHeader } from './npy.ts';
import { listNpz, readNpz } from './npz.ts';
import { foundIn, quoted, type Reading, type Table } from './table.ts';

/** Which arrays of a .npz file hold what; the usual names are found without being told. */
export interface NpzOptions {
  /** `train` or `test`, in files that hold both under names like x_train. */
  readonly part?: string;
  readonly features?: string;
  readonly labels?: string;
}

const FEATURES = ['x', 'data', 'features', 'inputs', 'images'];
const LABELS = ['y', 'labels', 'label', 'target', 'targets'];

/** Rows of features and labels from two arrays of a .npz file. @throws GameError as parseNpy does. */
export function parseNpz(
  name: string,
  bytes: Uint8Array,
  options: NpzOptions = {},
  limits: DataLimits = DATA_LIMITS,
): Table {
  const names = listNpz(name, bytes, limits);
  const features = pick(name, names, FEATURES, options.part, options.features, 'features');
  const labels = pick(name, names, LABELS, options.part, options.labels, 'labels');
  const arrays = readNpz(name, bytes, (array) => array === features || array === labels, limits);
  return labelled(
    name,
    parseNpy(`${name}: ${features}`, arrays.get(features) as Uint8Array, {}, limits),
    parseNpyLabels(`${name}: ${labels}`, arrays.get(labels) as Uint8Array, limits).labels,
    { format: 'npz', label: { array: labels }, doubts: [] },
  );
}

function pick(
  file: string,
  names: readonly string[],
  usual: readonly string[],
  part: string | undefined,
  wanted: string | undefined,
  what: 'features' | 'labels',
): string {
  const candidates =
    wanted !== undefined ? [wanted] : [...(part ? usual.map((name) => `${name}_${part}`) : []), ...usual];
  for (const candidate of candidates) {
    const found = names.find((name) => name === candidate || name.toLowerCase() === candidate);
    if (found !== undefined) return found;
  }
  throw remarkError('bad-file', 'no-array', {
    file,
    part: what,
    looked: candidates.join(', '),
    arrays: names.join(', '),
  });
}

/** One .npy file whose column `label` (from 1, or from −1 backwards; the last one when absent) is the label. */
export function parseNpyWithLabel(
  name: string,
  bytes: Uint8Array,
  label = '-1',
  limits: DataLimits = DATA_LIMITS,
): Table {
  const { shape, values } = parseNpy(name, bytes, { precise: true }, limits);
  const [n = 0, width = 0] = shape;
  if (shape.length !== 2 || width < 2)
    throw remarkError('bad-file', 'npy-shape', { file: name, shape: shape.join(', ') });
  const number = /^-?\d+$/.test(label) ? Number(label) : 0;
  const column = number > 0 ? number - 1 : width + number;
  if (number === 0 || column < 0 || column >= width)
    throw remarkError('bad-file', 'npy-label-column', { file: name, wanted: quoted(label), width });
  checkShape(name, n, width - 1, limits);
  const x = new Float32Array(n * (width - 1));
  // Integers of 64 bits have digits that f64 has not.
  const exact = readNpyHeader(name, bytes).type.endsWith('8')
    ? parseNpyLabels(name, bytes, limits).labels
    : null;
  const y: string[] = [];
  for (let i = 0; i < n; i++) {
    let to = i * (width - 1);
    for (let j = 0; j < width; j++) {
      const value = values[i * width + j] as number;
      if (j === column) y.push(exact ? (exact[i * width + j] as string) : String(value));
      else x[to++] = value;
    }
  }
  const overflow = x.findIndex((value) => !Number.isFinite(value));
  if (overflow >= 0)
    throw remarkError('not-finite', 'npy-overflow', {
      file: name,
      row: Math.floor(overflow / (width - 1)) + 1,
    });
  return labelled(name, { shape: [n, width - 1], values: x }, y, {
    format: 'npy',
    label: { column: column + 1 },
    doubts: [],
  });
}

/** Features from one .npy file, labels from another. */
export function parseNpyPair(
  name: string,
  bytes: Uint8Array,
  labelsName: string,
  labelBytes: Uint8Array,
  limits: DataLimits = DATA_LIMITS,
): Table {
  return labelled(
    name,
    parseNpy(name, bytes, {}, limits),
    parseNpyLabels(labelsName, labelBytes, limits).labels,
    { format: 'npy', label: { file: labelsName }, doubts: [] },
  );
}

function labelled(name: string, features: NpyArray, labels: readonly string[], reading: Reading): Table {
  const [n = 0, ...rest] = features.shape;
  const d = rest.reduce((product, size) => product * size, 1);
  if (features.shape.length === 0 || n === 0 || d === 0)
    throw remarkError('bad-file', 'npy-empty', { file: name, shape: features.shape.join(', ') });
  if (labels.length !== n)
    throw remarkError('bad-file', 'label-count', { file: name, rows: n, labels: labels.length });
  const missing = labels.findIndex(isMissing);
  if (missing >= 0)
    throw remarkError('bad-file', 'missing-label', {
      file: name,
      place: { row: missing + 1 },
      found: foundIn(labels[missing] as string),
    });
  return {
    name,
    n,
    d,
    rows: { kind: 'dense', values: features.values as Float32Array },
    labels: labels.map((label) => canonicalLabel(label)),
    lines: null,
    reading,
  };
}
