import { expect } from 'vitest';

/** Largest |got − want|. */
export function largestError(got: ArrayLike<number>, want: ArrayLike<number>): number {
  expect(got.length).toBe(want.length);
  let most = 0;
  for (let i = 0; i < want.length; i++) {
    const error = Math.abs((got[i] as number) - (want[i] as number));
    if (!(error <= most)) most = error;
  }
  return most;
}

export function largestSize(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  return most;
}

/** Every entry is within `bound` of the wanted one, relative to the largest of them. */
export function expectClose(got: ArrayLike<number>, want: ArrayLike<number>, bound: number): void {
  expect(largestError(got, want)).toBeLessThanOrEqual(bound * Math.max(largestSize(want), 1e-30));
}

/** Every entry is within `bound` of the wanted one, relative to that very entry. */
export function expectEachClose(got: ArrayLike<number>, want: ArrayLike<number>, bound: number): void {
  expect(got.length).toBe(want.length);
  let worst = 0;
  for (let i = 0; i < want.length; i++) {
    const size = Math.max(Math.abs(want[i] as number), 1e-6);
    const error = Math.abs((got[i] as number) - (want[i] as number)) / size;
    if (!(error <= worst)) worst = error;
  }
  expect(worst).toBeLessThanOrEqual(bound);
}
