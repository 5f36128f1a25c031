import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import type { VictimView } from '../victims/view.ts';

/** P(class | x) as the fitted model has it, f32[n, classes]; rows sum to 1. */
export function probabilitiesOf(core: Core, { head, features }: VictimView, data: Samples): Matrix {
  const { classes, n } = data;
  const { values: scores, cols } = core.modelScores(head, rowsOf(features(data)));
  const values = new Float32Array(n * classes);
  for (let i = 0; i < n; i++) {
    const score = (k: number) =>
      cols === 1 ? (k === 1 ? (scores[i] as number) : 0) : (scores[i * cols + k] as number);
    let most = score(0);
    for (let k = 1; k < classes; k++) most = Math.max(most, score(k));
    let sum = 0;
    for (let k = 0; k < classes; k++) {
      const weight = core.exp(score(k) - most);
      values[i * classes + k] = weight;
      sum += weight;
    }
    for (let k = 0; k < classes; k++) values[i * classes + k] = (values[i * classes + k] as number) / sum;
  }
  return { rows: n, cols: classes, values };
}
