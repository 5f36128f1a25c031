import { Particle } from 'pixi.js';
import type { ArenaSamples } from '../picture/arena-model.ts';
import { FATE } from '../picture/fates.ts';
import { type Camera, type Size, toScreen } from '../picture/frame.ts';
import { shapeOf } from '../picture/shapes.ts';
import type { Atlas } from './atlas.ts';
import { type AtlasMark, MARKS } from './palette.ts';

/** Where the samples stand at one moment of a transition. */
export interface Placing {
  readonly camera: Camera;
  readonly size: Size;
  /** Places to come from, in the unit square; null stays at the samples' own. */
  readonly from: Float32Array | null;
  /** 0 … 1 of the way from `from`. */
  readonly moved: number;
  /** 0 … 1 of the fresh samples' fall into the water. */
  readonly fallen: number;
}

const MARK_OF: Readonly<Record<number, AtlasMark | undefined>> = {
  [FATE.missed]: 'missed',
  [FATE.caught]: 'caught',
  [FATE.collateral]: 'collateral',
  [FATE.dropped]: 'dropped',
};
const OPACITY: Readonly<Record<number, number>> = {
  [FATE.passed]: 0.8,
  [FATE.kept]: 0.9,
  [FATE.missed]: 1,
  [FATE.caught]: 0.55,
  [FATE.collateral]: 0.5,
  [FATE.dropped]: 0.35,
};
/** Guilt is drawn over innocence, so that no outline hides under a neighbour. */
const DEPTH: readonly number[] = [
  FATE.passed,
  FATE.kept,
  FATE.dropped,
  FATE.collateral,
  FATE.caught,
  FATE.missed,
];

/** How far above its place, in the unit square, a fresh sample begins to fall; and how much larger it is there. */
const FALL_HEIGHT = 0.35;
const FALL_GROWTH = 2.2;

/** A particle of a sample. */
export interface SampleParticle {
  readonly particle: Particle;
  readonly sample: number;
  /** Its opacity where nothing falls. */
  readonly alpha: number;
}

/** The samples from the back to the front. */
export function byDepth(fates: Uint8Array): Int32Array {
  const indices = Int32Array.from({ length: fates.length }, (_, i) => i);
  const rank = (i: number) => DEPTH.indexOf(fates[i] as number);
  return indices.sort((a, b) => rank(a) - rank(b) || a - b);
}

/** Each sample by its own picture where there are pictures, else by the shape of its class. */
export function samplePaints(
  { fates, labels }: ArenaSamples,
  order: Int32Array,
  shapes: Atlas,
  pictures: Atlas | null,
): SampleParticle[] {
  return Array.from(order, (sample) => {
    const alpha = OPACITY[fates[sample] as number] ?? 1;
    const shape = shapeOf(labels[sample] as number);
    const particle = pictures ? particleOf(pictures, sample, alpha) : particleOf(shapes, shape, alpha);
    return { particle, sample, alpha };
  });
}

/** Outlines of the samples whose fate is told. */
export function fateRings({ fates }: ArenaSamples, order: Int32Array, marks: Atlas): SampleParticle[] {
  return Array.from(order).flatMap((sample) => {
    const mark = MARK_OF[fates[sample] as number];
    return mark ? [{ particle: particleOf(marks, MARKS.indexOf(mark), 1), sample, alpha: 1 }] : [];
  });
}

export const particleOf = (atlas: Atlas, cell: number, alpha: number): Particle =>
  new Particle({ texture: atlas.textures[cell] as never, anchorX: 0.5, anchorY: 0.5, alpha });

/** Puts particles where their samples are at this moment. */
export function placeParticles(
  particles: readonly SampleParticle[],
  samples: ArenaSamples,
  placing: Placing,
  scale: number,
): void {
  const growth = 1 + FALL_GROWTH * (1 - placing.fallen);
  for (const { particle, sample, alpha } of particles) {
    const falling = samples.fresh?.[sample] === 1;
    particle.scaleX = particle.scaleY = falling ? scale * growth : scale;
    particle.alpha = falling ? alpha * placing.fallen : alpha;
    putParticle(particle, samples, sample, placing);
  }
}

export function putParticle(
  particle: Particle,
  { places, fresh }: ArenaSamples,
  i: number,
  { camera, size, from, moved, fallen }: Placing,
): void {
  let u = places[2 * i] as number;
  let v = places[2 * i + 1] as number;
  if (from && moved < 1 && 2 * i + 1 < from.length) {
    u = (from[2 * i] as number) + (u - (from[2 * i] as number)) * moved;
    v = (from[2 * i + 1] as number) + (v - (from[2 * i + 1] as number)) * moved;
  }
  if (fresh?.[i] === 1) v -= (1 - fallen) * FALL_HEIGHT;
  const [x, y] = toScreen(camera, size, u, v);
  particle.x = x;
  particle.y = y;
}
