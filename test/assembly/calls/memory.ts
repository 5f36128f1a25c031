import { NOWHERE } from '../../../engine/numeric/addresses.ts';
import { type Calls, pad, range } from './call.ts';

export const memoryCalls: Calls = {
  copyRows: (k, g, n, d) => k.copyRows(g.f32(n * d), d, g.out(n * pad(d) * 4), pad(d), n, NOWHERE),
  'copyRows, narrower': (k, g, n, d) =>
    k.copyRows(g.rows(n, d, pad(d)), pad(d), g.out(n * d * 4), d, n, g.i32Of(range(n).reverse())),
  clear: (k, g, n) => k.clear(g.out(n * 4), n * 4),
  firstNotFinite: (k, g, n) => void k.firstNotFinite(g.f32(n), n),
  firstNotFinite64: (k, g, n) => void k.firstNotFinite64(g.f64(n), n),
};
