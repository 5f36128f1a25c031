import { randomState } from '../../../engine/random.ts';
import { type Calls, pad } from './call.ts';

const STATE = randomState(3);

export const mathCalls: Calls = {
  fillNormals: (k, g, n) => k.fillNormals(...STATE, g.out(n * 4), n),
  fillUniforms: (k, g, n) => k.fillUniforms(...STATE, g.out(n * 4), n),
  shuffle: (k, g, n) => k.shuffle(...STATE, g.out(n * 4), n),
  expScaled: (k, g, n) => k.expScaled(g.f32(pad(n)), g.out(pad(n) * 4), pad(n), 0.5),
  scaleRows: (k, g, n, d) => k.scaleRows(g.f32(n * pad(d)), pad(d), n, g.f32(n), g.out(n * pad(d) * 4)),
  rowDots: (k, g, n, d) => k.rowDots(g.f32(n * pad(d)), g.f32(n * pad(d)), pad(d), n, g.out(n * 8)),
  logFrequencies: (k, g, n) => {
    const counts = g.out(n * 8);
    k.clear(counts, n * 8);
    k.logFrequencies(counts, n, 1);
  },
};
