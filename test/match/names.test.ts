import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, nameSkeleton } from '../../engine/match/names.ts';
import { playMatch } from './match-player.ts';

describe('nicknames', () => {
  it('MATCH-20 are normalised and trimmed', () => {
    expect(cleanName('  Ada   Lovelace ')).toBe('Ada Lovelace');
    expect(cleanName('ﬁne')).toBe('fine');
    expect(cleanName('Ａda')).toBe('Ada');
    expect(cleanName('Zoë')).toBe('Zoë');
  });

  it('MATCH-20 count what a reader counts', () => {
    expect(cleanName('é'.repeat(24))).toBe('é'.repeat(24));
    expect(cleanName('x'.repeat(25))).toBeNull();
    expect(cleanName('🐙'.repeat(24))).toBe('🐙'.repeat(24));
    expect(cleanName('हिन्दी')).toBe('हिन्दी');
  });

  it.each([
    ['nothing', '   '],
    ['a control character', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['text that turns', 'abc\u202edef'],
    ['a zero-width space', 'ab\u200bc'],
    ['a zero-width joiner', 'ab\u200dc'],
    ['a blank letter', '\u3164'],
    ['a byte order mark', 'na\ufeffme'],
    ['stacked marks', `a${'\u0301'.repeat(5)}\u0316\u0317\u0318`],
    ['marks alone', '\u0301'],
    ['half a character', 'a\ud800'],
  ])('MATCH-20 refuses %s', (_what, name) => {
    expect(cleanName(name)).toBeNull();
  });

  it.each([
    ['Rosa', 'rosa'],
    ['Rosa', 'R0SA'],
    ['Rosa', 'Rоsа'], // Cyrillic о and а
    ['Rosa', 'Ro sa.'],
    ['Bill', 'BiIl'],
    ['modern', 'rnodern'],
    ['Zoë', 'zoe'],
  ])('MATCH-21 %s and %s are too alike for one room', (held, twin) => {
    const game = playMatch();
    game.join(held);
    expect(game.join(twin)).toMatchObject({ ok: false, code: 'name-taken' });
  });

  it('MATCH-21 different names share a room', () => {
    const game = playMatch();
    for (const name of ['Rosa', 'Rose', 'Rosalind', '🐙', '🐳', 'ロサ', '12', '34']) {
      expect(game.join(name)).toMatchObject({ ok: true });
    }
  });

  it('MATCH-20 a clean name is clean again, whatever was typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (raw) => {
        const name = cleanName(raw);
        if (name === null) return;
        expect(cleanName(name)).toBe(name);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(nameSkeleton(name).length).toBeGreaterThan(0);
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });
});
