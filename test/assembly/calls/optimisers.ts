import { type Calls, pad } from './call.ts';

export const optimisersCalls: Calls = {
  adamStep: (k, g, n) => {
    const count = pad(n);
    const blocks = [g.out(count * 4), g.f32(count), g.out(count * 4), g.out(count * 4)] as const;
    k.adamStep(...blocks, count, 0.01, 0.9, 0.999, 1e-8);
  },
  momentumStep: (k, g, n) =>
    k.momentumStep(g.out(pad(n) * 4), g.f32(pad(n)), g.out(pad(n) * 4), pad(n), 0.01, 0.9),
  lbfgsDirection: (k, g, n) =>
    k.lbfgsDirection(
      g.f64(n),
      g.f64(3 * n),
      g.f64(3 * n),
      g.f64(3),
      g.out(24),
      3,
      1,
      2,
      0.5,
      g.out(n * 8),
      n,
    ),
};
