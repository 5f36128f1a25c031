import { expect, it } from 'vitest';
import { readProgress, writeProgress } from '../../client/links/lesson-progress.ts';

const storageWith = (text: string | null) => ({ getItem: () => text });

it('LESSON-3 what a browser remembers is read as far as it is understood', () => {
  const good = { guess: 1, solved: true };
  expect(readProgress(null)).toEqual({});
  expect(readProgress(storageWith(null))).toEqual({});
  for (const bad of [
    '',
    '{',
    'null',
    '7',
    '[]',
    '"x"',
    '{"label-flips":3}',
    '{"no-lesson":{"guess":1,"solved":true}}',
  ])
    expect(readProgress(storageWith(bad)), bad).toEqual({});
  const mixed = {
    'label-flips': good,
    'clean-label': { guess: -1, solved: true },
    'golden-gate': { guess: 0.5, solved: false },
    'tipping-point': { guess: 0, solved: 'yes' },
  };
  expect(readProgress(storageWith(JSON.stringify(mixed)))).toEqual({ 'label-flips': good });
});

it('LESSON-3 storage that is forbidden or full stops nobody', () => {
  const refuse = () => {
    throw new Error('forbidden');
  };
  expect(readProgress({ getItem: refuse })).toEqual({});
  expect(() => writeProgress({ setItem: refuse }, {})).not.toThrow();
  let held = '';
  const progress = { 'label-flips': { guess: 0, solved: false } };
  writeProgress({ setItem: (_key, value) => (held = value) }, progress);
  expect(readProgress(storageWith(held))).toEqual(progress);
});
