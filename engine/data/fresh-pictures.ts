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
/** Normal numbers for one picture: rotation, two scales, shear, two shifts, gamma, the net's points. */
const DRAWS = 7 + 2 * GRID * GRID;

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
  const pixels = side * side;
  const n = codes.length / pixels;
  const normals = core.normals(random.fork('pictures').seed(), n * DRAWS);
  const x = new Float32Array(codes.length);
  const grid = netOf(side);
  const logs = Float64Array.from({ length: 256 }, (_, code) => core.log(Math.max(1, code) / 255));
  const framed = new Float64Array((side + 3) * (side + 3));
  for (let i = 0; i < n; i++) {
    const draws = normals.subarray(i * DRAWS, (i + 1) * DRAWS);
    frame(
      codes.subarray(i * pixels, (i + 1) * pixels),
      side,
      powersOf(core, logs, change.gamma * (draws[6] as number)),
      framed,
    );
    warp(framed, side, grid, change, draws, x.subarray(i * pixels, (i + 1) * pixels));
  }
  return x;
}

/** (code / 255) ^ e^exponent for every code, from the logarithms of the greys. */
function powersOf(core: Core, logs: Float64Array, exponent: number): Float64Array {
  const power = core.exp(exponent);
  return logs.map((log, code) => (code === 0 ? 0 : core.exp(power * log)));
}

/** The greys of a picture with one row and column of black before it and two behind. */
function frame(picture: Uint8Array, side: number, greys: Float64Array, out: Float64Array): void {
  for (let row = 0; row < side; row++) {
    const to = (row + 1) * (side + 3) + 1;
    for (let column = 0; column < side; column++) {
      out[to + column] = greys[picture[row * side + column] as number] as number;
    }
  }
}

/** For each column, or row, of a picture the point of the net before it, and how far it is towards the next one. */
interface Net {
  readonly point: Uint8Array;
  readonly share: Float64Array;
}

function netOf(side: number): Net {
  const pitch = (side - 1) / (GRID - 1);
  const point = Uint8Array.from({ length: side }, (_, at) => Math.min(GRID - 2, Math.floor(at / pitch)));
  return { point, share: Float64Array.from({ length: side }, (_, at) => at / pitch - (point[at] as number)) };
}

/** Fills `out` with the grey of the old picture at the place that each pixel comes from. */
function warp(
  framed: Float64Array,
  side: number,
  { point, share }: Net,
  { rotation, scale, shear, shift, displacement }: PictureChange,
  draws: Float32Array,
  out: Float32Array,
): void {
  const own = (k: number) => draws[k] as number;
  const { cos, sin } = turnBy(rotation * own(0));
  const [wide, high] = [1 + scale * own(1), 1 + scale * own(2)];
  const slant = shear * own(3);
  const middle = (side - 1) / 2;
  const [right, down] = [middle + shift * own(4), middle + shift * own(5)];
  for (let row = 0; row < side; row++) {
    const dy = row - middle;
    for (let column = 0; column < side; column++) {
      const dx = column - middle;
      const [fu, fv] = [share[column] as number, share[row] as number];
      const corner = 7 + 2 * ((point[row] as number) * GRID + (point[column] as number));
      const px =
        right + wide * (cos * dx - sin * dy + slant * dy) + displacement * net(draws, corner, fu, fv);
      const py = down + high * (sin * dx + cos * dy) + displacement * net(draws, corner + 1, fu, fv);
      out[row * side + column] = greyAt(framed, side, px, py);
    }
  }
}

/** Between the four points of the net around a pixel, linear in both axes. */
function net(draws: Float32Array, at: number, fu: number, fv: number): number {
  const upper = between(draws[at] as number, draws[at + 2] as number, fu);
  const lower = between(draws[at + 2 * GRID] as number, draws[at + 2 * GRID + 2] as number, fu);
  return between(upper, lower, fv);
}

const between = (from: number, to: number, share: number) => from + share * (to - from);

/** Grey between the four pixels around (px, py), linear in both axes. */
function greyAt(framed: Float64Array, side: number, px: number, py: number): number {
  const [x, y] = [Math.max(-1, Math.min(side, px)), Math.max(-1, Math.min(side, py))];
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const at = (top + 1) * (side + 3) + left + 1;
  const below = at + side + 3;
  const upper = between(framed[at] as number, framed[at + 1] as number, x - left);
  const lower = between(framed[below] as number, framed[below + 1] as number, x - left);
  return between(upper, lower, y - top);
}
