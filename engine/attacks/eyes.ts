import type { Samples } from '../data/samples.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTORS } from '../extractor/index.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { transfer } from '../victims/transfer.ts';
import type { Seen } from './attack.ts';

/**
 * What a victim's trained part sees of a sample: the features of a frozen extractor where the victim has
 * one, else the sample itself.
 */
export interface Eyes {
  /** φ(x) of every row, labels shared. */
  see(data: Samples): Samples;
  /**
   * Slopes in x of functions whose slopes in φ(x) are `slopes`, f32[n, d].
   * @param data    n rows of d features
   * @param slopes  f32[n, features]
   */
  back(data: Samples, slopes: Matrix): Matrix;
}

export function eyesOf(core: Core, { victim, victimParams }: Pick<Seen, 'victim' | 'victimParams'>): Eyes {
  if (victim !== 'transfer') return { see: (data) => data, back: (_data, slopes) => slopes };
  const { extractor: id } = transfer.params.parse(victimParams) as { extractor: keyof typeof EXTRACTORS };
  const extractor = EXTRACTORS[id];
  const { d, hidden, classes: features } = extractor.shape;
  const take = (from: number, length: number) => extractor.weights.subarray(from, from + length);
  const first: Matrix = { rows: hidden, cols: d, values: take(0, hidden * d) };
  const firstBias = take(hidden * d, hidden);
  const second: Matrix = { rows: features, cols: hidden, values: take(hidden * (d + 1), features * hidden) };
  return {
    see: (data) => embed(core, extractor, data),
    back(data, slopes) {
      // A relu passes a slope where it passed its input.
      const outer = embed(core, extractor, data).x;
      const atOuter = slopes.values.map((slope, k) => ((outer[k] as number) > 0 ? slope : 0));
      const atInner = core.multiply({ rows: data.n, cols: features, values: atOuter }, second);
      const sums = core.multiply(rowsOf(data), first, { transposeB: true }).values;
      const values = atInner.values.map((slope, k) =>
        (sums[k] as number) + (firstBias[k % hidden] as number) > 0 ? slope : 0,
      );
      return core.multiply({ rows: data.n, cols: hidden, values }, first);
    },
  };
}

/**
 * The class each target is to be taken for, i32[n]: that of the nearest known sample, as the victim sees
 * them, that has another label; the target's own where all have the same.
 */
export function wantedLabels(core: Core, known: Samples, targets: Samples): Int32Array {
  if (known.n === 0) return targets.y.slice();
  const { index } = core.nearest(rowsOf(known), rowsOf(targets), known.n);
  return targets.y.map((label, t) => {
    const row = index.subarray(t * known.n, (t + 1) * known.n).find((i) => known.y[i] !== label);
    return row === undefined ? label : (known.y[row] as number);
  });
}

/**
 * For every target the `count` rows of `known` with label `labels[t]` that lie nearest to it, nearest
 * first, again from the start when there are fewer; empty where there are none.
 */
export function nearestOfLabel(
  core: Core,
  known: Samples,
  targets: Samples,
  labels: Int32Array,
  count: number,
): Int32Array[] {
  if (known.n === 0 || targets.n === 0) return Array.from(labels, () => new Int32Array(0));
  const { index } = core.nearest(rowsOf(known), rowsOf(targets), known.n);
  return Array.from(labels, (label, t) => {
    const rows = index.subarray(t * known.n, (t + 1) * known.n).filter((i) => known.y[i] === label);
    return Int32Array.from(
      { length: rows.length === 0 ? 0 : count },
      (_, i) => rows[i % rows.length] as number,
    );
  });
}
