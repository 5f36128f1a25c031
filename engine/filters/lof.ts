import { z } from 'zod';
import { placesOf } from '../data/distinct-rows.ts';
import { takeRows } from '../data/rows.ts';
import type { Neighbours } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Keeps the density finite where different rows are so close that their distance rounds to 0. */
const LEAST_REACH = 1e-10;

/**
 * Local outlier factor: how much denser it is around a sample's neighbours than around itself; about 1 in a crowd.
 * Neighbours are counted by place, so that k copies of a row are one neighbour of many samples and no crowd of
 * infinite density beside which honest samples look alone (the k-distinct-distance of the paper, definition 3).
 */
export const lof = defineFilter({
  source: 'Breunig, Kriegel, Ng, Sander: LOF: Identifying Density-Based Local Outliers (2000)',
  formula: 'mean of lrd(xⱼ)/lrd(x) over the k nearest xⱼ, lrd = 1 / mean reachability distance',
  cost: 5,
  params: z.strictObject({ remove: removeShare, neighbours: z.int().min(2).max(50).default(10) }),
  inspect(core, { stream }, { remove, neighbours }) {
    const places = placesOf(stream);
    const n = places.first.length;
    const k = Math.min(neighbours, n - 1);
    if (k < 1) {
      const alike = new Float32Array(stream.n).fill(1);
      return { suspicion: alike, dropped: dropTop(alike, stream, remove) };
    }
    const rows = rowsOf(takeRows(stream, places.first));
    const factor = factors(withoutSelf(core.nearest(rows, rows, k + 1), n, k), places.count, k);
    const suspicion = Float32Array.from(places.of, (place) => factor[place] as number);
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

/** @param count  rows at each place: all of them are neighbours, a place's own copies too */
function factors({ index, distance }: Neighbours, count: Int32Array, k: number): Float64Array {
  const n = count.length;
  const edge = (place: number) => distance[place * k + k - 1] as number;
  const density = new Float64Array(n);
  const samples = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const copies = (count[i] as number) - 1;
    let reach = copies * edge(i);
    let total = copies;
    for (let j = i * k; j < (i + 1) * k; j++) {
      const other = index[j] as number;
      reach += (count[other] as number) * Math.max(edge(other), distance[j] as number);
      total += count[other] as number;
    }
    density[i] = 1 / (reach / total + LEAST_REACH);
    samples[i] = total;
  }
  return density.map((own, i) => {
    let sum = ((count[i] as number) - 1) * own;
    for (let j = i * k; j < (i + 1) * k; j++) {
      const other = index[j] as number;
      sum += (count[other] as number) * (density[other] as number);
    }
    return sum / (samples[i] as number) / own;
  });
}
