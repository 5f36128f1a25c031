import { exp } from '../math/exp';

/**
 * Lays a picture with one row and column of black before it and two behind, its greys raised to a power.
 *
 * @param codes  u8[side²], read. Greys 0 … 255, row by row.
 * @param side   Pixels of a row, ≥ 1.
 * @param logs   f64[256], read. Logarithms of the greys as shares of white; the first is not used.
 * @param power  What greys are raised to.
 * @param greys  f64[256], overwritten: the new grey of each code that the picture has.
 * @param framed f64[(side + 3)²], the inner pixels overwritten. The rest stays as it is: zeros.
 */
export function framePicture(
  codes: usize,
  side: i32,
  logs: usize,
  power: f64,
  greys: usize,
  framed: usize,
): void {
  for (let code = 1; code < 256; code++) store<f64>(greys + ((<usize>code) << 3), -1); // not worked out yet
  store<f64>(greys, 0);
  for (let row = 0; row < side; row++) {
    const from = codes + <usize>(row * side);
    const to = framed + ((<usize>((row + 1) * (side + 3) + 1)) << 3);
    for (let column = 0; column < side; column++) {
      const code = (<usize>load<u8>(from + <usize>column)) << 3;
      let grey = load<f64>(greys + code);
      if (grey < 0) {
        grey = exp(power * load<f64>(logs + code));
        store<f64>(greys + code, grey);
      }
      store<f64>(to + ((<usize>column) << 3), grey);
    }
  }
}

/**
 * The picture whose pixels are those of another at places of their own: an affine map about the middle, and a net of
 * displacements laid over the picture, linear in between. The grey at a place is linear between the four around it.
 *
 *     px = right + wide (cos dx − sin dy + slant dy) + displacement net₀      py = down + high (sin dx + cos dy) + displacement net₁
 *
 * @param framed f64[(side + 3)²], read. See framePicture.
 * @param side   Pixels of a row, ≥ 2.
 * @param map    f64[8], read: right, down, wide, high, cos, sin, slant, displacement. Lengths in pixels.
 * @param net    f32[grid, grid, 2], read. Displacements at the points of the net, without unit.
 * @param grid   Points of a side of the net, ≥ 2.
 * @param point  i32[side], read. For each row, or column, the point of the net before it, 0 … grid − 2.
 * @param share  f64[side], read. How far each is towards the next point.
 * @param out    f32[side²], overwritten.
 *
 * Products and sums are made one by one, in the order of the formula, so the bits are the same on every engine.
 */
export function warpPicture(
  framed: usize,
  side: i32,
  map: usize,
  net: usize,
  grid: i32,
  point: usize,
  share: usize,
  out: usize,
): void {
  const right = load<f64>(map);
  const down = load<f64>(map, 8);
  const wide = load<f64>(map, 16);
  const high = load<f64>(map, 24);
  const cos = load<f64>(map, 32);
  const sin = load<f64>(map, 40);
  const slant = load<f64>(map, 48);
  const displacement = load<f64>(map, 56);
  const middle = <f64>(side - 1) / 2;
  for (let row = 0; row < side; row++) {
    const dy = <f64>row - middle;
    const fv = load<f64>(share + ((<usize>row) << 3));
    const line = net + ((<usize>(load<i32>(point + ((<usize>row) << 2)) * grid * 2)) << 2);
    for (let column = 0; column < side; column++) {
      const dx = <f64>column - middle;
      const fu = load<f64>(share + ((<usize>column) << 3));
      const corner = line + ((<usize>load<i32>(point + ((<usize>column) << 2))) << 3);
      const px =
        right + wide * (cos * dx - sin * dy + slant * dy) + displacement * between4(corner, grid, fu, fv);
      const py = down + high * (sin * dx + cos * dy) + displacement * between4(corner + 4, grid, fu, fv);
      store<f32>(out, <f32>greyAt(framed, side, px, py));
      out += 4;
    }
  }
}

/** Between the four points of the net around a pixel, linear in both axes. */
function between4(corner: usize, grid: i32, fu: f64, fv: f64): f64 {
  const below = corner + ((<usize>grid) << 3);
  const upper = between(<f64>load<f32>(corner), <f64>load<f32>(corner, 8), fu);
  const lower = between(<f64>load<f32>(below), <f64>load<f32>(below, 8), fu);
  return between(upper, lower, fv);
}

function between(from: f64, to: f64, share: f64): f64 {
  return from + share * (to - from);
}

/** Grey between the four pixels around (px, py), linear in both axes. */
function greyAt(framed: usize, side: i32, px: f64, py: f64): f64 {
  const x = max(-1.0, min(<f64>side, px));
  const y = max(-1.0, min(<f64>side, py));
  const left = floor(x);
  const top = floor(y);
  const at = framed + ((<usize>((<i32>top + 1) * (side + 3) + <i32>left + 1)) << 3);
  const below = at + ((<usize>(side + 3)) << 3);
  const upper = between(load<f64>(at), load<f64>(at, 8), x - left);
  const lower = between(load<f64>(below), load<f64>(below, 8), x - left);
  return between(upper, lower, y - top);
}
