import { expect, it } from 'vitest';
import { createRecent } from '../../server/training/recent.ts';

it('SERVER-60 what was used last is kept, what was not used longest goes first', () => {
  const recent = createRecent(2);
  const made: string[] = [];
  const ask = (key: string) =>
    recent(key, () => {
      made.push(key);
      return key;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) expect(ask(key)).toBe(key);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
