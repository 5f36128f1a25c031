import { z } from 'zod';
import { noRows, takeRows } from '../data/rows.ts';
import { rowsOf } from '../victims/predict.ts';
import { frozenFeatures } from '../victims/view.ts';
import { defineAttack } from './attack.ts';
import { wantedLabels } from './nearest-rows.ts';
import { insertion } from './poison.ts';

/**
 * Picks one kind of sample, a cluster of the features that the victim sees, and sends copies of its
 * members under another label. The cluster is the one that holds most targets, any where there are none.
 */
export const subpopulation = defineAttack({
  source: 'Jagielski, Severi, Pousette Harger, Oprea: Subpopulation Data Poisoning Attacks (2021)',
  formula: '(x, y_other) for members x of one k-means cluster of φ',
  goal: 'targeted',
  means: 'insert',
  params: z.strictObject({
    /** Kinds that the known samples are split into. */
    clusters: z.int().min(2).max(60).default(20),
  }),
  forge(core, seen, count, { clusters }, random) {
    const { known, targets } = seen;
    const { features } = frozenFeatures(core, seen);
    const phi = features(known);
    const k = Math.min(clusters, known.n);
    const { labels, centres } = core.kMeans(rowsOf(phi), k, { seed: random.seed(), starts: 1 });
    const cluster =
      targets && targets.n > 0
        ? mostCommon(core.nearest(centres, rowsOf(features(targets)), 1).index)
        : (labels[random.below(known.n)] as number);
    const members = Int32Array.from(labels.keys()).filter((row) => labels[row] === cluster);
    const victims = members.filter(
      (row) => !targets || targets.n === 0 || known.y[row] === mostCommon(targets.y),
    );
    const pool = victims.length > 0 ? victims : members;
    if (pool.length === 0) return insertion(noRows(known));
    const order = random.permutation(pool.length);
    const rows = takeRows(
      known,
      Int32Array.from({ length: count }, (_, i) => pool[order[i % order.length] as number] as number),
    );
    return insertion({
      ...rows,
      y: known.classes === 2 ? rows.y.map((label) => 1 - label) : wantedLabels(core, phi, features(rows)),
    });
  },
});

/** The number that occurs most often, the smallest of several. */
function mostCommon(values: Int32Array): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] < a[0]) ? b : a))[0];
}
