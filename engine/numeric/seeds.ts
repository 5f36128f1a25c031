import { type Seed, seedFrom } from '../random.ts';

/** The seed of one of several drawings of a call, counted from 0: as wide as the call's own seed. */
export function seedOfTurn(seed: Seed, turn: number): Seed {
  return typeof seed === 'number' ? (seed + turn) >>> 0 : seedFrom(`turn/${seed}/${turn}`);
}

/** The seed of the order of the rows in an epoch, counted from 1: as wide as the training's own seed. */
export function seedOfEpoch(seed: Seed, epoch: number): Seed {
  if (typeof seed === 'string') return seedFrom(`epoch/${seed}/${epoch}`);
  return (seed ^ Math.imul(epoch, 0x9e3779b1)) >>> 0;
}
