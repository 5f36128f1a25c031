import { describe, expect, it } from 'vitest';
import { GameError } from '../../engine/errors.ts';
import { createTraining } from '../../server/rooms/training.ts';
import { inTrain, stage } from './support/room-stage.ts';

describe('training', () => {
  it('SERVER-82 has each attempt trained once and writes down the result', async () => {
    const { game, parts, asked, calls, settle } = stage(inTrain());
    const training = createTraining(parts);
    training.look();
    training.look();
    await settle();
    expect(asked).toEqual(['round r1b1']);
    expect(game.log.filter(({ type }) => type === 'bout-trained')).toHaveLength(1);
    expect(calls.grown).toBe(1);
  });

  it.each([
    ['training-failed', 2],
    ['training-impossible', 1],
  ] as const)('SERVER-82 writes down a failure; after %s it is asked %i times', async (code, times) => {
    const { game, parts, asked, trouble, settle } = stage(inTrain());
    const training = createTraining(parts);
    trouble.trainer = new GameError(code, 'no');
    training.look();
    await settle();
    training.look();
    await settle();
    expect(asked).toHaveLength(times);
    expect(game.log.filter(({ type }) => type === 'training-failed')).toHaveLength(times);
  });

  it('SERVER-82 trouble with the store is no failure of the training', async () => {
    const { clock, game, parts, asked, trouble, settle } = stage(inTrain());
    const training = createTraining(parts);
    trouble.store = new Error('disk full');
    training.look();
    await settle();
    delete trouble.store;
    clock.pass(1_000);
    await settle();
    expect(asked).toHaveLength(2);
    expect(game.log.some(({ type }) => type === 'training-failed')).toBe(false);
    expect(game.log.some(({ type }) => type === 'bout-trained')).toBe(true);
  });

  it('SERVER-82 writes nothing once it is closed', async () => {
    const { game, parts, settle } = stage(inTrain());
    const training = createTraining(parts);
    training.look();
    training.close();
    await settle();
    expect(game.log.some(({ type }) => type === 'bout-trained')).toBe(false);
  });
});
