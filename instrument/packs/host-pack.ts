import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Pack } from '../../engine/data/pack.ts';
import type { Contributors, Part } from '../../engine/data/pack-details.ts';
import { snapSamples } from '../../engine/data/quantise.ts';
import { classCounts, takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { GameError } from '../../engine/errors.ts';
import { createRandom } from '../../engine/random.ts';
import { assembleDense } from '../formats/assemble.ts';
import { decodeText } from '../formats/decode-text.ts';
import { readTables } from '../formats/read-tables.ts';
import { quoted } from '../formats/table.ts';
import { type Understood, understood } from '../formats/understood.ts';
import { remarkError } from '../remarks.ts';
import { filesOf, HOST_LIMITS, type Manifest } from './manifest.ts';
import { quantiserOf } from './ranges.ts';

const MIN_CLASS_ROWS = 40;

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
      keepIndex,
      ...(decimal !== undefined && { decimal }),
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
      classNames:
        manifest.classNames ??
        classNames.map((label) => label.trim().slice(0, 30) || quoted(label).slice(0, 30)),
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
    throw remarkError('bad-file', 'few-rows', {
      file: train,
      name: classNames[few] as string,
      rows: classCounts(all)[few] as number,
      least: MIN_CLASS_ROWS,
    });
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
