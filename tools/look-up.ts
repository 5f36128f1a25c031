/**
 * What outside knowledge finds on drawn wells: `node dist/tools/look-up.js`. Labels of a well of digits-4v9 are flipped,
 * and each row's nearest sample among all public 4s and 9s is looked up; a row is flagged where the labels differ.
 */
import { readFileSync } from 'node:fs';
import { createCore } from '../engine/numeric/create-core.ts';
import { createRandom, seedFrom } from '../engine/random.ts';
import { drawWell } from '../engine/round/draw-well.ts';
import { PIXELS, range, readMnist, take } from './mnist.ts';

const FLIPPED = 59;
const DIGITS = [4, 9];

const core = await createCore(readFileSync('build/core.wasm'));
const { train, test } = readMnist(() => undefined);
const [before, after] = [train, test].map((images) =>
  take(
    images,
    DIGITS,
    range(0, images.labels.length).filter((row) => DIGITS.includes(images.labels[row] as number)),
  ),
) as [ReturnType<typeof take>, ReturnType<typeof take>];
const known = { x: Float32Array.from([...before.x, ...after.x]), y: [...before.y, ...after.y] };
const files = {
  pack: readFileSync('build/packs/digits-4v9.pack'),
  reserve: readFileSync('build/packs/reserve/digits-4v9.reserve'),
};

process.stdout.write(
  `${known.y.length} public pictures\n\n| well | precision | recall |\n| --- | --- | --- |\n`,
);
for (const k of [1, 2, 3]) {
  const seed = seedFrom(`look-up ${k}`);
  const { train: rows } = drawWell(core, 'digits-4v9', files, seed);
  const flipped = new Set(createRandom(seed).fork('flips').permutation(rows.n).slice(0, FLIPPED));
  const { index } = core.nearest(
    { rows: known.y.length, cols: PIXELS, values: known.x },
    { rows: rows.n, cols: PIXELS, values: rows.x },
    1,
  );
  const flagged = range(0, rows.n).filter((row) => {
    const label = flipped.has(row) ? 1 - (rows.y[row] as number) : rows.y[row];
    return known.y[index[row] as number] !== label;
  });
  const found = flagged.filter((row) => flipped.has(row)).length;
  process.stdout.write(
    `| ${k} | ${(found / flagged.length).toFixed(2)} | ${(found / FLIPPED).toFixed(2)} |\n`,
  );
}
