import type { SingleModel } from './model.ts';

/** A model of two classes that answers `label` to everything: what is left when a class is gone. */
export function constantModel(d: number, label: number): SingleModel {
  const weights = new Float64Array(d + 1);
  weights[d] = label === 1 ? 1 : -1;
  return { kind: 'linear', d, weights };
}
