import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { ATTACK_IDS } from '../engine/attacks/index.ts';
import type { Pack } from '../engine/data/pack.ts';
import { type Contributors, cardSchema, PARTS, type Part } from '../engine/data/pack-details.ts';
import { boxOf, snapSamples } from '../engine/data/quantise.ts';
import { classCounts, takeRows } from '../engine/data/rows.ts';
import type { PerFeature, Quantiser, Samples } from '../engine/data/samples.ts';
import { GameError } from '../engine/errors.ts';
import { FILTER_IDS } from '../engine/filters/index.ts';
import { createRandom } from '../engine/random.ts';
import { DEFENCE_IDS } from '../engine/training-defences/index.ts';
import { VICTIM_IDS } from '../engine/victims/index.ts';
import { assembleDense } from './formats/assemble.ts';
import { decodeText } from './formats/decode-text.ts';
import type { DataLimits } from './formats/limits.ts';
import { DECIMAL_MARKS } from './formats/numbers.ts';
import { readTables } from './formats/read-tables.ts';
import { type Understood, understood } from './formats/understood.ts';

/** How much of a host's own data is taken: what a room of phones can play with. */
export const HOST_LIMITS: DataLimits = {
  maxBytes: 64 * 2 ** 20,
  maxRows: 20_000,
  maxFeatures: 4096,
  maxValues: 8 * 2 ** 20,
  maxClasses: 2,
};
const MIN_CLASS_ROWS = 40;

const perFeature = z.union([z.number(), z.array(z.number()).min(1).max(HOST_LIMITS.maxFeatures)]);
const fileName = z.string().min(1).max(200);
const card = cardSchema.shape;

/** The small JSON file beside a host's data. */
export const manifestSchema = z.strictObject({
  format: z.literal('poisoned-well-data'),
  version: z.literal(1),
  /** Small letters, digits and hyphens. */
  id: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'expected 2 to 31 small letters, digits and hyphens'),
  /** File of labelled samples: CSV, LIBSVM text, .npy or .npz. */
  train: fileName,
  /** File of test samples; without it some rows of `train` are set aside. */
  test: fileName.optional(),
  /** Column of the label in a CSV file: its name, or its number from 1. */
  label: z.string().max(100).optional(),
  /** Mark between the whole and the fractional part of a number in a CSV file. */
  decimal: z.enum(DECIMAL_MARKS).default('point'),
  /** Whether a column that only numbers the rows is a feature. */
  keepIndex: z.boolean().default(false),
  /** Index of the first feature in LIBSVM text; guessed over all files when absent. */
  indexBase: z.literal([0, 1]).optional(),
  /** Features of a row, where the last ones may be zero in every row of a LIBSVM file. */
  features: z.int().min(1).max(HOST_LIMITS.maxFeatures).optional(),
  /** Text file with a name a line, one for each row of `train`: who it came from. */
  contributors: fileName.optional(),
  /** Share of each class that becomes the test set, where there is no test file. */
  testShare: z.number().min(0.1).max(0.6).default(0.4),
  /** Share of each class that becomes the trusted golden set. */
  goldenShare: z.number().min(0.02).max(0.2).default(0.05),
  /** Draws the split. */
  seed: z.int().min(0).max(0xffffffff).default(1),
  /** Legal range of the features, one number for all or one for each; that of the training file when absent. */
  range: z.strictObject({ lo: perFeature, hi: perFeature }).optional(),
  provenance: z.strictObject({
    source: z.string().trim().min(1).max(200),
    version: z.string().trim().min(1).max(60),
    licence: z.string().trim().min(1).max(200),
    citation: z.string().trim().min(1).max(500),
  }),
  title: card.title,
  story: card.story.default('A service learns from samples that anybody may send in.'),
  lesson: card.lesson.default('A model follows its data, whoever sent them.'),
  /** Names of the two classes, in ascending order of their labels; the labels themselves when absent. */
  classNames: card.classNames.optional(),
  picture: card.picture.default({ kind: 'point' }),
  victim: z.enum(VICTIM_IDS).default('logistic'),
  victimParams: card.victimParams.default({}),
  /** What the attackers are after, and which recipes may be chosen: see the card. */
  objective: card.objective,
  attacks: z.array(z.enum(ATTACK_IDS)).min(1).optional(),
  filters: z.array(z.enum(FILTER_IDS)).min(1).optional(),
  defences: z.array(z.enum(DEFENCE_IDS)).min(1).optional(),
  knownShare: card.knownShare.default(0.5),
  epsilonMax: card.epsilonMax.default(0.05),
  par: card.par.default(0.15),
});
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * The manifest in a file somebody hands us.
 * @throws GameError 'bad-file' with the first thing that is wrong with it
 */
export function parseManifest(name: string, text: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GameError('bad-file', `${name} is no JSON: ${(cause as Error).message}`, { cause });
  }
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.length ? issue.path.join('.') : 'the manifest';
  throw new GameError('bad-file', `${name}: ${where}: ${issue?.message ?? 'not understood'}`);
}

/** Files a manifest asks for. */
export function filesOf({ train, test, contributors }: Manifest): string[] {
  return [train, test, contributors].filter((file) => file !== undefined);
}

/** A pack and how the files it was made of were understood. */
export interface HostPack {
  readonly pack: Pack;
  readonly files: readonly Understood[];
}

/**
 * A host's own data as a pack: read, checked, split, brought to the grid.
 *
 * The split is drawn by the manifest's seed, class by class, so that every part has both classes.
 *
 * @param files  the bytes of every file in filesOf, by name
 * @throws GameError with a sentence that says what to change: 'bad-file', 'not-finite', 'too-large',
 *   'single-class', 'bad-shape', 'out-of-range'
 */
export function buildHostPack(manifest: Manifest, files: ReadonlyMap<string, Uint8Array>): HostPack {
  const bytesOf = (name: string) => {
    const bytes = files.get(name);
    if (!bytes) throw new GameError('bad-file', `the file ${name} that the manifest names is missing`);
    return bytes;
  };
  const { label, decimal, keepIndex, indexBase, features } = manifest;
  const names = [manifest.train, ...(manifest.test === undefined ? [] : [manifest.test])];
  const tables = readTables(
    names.map((name) => ({ name, bytes: bytesOf(name) })),
    {
      decimal,
      keepIndex,
      ...(label !== undefined && { label }),
      ...(indexBase !== undefined && { indexBase }),
    },
    HOST_LIMITS,
  );
  const { sets, classNames } = assembleDense(tables, {
    limits: HOST_LIMITS,
    ...(features !== undefined && { features }),
  });
  const [all, ownTest] = sets as [Samples, Samples | undefined];
  checkRows(manifest, all, classNames, ownTest);
  checkPicture(manifest, all.d);

  const quantiser = quantiserOf(manifest, sets);
  const rows = splitRows(manifest, all);
  const part = (name: Part) =>
    snapSamples(quantiser, name === 'test' && ownTest ? ownTest : takeRows(all, rows[name]));
  const parts = { train: part('train'), test: part('test'), golden: part('golden') };
  const { title, story, lesson, picture, victim, victimParams, knownShare, epsilonMax, par } = manifest;
  const { objective, attacks, filters, defences } = manifest;
  const pack: Pack = {
    scenario: manifest.id,
    quantiser,
    provenance: provenanceOf(manifest, bytesOf),
    ...parts,
    contributors: contributorsOf(manifest, bytesOf, all.n, rows, parts.test.n),
    card: {
      title,
      story,
      lesson,
      classNames: manifest.classNames ?? classNames.map((label) => label.slice(0, 30)),
      picture,
      victim,
      victimParams,
      ...(objective && { objective }),
      ...(attacks && { attacks }),
      ...(filters && { filters }),
      ...(defences && { defences }),
      knownShare,
      epsilonMax,
      par,
    },
  };
  return { pack, files: tables.map(understood) };
}

function checkRows(
  { train, test }: Manifest,
  all: Samples,
  classNames: readonly string[],
  ownTest: Samples | undefined,
): void {
  const few = Array.from(classCounts(all)).findIndex((count) => count < MIN_CLASS_ROWS);
  if (few >= 0) {
    throw new GameError(
      'bad-file',
      `${train} has ${classCounts(all)[few]} rows of class "${classNames[few]}"; a match needs ${MIN_CLASS_ROWS} of each`,
    );
  }
  if (ownTest && classCounts(ownTest).some((count) => count === 0)) {
    throw new GameError(
      'single-class',
      `${test} has rows of one class only; expected both classes of ${train}`,
    );
  }
}

function checkPicture({ picture }: Manifest, d: number): void {
  if (picture.kind !== 'image' || picture.side * picture.side === d) return;
  throw new GameError(
    'bad-shape',
    `a picture of ${picture.side} × ${picture.side} has ${picture.side * picture.side} features, the data have ${d}`,
  );
}

const LEVELS = 65535;

/**
 * The manifest's range, else that of the training file: of each feature by itself, of pictures one for all
 * features, since one grey means the same everywhere.
 */
function quantiserOf({ range, train, picture }: Manifest, samples: readonly Samples[]): Quantiser {
  const [{ x, d }] = samples as [Samples];
  if (range) {
    checkRange(range, samples);
    return { ...range, levels: LEVELS };
  }
  const lo = new Array<number>(d).fill(Number.POSITIVE_INFINITY);
  const hi = new Array<number>(d).fill(Number.NEGATIVE_INFINITY);
  x.forEach((value, k) => {
    const j = k % d;
    if (value < (lo[j] as number)) lo[j] = value;
    if (value > (hi[j] as number)) hi[j] = value;
  });
  const least = lo.reduce((a, b) => Math.min(a, b));
  const most = hi.reduce((a, b) => Math.max(a, b));
  if (lo.every((low, j) => low === hi[j])) {
    const what =
      least === most ? `every feature of ${train} is ${least}` : `no feature of ${train} ever changes`;
    throw new GameError('bad-file', `${what}: there is nothing to learn`);
  }
  return picture.kind === 'image' ? { lo: least, hi: most, levels: LEVELS } : { lo, hi, levels: LEVELS };
}

function checkRange(
  range: { readonly lo: PerFeature; readonly hi: PerFeature },
  samples: readonly Samples[],
): void {
  const { d } = samples[0] as Samples;
  for (const numbers of [range.lo, range.hi]) {
    if (typeof numbers !== 'number' && numbers.length !== d)
      throw new GameError('bad-shape', `range: ${numbers.length} numbers for ${d} features`);
  }
  const { lo, hi } = boxOf(range, d);
  if (lo.some((low, j) => low > (hi[j] as number)) || lo.every((low, j) => low === hi[j]))
    throw new GameError('out-of-range', 'range: lo must be less than hi');
  for (const { x } of samples) {
    const out = x.findIndex((value, k) => value < (lo[k % d] as number) || value > (hi[k % d] as number));
    if (out < 0) continue;
    const j = out % d;
    throw new GameError('out-of-range', `range: feature ${j + 1} is ${x[out]}, outside ${lo[j]} … ${hi[j]}`);
  }
}

/** Rows of the training file for each part, ascending; none for the test set where it has its own file. */
function splitRows(manifest: Manifest, all: Samples): Record<Part, Int32Array> {
  const order = createRandom(manifest.seed).permutation(all.n);
  const rows: Record<Part, number[]> = { train: [], test: [], golden: [] };
  classCounts(all).forEach((count, label) => {
    const own = Array.from(order).filter((row) => all.y[row] === label);
    const golden = Math.max(1, Math.round(manifest.goldenShare * count));
    const test = manifest.test === undefined ? Math.round(manifest.testShare * count) : 0;
    rows.golden.push(...own.slice(0, golden));
    rows.test.push(...own.slice(golden, golden + test));
    rows.train.push(...own.slice(golden + test));
  });
  const sorted = (part: Part) => Int32Array.from(rows[part]).sort();
  return { train: sorted('train'), test: sorted('test'), golden: sorted('golden') };
}

function contributorsOf(
  manifest: Manifest,
  bytesOf: (name: string) => Uint8Array,
  count: number,
  rows: Readonly<Record<Part, Int32Array>>,
  testRows: number,
): Contributors {
  const named = manifest.contributors;
  const lines = named === undefined ? null : decodeText(named, bytesOf(named)).split(/\r\n|\n|\r/);
  if (lines?.at(-1) === '') lines.pop();
  if (lines && lines.length !== count) {
    throw new GameError(
      'bad-shape',
      `${named} has ${lines.length} lines for the ${count} rows of ${manifest.train}`,
    );
  }
  const nameOf = (row: number) => lines?.[row]?.trim().slice(0, 80) || 'unknown';
  const names = [...new Set(['unknown', ...Array.from({ length: count }, (_, row) => nameOf(row))])];
  const ids = new Map(names.map((name, id) => [name, id]));
  const of = (part: Part) => Uint16Array.from(rows[part], (row) => ids.get(nameOf(row)) as number);
  return {
    names,
    train: of('train'),
    // Rows of a test file of its own have no line in the list.
    test: manifest.test === undefined ? of('test') : new Uint16Array(testRows),
    golden: of('golden'),
  };
}

function provenanceOf(manifest: Manifest, bytesOf: (name: string) => Uint8Array): Pack['provenance'] {
  const { source, version, licence, citation } = manifest.provenance;
  const { seed, testShare, goldenShare, test } = manifest;
  return {
    package: source,
    version,
    licence,
    citation,
    files: filesOf(manifest).map((path) => ({ path, sha256: bytesToHex(sha256(bytesOf(path))) })),
    cut:
      `Class by class in an order drawn with seed ${seed}: ${100 * goldenShare} % golden, ` +
      (test === undefined
        ? `${100 * testShare} % test, the rest training.`
        : 'the rest training; test from its own file.'),
  };
}

/** Rows of a pack's parts, for a message. */
export function describeSizes(pack: Pack): string {
  const sizes = PARTS.map((part) => `${pack[part].n} ${part === 'train' ? 'training' : part}`).join(', ');
  return `${sizes} samples of ${pack.train.d} features`;
}
