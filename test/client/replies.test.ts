import { expect, it } from 'vitest';
import { earnsMore } from '../../client/panels/why-words.tsx';

it('WHY-6 a reply is told as better when it earns more in whole points, as points are shown', () => {
  expect(earnsMore(96.4, 95.4)).toBe(true);
  expect(earnsMore(96.4, 95.6)).toBe(false);
  expect(earnsMore(95.6, 96.4)).toBe(false);
});
