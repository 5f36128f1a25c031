import type { Samples } from '../data/samples.ts';
import type { SingleModel } from './model.ts';

/** A model that answers `label` to everything: what is left when there is nothing to learn. */
export function constantModel({ d, classes }: Pick<Samples, 'd' | 'classes'>, label: number): SingleModel {
  if (classes > 2) {
    const weights = new Float64Array(classes * (d + 1));
    weights[classes * d + label] = 1;
    return { kind: 'softmax', d, classes, weights };
  }
  const weights = new Float64Array(d + 1);
  weights[d] = label === 1 ? 1 : -1;
  return { kind: 'linear', d, weights };
}
