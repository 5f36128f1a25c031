import { expect, it } from 'vitest';
import { piecesOf, wordsOf } from '../../client/forms/told.ts';

it('CLIENT-36 a text is split at the terms that it marks, and loses no word', () => {
  const text = 'Of a [[epsilon|budget ε]], [[filter|filters]] see nothing.';
  expect(piecesOf(text)).toEqual([
    { words: 'Of a ', term: null, after: '' },
    { words: 'budget ε', term: 'epsilon', after: ',' },
    { words: ' ', term: null, after: '' },
    { words: 'filters', term: 'filter', after: '' },
    { words: ' see nothing.', term: null, after: '' },
  ]);
  expect(piecesOf('plain')).toEqual([{ words: 'plain', term: null, after: '' }]);
  expect(wordsOf(text)).toBe('Of a budget ε, filters see nothing.');
});
