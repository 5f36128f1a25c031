import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nameParts } from '../../client/room/name-parts.ts';

it('CLIENT-76 the end of a name that stays is made of its last words, else of its last letters', () => {
  const endOf = (name: string) => nameParts(name).end;
  expect(endOf('Security Champions Blue')).toBe('Blue');
  expect(endOf('Frankfurt Data Owners 12')).toBe('Owners 12');
  expect(endOf('Platform Engineering A')).toBe('A');
  expect(endOf('Schmetterlingssammlerin2')).toBe('sammlerin2');
  expect(endOf('Rosa')).toBe('sa');
  expect(nameParts('A')).toEqual({ start: 'A', end: '', letters: 1 });
});

it('CLIENT-76 the parts are the name, no letter is cut in two, and the start has at least half of them', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('W', 'i', ' ', 'é', 'e\u0301', '👩‍🚀') }), (name) => {
      const { start, end, letters } = nameParts(name);
      expect(start + end).toBe(name);
      const count = (text: string) => [...new Intl.Segmenter().segment(text)].length;
      expect([count(start), count(start) + count(end)]).toEqual([letters, count(name)]);
      expect(count(end)).toBeLessThanOrEqual(Math.min(10, letters));
    }),
  );
});
