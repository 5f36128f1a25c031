import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { turnBy } from './turn.ts';

/** How pictures are changed, each by its own draw; lengths in pixels. */
export interface PictureChange {
  /** σ of the rotation, radians. */
  readonly rotation: number;
  /** σ of the scale of each axis, about 1. */
  readonly scale: number;
  readonly shear: number;
  /** σ of the shift of each axis. */
  readonly shift: number;
  /** σ of the displacement of each point of a GRID × GRID net laid over the picture, linear in between. */
  readonly displacement: number;
  /** σ of the logarithm of the power that greys are raised to. */
  readonly gamma: number;
}

const GRID = 5;
/** Normal numbers of the net. */
const NET = 2 * GRID * GRID;
/** Normal numbers for one picture: rotation, two scales, shear, two shifts, gamma, the net's. */
const DRAWS = 7 + NET;

/**
 * Pictures that are rotated, scaled, sheared, shifted and smoothly displaced about their middle, their greys raised to
 * a power: each as another hand and another scanner might have had it.
 *
 * @param codes  u8[n, side²], greys 0 … 255, row by row
 * @returns      f32[n, side²], greys 0 … 1, not on a grid; black outside of the picture
 */
export function changePictures(
  core: Core,
  codes: Uint8Array,
  side: number,
  change: PictureChange,
  random: Random,
): Float32Array {
  const n = codes.length / (side * side);
  const normals = core.normals(random.fork('pictures').seed(), n * DRAWS);
  const powers = new Float64Array(n);
  const maps = new Float64Array(n * 8);
  const nets = new Float32Array(n * NET);
  for (let i = 0; i < n; i++) {
    const draws = normals.subarray(i * DRAWS, (i + 1) * DRAWS);
    powers[i] = core.exp(change.gamma * (draws[6] as number));
    maps.set(mapOf(side, change, draws), i * 8);
    nets.set(draws.subarray(7), i * NET);
  }
  return core.warpPictures(codes, side, { powers, maps, grid: GRID, nets });
}

/** The map of one picture, see PictureWarp. */
function mapOf(
  side: number,
  { rotation, scale, shear, shift, displacement }: PictureChange,
  draws: Float32Array,
): number[] {
  const own = (k: number) => draws[k] as number;
  const { cos, sin } = turnBy(rotation * own(0));
  const middle = (side - 1) / 2;
  const shifts = [middle + shift * own(4), middle + shift * own(5)];
  return [...shifts, 1 + scale * own(1), 1 + scale * own(2), cos, sin, shear * own(3), displacement];
}
