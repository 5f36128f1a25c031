import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Projection } from './projection.ts';

/**
 * With more than two classes: the plane in which their means lie furthest apart, whatever the models.
 * Null for two classes, for two features, and where fewer than three classes have samples.
 */
export function classPlane(core: Core, { n, d, classes, x, y }: Samples): Projection | null {
  if (classes < 3 || d === 2) return null;
  const sums = Array.from({ length: classes }, () => ({ count: 0, sum: new Float64Array(d) }));
  for (let i = 0; i < n; i++) {
    const held = sums[y[i] as number];
    if (!held) continue;
    held.count++;
    for (let j = 0; j < d; j++) held.sum[j] = (held.sum[j] as number) + (x[i * d + j] as number);
  }
  const present = sums.filter(({ count }) => count > 0);
  if (present.length < 3) return null;
  const means = new Float32Array(present.length * d);
  present.forEach(({ count, sum }, k) => {
    means.set(
      sum.map((value) => value / count),
      k * d,
    );
  });
  const { mean, covariance } = core.covariance({ rows: present.length, cols: d, values: means });
  const { vectors } = core.topEigen(covariance, 2);
  return { d, mean, axes: [vectors.values.slice(0, d), vectors.values.slice(d, 2 * d)] };
}
