import { describe, expect, it } from 'vitest';
import { apart, BLINDNESS, contrast, rgb, SHADES, SHARED, tokensOf } from '../support/colours.ts';

const NUMBERS = Array.from({ length: 10 }, (_, i) => i);
const classes = NUMBERS.map((i) => `class-${i}`);
const fields = ['field-doubt', ...NUMBERS.map((i) => `field-${i}`)];
const teams = NUMBERS.map((i) => `team-tone-${i}`);
const grounds = ['abyss', 'ink', 'deep', 'shelf'];

/** Pairs that stand on each other: [what is read, on what]. */
const pairs = (tops: readonly string[], on: readonly string[]) =>
  tops.flatMap((top) => on.map((ground) => [top, ground] as const));

const TEXT = [
  ...pairs(['foam', 'mist', 'clear', 'poison', 'ghost', 'caught', 'warn', ...teams], grounds),
  ...pairs(['haze'], ['abyss', 'ink']),
  ...pairs(['attack', 'foam', 'side-text'], ['attack-deep']),
  ...pairs(['defend', 'foam', 'side-text'], ['defend-deep']),
  ...pairs(['foam', 'mist'], ['water', 'water-deep', 'water-hurt', 'water-hurt-deep']),
  ...pairs(['on-poison'], ['poison', 'poison-hover']),
  ...pairs(['on-clear'], ['clear', 'clear-hover']),
  // A chosen segment, and what is selected.
  ...pairs(['abyss'], ['foam', 'clear']),
  ...pairs(['qr-ink'], ['qr-ground']),
  ...pairs(['foam', 'mist', 'haze'], ['paper']),
];

const GRAPHICS = [
  ...pairs([...classes, 'boundary', 'ghost', 'focus', 'poison', 'caught', 'lost', 'pull', 'foam'], fields),
  ...pairs(['line-strong'], grounds),
  ...pairs(['clear', 'poison', 'ghost', 'lost', 'attack', 'defend', ...classes], ['abyss', 'ink', 'deep']),
  ...pairs(['picture-mark', 'picture-ink'], ['picture-ground']),
];

describe.each(SHADES)('CLIENT-13 by %s', (shade) => {
  const tokens = tokensOf(shade);
  // What is printed is printed by day.
  const read = shade === 'day' ? TEXT : TEXT.filter(([, ground]) => ground !== 'paper');
  const tooFaint = (list: typeof TEXT, least: number) =>
    list
      .map(([top, ground]) => [top, ground, contrast(rgb(tokens, top), rgb(tokens, ground))] as const)
      .filter(([, , ratio]) => ratio < least)
      .map(([top, ground, ratio]) => `${top} on ${ground}: ${ratio.toFixed(2)}`);

  it('text has a contrast of 4.5 to 1 on its ground', () => {
    expect(tooFaint(read, 4.5)).toEqual([]);
  });

  it('what is drawn has one of 3 to 1', () => {
    expect(tooFaint(GRAPHICS, 3)).toEqual([]);
  });

  it.each(BLINDNESS)('two classes, and the fates of poison, are apart with %s', (_, sight) => {
    const close = [
      ['class-0', 'class-1'],
      ['field-0', 'field-1'],
      ['poison', 'caught'],
      ['poison', 'lost'],
      ['caught', 'lost'],
      ['attack', 'defend'],
    ]
      .map(([a, b]) => [a, b, apart(rgb(tokens, a as string), rgb(tokens, b as string), sight)] as const)
      .filter(([, , distance]) => distance < 10);
    expect(close).toEqual([]);
  });
});

it('CLIENT-68 every colour of the night has one of the day', () => {
  const [night, day] = SHADES.map((shade) => tokensOf(shade));
  const same = [...(night ?? [])].filter(
    ([name, value]) => day?.get(name) === value && !value.startsWith('var('),
  );
  expect(same.map(([name]) => name).sort()).toEqual(SHARED);
});
