import { expect, it } from 'vitest';
import { createRecent } from '../../server/training/recent.ts';

/** What was made anew of what was asked for, each with so many bytes. */
function madeOf(most: number, maxBytes: number, asked: readonly (readonly [string, number])[]): string {
  const recent = createRecent(most, maxBytes);
  const made: string[] = [];
  for (const [key, bytes] of asked) {
    const value = recent(key, bytes, () => {
      made.push(key);
      return key;
    });
    expect(value).toBe(key);
  }
  return made.join('');
}

const each = (keys: string, bytes: number) => [...keys].map((key) => [key, bytes] as const);

it('SERVER-60 what was used last is kept, what was not used longest goes first', () => {
  expect(madeOf(2, 1_000, each('abacab', 1))).toBe('abcb');
});

it('SERVER-60 values are kept up to a number of bytes, the last one whatever it takes', () => {
  expect(madeOf(9, 20, each('abacab', 10))).toBe('abcb');
  expect(madeOf(9, 20, each('aabb', 30))).toBe('ab');
  expect(madeOf(9, 20, [...each('ab', 5), ['c', 15], ...each('ab', 5)])).toBe('abcab');
});
