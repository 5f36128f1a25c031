import { z } from 'zod';
import type { Clusters, Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass } from './by-class.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';
import { principalPart } from './principal.ts';

/**
 * Splits each class in two by what the model makes of it, and drops the smaller part where the split is
 * clear and lopsided. Suspicion is the nearness to the smaller part, 0 … 1; above ½ lies its half.
 */
export const activationClustering = defineFilter({
  source:
    'Chen, Carvalho, Baracaldo, Ludwig, Edwards, Lee, Molloy, Srivastava: Detecting Backdoor Attacks by Activation Clustering (2018)',
  formula:
    'per class: PCA to 10, 2-means; drop the smaller cluster if its share ≤ s and the mean silhouette ≥ t',
  cost: 6,
  params: z.strictObject({
    /** A larger cluster counts as innocent. */
    largestShare: z.number().min(0).max(0.5).default(0.35),
    /** How clear the split must be. */
    silhouette: z.number().min(-1).max(1).default(0.1),
  }),
  inspect(core, seen, { largestShare, silhouette }) {
    const { stream, seed } = seen;
    const view = fittedView(core, seen);
    const dropped = new Uint8Array(stream.n);
    const suspicion = scoreByClass(stream, (own, index) => {
      if (own.n < 3) return new Float32Array(own.n);
      const rows = principalPart(core, rowsOf(view.features(own)), 10);
      const clusters = core.kMeans(rows, 2, { seed });
      const second = clusters.labels.reduce((sum, label) => sum + label, 0);
      const small = second * 2 <= own.n ? 1 : 0;
      const share = Math.min(second, own.n - second) / own.n;
      if (share > 0 && share <= largestShare && clarity(core, rows, clusters.labels) >= silhouette) {
        index.forEach((row, i) => {
          if (clusters.labels[i] === small) dropped[row] = 1;
        });
      }
      return nearness(core, rows, clusters, small);
    });
    return { suspicion, dropped };
  },
});

function nearness(core: Core, rows: Matrix, { centres }: Clusters, small: number): Float32Array {
  const { values } = core.distances(rows, centres);
  return Float32Array.from({ length: rows.rows }, (_, i) => {
    const near = values[2 * i + small] as number;
    const far = values[2 * i + 1 - small] as number;
    return near + far > 0 ? far / (near + far) : 0;
  });
}

/** Mean silhouette of a split in two (Rousseeuw 1987), −1 … 1; 0 when a part is empty. */
function clarity(core: Core, rows: Matrix, labels: Int32Array): number {
  const n = rows.rows;
  const { values } = core.distances(rows, rows);
  const sizes = [0, 0];
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  if (sizes.includes(0)) return 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    const sums = [0, 0];
    for (let j = 0; j < n; j++) {
      const label = labels[j] as number;
      sums[label] = (sums[label] as number) + (values[i * n + j] as number);
    }
    const own = labels[i] as number;
    if (sizes[own] === 1) continue;
    const inside = (sums[own] as number) / ((sizes[own] as number) - 1);
    const outside = (sums[1 - own] as number) / (sizes[1 - own] as number);
    total += Math.max(inside, outside) > 0 ? (outside - inside) / Math.max(inside, outside) : 0;
  }
  return total / n;
}
