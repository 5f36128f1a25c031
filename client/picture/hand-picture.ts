import { boxOf } from '../../engine/data/quantise.ts';
import type { Samples } from '../../engine/data/samples.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import { project } from '../../engine/round/projection.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { FATE } from './fates.ts';
import { type Box2, boxAround } from './frame.ts';
import { greyValues } from './greys.ts';
import { framed, frameOf, type Placed, type Scenery } from './picture.ts';

/** A border around the whole range of the features, so that points at its ends are seen. */
const BORDER = 0.03;

/** Whether samples are points of the plane that is shown: what is drawn on it is data. */
export const isPlane = ({ picture, features }: Pick<Scenario, 'picture' | 'features'>): boolean =>
  picture.kind === 'point' && features === 2;

/** The frame that people work in: the whole range of the features in the plane, else where the known samples lie. */
export function handFrame(scenario: Scenario, places: Float32Array): Box2 {
  if (!isPlane(scenario)) return frameOf(places);
  const { lo, hi } = boxOf(scenario.quantiser, 2);
  return boxAround(Float32Array.of(...lo, ...hi), BORDER);
}

/**
 * The known samples with what was done to them, and the new ones behind them.
 *
 * @param cast     the known samples as they are, in the plane to show them in
 * @param samples  the same with all changes, and the new ones (forms/hand-work.ts)
 */
export function handScenery(scenario: Scenario, cast: Placed, poison: PoisonRows, samples: Samples): Scenery {
  const { flipped, mutated, removed } = poison;
  const { d } = samples;
  const { projection } = cast;
  const box = handFrame(scenario, cast.places);
  const places = new Float32Array(2 * samples.n);
  places.set(cast.places);
  const fates = new Uint8Array(samples.n).fill(FATE.passed);
  fates.fill(FATE.missed, cast.n);
  for (const row of [...flipped.index, ...mutated.index]) fates[row] = FATE.missed;
  for (const row of removed) fates[row] = FATE.dropped;
  const put = (row: number) =>
    places.set(
      project(projection, { rows: 1, cols: d, values: samples.x.subarray(row * d, row * d + d) }),
      2 * row,
    );
  mutated.index.forEach(put);
  for (let row = cast.n; row < samples.n; row++) put(row);
  return {
    box,
    projection,
    samples: {
      n: samples.n,
      places: framed(places, box),
      labels: Uint8Array.from(samples.y),
      fates,
      pictures: picturesOf(scenario, cast, poison, samples),
      fresh: null,
      continues: false,
    },
  };
}

/** The pictures as they were where they are the same: other ones are painted anew. */
function picturesOf(scenario: Scenario, cast: Placed, { inserted, mutated }: PoisonRows, samples: Samples) {
  const { side } = cast;
  if (!cast.pictures) return null;
  if (inserted.n + mutated.index.length === 0) return sameAs(cast.pictures, side);
  const { d } = samples;
  const pixels = new Uint8Array(samples.n * d);
  pixels.set(cast.pictures);
  pixels.set(greyValues(scenario.quantiser, inserted), cast.n * d);
  mutated.index.forEach((row, k) => {
    pixels.set(greyValues(scenario.quantiser, { x: mutated.x.subarray(k * d, k * d + d), d }), row * d);
  });
  return { side, pixels };
}

const painted = new WeakMap<Uint8Array, { readonly side: number; readonly pixels: Uint8Array }>();

function sameAs(pixels: Uint8Array, side: number) {
  const held = painted.get(pixels) ?? { side, pixels };
  painted.set(pixels, held);
  return held;
}
