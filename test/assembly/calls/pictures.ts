import { type Calls, range } from './call.ts';

export const picturesCalls: Calls = {
  framePicture: (k, g, n) => {
    const pixels = n * n;
    const codes = g.u8(pixels);
    k.framePicture(codes, n, g.f64(256), 1.2, g.out(256 * 8), g.out((n + 3) ** 2 * 8));
  },
  warpPicture: (k, g, n) => {
    const side = n + 1;
    const point = g.i32Of(range(side).map((i) => (2 * i < side ? 0 : 1)));
    k.warpPicture(
      g.f64((side + 3) ** 2),
      side,
      g.f64(8),
      g.f32(2 * 9),
      3,
      point,
      g.f64(side),
      g.out(side * side * 4),
    );
  },
};
