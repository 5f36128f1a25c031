import { GameError } from '../errors.ts';
import type { NetworkShape } from '../numeric/core.ts';

/** What is known of a frozen extractor beside its numbers. */
export interface ExtractorCard {
  /** Widths of its layers, pixels first. */
  readonly layers: readonly [number, number, number];
  /** What it was trained on, and how. */
  readonly training: string;
  /** Accuracy of its own ten-class head on the 10,000 images of MNIST's test file, of the numbers as stored. */
  readonly accuracy: number;
  /** SHA-256 of the stored bytes, hex. */
  readonly sha256: string;
}

/**
 * A frozen network that turns a picture into features: φ(x) = relu(W₂ relu(W₁ x + b₁) + b₂). Two layers,
 * so that the core's network of one hidden layer computes it up to the last relu.
 */
export interface Extractor {
  readonly card: ExtractorCard;
  /** hidden layer relu; its `classes` are the features. */
  readonly shape: NetworkShape;
  /** f32, laid out as in NetworkFit: W1 [hidden, d], b1, W2 [features, hidden], b2. */
  readonly weights: Float32Array;
}

/** Rows of weights as bytes: each row is scaled so that its largest number is ±127. */
export interface QuantisedRows {
  readonly codes: Int8Array;
  /** f32, one a row. */
  readonly scales: Float32Array;
}

export function quantiseRows(weights: Float32Array, cols: number): QuantisedRows {
  const rows = weights.length / cols;
  const codes = new Int8Array(weights.length);
  const scales = new Float32Array(rows);
  for (let r = 0; r < rows; r++) {
    const row = weights.subarray(r * cols, r * cols + cols);
    const largest = row.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = Math.fround(largest / 127);
    scales[r] = scale;
    if (scale === 0) continue;
    for (let j = 0; j < cols; j++) codes[r * cols + j] = Math.round((row[j] as number) / scale);
  }
  return { codes, scales };
}

export function dequantiseRows({ codes, scales }: QuantisedRows): Float32Array {
  const cols = codes.length / scales.length;
  return Float32Array.from(codes, (code, i) => code * (scales[Math.floor(i / cols)] as number));
}

/**
 * Bytes of an extractor: for each layer its row scales and biases as f32, then all codes, all
 * little-endian; the layers in order.
 */
export function packExtractor(
  layers: readonly { readonly rows: QuantisedRows; readonly biases: Float32Array }[],
): Uint8Array {
  const size = layers.reduce(
    (sum, { rows, biases }) => sum + 4 * (rows.scales.length + biases.length) + rows.codes.length,
    0,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let at = 0;
  const putF32 = (values: Float32Array) => {
    for (const value of values) {
      view.setFloat32(at, value, true);
      at += 4;
    }
  };
  for (const { rows, biases } of layers) {
    putF32(rows.scales);
    putF32(biases);
    bytes.set(new Uint8Array(rows.codes.buffer, rows.codes.byteOffset, rows.codes.length), at);
    at += rows.codes.length;
  }
  return bytes;
}

/** @throws GameError 'bad-file' when the bytes do not fill the layers of the card. */
export function unpackExtractor(card: ExtractorCard, bytes: Uint8Array): Extractor {
  const [d, hidden, features] = card.layers;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  const takeF32 = (count: number) =>
    Float32Array.from({ length: count }, () => {
      at += 4;
      return view.getFloat32(at - 4, true);
    });
  const expected = hidden * d + features * hidden + 8 * (hidden + features);
  if (bytes.length !== expected) {
    throw new GameError(
      'bad-file',
      `an extractor of these layers has ${expected} bytes, not ${bytes.length}`,
    );
  }
  const layer = (rows: number, cols: number) => {
    const scales = takeF32(rows);
    const biases = takeF32(rows);
    const codes = new Int8Array(bytes.slice(at, at + rows * cols).buffer);
    at += rows * cols;
    return { weights: dequantiseRows({ codes, scales }), biases };
  };
  const parts = [layer(hidden, d), layer(features, hidden)].flatMap(({ weights, biases }) => [
    weights,
    biases,
  ]);
  const weights = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    weights.set(part, to);
    to += part.length;
  }
  return { card, shape: { d, hidden, classes: features, activation: 'relu' }, weights };
}

/** An extractor whose bytes are read when its weights are first asked for: most pages never do. */
export function lazyExtractor(card: ExtractorCard, read: () => Uint8Array): Extractor {
  const [d, hidden, classes] = card.layers;
  let held: Float32Array | null = null;
  return {
    card,
    shape: { d, hidden, classes, activation: 'relu' },
    get weights() {
      held ??= unpackExtractor(card, read()).weights;
      return held;
    },
  };
}
