import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PIECES, pieceFor, pieceLength } from '../../client/picture/line-pieces.ts';

it('a piece of a line is drawn from one of nearly its length, so that its ends are round', () => {
  const longest = pieceLength(PIECES - 1);
  fc.assert(
    fc.property(fc.double({ min: 1, max: longest, noNaN: true }), (length) => {
      const stretch = length / pieceLength(pieceFor(length));
      expect(Math.max(stretch, 1 / stretch)).toBeLessThan(1.125);
    }),
  );
  expect(pieceFor(1)).toBe(0);
  expect(pieceFor(100 * longest)).toBe(PIECES - 1);
});
