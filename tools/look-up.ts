/**
 * What outside knowledge finds on drawn wells: `node dist/tools/look-up.js`. Labels of a well are flipped, and each of its
 * rows is looked up by its nearest neighbour among rows that somebody has from elsewhere; a row is flagged where the labels
 * differ. Known are all public 4s and 9s for `digits-4v9`, and one earlier well for `spam` and `features`, whose reserves
 * are small.
 */
import { readFileSync } from 'node:fs';
import { joinRows } from '../engine/data/rows.ts';
import type { Samples } from '../engine/data/samples.ts';
import { createCore } from '../engine/numeric/create-core.ts';
import { createRandom, seedFrom } from '../engine/random.ts';
import { drawWell } from '../engine/round/draw-well.ts';
import { PIXELS, range, readMnist, take } from './mnist.ts';

const DIGITS = [4, 9];
const PUBLIC_FLIPPED = 59;
const EARLIER_FLIPPED = 0.03;

const core = await createCore(readFileSync('build/core.wasm'));
const percent = (share: number) => `${(100 * share).toFixed(1)} %`;

interface Found {
  readonly precision: number;
  readonly recall: number;
  /** Share of the rows that are known to the bit. */
  readonly same: number;
}

/** Flips labels of a well of two classes and looks its rows up among those that are known. */
function lookUp(known: Samples, rows: Samples, flippedRows: number, name: string): Found {
  const flipped = new Set(
    createRandom(seedFrom(name)).fork('flips').permutation(rows.n).slice(0, flippedRows),
  );
  const { index } = core.nearest(
    { rows: known.n, cols: known.d, values: known.x },
    { rows: rows.n, cols: rows.d, values: rows.x },
    1,
  );
  const flagged = range(0, rows.n).filter((row) => {
    const label = flipped.has(row) ? 1 - (rows.y[row] as number) : rows.y[row];
    return known.y[index[row] as number] !== label;
  });
  const written = ({ x, d }: Samples, row: number) => x.subarray(row * d, (row + 1) * d).join();
  const exact = new Set(range(0, known.n).map((row) => written(known, row)));
  const found = flagged.filter((row) => flipped.has(row)).length;
  return {
    precision: found / flagged.length,
    recall: found / flippedRows,
    same: range(0, rows.n).filter((row) => exact.has(written(rows, row))).length / rows.n,
  };
}

const filesOf = (id: string) => ({
  pack: readFileSync(`build/packs/${id}.pack`),
  reserve: readFileSync(`build/packs/reserve/${id}.reserve`),
});

function publicDigits(): Samples {
  const { train, test } = readMnist(() => undefined);
  const parts = [train, test].map((images) =>
    take(
      images,
      DIGITS,
      range(0, images.labels.length).filter((row) => DIGITS.includes(images.labels[row] as number)),
    ),
  );
  const y = parts.flatMap((part) => [...part.y]);
  return {
    n: y.length,
    d: PIXELS,
    classes: 2,
    x: Float32Array.from(parts.flatMap((part) => [...part.x])),
    y: Int32Array.from(y),
  };
}

const line = (...cells: (string | number)[]) => process.stdout.write(`| ${cells.join(' | ')} |\n`);
const figures = ({ precision, recall, same }: Found) => [
  precision.toFixed(2),
  recall.toFixed(2),
  percent(same),
];
line('scenario', 'known', 'well', 'precision', 'recall', 'same rows, exactly');
line('---', '---', '---', '---', '---', '---');

const digits = publicDigits();
const files = filesOf('digits-4v9');
for (const k of [1, 2, 3]) {
  const name = `look-up ${k}`;
  const { train } = drawWell(core, 'digits-4v9', files, seedFrom(name));
  line(
    'digits-4v9',
    `${digits.n} public pictures`,
    k,
    ...figures(lookUp(digits, train, PUBLIC_FLIPPED, name)),
  );
}
for (const id of ['spam', 'features']) {
  for (const k of [1, 2]) {
    const [first, second] = ['one', 'two'].map((which) =>
      drawWell(core, id, filesOf(id), seedFrom(`subtract ${k} ${which}`)),
    ) as [ReturnType<typeof drawWell>, ReturnType<typeof drawWell>];
    const parts = [first.train, first.test, first.golden, ...(first.spare ? [first.spare.rows] : [])];
    const known = parts.reduce((all, part) => joinRows(all, part));
    const flipped = Math.round(EARLIER_FLIPPED * second.train.n);
    const found = lookUp(known, second.train, flipped, `flips ${k}`);
    line(id, `${known.n} rows of an earlier well`, k, ...figures(found));
  }
}
