import { expect } from 'vitest';
import { GameError } from '../../engine/errors.ts';

/** The GameError that `call` throws; fails the test when it throws nothing or something else. */
export function refused(call: () => unknown): GameError {
  try {
    call();
  } catch (error) {
    if (error instanceof GameError) return error;
    throw error;
  }
  expect.unreachable('the call was accepted');
}
