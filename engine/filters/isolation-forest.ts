import { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Random } from '../random.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** Features tried for a cut before a heap of rows counts as all alike. */
const TRIES = 32;

/** A node is a cut with two nodes below it, or a leaf that holds so many rows. */
type Node =
  | { readonly feature: number; readonly cut: number; readonly below: Node; readonly above: Node }
  | { readonly size: number };

/** How few random cuts set a sample apart from its class, 0 … 1; about ½ for an ordinary one. */
export const isolationForest = defineFilter({
  source: 'Liu, Ting, Zhou: Isolation Forest (2008)',
  formula: '2^(−E[cuts until alone] / c(ψ)), over random trees on ψ rows each',
  cost: 5,
  params: z.strictObject({
    remove: removeShare,
    trees: z.int().min(10).max(500).default(100),
    subsample: z.int().min(16).max(1024).default(256),
  }),
  inspect(core, { stream, seed }, { remove, trees, subsample }) {
    const random = createRandom(seed).fork('isolation-forest');
    const suspicion = scoreByClass(stream, (own, _index, label) =>
      isolation(core, own, trees, Math.min(subsample, own.n), random.fork(`class ${label}`)),
    );
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

function isolation(core: Core, data: Samples, trees: number, size: number, random: Random): Float32Array {
  const cuts = new Float64Array(data.n);
  let deepest = 0;
  while (2 ** deepest < size) deepest++;
  for (let t = 0; t < trees; t++) {
    const tree = grow(data, random.permutation(data.n).subarray(0, size), deepest, random);
    for (let i = 0; i < data.n; i++) cuts[i] = (cuts[i] as number) + cutsUntilAlone(tree, data, i);
  }
  const usual = averageCuts(size);
  const halving = usual > 0 ? core.log(2) / (trees * usual) : 0;
  return Float32Array.from(cuts, (sum) => core.exp(-sum * halving));
}

function grow(data: Samples, rows: Int32Array, depth: number, random: Random): Node {
  if (depth === 0 || rows.length < 2) return { size: rows.length };
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const feature = random.below(data.d);
    const at = (row: number) => data.x[row * data.d + feature] as number;
    let low = at(rows[0] as number);
    let high = low;
    for (const row of rows) {
      const value = at(row);
      if (value < low) low = value;
      if (value > high) high = value;
    }
    if (low === high) continue;
    const cut = low + random.uniform() * (high - low);
    const below = rows.filter((row) => at(row) <= cut);
    const above = rows.filter((row) => at(row) > cut);
    return {
      feature,
      cut,
      below: grow(data, below, depth - 1, random),
      above: grow(data, above, depth - 1, random),
    };
  }
  return { size: rows.length };
}

function cutsUntilAlone(tree: Node, data: Samples, row: number): number {
  let node = tree;
  let cuts = 0;
  while ('cut' in node) {
    node = (data.x[row * data.d + node.feature] as number) <= node.cut ? node.below : node.above;
    cuts++;
  }
  return cuts + averageCuts(node.size);
}

/** c(n): cuts that an unsuccessful search in a binary tree of n rows needs on average. */
function averageCuts(n: number): number {
  if (n < 2) return 0;
  let harmonic = 0;
  for (let k = 1; k < n; k++) harmonic += 1 / k;
  return 2 * harmonic - (2 * (n - 1)) / n;
}
