import { GameError } from '../errors.ts';
import type { Ensemble, SingleModel } from './model.ts';

/**
 * Models of one build as one model that lets them vote.
 * @throws GameError 'bad-shape' where there are none, or not all of one build
 */
export function ensembleOf(members: readonly SingleModel[]): Ensemble {
  const first = members[0];
  if (!first) throw new GameError('bad-shape', 'an ensemble needs at least one model');
  const { weights: own, ...member } = first;
  const size = own.length;
  if (members.some((each) => each.kind !== first.kind || each.weights.length !== size)) {
    throw new GameError('bad-shape', 'the models of an ensemble must all be of one build');
  }
  const all = members.length * size;
  const weights = own instanceof Float32Array ? new Float32Array(all) : new Float64Array(all);
  members.forEach((each, k) => {
    weights.set(each.weights, k * size);
  });
  return { kind: 'ensemble', member, count: members.length, weights };
}

/** The members as models; they share the ensemble's numbers. */
export function membersOf({ member, count, weights }: Ensemble): SingleModel[] {
  const size = weights.length / count;
  return Array.from(
    { length: count },
    (_, k) => ({ ...member, weights: weights.subarray(k * size, (k + 1) * size) }) as SingleModel,
  );
}
