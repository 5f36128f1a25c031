import { z } from 'zod';
import type { Neighbours } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Keeps the density of identical rows finite. */
const LEAST_REACH = 1e-10;

/** Local outlier factor: how much denser it is around a sample's neighbours than around itself; about 1 in a crowd. */
export const lof = defineFilter({
  label: 'Local outlier factor',
  explanation:
    'Compares how crowded it is around a sample with how crowded it is around its neighbours.\n' +
    'Finds stragglers beside dense crowds, which plain distances miss; a clump of poison is a crowd, too.',
  source: 'Breunig, Kriegel, Ng, Sander: LOF: Identifying Density-Based Local Outliers (2000)',
  formula: 'mean of lrd(xⱼ)/lrd(x) over the k nearest xⱼ, lrd = 1 / mean reachability distance',
  cost: 5,
  params: z.strictObject({ remove: removeShare, neighbours: z.int().min(2).max(50).default(10) }),
  inspect(core, { stream }, { remove, neighbours }) {
    const k = Math.min(neighbours, stream.n - 1);
    const rows = rowsOf(stream);
    const suspicion =
      k < 1
        ? new Float32Array(stream.n)
        : factors(withoutSelf(core.nearest(rows, rows, k + 1), stream.n, k), stream.n, k);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/** The k nearest others, where a row may not be the first of its equals. */
export function withoutSelf({ index, distance }: Neighbours, n: number, k: number): Neighbours {
  const others = { index: new Int32Array(n * k), distance: new Float32Array(n * k) };
  for (let i = 0; i < n; i++) {
    let at = 0;
    for (let j = 0; j <= k && at < k; j++) {
      const from = i * (k + 1) + j;
      if (index[from] === i) continue;
      others.index[i * k + at] = index[from] as number;
      others.distance[i * k + at] = distance[from] as number;
      at++;
    }
  }
  return others;
}

function factors({ index, distance }: Neighbours, n: number, k: number): Float32Array {
  const density = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let reach = 0;
    for (let j = i * k; j < (i + 1) * k; j++) {
      const edge = distance[(index[j] as number) * k + k - 1] as number;
      reach += Math.max(edge, distance[j] as number);
    }
    density[i] = 1 / (reach / k + LEAST_REACH);
  }
  return Float32Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = i * k; j < (i + 1) * k; j++) sum += density[index[j] as number] as number;
    return sum / k / (density[i] as number);
  });
}
