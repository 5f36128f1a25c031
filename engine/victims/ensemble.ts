import { GameError } from '../errors.ts';
import { bodyOf, identityOf, withWeights } from './kinds.ts';
import type { Ensemble, SingleModel } from './model.ts';

/**
 * Models of one build as one model that lets them vote.
 * @throws GameError 'bad-shape' where there are none, or not all of one build
 */
export function ensembleOf(members: readonly SingleModel[]): Ensemble {
  const first = members[0];
  if (!first) throw new GameError('bad-shape', 'an ensemble needs at least one model');
  const build = identityOf(first).join();
  if (members.some((each) => identityOf(each).join() !== build)) {
    throw new GameError('bad-shape', 'the models of an ensemble must all be of one build');
  }
  const size = first.weights.length;
  const all = members.length * size;
  const weights = first.weights instanceof Float32Array ? new Float32Array(all) : new Float64Array(all);
  members.forEach((each, k) => {
    weights.set(each.weights, k * size);
  });
  return { kind: 'ensemble', member: bodyOf(first), count: members.length, weights };
}

/** The members as models; they share the ensemble's numbers. */
export function ensembleMembers({ member, count, weights }: Ensemble): SingleModel[] {
  const size = weights.length / count;
  return Array.from({ length: count }, (_, k) =>
    withWeights(member, weights.subarray(k * size, (k + 1) * size)),
  );
}
