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
    ['an emoji that joins', '👩\u200d🚀 Zoe'],
    ['a family', '👨\u200d👩\u200d👧\u200d👦'],
    ['a joined emoji with a skin', '🧑🏽\u200d💻'],
    ['a flag that joins', '🏳\ufe0f\u200d🌈'],
    ['a flag of tags', '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}'],
    ['a Persian non-joiner', 'می\u200cخواهم'],
    ['a Hindi joiner', 'क्\u200dष'],
    ['a Hindi non-joiner', 'क्\u200cष'],
    ['a Bengali joiner ahead of its virama', 'র\u200d্য'],
    ['three marks on a letter', 'ज़ोंज़ों'],
  ])('MATCH-20 takes %s as it is written', (_what, name) => {
    expect(cleanName(name)).toBe(name.normalize('NFKC'));
  });

  it('MATCH-20 has a limit on code points too', () => {
    expect(cleanName('👨\u200d👩\u200d👧\u200d👦'.repeat(10))).not.toBeNull();
    expect(cleanName('👨\u200d👩\u200d👧\u200d👦'.repeat(11))).toBeNull();
  });

  it.each([
    'Host',
    'host',
    'H0ST',
    'Ноѕт',
    'ʜᴏꜱᴛ',
    'Ser ver',
    'ꓢerver',
    'Admin',
    'АDМIN',
    'adrnin',
    'B.o.t',
    'В0т',
  ])('MATCH-22 %s could be taken for the game itself', (name) => {
    expect(playMatch().join(name)).toMatchObject({ ok: false, code: 'name-reserved' });
  });

  it('MATCH-22 names that only hold such a word are free', () => {
    const game = playMatch();
    for (const name of ['Hostess', 'Robot', 'Adminton', 'Serverin']) {
      expect(game.join(name)).toMatchObject({ ok: true });
    }
  });

  it.each([
    ['nothing', '   '],
    ['a control character', 'a\u0000b'],
    ['a line break', 'a\nb'],
    ['text that turns', 'abc\u202edef'],
    ['a zero-width space', 'ab\u200bc'],
    ['a zero-width joiner', 'ab\u200dc'],
    ['a joiner that joins nothing', '👩\u200d'],
    ['two joiners in a row', '👩\u200d\u200d🚀'],
    ['a non-joiner between Latin letters', 'a\u200cb'],
    ['tags behind no flag', 'a\u{e0067}\u{e0062}\u{e007f}'],
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
    ['Ada', 'ᴀda'], // small capital
    ['Ada', 'Ꭺda'], // Cherokee
    ['Ada', 'Αdа'], // Greek and Cyrillic
    ['Ada', 'ꓮda'], // Lisu
    ['Ada', '𝕬𝖉𝖆'],
    ['Michael', 'Ｍісһаеӏ'],
    ['👩\u200d🚀', '👩🚀'],
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
        expect(name).not.toMatch(/[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(nameSkeleton(name).length).toBeGreaterThan(0);
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });
});
